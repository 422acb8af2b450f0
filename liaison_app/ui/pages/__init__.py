"""The pages of the window, which do not know each other."""
