"""A sheet of labels measured with a rule and named, and the sheets there are to choose from."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QWidget

from liaison_app.actions.keep_label_sheet import keep_label_sheet
from liaison_app.domain.exports import LabelSheet
from liaison_app.domain.tidied import Tidied
from liaison_app.queries.label_sheets import label_sheets
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.pages.mail_lists.format_settings import FormatSettings
from liaison_app.ui.tasks import Tasks

_PER_MM = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class _Measure:
    """One measure: its field of LabelSheet, what it is called, and where the rule is put."""

    name: str
    label: str
    hint: str = ""


_COUNTS = (
    _Measure(name="across", label="Labels across"),
    _Measure(name="down", label="Labels down"),
)
_LENGTHS = (
    _Measure(name="width", label="Width of a label, mm"),
    _Measure(name="height", label="Height of a label, mm"),
    _Measure(name="left", label="Left margin, mm", hint="Paper's edge to the first label."),
    _Measure(name="top", label="Top margin, mm", hint="Paper's edge to the first label."),
    _Measure(name="pitch_across", label="Step across, mm", hint="Left edge to the next left edge."),
    _Measure(name="pitch_down", label="Step down, mm", hint="Top edge to the next top edge."),
    _Measure(name="paper_width", label="Width of the paper, mm", hint="A4 is 210 by 297."),
    _Measure(name="paper_height", label="Height of the paper, mm"),
)


class SheetForm(FormDialog):
    """Asks for the measures of a sheet, begun with those of one that is known."""

    def __init__(self, like: LabelSheet, parent: QWidget | None = None) -> None:
        super().__init__("A sheet of labels of your own", columns=2, parent=parent)
        self.add_field("name", "Name", QLineEdit(), check=_named, hint="As on its packet.")
        for one in _COUNTS:
            self.add_field(one.name, one.label, QLineEdit(), check=_counted, hint=one.hint)
        for one in _LENGTHS:
            self.add_field(one.name, one.label, QLineEdit(), check=_measured, hint=one.hint)
        known = {one.name: f"{getattr(like, one.name)}" for one in _COUNTS}
        known |= {one.name: f"{getattr(like, one.name) / _PER_MM:g}" for one in _LENGTHS}
        self.fill(known)

    @property
    def sheet(self) -> LabelSheet:
        """The sheet as it was measured; every field holds a number by now."""
        texts = self.values
        counts = {one.name: int(texts[one.name]) for one in _COUNTS}
        lengths = {one.name: _hundredths(texts[one.name]) for one in _LENGTHS}
        return LabelSheet(name=texts["name"].strip(), **counts, **lengths)


class LabelSheets(QObject):
    """Reads the sheets to choose from, and keeps one that is measured."""

    def __init__(self, page: QWidget, tasks: Tasks, settings: FormatSettings) -> None:
        super().__init__(page)
        self._page, self._tasks, self._settings = page, tasks, settings
        settings.sheet_wanted.connect(self.measure)

    def reload(self) -> None:
        """Read the sheets there are."""
        self._tasks.read(label_sheets, then=self._settings.offer_sheets, owner=self)

    def measure(self) -> SheetForm:
        """Open the form of another sheet."""
        form = SheetForm(self._settings.sheet, self._page)
        form.save_wanted.connect(partial(self._keep, form))
        form.show_form()
        return form

    def _keep(self, form: SheetForm) -> None:
        sheet = form.sheet
        self._tasks.write(
            f"Keep the sheet of labels {sheet.name}",
            partial(keep_label_sheet, sheet=sheet),
            owner=form,
            then=partial(self._kept, form, sheet.name),
            or_else=form.refuse,
        )

    def _kept(self, form: SheetForm, name: str, _key: int) -> None:
        form.close_saved()
        offer = partial(self._settings.offer_sheets, chosen=name)
        self._tasks.read(label_sheets, then=offer, owner=self)


def _hundredths(text: str) -> int:
    return round(float(text.strip().replace(",", ".")) * _PER_MM)


def _named(text: str) -> Tidied[str]:
    return Tidied(value=text.strip(), problem="" if text.strip() else "Give it a name.")


def _counted(text: str) -> Tidied[str]:
    return _number(text, int, "Say how many, for instance 3.")


def _measured(text: str) -> Tidied[str]:
    return _number(text, _hundredths, "Give millimetres, for instance 63.5.")


def _number(text: str, read: Callable[[str], int], problem: str) -> Tidied[str]:
    try:
        is_wrong = read(text) < 0
    except (ValueError, OverflowError):
        is_wrong = True
    return Tidied(value=text.strip(), problem=problem if is_wrong else "")
