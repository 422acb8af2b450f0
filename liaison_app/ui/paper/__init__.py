"""Sheets of paper laid out and painted: printed into a PDF, and previewed on the screen."""
