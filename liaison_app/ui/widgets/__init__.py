"""Widgets that know nothing of one page."""
