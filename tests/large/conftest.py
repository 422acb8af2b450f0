"""Figures at full size: each beside the least that the machine can do, in the same run."""

import sys

import pytest


@pytest.fixture(scope="session")
def figure():
    """Return the function that prints one line of the table; nothing fails for being slow.

    Value and floor are in the same unit, and the target is how many times the floor it may be.
    """
    sys.stdout.write(f"\n{'figure':<52}{'ours':>10}{'floor':>10}{'ratio':>8}{'target':>8}\n")

    def printed(name: str, value: float, floor: float, target: float) -> None:
        ratio = value / floor
        late = "" if ratio <= target else "  over"
        sys.stdout.write(
            f"{name:<52}{value:>10.2f}{floor:>10.2f}{ratio:>8.2f}{target:>8.2f}{late}\n"
        )

    return printed
