"""The fields of one letter of a new campaign: its audience, the posts it is for, its text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from liaison_app.domain.campaign_entries import LetterEntry
from liaison_app.domain.organisations import Kind
from liaison_app.domain.posts import posts_for
from liaison_app.domain.text import tidy
from liaison_app.paths import resource
from liaison_app.queries.audiences import Audience
from liaison_app.queries.saved_lists import ListName
from liaison_app.queries.team import WardSeen
from liaison_app.ui.pages.campaigns.words import counted
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.widgets.buttons import icon_button, quiet_button
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.form_row import FormRow

_OWN_TEXT = "My own text"
_SAVED_LIST = "Saved list: "
_TEXT_HEIGHT = 150


class LetterFields(QFrame):
    """One letter; the form asks for its count whenever the audience changes.

    Signals:
        audience_changed: another kind or saved list, or other wards.
        lists_wanted: saved lists are to be looked at or made.
        remove_wanted: the letter is not wanted after all.
    """

    audience_changed = Signal()
    lists_wanted = Signal()
    remove_wanted = Signal()

    def __init__(
        self,
        *,
        wards: Sequence[WardSeen],
        kind: Kind,
        lists: Sequence[ListName] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._ours = _our_letters()
        self.name = QLineEdit()
        self.kind = ElidedChoice()
        for one in Kind:
            self.kind.addItem(one.plural, one)
        self.posts = QLineEdit()
        self.template = QComboBox()
        self.template.addItems([*self._ours, _OWN_TEXT])
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setFixedHeight(_TEXT_HEIGHT)
        self.your_ref = QLineEdit()
        self._wards = [(ward.code, _ward_box(ward)) for ward in wards]
        self._count = PlainLabel(role="strong")
        self._edit_lists = quiet_button("Saved lists", "bookmark")
        self._edit_lists.clicked.connect(self.lists_wanted)
        self._remove = icon_button("trash-2", "Take this letter away")
        self._remove.clicked.connect(self.remove_wanted)
        self.rows = self._make_rows()
        self._lay_out()
        self.offer_lists(lists)
        self.kind.setCurrentIndex(self.kind.findData(kind))
        self._suit_kind()
        self._connect()

    @property
    def audience(self) -> Audience:
        """Whom the letter is for: a saved list, or a kind; no ward ticked means all of ours."""
        chosen = self.kind.currentData()
        if not isinstance(chosen, Kind):
            return Audience(saved_list_id=chosen)
        codes = tuple(code for code, box in self._wards if box.isChecked())
        return Audience(kind=chosen, ward_codes=codes)

    @property
    def entry(self) -> LetterEntry:
        """The letter as typed."""
        posts = (tidy(post) for post in self.posts.text().split(","))
        return LetterEntry(
            name=self.name.text(),
            kind=self.audience.kind,
            ward_codes=self.audience.ward_codes,
            saved_list_id=self.audience.saved_list_id,
            posts=tuple(post for post in posts if post),
            body=self.body.toPlainText(),
            your_ref=self.your_ref.text(),
        )

    def offer_lists(self, lists: Sequence[ListName]) -> None:
        """Offer these saved lists behind the kinds; what was chosen stays if it is among them."""
        before = self.kind.currentData()
        blocked = self.kind.blockSignals(True)  # noqa: FBT003 - Qt's own
        while self.kind.count() > len(Kind):
            self.kind.removeItem(len(Kind))
        if lists:
            self.kind.insertSeparator(len(Kind))
        for one in lists:
            self.kind.addItem(f"{_SAVED_LIST}{one.name}", one.id)
        self.kind.setCurrentIndex(max(self.kind.findData(before), 0))
        self.kind.blockSignals(blocked)
        if self.kind.currentData() != before:
            self._suit_kind()

    def choose_list(self, list_id: int) -> None:
        """Have the letter go to a saved list."""
        self.kind.setCurrentIndex(max(self.kind.findData(list_id), 0))

    def say_count(self, count: int) -> None:
        """Say to how many the letter goes."""
        self._count.setText(f"Goes to {counted(count, 'organisation')}")

    def set_removable(self, removable: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Let the letter be taken away, while it is not the only one."""
        self._remove.setVisible(removable)

    def _make_rows(self) -> dict[str, FormRow]:
        every = "None ticked means all our wards."
        return {
            "name": FormRow("Name of the letter", self.name),
            "kind": FormRow("To", self.kind),
            "wards": FormRow("In", _ticks([box for _, box in self._wards]), hint=every),
            "posts": FormRow(
                "To the holder of",
                self.posts,
                hint="The first post that somebody holds is written to; commas between them.",
            ),
            "template": FormRow("Text", self.template),
            "your_ref": FormRow("Your ref", self.your_ref),
            "body": FormRow("What it says", self.body, hint="Fields stand as «Organisation»."),
        }

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._count)
        head.addStretch(1)
        head.addWidget(self._edit_lists)
        head.addWidget(self._remove)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.rows["kind"], 0, 0, top)
        grid.addWidget(self.rows["name"], 0, 1, top)
        grid.addWidget(self.rows["wards"], 1, 0, 1, 2)
        grid.addWidget(self.rows["posts"], 2, 0, 1, 2)
        grid.addWidget(self.rows["template"], 3, 0, top)
        grid.addWidget(self.rows["your_ref"], 3, 1, top)
        grid.addWidget(self.rows["body"], 4, 0, 1, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(grid)

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._suit_kind)
        self.kind.currentIndexChanged.connect(self.audience_changed)
        self.template.currentTextChanged.connect(self._take_text)
        for _, box in self._wards:
            box.toggled.connect(self.audience_changed)

    def _suit_kind(self) -> None:
        """Offer the posts, the name and the text that this kind of audience usually has."""
        kind = self.audience.kind
        self.rows["wards"].setVisible(kind is not None and len(self._wards) > 1)
        self.posts.setText(", ".join(posts_for(kind)) if kind is not None else "")
        self.posts.setPlaceholderText("" if kind is not None else "The usual ones of each kind")
        for_school = "Dear Head Teacher"
        many = kind.plural.lower() if kind is not None else _list_name(self.kind.currentText())
        self.name.setText(for_school if kind is Kind.SCHOOL else f"Dear Friends, {many}")
        wanted = for_school if kind is Kind.SCHOOL else "Dear Friends"
        if self.body.toPlainText() in {"", *self._ours.values()} and wanted in self._ours:
            self.template.setCurrentText(wanted)
            self._take_text(wanted)

    def _take_text(self, name: str) -> None:
        if name in self._ours:
            self.body.setPlainText(self._ours[name])
        elif self.body.toPlainText() in self._ours.values():
            self.body.clear()
            self.body.setFocus()


def _list_name(offered: str) -> str:
    return offered.removeprefix(_SAVED_LIST)


def _our_letters() -> dict[str, str]:
    """Return the letters that came with the program, by their names."""
    return {
        path.stem.replace("_", " ").title(): path.read_text("utf-8").strip()
        for path in sorted(resource("letters").glob("*.txt"))
    }


def _ticks(boxes: Sequence[QCheckBox]) -> QWidget:
    whole = QWidget()
    flow = FlowLayout(whole, gap=18)
    for box in boxes:
        flow.addWidget(box)
    return whole


def _ward_box(ward: WardSeen) -> QCheckBox:
    return QCheckBox(button_text(ward.name))
