"""What becomes of each row of a list in the kind of file chosen; nothing is written.

What is printed is laid out from the very sheets that the file is made of. Everything is made when
it is looked at: a list may have thousands of rows.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from liaison_app.actions.make_export import ExportChosen, arranged, job_of
from liaison_app.domain.choices import Choice
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.email_drafts import EmailLetter
from liaison_app.domain.mail_lists import Included, MailListPlan
from liaison_app.domain.merge_fields import MailListRow, cells_of, mail_text
from liaison_app.domain.odd_letters import printed_letter
from liaison_app.domain.paper import Frame, Printout
from liaison_app.domain.progress import Progress
from liaison_app.files.formats import letters_pdf
from liaison_app.files.formats.format import ExportJob, Format
from liaison_app.ui.pages.mail_lists.ready_letter import MERGED_ELSEWHERE
from liaison_app.ui.paper.laid_out import Page, laid_out
from liaison_app.ui.paper.setting import Setter
from liaison_app.ui.theme import ui_font

_BY_TEMPLATE = "Word lays this letter out, as your template says: here are its words alone."
_BY_WORD = "In Word a line or a page may end elsewhere; the words are the same."


class Side(Choice):
    """What is looked at of a list that is merged elsewhere."""

    LETTER = "letter", "Letter"
    ROW = "row", "Row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Values under their headings, then a text."""

    values: tuple[tuple[str, str], ...] = ()
    body: str = ""
    note: str = ""

    @property
    def text(self) -> str:
        """All of it as one text."""
        values = "\n".join(f"{heading}: {value}" for heading, value in self.values)
        return "\n\n".join(part for part in (values, self.body) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class OnPages:
    """The pages that come of a row, and the part of them that is its own; None is all."""

    pages: tuple[Page, ...]
    part: Frame | None = None
    note: str = ""

    @property
    def text(self) -> str:
        """What is read on them, page by page."""
        return "\n\n".join(page.text(self.part) for page in self.pages)


def is_greeted(kind: Format) -> bool:
    """Whether a row is greeted: in a letter, or in one that is merged from it elsewhere."""
    return kind.needs_letter or kind.chooses_columns or "Salutation" in kind.fields


class Previewed:
    """A list as it will be saved, row by row, in the order of the file."""

    def __init__(self, plan: MailListPlan, chosen: ExportChosen) -> None:
        self._plan, self._chosen, self._kind = plan, chosen, chosen.format
        self._setter = Setter(ui_font(12).families())

    @cached_property
    def rows(self) -> tuple[Included, ...]:
        """The rows in their order."""
        return arranged(self._plan, self._kind)

    @property
    def is_greeted(self) -> bool:
        """Whether somebody is greeted in it."""
        return is_greeted(self._kind)

    @property
    def sides(self) -> tuple[Side, ...]:
        """What can be looked at: both sides of a list whose letter is merged in Word."""
        is_merged = self._kind.name in MERGED_ELSEWHERE and self._plan.body.strip()
        return tuple(Side) if is_merged else ()

    def place_like(self, shown: Included | None) -> int:
        """Return where the row of the same organisation and person stands, or the first place."""
        wanted = _whose(shown) if shown is not None else None
        return next((at for at, one in enumerate(self.rows) if _whose(one) == wanted), 0)

    def place_of(self, included: int) -> int:
        """Return where a row of the plan stands in the file."""
        return self._places[id(self._plan.included[included])]

    def row(self, place: int, side: Side) -> OnPages | Told:
        """Return what becomes of the row in this place.

        Raises LiaisonError with the name of a field that stops the letter.
        """
        kind, row = self._kind, self.rows[place].row
        is_letter = kind.needs_letter or (side is Side.LETTER and bool(self.sides))
        if kind.needs_letter and kind.by is ObjectionChannel.EMAIL:
            return self._draft(row)
        if kind.printout is not None:
            return self._on_paper(kind.printout, place)
        if is_letter and not self._plan.template:
            return replace(self._on_paper(letters_pdf.printout_in_word, place), note=_BY_WORD)
        if is_letter:
            return Told(body=printed_letter(self._plan.body, row), note=_BY_TEMPLATE)
        return self._cells(row)

    def addressed(self, place: int) -> Told:
        """Return to whom a row is, for where its letter cannot be shown."""
        return Told(body=printed_letter("", self.rows[place].row))

    @cached_property
    def _places(self) -> dict[int, int]:
        return {id(one): place for place, one in enumerate(self.rows)}

    @cached_property
    def _job(self) -> ExportJob:
        """What would be written; there is nowhere to write to."""
        today = self._plan.made_on
        return job_of(self._plan, self._chosen, today=today, private=Path(), progress=Progress())

    def _on_paper(self, printout: Callable[[ExportJob], Printout], place: int) -> OnPages:
        printed = printout(self._job)
        where = printed.place_of(place)
        pages = tuple(laid_out(printed.sheets[where.sheet], self._setter))
        note = ""
        if where.part is not None:
            many = f"Sheet {where.sheet + 1:,} of {len(printed.sheets):,}"
            note = f"{many}, with this {self._kind.counted} marked."
        return OnPages(pages=pages, part=where.part, note=note)

    def _draft(self, row: MailListRow) -> Told:
        subject = self._chosen.settings.subject
        letter = EmailLetter(body=self._plan.body, title=self._plan.title, subject=subject)
        draft = letter.draft(row)
        return Told(values=(("To", row.email), ("Subject", draft.subject)), body=draft.text)

    def _cells(self, row: MailListRow) -> Told:
        """Return the cells under their headings."""
        kind, columns = self._kind, self._chosen.columns
        if kind.cells is not None:
            return Told(values=tuple(kind.cells(self._job, row)))
        fields = kind.fields or tuple(one.field for one in columns)
        headings = kind.fields or tuple(one.heading for one in columns)
        texts = map(mail_text, cells_of(fields)(row) if fields else ())
        return Told(values=tuple(zip(headings, texts, strict=True)))


def _whose(one: Included) -> tuple[int, int | None]:
    return one.organisation_id, one.person_id
