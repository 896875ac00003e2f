"""Stage 4: language becomes what the report asserts."""
