"""Mail lists: whom, checked, saved."""
