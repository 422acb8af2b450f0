"""A letter filled in for one row; where a field stops it, the Ref says whose letter it is."""

from collections.abc import Mapping

from liaison_app.domain.errors import FileProblem, LiaisonError
from liaison_app.domain.letters import fill
from liaison_app.domain.merge_fields import MailListRow, mail_text


def filled_for(row: MailListRow, text: str, values: Mapping[str, str]) -> str:
    """Return the text as it prints for this row.

    Raises FileProblem with the Ref and the name of a field that is unknown or unfilled.
    """
    try:
        return fill(text, values)
    except LiaisonError as problem:
        sentence = f"{mail_text(row.ref)}: {problem.sentence}"
        raise FileProblem(sentence, hint=problem.hint) from problem
