"""The program as a screen reader hears it, on a screen and a bus of its own."""

import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from liaison_app.actions.make_workspace import make_sample_in
from liaison_app.store.account_slot import ThisAccount
from tests.screens.tour import SCREENS

PYTHON_WITH_ATSPI = "/usr/bin/python3"
READER = Path(__file__).parent / "screen_reader" / "reader.py"
LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
SCREEN = ("Xvfb", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-displayfd", "")
BUS = ("dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=")
STILL = 3  # times the same was heard
PATIENCE = 120


@dataclass(frozen=True, kw_only=True)
class Control:
    """One control, or what holds some, as a screen reader hears it."""

    number: int
    role: str
    name: str
    states: tuple[str, ...]
    box: tuple[int, ...] = ()
    description: str = ""
    actions: tuple[str, ...] = ()
    label: str = ""
    children: tuple["Control", ...] = field(default=(), repr=False)

    @classmethod
    def heard(cls, said):
        """Return a control from what the reader said of it."""
        children = tuple(cls.heard(one) for one in said.pop("children"))
        lists = {name: tuple(said.pop(name, ())) for name in ("states", "box", "actions")}
        return cls(**said, **lists, children=children)

    def all(self):
        """Return this and all that is in it, in the order in which it is read out."""
        return [self, *(below for child in self.children for below in child.all())]

    @property
    def ready(self):
        """Whether it is there to be used, or holds what is."""
        return "sensitive" in self.states

    @property
    def usable(self):
        """Whether an officer can go to it and use it now."""
        return {"focusable", "sensitive"} <= set(self.states)


class Program:
    """The running program, of which nothing is known but what a screen reader is told."""

    def __init__(self, home, reader):
        self.home = home
        self.folder = home / "Sample"
        self._reader = reader

    def controls(self, *, closely=False):
        """Return all that is shown in the window in use, in the order in which it is read out."""
        windows = map(Control.heard, self._ask("tree", "Liaison", closely=closely))
        shown = sorted(windows, key=lambda window: "active" in window.states)
        return shown[-1].all() if shown else []

    def find(self, role, name):
        """Return the first usable control of this role whose name begins so, once there is one."""

        def found():
            fitting = (one for one in self.controls() if one.role == role and one.ready)
            return next((one for one in fitting if one.name.startswith(name)), None)

        return self.until(found, f"there was a {role} named “{name}”")

    def hear(self, words):
        """Wait until something whose name begins with these words is shown."""

        def heard():
            return any(one.name.startswith(words) for one in self.controls())

        self.until(heard, f"“{words}” was read out")

    def do(self, role, name):
        """Press, open or choose a control."""
        control = self.find(role, name)
        assert self._ask("act", control.number, "Press", "ShowMenu", "Toggle"), control

    def go_to(self, role, name):
        """Put the focus on a control."""
        assert self._ask("act", self.find(role, name).number, "SetFocus")

    def write(self, name, text):
        """Put text into the field of this name."""
        number = self.find("text", name).number
        assert self._ask("write", number, text)
        assert self._ask("text", number) == text

    def press(self, keys):
        """Press a key, with those that are held."""
        assert self._ask("press", keys)

    def tab(self, times):
        """Press Tab so often; return the numbers of what the focus went to."""
        return self._ask("tab", times)

    def until(self, found, what):
        """Return what is found, once it is; fail with what was waited for."""
        end = time.monotonic() + PATIENCE / 8
        while time.monotonic() < end:
            if value := found():
                return value
            self._wait(0.05)
        heard = "\n".join(f"{one.role}: {one.name}" for one in self.controls() if one.name)
        return pytest.fail(f"It did not come about that {what}. Heard instead:\n{heard}")

    def settled(self):
        """Return all that is shown, listened to closely, once it stays the same for a moment."""
        heard = [self.controls()]
        while len(heard) < STILL or any(one != heard[-1] for one in heard[-STILL:]):
            self._wait(0.1)
            heard.append(self.controls())
        return self.controls(closely=True)

    def _wait(self, seconds):
        """Let the program go on for a moment, or as long as whoever listens lives."""
        select.select([self._reader.stdout], [], [], seconds)

    def _ask(self, wish, *words, **how):
        self._reader.stdin.write(json.dumps((wish, words, how)) + "\n")
        self._reader.stdin.flush()
        said = self._reader.stdout.readline()
        assert said, "The helper that listens has ended."
        return json.loads(said)


class Tour:
    """The program as it is heard, and what has it show a screen."""

    def __init__(self, program, shown):
        self.program = program
        self._shown = shown

    def show(self, name):
        """Show a screen; return the names of the classes of its windows."""
        self._shown.stdin.write(name + "\n")
        self._shown.stdin.flush()
        said = json.loads(self._shown.stdout.readline())
        assert "problem" not in said, said["problem"]
        assert not said["faults"] or "CrashReport" in SCREENS[name].windows, said["faults"]
        self._lies_over = said["over"]
        return said["windows"]

    def heard(self):
        """Return all that is in the screen that was shown, listened to closely."""

        def hear():
            heard = self.program.controls(closely=True)
            return heard if heard and (heard[0].role != "frame") == self._lies_over else None

        return self.program.until(hear, "what was shown was heard")


def on_a_screen_of_its_own(running, tmp_path_factory):
    """Return a home with a sample workspace, and what starts programs on a screen and a bus."""
    _require_screen_reading()
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LIAISON_HOME", str(home))
        make_sample_in(home / "Sample", account=ThisAccount(), login="sample").workspace.close()
    # Sockets lie there, and the name of a socket must be short.
    runtime = running.enter_context(tempfile.TemporaryDirectory(prefix="liaison-"))
    start = _Starter(running, Path(runtime))
    start.surroundings |= {"LIAISON_HOME": str(home), "XDG_RUNTIME_DIR": runtime}
    start.surroundings["DISPLAY"] = ":" + start.announced(*SCREEN)
    start.surroundings["DBUS_SESSION_BUS_ADDRESS"] = start.announced(*BUS)
    start.unheard(LAUNCHER, "--launch-immediately")
    start.unheard("matchbox-window-manager", "-use_titlebar", "no")
    start.surroundings |= {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
    return home, start


def heard_program(home, start):
    """Return the program that was started, once it is heard."""
    shown = Program(home, start.asked(PYTHON_WITH_ATSPI, "-W", "ignore", READER))
    shown.find("radio button", "Organisations, ")
    return shown


class _Starter:
    """Starts processes of its own, and ends each by its number when the stack is left."""

    def __init__(self, running, folder):
        self.surroundings = dict(os.environ)
        self._running, self._folder = running, folder

    def unheard(self, *command, **streams):
        """Start a program whose words are for nobody."""
        said = self._running.enter_context((self._folder / Path(command[0]).name).open("wb"))
        process = subprocess.Popen(
            [str(word) for word in command],
            **{"stdin": subprocess.DEVNULL, "stdout": said, "stderr": said} | streams,
            env=self.surroundings,
            start_new_session=True,  # what it starts itself is ended with it
        )
        self._running.callback(_end, process)
        return process

    def announced(self, *command):
        """Start a program that writes where it can be found to the pipe whose number comes last."""
        reading, writing = os.pipe()
        *words, last = command
        self.unheard(*words, f"{last}{writing}", pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            return pipe.readline().strip()

    def asked(self, *command):
        """Start a program that answers line by line."""
        pipe = subprocess.PIPE
        return self.unheard(*command, stdin=pipe, stdout=pipe, text=True, encoding="utf-8")


def _end(process):
    """End a process and those it started."""
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            stream.close()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=3)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait(timeout=PATIENCE)


def _require_screen_reading():
    """Skip, saying why, where the program cannot be heard; fail where it must be."""
    needed = ("Xvfb", "dbus-daemon", "matchbox-window-manager")
    missing = [name for name in needed if not shutil.which(name)]
    if not LAUNCHER.exists():
        missing.append("at-spi2-core")
    listening = "import gi; gi.require_version('Atspi', '2.0')"
    if not Path(PYTHON_WITH_ATSPI).exists() or not _runs(PYTHON_WITH_ATSPI, "-c", listening):
        missing += ["python3-gi", "gir1.2-atspi-2.0"]
    if missing and os.environ.get("LIAISON_REQUIRE_SCREEN_READING") == "1":
        pytest.fail(f"Not installed: {', '.join(missing)}.")
    if missing:
        pytest.skip(f"To hear the program as a screen reader does needs {', '.join(missing)}.")


def _runs(*command):
    """Say whether a program ends well."""
    return (
        subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False).returncode == 0
    )
