"""A PDF that asks to be printed at its actual size, and on one side of the paper.

Readers offer to fit every page to the printer, and then no address stands on its label or in the
window of its envelope; offices print on both sides, and then two people's letters share a sheet.
Qt cannot ask for it, so the file's catalogue, which the readers look at first, is written once more
with these wishes (ISO 32000-1, 12.2, PrintScaling and Duplex).
"""

import re
from os import SEEK_END
from pathlib import Path

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_TABLE = re.compile(rb"xref\s+0 \d+\s+")
_ROOT = re.compile(rb"/Root (\d+) 0 R")
_ENTRY, _PLACE = 20, 10
_TAIL, _LONGEST = 64, 4_096
_CATALOGUE = b"/Type /Catalog\n"
_WISHES = b"/ViewerPreferences << /PrintScaling /None /Duplex /Simplex >>\n"


def ask_for_actual_size(path: Path) -> None:
    """Have a PDF that Qt wrote ask to be printed so; any other is left as it is."""
    with path.open("r+b") as file:
        file.seek(-_TAIL, SEEK_END)
        start = _START.search(file.read())
        if start is None:
            return
        end = int(start[1])
        file.seek(end)
        table = file.read()
        first, root = _TABLE.match(table), _ROOT.search(table)
        if first is None or root is None:
            return
        entry = first.end() + int(root[1]) * _ENTRY
        file.seek(int(table[entry : entry + _PLACE]))
        catalogue, ended, _ = file.read(_LONGEST).partition(b"endobj\n")
        if not ended or _CATALOGUE not in catalogue:
            return
        wishing = catalogue.replace(_CATALOGUE, _CATALOGUE + _WISHES, 1) + ended
        before, after = table[:entry], table[entry + _PLACE :].rpartition(b"startxref")[0]
        file.seek(end)
        file.write(wishing + before + b"%010d" % end + after)
        file.write(b"startxref\n%d\n%%%%EOF\n" % (end + len(wishing)))
