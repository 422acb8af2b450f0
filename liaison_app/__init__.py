"""Liaison: letters, contacts and outreach for neighbourhood policing teams."""

__version__ = "0.1.0"
