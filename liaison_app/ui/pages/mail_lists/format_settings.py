"""What one kind of file asks for beside its rows: a sheet of labels, a subject, what to say."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.exports import BATCH, MOST_IN_BATCH, ExportSettings, LabelSheet
from liaison_app.domain.label_sheets import LABEL_SHEETS
from liaison_app.files.formats.format import Format
from liaison_app.ui.fitting import grown
from liaison_app.ui.pages.mail_lists.file_kinds import INDENT
from liaison_app.ui.widgets.buttons import link_button
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.form_row import FormRow

_LINES_HIGH = 74
_ASIDE, _NUMBER_WIDTH = 8, 110


class FormatSettings(QWidget):
    """Shows only the settings that the kind of file chosen has.

    Signals:
        changed: a setting is another one now.
        sheet_chosen: the labels are other ones now.
        test_wanted: a test print of the sheet of labels is to be saved.
        sheet_wanted: a sheet of labels of one's own is to be measured and named.
    """

    changed = Signal()
    sheet_chosen = Signal()
    test_wanted = Signal()
    sheet_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._sheet = ElidedChoice()
        self._sheet.activated.connect(self._choose_sheet)
        self._first = _number(1, 1)
        self._batch = _number(BATCH, MOST_IN_BATCH)
        self._subject = QLineEdit()
        self._words = QPlainTextEdit()
        self._words.setTabChangesFocus(True)
        self._words.setFixedHeight(grown(_LINES_HIGH, self.font()))
        test, own = link_button("Test print…"), link_button("Measure another sheet…")
        test.clicked.connect(self.test_wanted)
        own.clicked.connect(self.sheet_wanted)
        self._links = in_lines(test, own)
        self._rows: dict[str, QWidget] = {
            "subject": FormRow(
                "Subject",
                self._subject,
                hint="Fields may stand in it. Left empty, it is the name of the list.",
            ),
            "sheet": FormRow("Sheet of labels", self._sheet),
            "first_label": FormRow(
                "First label",
                self._first,
                beside=_room(),
                hint="Counted along the rows: more than 1 for a sheet that was begun.",
            ),
            "links": self._links,
            "batch": FormRow("Addresses in each batch", self._batch, beside=_room()),
            "what_to_say": FormRow("What to say", self._words, hint="Printed above the rows."),
        }
        column = QVBoxLayout(self)
        column.setContentsMargins(INDENT, 6, 0, 8)
        column.setSpacing(8)
        for row in self._rows.values():
            column.addWidget(row)
        self._first.valueChanged.connect(self.changed)
        self._batch.valueChanged.connect(self.changed)
        self._subject.textChanged.connect(self.changed)
        self._words.textChanged.connect(self.changed)
        self.offer_sheets(LABEL_SHEETS)

    @property
    def settings(self) -> ExportSettings:
        """What is set now."""
        return ExportSettings(
            sheet=self.sheet,
            first_label=self._first.value(),
            batch=self._batch.value(),
            subject=self._subject.text().strip(),
            what_to_say=self._words.toPlainText().strip(),
        )

    @property
    def sheet(self) -> LabelSheet:
        """The sheet of labels chosen."""
        return self._sheets[max(self._sheet.currentIndex(), 0)]

    def offer_sheets(self, sheets: Sequence[LabelSheet], *, chosen: str = "") -> None:
        """Offer these sheets; the one chosen stays, unless another is named."""
        before = self.sheet if self._sheet.count() else None
        name = chosen or (before.name if before is not None else "")
        self._sheets = tuple(sheets)
        self._sheet.clear()
        for one in self._sheets:
            self._sheet.addItem(f"{one.name} ({one.across} by {one.down})", one.name)
        self._sheet.setCurrentIndex(max(self._sheet.findData(name), 0))
        if self.sheet != before:
            self._choose_sheet()

    def show_kept(self, kept: Mapping[str, str | int]) -> None:
        """Show the settings that a preset keeps; the others stay as they are."""
        if "sheet" in kept:
            self._sheet.setCurrentIndex(max(self._sheet.findData(kept["sheet"]), 0))
            self._choose_sheet()
        for name, number in (("first_label", self._first), ("batch", self._batch)):
            number.setValue(int(kept.get(name, number.value())))
        if "subject" in kept:
            self._subject.setText(str(kept["subject"]))
        if "what_to_say" in kept:
            self._words.setPlainText(str(kept["what_to_say"]))

    def show_for(self, kind: Format) -> None:
        """Show the settings of a kind of file."""
        shown = set(kind.asks)
        if "sheet" in kind.asks:
            shown.add("links")
        for name, row in self._rows.items():
            row.setVisible(name in shown)
        self.setVisible(bool(shown))

    def _choose_sheet(self) -> None:
        self._first.setMaximum(self.sheet.labels)
        self.changed.emit()
        self.sheet_chosen.emit()


def _room() -> QWidget:
    """Return what takes the room beside a narrow field, so that it stands at the left."""
    room = QWidget()
    room.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return room


def _number(value: int, most: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, most)
    field.lineEdit().setTextMargins(_ASIDE, 0, 0, 0)
    field.setMaximumWidth(grown(_NUMBER_WIDTH, field.font()))
    field.setValue(value)
    return field
