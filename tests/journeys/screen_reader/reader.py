"""Hears the running program as a screen reader does: through AT-SPI, and by nothing else.

Run by the system's Python, which has the bindings. Each line that comes in is a wish in JSON, each
line that goes out its answer: the tree, an action done, text typed, keys pressed.
"""

import json
import sys
import time
from collections import deque
from contextlib import suppress

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 - the version must be asked for first

CELLS_HEARD = 24
LEAVES = {  # what is in these is not read out, or said by themselves
    "check box", "combo box", "label", "page tab", "progress bar", "push button", "radio button",
    "scroll bar", "table cell", "table column header", "text",
}  # fmt: skip
STATES = (
    "active", "checkable", "checked", "editable", "focusable", "focused", "modal", "multi_line",
    "selectable", "selected", "sensitive", "showing",
)  # fmt: skip
KEYS = {
    "Tab": 0xFF09, "Enter": 0xFF0D, "Escape": 0xFF1B, "Space": 0x20, "Left": 0xFF51, "Up": 0xFF52,
    "Right": 0xFF53, "Down": 0xFF54,
}  # fmt: skip
MODIFIERS = {"Shift": 1, "Ctrl": 4}
FOCUS_MOVED = "object:state-changed:focused"
PATIENCE = 2.0


class Reader:
    """Keeps what was heard in the last tree, so that it can be acted on by its number."""

    def __init__(self) -> None:
        self._heard = []
        self._focused = deque()
        self._went_to: Atspi.Accessible | None = None
        self._listener = Atspi.EventListener.new(self._note)
        self._listener.register(FOCUS_MOVED)

    def tree(self, program: str, *, closely: bool) -> list[dict]:
        """Return the windows of a program, each with all that is shown in it.

        A menu or another popup is in no list: it is known by the focus that goes into it.
        Closely: where it stands, what can be done with it and whose label it bears, too.
        """
        self._heard = []
        self._listen(0.005)
        popup = self._popup()
        if popup is not None:
            with suppress(GLib.Error):  # it closes while it is heard
                return [self._hear(popup, closely=closely)]
            self._heard = []
        windows = [
            window
            for found in children(Atspi.get_desktop(0))
            if found.get_name() == program
            for window in children(found)
            if has(window, "showing")
        ]
        in_use = [window for window in windows if has(window, "active")]
        return [self._hear(window, closely=closely) for window in in_use or windows]

    def act(self, number: int, *wanted: str) -> bool:
        """Do the first of these actions that a control has, and return whether it was done."""
        control = self._heard[number]
        names = actions_of(control)
        found = [names.index(one) for one in wanted if one in names]
        return bool(found) and control.do_action(found[0])

    def write(self, number: int, text: str) -> bool:
        """Put text into a field, and return whether it took it."""
        return self._heard[number].set_text_contents(text)

    def text(self, number: int) -> str:
        """Return what stands in a field."""
        return Atspi.Text.get_text(self._heard[number], 0, -1)

    def press(self, keys: str) -> bool:
        """Press a key, with the keys that are held: "Ctrl+Enter", "a"."""
        *held, key = keys.split("+")
        mask = sum(MODIFIERS[one] for one in held)
        symbol = KEYS[key] if key in KEYS else ord(key)
        if mask:
            Atspi.generate_keyboard_event(mask, None, Atspi.KeySynthType.LOCKMODIFIERS)
        done = Atspi.generate_keyboard_event(symbol, None, Atspi.KeySynthType.SYM)
        if mask:
            Atspi.generate_keyboard_event(mask, None, Atspi.KeySynthType.UNLOCKMODIFIERS)
        return done

    def tab(self, most: int) -> list[int]:
        """Press Tab until the focus is where it was; return the numbers of what it went to.

        What was not in the last tree is -1.
        """
        self._listen(0.05)
        self._focused.clear()
        reached = []
        while len(reached) < most and (len(reached) < 2 or reached[-1] != reached[0]):
            reached.append(self._tab())
        return reached

    def _tab(self) -> int:
        self.press("Tab")
        until = time.monotonic() + PATIENCE
        while not self._focused and time.monotonic() < until:
            self._listen(0.01)
        self._listen(0.01)
        if not self._focused:
            return -1
        control = self._focused.pop()
        self._focused.clear()
        return self._heard.index(control) if control in self._heard else -1

    def _listen(self, seconds: float) -> None:
        over: list[bool] = []
        GLib.timeout_add(int(seconds * 1000), lambda: over.append(True))
        while not over:
            GLib.MainContext.default().iteration(True)  # noqa: FBT003 - GLib's own

    def _note(self, event: Atspi.Event) -> None:
        if event.detail1:
            self._focused.append(event.source)
            self._went_to = event.source

    def _popup(self) -> Atspi.Accessible | None:
        """Return the popup that the focus is in, or None where it is in a window."""
        one = self._went_to
        with suppress(GLib.Error):  # it is closed
            while one is not None and has(one, "showing"):
                if one.get_role() == Atspi.Role.APPLICATION:
                    return None
                if one.get_index_in_parent() < 0:
                    return one
                one = one.get_parent()
        return None

    def _hear(self, control: Atspi.Accessible, *, closely: bool) -> dict:
        number = len(self._heard)
        self._heard.append(control)
        states, role = control.get_state_set(), Atspi.role_get_name(control.get_role())
        said = {
            "number": number,
            "role": role,
            "name": control.get_name(),
            "states": [one for one in STATES if states.contains(state(one))],
        }
        if closely:
            box = control.get_extents(Atspi.CoordType.SCREEN)
            said["box"] = [box.x, box.y, box.width, box.height]
        if closely and states.contains(Atspi.StateType.FOCUSABLE) and role != "table cell":
            said["description"] = control.get_description()
            said["actions"] = actions_of(control)
            said["label"] = label_of(control)
        said["children"] = [] if role in LEAVES else self._hear_within(control, role, closely)
        return said

    def _hear_within(self, control: Atspi.Accessible, role: str, closely: bool) -> list[dict]:  # noqa: FBT001 - passed on
        heard = []
        for one in children(control, CELLS_HEARD if role == "table" else None):
            with suppress(GLib.Error):  # it was there a moment ago
                if has(one, "showing"):
                    heard.append(self._hear(one, closely=closely))
        return heard


