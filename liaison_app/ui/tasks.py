"""Work in the background: one thread that writes, two that read, answers on the main thread.

Only the newest answer to one question of one screen is shown, and none to a screen that is gone.
"""

import sys
from collections.abc import Callable
from concurrent.futures import Executor, ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from shiboken6 import isValid

from liaison_app.domain.errors import LiaisonError
from liaison_app.domain.progress import Progress
from liaison_app.store.stop import Stop, Stopped
from liaison_app.ui.jobs import LONG, Advance, Database, Job, Pace, Written, question_of

T = TypeVar("T")
_TURN = 0.0002
"""A busy thread gives way so soon (seconds). The window asks many times a frame: at Python's 5 ms
one that is painted beside a busy thread takes 50 ms instead of 14."""


class Tasks(QObject):
    """Hands work to the background and its answers to whoever asked.

    Signals:
        busy_changed: whether any work is under way.
        progressed: an Advance of the work that reports.
        failed: a LiaisonError that nobody else took.
        changed: the names of the tables a write has changed.
        written: the label of a write, and the step that undoes it (0: there is none).
    """

    busy_changed = Signal(bool)
    progressed = Signal(object)
    failed = Signal(object)
    changed = Signal(object)
    written = Signal(str, int)
    _begun = Signal(object)
    _finished = Signal(object)
    _advanced = Signal(object)

    def __init__(
        self, database: Database, parent: QObject | None = None, *, held: bool = False
    ) -> None:
        super().__init__(parent)
        self._held: list[tuple[Executor, Job]] | None = [] if held else None
        self._database = database
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._readers = ThreadPoolExecutor(2, thread_name_prefix="reader")
        self._newest: dict[tuple[int, object], int] = {}
        self._jobs: set[Job] = set()
        self._tickets = 0
        self._closed = False
        sys.setswitchinterval(_TURN)
        self._written_now: Job | None = None
        self._long = QTimer(self, singleShot=True, interval=round(LONG * 1000))
        self._long.timeout.connect(self._tell)
        self._begun.connect(self._tell_if_long, Qt.ConnectionType.QueuedConnection)
        self._finished.connect(self._answer, Qt.ConnectionType.QueuedConnection)
        self._advanced.connect(self._pass_on, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._jobs)

    def read(
        self,
        reading: Callable[..., T],
        *,
        then: Callable[[T], object],
        owner: QObject,
        or_else: Callable[[LiaisonError], object] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Find something out in the background; only the owner's newest answer is shown.

        What is asked again is given up at once, whatever it has found so far.
        """
        stop = Stop()
        work = partial(self._database.read, reading, stop=stop)
        self._ask(
            Job(work=work, owner=owner, then=then, or_else=or_else, progress=progress, stop=stop)
        )

    def run(
        self,
        work: Callable[[], T],
        *,
        then: Callable[[T], object],
        owner: QObject,
        or_else: Callable[[LiaisonError], object] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Do work that needs no connection of ours in the background, answered like a reading."""
        self._ask(Job(work=work, owner=owner, then=then, or_else=or_else, progress=progress))

    def write(  # noqa: PLR0913 - a write says what, for whom, and what then
        self,
        label: str,
        writing: Callable[..., T],
        *,
        owner: QObject,
        then: Callable[[T], object] | None = None,
        or_else: Callable[[LiaisonError], object] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Change something as one step, after the writes asked for before it."""
        work = partial(self._database.write, label, writing)
        self.write_by(work, label=label, owner=owner, then=then, or_else=or_else, progress=progress)

    def write_by(  # noqa: PLR0913 - as above
        self,
        work: Callable[[], Written[T]],
        *,
        label: str,
        owner: QObject,
        then: Callable[[T], object] | None = None,
        or_else: Callable[[LiaisonError], object] | None = None,
        progress: Progress | None = None,
    ) -> None:
        """Do a write of a special kind in its turn: an undo, an export, an event."""
        job = Job(
            work=work, owner=owner, then=then, or_else=or_else, label=label, progress=progress
        )
        self._start(self._writer, job)

    def begin(self) -> None:
        """Begin with what was held back, so that a first paint had the processor to itself."""
        held, self._held = self._held or (), None
        for executor, job in held:
            executor.submit(self._work, job)

    def cancel(self) -> None:
        """Stop the long work under way at its next report."""
        for job in self._jobs:
            if job.progress is not None:
                job.progress.cancel()

    def forget(self, owner: QObject) -> None:
        """Drop the readings this screen waits for; what it writes is written all the same."""
        for job in self._jobs:
            if job.owner is owner and job.key is not None:
                self._newest.pop(job.key, None)
                job.give_up()

    def close(self) -> None:
        """Finish the writes, drop the readings, and end the threads; no work is taken any more."""
        self.begin()
        self._closed = True
        self.cancel()
        for job in self._jobs:
            if job.stop is not None:
                job.stop.stop()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)
        self._jobs.clear()

    def _ask(self, job: Job) -> None:
        self._tickets += 1
        job.key = (id(job.owner), question_of(job.then))
        for older in self._jobs:
            if older.key == job.key:
                older.give_up()
        job.ticket = self._newest[job.key] = self._tickets
        self._start(self._readers, job)

    def _start(self, executor: Executor, job: Job) -> None:
        if self._closed:
            return
        if job.progress is not None:
            job.progress.listen(partial(self._report, job, Pace()))
        self._jobs.add(job)
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)  # noqa: FBT003 - a signal takes no names
        if self._held is None:
            executor.submit(self._work, job)
        else:
            self._held.append((executor, job))

    def _work(self, job: Job) -> None:
        if job.key is not None and not self._wanted(job):
            job.skipped = True
        else:
            if job.key is None and isValid(self):
                self._begun.emit(job)
            try:
                job.answer = job.work()
            except Stopped:
                job.skipped = True
            except BaseException as error:  # noqa: BLE001 - raised again on the main thread
                job.error = error
        if isValid(self):
            self._finished.emit(job)

    def _report(self, job: Job, pace: Pace, done: int, total: int) -> None:
        if pace.due(last=done == total):
            job.reported = True
            advance = Advance(label=job.said, done=done, total=total, seconds=pace.seconds)
            self._advanced.emit(advance)

    @Slot(object)
    def _pass_on(self, advance: Advance) -> None:
        self.progressed.emit(advance)

    @Slot(object)
    def _tell_if_long(self, job: Job) -> None:
        """Say of a write that it is under way, once it has taken long and reported nothing yet."""
        self._written_now = job
        self._long.start()

    @Slot()
    def _tell(self) -> None:
        job, self._written_now = self._written_now, None
        if job in self._jobs and job.said and not job.reported:
            may_cancel = job.progress is not None
            told = Advance(label=job.said, done=0, total=0, seconds=LONG, may_cancel=may_cancel)
            self.progressed.emit(told)

    @Slot(object)
    def _answer(self, job: Job) -> None:
        self._jobs.discard(job)
        if not self._jobs:
            self.busy_changed.emit(False)  # noqa: FBT003 - a signal takes no names
        if job.key is not None:
            wanted = self._wanted(job)
            if self._newest.get(job.key) == job.ticket:
                del self._newest[job.key]
            if job.skipped or not wanted:
                return
        if job.error is not None:
            self._fail(job, job.error)
        else:
            self._deliver(job)

    def _deliver(self, job: Job) -> None:
        answer = job.answer
        if job.key is None:
            written: Written[object] = job.answer  # type: ignore[assignment] # what write returns
            answer = written.value
            if written.changed:
                self.changed.emit(written.changed)
            self.written.emit(job.label, written.step or 0)
        if job.then is not None and isValid(job.owner):
            job.then(answer)

    def _fail(self, job: Job, error: BaseException) -> None:
        if not isinstance(error, LiaisonError):
            raise error
        if job.or_else is not None and isValid(job.owner):
            job.or_else(error)
        else:
            self.failed.emit(error)

    def _wanted(self, job: Job) -> bool:
        return self._newest.get(job.key or (0, None)) == job.ticket and isValid(job.owner)
