"""The fields of one letter of a campaign: its audience, the posts it is for, its text."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QCheckBox,
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
from liaison_app.domain.sign_off import signed
from liaison_app.domain.spoken_dates import Lean
from liaison_app.domain.text import tidy
from liaison_app.paths import resource
from liaison_app.queries.audiences import Audience
from liaison_app.queries.campaign_choices import CampaignChoices
from liaison_app.queries.campaigns import LetterSeen
from liaison_app.queries.saved_lists import ListName
from liaison_app.queries.team import WardSeen
from liaison_app.queries.word_templates import WordTemplateSeen
from liaison_app.ui.pages.campaigns.words import counted
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.widgets.buttons import icon_button, quiet_button
from liaison_app.ui.widgets.date_field import DateField
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.flow import FlowLayout
from liaison_app.ui.widgets.form_row import FormRow

_OWN_TEXT = "My own text"
_SAVED_LIST = "Saved list: "
_WORD_LETTER = "Word letter: "
_FIELDS = "Fields stand as «Organisation»; «Reporting_routes» is where to report, from Settings."
_IN_WORD = "The Word letter chosen says it, and this text is not used."
_TEXT_HEIGHT = 260


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
        choices: CampaignChoices,
        kind: Kind,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._ours = _our_letters()
        self._signed_by = ("", "")
        self._put = ""
        self._suggested = ("", "")
        self.known: LetterSeen | None = None
        self._fixed = ""
        self.name = QLineEdit()
        self.kind = ElidedChoice()
        for one in Kind:
            self.kind.addItem(one.plural, one)
        self.posts = QLineEdit()
        self.template = ElidedChoice()
        self.template.addItems([*self._ours, _OWN_TEXT])
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setFixedHeight(_TEXT_HEIGHT)
        self.your_ref = QLineEdit()
        self.dated = DateField("Date of the letter", today=today, lean=Lean.FUTURE)
        self.dated.set_value(today())
        self._wards = [(ward.code, _ward_box(ward)) for ward in choices.wards]
        self._ward_names = {ward.code: ward.name for ward in choices.wards}
        self._count = PlainLabel(role="strong")
        self._edit_lists = quiet_button("Saved lists", "bookmark")
        self._edit_lists.clicked.connect(self.lists_wanted)
        self._remove = icon_button("trash-2", "Take this letter away")
        self._remove.clicked.connect(self.remove_wanted)
        self.rows = self._make_rows()
        self._lay_out()
        self.offer_lists(choices.lists)
        self.offer_word_letters(choices.word_letters)
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
            letter_id=self.known.id if self.known else None,
            kind=self.audience.kind,
            ward_codes=self.audience.ward_codes,
            saved_list_id=self.audience.saved_list_id,
            posts=tuple(post for post in posts if post),
            body=self.body.toPlainText(),
            dated=self.dated.value,
            your_ref=self.your_ref.text(),
            template_id=self.template.currentData(),
        )

    def said(self, name: str) -> str | None:
        """Return what a field says that is no text by itself: wards by name, and a Word letter."""
        if name == "wards":
            return ", ".join(self._ward_names[code] for code in self.audience.ward_codes)
        if name == "template":
            return "" if self.template.currentData() is None else self.template.currentText()
        return None

    def say(self, name: str, text: str) -> None:
        """Put into such a field what it said before."""
        if name == "wards":
            wanted = text.split(", ")
            for code, box in self._wards:
                box.setChecked(self._ward_names[code] in wanted)
        elif name == "template":
            self._choose_silently(text or _OWN_TEXT)

    def fill(self, seen: LetterSeen, *, fixed: str = "") -> None:
        """Show a letter as it is kept; ``fixed`` says why its audience cannot be changed."""
        self.known, self._fixed = seen, fixed
        blocked = self.blockSignals(True)  # noqa: FBT003 - Qt's own
        chosen = seen.saved_list_id if seen.kind is None else seen.kind
        if seen.kind is None and self.kind.findData(chosen) < 0:
            self.kind.addItem(f"{_SAVED_LIST}{seen.saved_list}", chosen)
        self.kind.setCurrentIndex(max(self.kind.findData(chosen), 0))
        for code, box in self._wards:
            box.setChecked(code in seen.ward_codes)
        self.name.setText(seen.name)
        self.posts.setText(", ".join(seen.posts))
        self._show_text(seen)
        self.your_ref.setText(seen.your_ref)
        self.dated.set_value(seen.dated)
        self.blockSignals(blocked)
        for name in ("kind", "wards"):
            self.rows[name].field.setEnabled(not fixed)
        if fixed:
            self.rows["kind"].set_hint(fixed)
            self._edit_lists.hide()

    def sign(self, *, author: str, office: str) -> None:
        """Have one of our letters signed by this author, unless somebody wrote into it."""
        self._signed_by = (author, office)
        if self._put and self.body.toPlainText() == self._put:
            self._put_ours(self.template.currentText())

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

    def offer_word_letters(self, letters: Sequence[WordTemplateSeen]) -> None:
        """Offer the team's Word letters behind our own; the one chosen stays if it is there."""
        before, ours = self.template.currentText(), len(self._ours) + 1
        blocked = self.template.blockSignals(True)  # noqa: FBT003 - Qt's own
        while self.template.count() > ours:
            self.template.removeItem(ours)
        for one in letters:
            self.template.addItem(f"{_WORD_LETTER}{one.name}", one.id)
        self.template.setCurrentIndex(max(self.template.findText(before), 0))
        self.template.blockSignals(blocked)
        self._suit_template()

    def choose_list(self, list_id: int) -> None:
        """Have the letter go to a saved list."""
        self.kind.setCurrentIndex(max(self.kind.findData(list_id), 0))

    def say_count(self, count: int) -> None:
        """Say to how many the letter goes."""
        self._count.setText(f"Goes to {counted(count, 'organisation')}")

    @property
    def is_fixed(self) -> bool:
        """Whether the letter's audience is frozen."""
        return bool(self._fixed)

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
            "dated": FormRow("Date of the letter", self.dated),
            "body": FormRow("What it says", self.body, hint=_FIELDS),
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
        for place in range(4):
            grid.setColumnStretch(place, 1)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(self.rows["kind"], 0, 0, 1, 2, top)
        grid.addWidget(self.rows["name"], 0, 2, 1, 2, top)
        grid.addWidget(self.rows["wards"], 1, 0, 1, 4)
        grid.addWidget(self.rows["posts"], 2, 0, 1, 4)
        grid.addWidget(self.rows["template"], 3, 0, 1, 2, top)
        grid.addWidget(self.rows["your_ref"], 3, 2, top)
        grid.addWidget(self.rows["dated"], 3, 3, top)
        grid.addWidget(self.rows["body"], 4, 0, 1, 4)
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
        """Offer the posts, the name and the text that this kind of audience usually has.

        A name or posts that somebody typed stay.
        """
        kind = self.audience.kind
        self.rows["wards"].setVisible(kind is not None and len(self._wards) > 1)
        self.posts.setPlaceholderText("" if kind is not None else "The usual ones of each kind")
        for_school = "Dear Head Teacher"
        many = kind.plural.lower() if kind is not None else _list_name(self.kind.currentText())
        name = for_school if kind is Kind.SCHOOL else f"Dear Friends, {many}"
        posts = ", ".join(posts_for(kind)) if kind is not None else ""
        for field, before, text in zip(
            (self.name, self.posts), self._suggested, (name, posts), strict=True
        ):
            if field.text() in {"", before}:
                field.setText(text)
        self._suggested = (name, posts)
        wanted = for_school if kind is Kind.SCHOOL else "Dear Friends"
        if self.body.toPlainText() in {"", self._put} and wanted in self._ours:
            self.template.setCurrentText(wanted)
            self._put_ours(wanted)

    def _take_text(self, name: str) -> None:
        if name in self._ours:
            self._put_ours(name)
        elif name == _OWN_TEXT and self._put and self.body.toPlainText() == self._put:
            self.body.clear()
            self.body.setFocus()
        self._suit_template()

    def _suit_template(self) -> None:
        """Let the text be typed only where the letter is made of it."""
        made_of_word = self.template.currentData() is not None
        self.body.setEnabled(not made_of_word)
        self.rows["body"].set_hint(_IN_WORD if made_of_word else _FIELDS)

    def _put_ours(self, name: str) -> None:
        author, office = self._signed_by
        self._put = signed(self._ours[name], author=author, office=office)
        writing = QTextCursor(self.body.document())  # so that the field's own undo brings it back
        writing.select(QTextCursor.SelectionType.Document)
        writing.insertText(self._put)

    def _show_text(self, seen: LetterSeen) -> None:
        """Show the text that is kept, and which letter it is: the team's in Word, ours, or none."""
        author, office = self._signed_by
        ours = {
            signed(text, author=author, office=office): name for name, text in self._ours.items()
        }
        word = self.template.findData(seen.template_id) if seen.template_id else -1
        self._put = seen.body if seen.body in ours else ""
        self.body.setPlainText(seen.body)
        name = ours.get(seen.body, _OWN_TEXT)
        self._choose_silently(self.template.itemText(word) if word >= 0 else name)

    def _choose_silently(self, name: str) -> None:
        blocked = self.template.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.template.setCurrentText(name)
        self.template.blockSignals(blocked)
        self._suit_template()


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