def children(control: Atspi.Accessible, few: int | None = None) -> list[Atspi.Accessible]:
    """Return what is directly within a control, or only the first few."""
    count = control.get_child_count()
    found = (control.get_child_at_index(place) for place in range(min(count, few or count)))
    return [one for one in found if one is not None]


def has(control: Atspi.Accessible, name: str) -> bool:
    """Whether a control is in a state."""
    return control.get_state_set().contains(state(name))


def actions_of(control: Atspi.Accessible) -> list[str]:
    """Return the names of what can be done with a control."""
    if control.get_action_iface() is None:
        return []
    return [
        Atspi.Action.get_action_name(control, place)
        for place in range(Atspi.Action.get_n_actions(control))
    ]


def label_of(control: Atspi.Accessible) -> str:
    """Return the words of the label that belongs to a control."""
    for relation in control.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            return relation.get_target(0).get_name()
    return ""


def state(name: str) -> Atspi.StateType:
    """Return a state by its name."""
    return getattr(Atspi.StateType, name.upper())


def main() -> None:
    """Answer one wish after another, until there are no more."""
    Atspi.init()
    Atspi.set_timeout(5000, 15000)
    reader = Reader()
    for line in sys.stdin:
        wish, words, how = json.loads(line)
        Atspi.get_desktop(0).clear_cache()
        print(json.dumps(getattr(reader, wish)(*words, **how)), flush=True)  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
