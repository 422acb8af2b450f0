"""What the words mean: rules and values, with the standard library and pure libraries alone."""
