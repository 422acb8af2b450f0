"""Millimetres and points in the dots that the paper is painted with."""

RESOLUTION = 1200
"""Dots to the inch: a fiftieth of a millimetre."""

_MM, _POINT = RESOLUTION / 25.4, RESOLUTION / 72


def dots(millimetres: float) -> float:
    """Return a length on paper in dots."""
    return millimetres * _MM


def letter_dots(points: float) -> int:
    """Return the size of letters in whole dots."""
    return round(points * _POINT)
