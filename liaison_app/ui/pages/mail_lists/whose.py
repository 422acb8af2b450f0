"""Whom a list is for: a campaign's letter, a saved list, a kind in some wards, or those chosen."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisations import Kind
from liaison_app.queries.mail_list import LetterToSend, MailListChoices
from liaison_app.ui.plain import PlainLabel, button_text
from liaison_app.ui.widgets.buttons import link_button, menu_button, name_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.elided_choice import ElidedChoice
from liaison_app.ui.widgets.flow import in_lines
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.segmented import Segment, Segmented

_LETTER, _LIST, _KIND, _HAND = "letter", "list", "kind", "hand"
_SIDES = (_LETTER, _KIND, _LIST, _HAND)
_NOBODY = MailListWanted()
_HOW = "Choose some in their list, or find them there, then press Ctrl+E."


class WhoseLetters(Card):
    """Lets the officer choose whom a list is for.

    Signals:
        chosen: the MailListWanted as it stands now, or None where there is nothing to choose.
        lists_wanted: saved lists are to be looked at or made; the key of the one chosen, or None.
        page_wanted: the page on which organisations or people are to be chosen by hand.
    """

    chosen = Signal(object)
    lists_wanted = Signal(object)
    page_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__("Who")
        self._letters: tuple[LetterToSend, ...] = ()
        self._wards: dict[str, QAction] = {}
        self._hand, self._only = _NOBODY, tuple[int, ...]()
        self._by: Segmented[str] = Segmented(
            "Who",
            (
                Segment(value=_LETTER, text="Letter"),
                Segment(value=_LIST, text="Saved list"),
                Segment(value=_KIND, text="Kind"),
                Segment(value=_HAND, text="By hand"),
            ),
        )
        self._by.choose(_LETTER)
        self._by.chosen.connect(self._show_side)
        self._campaign, self._letter, self._kind = ElidedChoice(), ElidedChoice(), ElidedChoice()
        for kind in Kind:
            self._kind.addItem(kind.plural, kind)
        self._list = ElidedChoice()
        self._list.activated.connect(self._say)
        self._edit_lists = link_button("Look at the saved lists, or make one")
        self._edit_lists.clicked.connect(self._ask_for_lists)
        self._campaign.activated.connect(self._choose_campaign)
        self._letter.activated.connect(self._choose_letter)
        self._kind.activated.connect(self._say)
        self._ward_menu = QMenu(self)
        self._ward_button = menu_button("All wards", self._ward_menu)
        self._sides = QStackedWidget()
        self._some = PlainLabel(role="muted")
        self._all = link_button("All its recipients")
        self._all.clicked.connect(self._take_all)
        self._narrowed = in_lines(self._some, self._all)
        self._sides.addWidget(
            _side(
                FormRow("Campaign", self._campaign),
                FormRow("Letter", self._letter),
                self._narrowed,
            )
        )
        self._sides.addWidget(
            _side(FormRow("Kind", self._kind), FormRow("Wards", self._ward_button))
        )
        self._sides.addWidget(_side(FormRow("Saved list", self._list), in_lines(self._edit_lists)))
        self._sides.addWidget(self._by_hand())
        self._sides.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.add(self._by)
        self.add(self._sides)
        self._name_wards()
        self._say_hand()

    @property
    def wanted(self) -> MailListWanted | None:
        """Whose letters are chosen, or None where there is no letter or list yet."""
        if self._by.value == _LIST:
            list_id = self._list.currentData()
            return None if list_id is None else MailListWanted(saved_list_id=list_id)
        if self._by.value == _KIND:
            return MailListWanted(kind=self._kind.currentData(), ward_codes=self._ward_codes())
        if self._by.value == _HAND:
            return None if self._hand == _NOBODY else self._hand
        letter = self._letter.currentData()
        campaign = self._campaign.currentData()
        if letter is None or campaign is None:
            return None
        return MailListWanted(campaign_id=campaign, letter_id=letter, organisation_ids=self._only)

    def show_choices(self, choices: MailListChoices) -> None:
        """Offer these letters, lists and wards; what was chosen stays if it is among them."""
        before, ward_codes = self.wanted, self._ward_codes()
        first_time = not self._letters
        self._letters = choices.letters
        self._campaign.clear()
        for key, name in {one.campaign_id: one.campaign for one in choices.letters}.items():
            self._campaign.addItem(name, key)
        self._fill_letters()
        self._list.clear()
        for saved in choices.lists:
            self._list.addItem(saved.name, saved.id)
        self._ward_menu.clear()
        self._wards = {}
        for ward in choices.wards:
            action = self._ward_menu.addAction(button_text(ward.name))
            action.setCheckable(True)
            action.setChecked(ward.code in ward_codes)
            action.toggled.connect(self._choose_wards)
            self._wards[ward.code] = action
        self._name_wards()
        if before is not None:
            self.choose(before)
        elif first_time and not choices.letters:
            self._take_side(_KIND)

    def choose(self, wanted: MailListWanted) -> None:
        """Show what another page asked for, without saying so."""
        if wanted.saved_list_id is not None:
            self._take_side(_LIST)
            self._list.setCurrentIndex(max(self._list.findData(wanted.saved_list_id), 0))
            return
        by_hand = wanted.organisation_ids or wanted.person_ids
        if by_hand and wanted.letter_id is None:
            self._hand = MailListWanted(
                organisation_ids=wanted.organisation_ids, person_ids=wanted.person_ids
            )
            self._take_side(_HAND)
            self._say_hand()
            return
        if wanted.letter_id is None:
            self._take_side(_KIND)
            self._kind.setCurrentIndex(max(self._kind.findData(wanted.kind), 0))
            for code, action in self._wards.items():
                blocked = action.blockSignals(True)  # noqa: FBT003 - Qt's own
                action.setChecked(code in wanted.ward_codes)
                action.blockSignals(blocked)
            self._name_wards()
            return
        place = self._campaign.findData(wanted.campaign_id)
        if place < 0:
            return
        self._take_side(_LETTER)
        self._campaign.setCurrentIndex(place)
        self._fill_letters()
        self._letter.setCurrentIndex(max(self._letter.findData(wanted.letter_id), 0))
        self._only = wanted.organisation_ids
        self._say_hand()

    def _take_side(self, side: str) -> None:
        self._by.choose(side)
        self._sides.setCurrentIndex(_SIDES.index(side))

    def _show_side(self, side: str) -> None:
        self._take_side(side)
        self._say()

    def _ask_for_lists(self) -> None:
        self.lists_wanted.emit(self._list.currentData())

    def _choose_campaign(self) -> None:
        self._fill_letters()
        self._choose_letter()

    def _choose_letter(self) -> None:
        self._only = ()
        self._say_hand()
        self._say()

    def _take_all(self) -> None:
        self._choose_letter()

    def _by_hand(self) -> QWidget:
        self._chosen = PlainLabel()
        how = PlainLabel(_HOW, role="small")
        links = []
        for words, page in (("Go to organisations", "organisations"), ("Go to people", "people")):
            link = link_button(words)
            link.clicked.connect(partial(self.page_wanted.emit, page))
            links.append(link)
        for label in (self._chosen, how):
            label.setWordWrap(True)
        return _side(self._chosen, how, in_lines(*links))

    def _say_hand(self) -> None:
        """Say how many were chosen by hand, of all or of a letter's recipients."""
        if self._hand.person_ids:
            words = counted(len(self._hand.person_ids), "person", "people")
        elif self._hand.organisation_ids:
            words = counted(len(self._hand.organisation_ids), "organisation", "organisations")
        else:
            words = "Nobody"
        self._chosen.setText(f"{words} chosen in the list.")
        self._some.setText(f"Only the {len(self._only):,} chosen.")
        self._narrowed.setVisible(bool(self._only))

    def _choose_wards(self) -> None:
        self._name_wards()
        self._say()

    def _fill_letters(self) -> None:
        self._letter.clear()
        for one in self._letters:
            if one.campaign_id == self._campaign.currentData():
                many = f"{one.recipients:,} recipients" if one.recipients else "not started"
                self._letter.addItem(f"{one.letter} ({many})", one.letter_id)

    def _ward_codes(self) -> tuple[str, ...]:
        return tuple(code for code, action in self._wards.items() if action.isChecked())

    def _name_wards(self) -> None:
        chosen = self._ward_codes()
        names = [self._wards[code].text().replace("&&", "&") for code in chosen]
        few = len(names) <= 2  # noqa: PLR2004 - two names still fit on the button
        name_button(
            self._ward_button,
            (", ".join(names) if few else f"{len(names)} wards") if names else "All wards",
        )

    def _say(self) -> None:
        self.chosen.emit(self.wanted)


def counted(number: int, one: str, several: str) -> str:
    """Return so many in words: "1 person", "1,200 organisations"."""
    return f"{number:,} {one if number == 1 else several}"


def _side(*rows: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 4, 0, 0)
    column.setSpacing(10)
    for row in rows:
        column.addWidget(row)
    column.addStretch(1)
    return side
