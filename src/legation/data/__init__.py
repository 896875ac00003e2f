"""Generated tables and the language model; never edited by hand (`make data`)."""
