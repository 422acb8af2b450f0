"""The people page: the list, one person's panel, and their forms."""
