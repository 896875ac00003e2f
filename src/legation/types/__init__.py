"""The nouns of the flow: frozen values without input, output or third parties."""
