"""Sheets of paper printed into a PDF: letters, labels, envelopes and sheets to take along."""
