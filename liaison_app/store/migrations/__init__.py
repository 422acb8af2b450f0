"""How older workspaces are brought up to date."""
