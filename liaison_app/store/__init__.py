"""What is kept: the encrypted database, its journal, keys, backups and migrations."""
