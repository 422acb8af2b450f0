"""The timeline of an organisation, which is the one of every record."""

from liaison_app.ui.timeline_card import TimelineCard

__all__ = ["TimelineCard"]
