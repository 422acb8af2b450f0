"""What is wrong with a line of the team or of an officer: a sentence, or nothing."""

from liaison_app.domain.fields import check_email, check_needed
from liaison_app.domain.phones import read_phone
from liaison_app.domain.text import tidy


def name_problem(text: str) -> str:
    """Return what is wrong with a name."""
    return check_needed(text).problem


def email_problem(text: str) -> str:
    """Return what is wrong with an e-mail address; none is right."""
    return check_email(text).problem


def phone_problem(text: str) -> str:
    """Return what is wrong with a telephone number; none is right, and so is 101."""
    return read_phone(text).problem if tidy(text) else ""
