"""What is read, as frozen values for screens and commands."""
