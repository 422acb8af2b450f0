"""Screens by their names, and how each notes itself."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.screens.visitor import Visitor


@dataclass(frozen=True, kw_only=True)
class Screen:
    """A screen, and the classes of the windows that it shows."""

    show: Callable[[Visitor], object]
    windows: tuple[str, ...] = ()


SCREENS: dict[str, Screen] = {}


def screen(name, *windows, among=SCREENS):
    """Return what notes the way to a screen."""

    def note(show):
        among[name] = Screen(show=show, windows=windows)
        return show

    return note
