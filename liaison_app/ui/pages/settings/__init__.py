"""The team, its wards and officers, backups and appearance."""
