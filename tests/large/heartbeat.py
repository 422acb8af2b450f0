"""How long a window waits while something runs: the longest time between two beats of its loop."""

import time
from itertools import pairwise

from PySide6.QtCore import QTimer

BEAT_MS = 4


def longest_wait(window, work):
    """Return the longest time, in milliseconds, between two beats of the event loop."""
    beats = [time.perf_counter()]
    beat = QTimer(window)
    beat.timeout.connect(lambda: beats.append(time.perf_counter()))
    beat.start(BEAT_MS)
    work()
    beat.stop()
    beats.append(time.perf_counter())
    return max(later - sooner for sooner, later in pairwise(beats)) * 1000
