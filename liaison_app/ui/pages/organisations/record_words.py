"""The words of a record, as they are broken for every record."""

from liaison_app.ui.record_words import breakable, breakable_address, reads_on

__all__ = ["breakable", "breakable_address", "reads_on"]
