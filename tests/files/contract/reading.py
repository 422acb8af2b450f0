"""Every kind of file read by something that is not ours."""

import csv
import email
import email.policy
import re
import zipfile
from contextlib import closing

from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

_FOLD = re.compile("\r\n[ \t]")


def sheet_rows(path):
    """Return the rows of a workbook's only sheet, the heading first."""
    with closing(load_workbook(path, read_only=True)) as book:
        (name,) = book.sheetnames
        return [tuple(c or "" for c in row) for row in book[name].iter_rows(values_only=True)]


def csv_rows(path):
    """Return the rows of a CSV file, the heading first."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return [tuple(row) for row in csv.reader(file, strict=True)]


def messages(folder):
    """Return the messages of a folder in the order of their names."""
    parse = email.message_from_bytes
    return [
        parse(file.read_bytes(), policy=email.policy.default) for file in sorted(folder.iterdir())
    ]


def old_messages(folder):
    """Return them as Python's older parser reads them, which shares no code for headers."""
    parse = email.message_from_bytes
    return [
        parse(file.read_bytes(), policy=email.policy.compat32) for file in sorted(folder.iterdir())
    ]


def cards(path):
    """Return the lines of each card: name and raw value, by hand from the standard's grammar."""
    lines = _FOLD.sub("", path.read_bytes().decode()).split("\r\n")
    assert lines.pop() == ""
    found = []
    for line in lines:
        head, _, value = line.partition(":")
        name = head.partition(";")[0]
        if name == "BEGIN":
            found.append([])
        elif name == "END":
            found[-1] = tuple(found[-1])
        else:
            found[-1].append((name, value))
    return found


def unescaped(value):
    """Return the text of a card's value."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


def parts(value):
    """Return the parts of a card's value between its semicolons."""
    found = [""]
    for sign in re.findall(r"\\.|[^\\]", value):
        if sign == ";":
            found.append("")
        else:
            found[-1] += unescaped(sign)
    return tuple(found)


def page_texts(path):
    """Return the text on each page of a PDF."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(path).pages]


def document_text(path):
    """Return all the text of a Word document's body, a space for each break."""
    root = Document(path).element.body
    said = []
    for one in root.iter():
        tag = one.tag.rpartition("}")[2] if isinstance(one.tag, str) else ""
        if tag == "t":
            said.append(one.text or "")
        elif tag in {"br", "tab", "cr", "p"}:
            said.append(" ")
        elif tag == "noBreakHyphen":
            said.append("-")
    return "".join(said)


def everything(path):
    """Return all that a file or a folder of files says, names and headings too."""
    if path.is_dir():
        return "\n".join(f"{one.name}\n{everything(one)}" for one in sorted(path.iterdir()))
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            return "\n".join(
                f"{name}\n{archive.read(name).decode('utf-8', 'replace')}"
                for name in archive.namelist()
            )
    if path.suffix == ".pdf":
        return "\n".join([*page_texts(path), str(PdfReader(path).metadata)])
    return path.read_bytes().decode()
