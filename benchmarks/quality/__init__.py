"""Quality suites: figures against gold sets, with floors that only rise."""
