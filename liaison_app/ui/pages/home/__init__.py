"""What is asked of the officer today."""
