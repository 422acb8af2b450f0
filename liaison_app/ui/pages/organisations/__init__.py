"""The organisations page: the list, one organisation's panel, and its forms."""
