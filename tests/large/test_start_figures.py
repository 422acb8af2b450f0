import time
from statistics import median

import pytest

pytestmark = pytest.mark.large
TIMES = 7
SIZES = (1_000, 100_000)
SLOPE = 1.5
"""A start of 100,000 organisations may take this many times the start of 1,000."""


def test_the_first_list_is_painted_soon_whatever_the_size(figure, child, folder_of):
    ways = {
        "bare": ("bare", ""),
        "home": ("home", folder_of(SIZES[0])),
        **{size: ("ours", folder_of(size)) for size in SIZES},
    }
    runs = {way: [] for way in ways}
    for _ in range(1 + TIMES):
        for way, (which, folder) in ways.items():
            answer = child("first_paint.py", which, time.monotonic(), folder)
            seconds, megabytes = map(float, answer.split())
            runs[way].append((seconds * 1000, megabytes))
    ms, megabytes = (
        {way: median(run[side] for run in measured[1:]) for way, measured in runs.items()}
        for side in (0, 1)
    )

    for size in SIZES:
        figure(f"start to the first list of {size:,} (ms)", ms[size], ms["bare"], 3)
        figure(f"memory at the first list of {size:,} (MB)", megabytes[size], megabytes["bare"], 3)
    figure("start to what Home shows of 1,000 (ms)", ms["home"], ms["bare"], 5)
    figure("start of 100,000, beside 1,000 (ms)", ms[100_000], ms[1_000], SLOPE)
    assert ms[100_000] < SLOPE * ms[1_000]
