import csv
import io
from html.parser import HTMLParser

import pytest

from liaison_app.files.formats.clipboard_table import clipboard_table

HEADINGS = ("Name", "Phone")
HOSTILE = (
    '=HYPERLINK("http://attack.example","press")',
    "+44 20 7946 0301",
    "-1+2",
    "@SUM(A1)",
    "\uff1d1+1",
    "a\tb",
    "a\r\nb",
    "a\u2028b",
    '"quoted" school',
    "<b>bold</b> & <img src=x>",
    "</td></tr></table>",
)


class Cells(HTMLParser):
    """Gathers the texts of a table, row by row."""

    def __init__(self, html):
        super().__init__()
        self.rows, self.others = [], set()
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        """Begin a row or a cell, and note every other tag."""
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"}:
            self.rows[-1].append("")
            assert dict(attrs)["sdnum"].endswith(";@")
        else:
            self.others.add(tag)

    def handle_data(self, data):
        """Add to the cell that was begun."""
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_in_its_cell_and_is_not_calculated(text):
    made = clipboard_table(HEADINGS, [(text, "02079460301"), ("next", "x")])

    pasted = list(csv.reader(io.StringIO(made.text), delimiter="\t"))
    assert [len(row) for row in pasted] == [2, 2, 2]
    assert not pasted[1][0].startswith(("=", "+", "-", "@", "\uff1d"))
    cells = Cells(made.html)
    assert [len(row) for row in cells.rows] == [2, 2, 2]
    assert cells.others == {"html", "head", "meta", "style", "body", "table"}


def test_a_number_keeps_its_leading_zero_both_ways():
    made = clipboard_table(HEADINGS, [("Alder School", "02079460301")])

    assert made.text == "Name\tPhone\r\nAlder School\t'02079460301\r\n"
    assert Cells(made.html).rows == [["Name", "Phone"], ["Alder School", "02079460301"]]
    assert 'mso-number-format: "\\@"' in made.html


def test_a_plain_text_is_copied_as_it_is():
    made = clipboard_table(HEADINGS, [("Zoë's Nguyễn School", "020 7946 0301")])

    assert made.text.splitlines()[1] == "Zoë's Nguyễn School\t020 7946 0301"
    assert Cells(made.html).rows[1] == ["Zoë's Nguyễn School", "020 7946 0301"]
