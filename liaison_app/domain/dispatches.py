"""How far a file made in order to send has come."""

from liaison_app.domain.choices import Choice


class DispatchStage(Choice):
    """From prepared, through saved, to sent; rows that were copied or printed are not sent."""

    PREPARED = "prepared", "Being saved"
    SAVED = "saved", "Saved, not sent"
    SENT = "sent", "Sent"
    FAILED = "failed", "Not saved"
    COPIED = "copied", "Copied"
    PRINTED = "printed", "Printed"
