"""What shows one record, of whatever kind: beside its list, or whole in a tab."""
