"""The typed tables, one module a slice."""
