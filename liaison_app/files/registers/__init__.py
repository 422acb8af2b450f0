"""Public registers and spreadsheets that can be brought in."""
