"""The command line: it prints and exits, and nothing else does."""
