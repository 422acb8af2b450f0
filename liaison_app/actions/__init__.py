"""What an officer can do, one verb a module."""
