"""Where the officer has been, to go back to and on again as in a browser.

A place is a page, or a record that was open on it. The window says for which page the officer sets
out; the page says where it has arrived, which may be later and may be elsewhere, because the
record is gone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

_MOST = 100
_LATELY = 20
_PASSED_BY = timedelta(seconds=1)
"""Records that are only walked past with the arrow keys are no places to go back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page by its key, and what its ``open_at`` is to show."""

    page: str
    argument: object = None


class Places:
    """The way so far, and the places lately visited."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._way: list[Place] = []
        self._now = -1
        self._lately: list[Place] = []
        self._since = clock()
        self._on_the_way = False
        self._by_the_page = False

    @property
    def here(self) -> Place | None:
        """Where the officer is, or None before the first page."""
        return self._way[self._now] if self._way else None

    @property
    def lately(self) -> tuple[Place, ...]:
        """The places left lately, the last one first, each once and without the one of now."""
        return tuple(place for place in self._lately if place != self.here)

    def go(self, place: Place) -> None:
        """Note that a page is shown as it was left."""
        self._on_the_way = False
        self._by_the_page = False
        self._add(place)

    def set_out(self, place: Place) -> None:
        """Note that a page is shown in order to open something, which it will say itself."""
        before = self.here
        self.go(place)
        self._on_the_way = self.here is not before

    def arrive(self, place: Place) -> None:
        """Note where the page shown has come to."""
        was_on_the_way, self._on_the_way = self._on_the_way, False
        if place == self.here:
            return
        if was_on_the_way or self._is_passing_by():
            self._be_instead(place)
        else:
            self._add(place)
        self._by_the_page = not was_on_the_way

    def back(self) -> Place | None:
        """Go one place back and return it, or None at the beginning."""
        return self._move_to(self._now - 1)

    def forward(self) -> Place | None:
        """Go one place on again and return it, or None at the end."""
        return self._move_to(self._now + 1)

    def _is_passing_by(self) -> bool:
        return self._by_the_page and self._clock() - self._since < _PASSED_BY

    def _add(self, place: Place) -> None:
        if place == self.here:
            return
        self._leave()
        self._way = [*self._way[: self._now + 1], place][-_MOST:]
        self._now = len(self._way) - 1

    def _be_instead(self, place: Place) -> None:
        """Be here instead of where the officer is; places beside each other are never the same."""
        self._way[self._now] = place
        for beside in (self._now + 1, self._now - 1):
            if 0 <= beside < len(self._way) and self._way[beside] == place:
                del self._way[beside]
                self._now -= beside < self._now
        self._since = self._clock()

    def _move_to(self, where: int) -> Place | None:
        if not 0 <= where < len(self._way):
            return None
        self._leave()
        self._now = where
        self._on_the_way, self._by_the_page = True, False
        return self._way[where]

    def _leave(self) -> None:
        here = self.here
        if here is not None:
            others = [place for place in self._lately if place != here]
            self._lately = [here, *others][:_LATELY]
        self._since = self._clock()
