"""Looking a list over in the background, for one kind of file; an older look is given up."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.exports import ExportSettings
from liaison_app.domain.mail_lists import MailListPlan, MailListWanted
from liaison_app.domain.progress import Progress
from liaison_app.files.formats.format import AddressRoom, Format, LetterText
from liaison_app.queries.looked_over import LookedOver, look_over
from liaison_app.ui.desk import Desk
from liaison_app.ui.theme import ui_font

_LETTERS = 12


class Looking(QObject):
    """Finds who would be in a list, then whose address has no room in that kind of file.

    Signals:
        looked: the LookedOver that came of it.
        refused: a LiaisonError that says why nothing came of it.
    """

    looked = Signal(object)
    refused = Signal(object)

    def __init__(self, page: QWidget, desk: Desk) -> None:
        super().__init__(page)
        self._desk, self._tasks = desk, desk.tasks
        self._progress: Progress | None = None

    @property
    def busy(self) -> bool:
        """Whether a list is being looked over now."""
        return self._progress is not None

    def look(self, wanted: MailListWanted, kind: Format, settings: ExportSettings) -> None:
        """Look a list over from its beginning."""
        progress = self._begin()
        self._tasks.read(
            partial(look_over, wanted=wanted, today=self._desk.today(), progress=progress),
            then=partial(self._measure, kind, settings, progress),
            owner=self,
            or_else=partial(self._refuse, progress),
            progress=progress,
        )

    def look_again(self, looked: LookedOver, kind: Format, settings: ExportSettings) -> None:
        """Measure the addresses of a list anew: it is for another kind of file, or other labels."""
        self._measure(kind, settings, self._begin(), looked)

    def give_up(self) -> None:
        """Give up what is being looked over: it is of no use any more."""
        if self._progress is not None:
            self._progress.cancel()
        self._progress = None

    def _begin(self) -> Progress:
        self.give_up()
        self._progress = Progress("Checking the mail list")
        return self._progress

    def _measure(
        self, kind: Format, settings: ExportSettings, progress: Progress, looked: LookedOver
    ) -> None:
        if self._progress is not progress:
            return
        room = _room(kind, settings, looked.plan)
        if room is None:
            self._answer(progress, _noted(looked, (), ""))
            return
        families = ui_font(_LETTERS).families()
        self._tasks.run(
            partial(_measured, looked, room, families, progress),
            then=partial(self._answer, progress),
            owner=self,
            or_else=partial(self._refuse, progress),
            progress=progress,
        )

    def _answer(self, progress: Progress, looked: LookedOver) -> None:
        if self._progress is progress:
            self._progress = None
            self.looked.emit(looked)

    def _refuse(self, progress: Progress, problem: LiaisonError) -> None:
        if self._progress is progress:
            self._progress = None
            self.refused.emit(problem)


def _room(kind: Format, settings: ExportSettings, plan: MailListPlan) -> AddressRoom | None:
    if kind.address_room is None or (kind.needs_letter and not plan.body.strip()):
        return None
    letter = LetterText(body=plan.body, letterhead=plan.letterhead, template=plan.template)
    return kind.address_room(letter, settings)


def _measured(
    looked: LookedOver, room: AddressRoom, families: list[str], progress: Progress
) -> LookedOver:
    from liaison_app.ui.paper.room import without_room  # noqa: PLC0415 - for what is printed

    rows = [one.row for one in looked.plan.included]
    places = without_room(rows, room, families=families, progress=progress)
    return _noted(looked, places, room.where)


def _noted(looked: LookedOver, places: tuple[int, ...], where: str) -> LookedOver:
    return replace(looked, odd=looked.odd.with_no_room(places, room=where))
