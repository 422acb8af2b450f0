"""The outreach log."""
