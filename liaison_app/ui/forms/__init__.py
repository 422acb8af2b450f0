"""Forms that several pages open: built from fields, checked while typed, drafts kept."""
