import io
import zipfile

import pytest

from liaison_app.domain.errors import FileProblem
from liaison_app.files import hostile
from liaison_app.files.sheet import read_sheet

CONTENTS = "[Content_Types].xml"


def archive(parts, *, packing=zipfile.ZIP_DEFLATED):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packing) as file:
        for name, content in parts:
            file.writestr(name, content)
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"\xef\xbb\xbf \r\n\t\r\n", "is empty"),
        (b"\0" * 500, "is empty"),
        (b"%PDF-1.7 ...", "is a PDF document"),
        (b"\x89PNG\r\n\x1a\n" + b"\0\1" * 50, "is a picture"),
        (b"\x1f\x8b\x08abc", "is a packed file"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 600, r"is an old Excel file \(\.xls\)"),
        (
            bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
            "is protected with a password",
        ),
        (b"<html><table><tr><td>URN", "is a web page or XML file"),
        (bytes(range(1, 32)) * 40, "it holds no text"),
        (b"PK\x03\x04 and then rubbish", "is damaged"),
        (archive([("schools.csv", "URN")]), r"is a packed folder \(zip\)"),
        (archive([("word/document.xml", "x")]), "is a Word document"),
        (archive([("mimetype", "x"), ("content.xml", "x")]), "is an OpenDocument file"),
        (archive([("xl/workbook.bin", "x")]), r"is a binary workbook \(\.xlsb\)"),
    ],
)
def test_what_is_not_a_table_is_named_with_a_hint(text_file, content, words):
    with pytest.raises(FileProblem, match=words) as raised:
        read_sheet(text_file(content, name="register.csv"))
    assert raised.value.sentence.startswith("register.csv")
    assert raised.value.hint


def test_a_file_that_is_not_there_and_a_folder_are_said(tmp_path):
    with pytest.raises(FileProblem, match="is not there"):
        read_sheet(tmp_path / "gone.csv")
    with pytest.raises(FileProblem, match="is a folder"):
        read_sheet(tmp_path)


def test_the_ending_of_the_name_is_not_believed(workbook_file):
    path = workbook_file([["A", "B"], ["1", "2"]], name="table.xlsx")
    misnamed = path.rename(path.with_suffix(".csv"))
    assert read_sheet(misnamed).headings == ("A", "B")


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([(CONTENTS, "x"), ("xl/a.xml", b"\0" * 20_000_000)], "packed so tightly"),
        ([(CONTENTS, "x"), *((f"xl/{n}.xml", "x") for n in range(1_001))], "is damaged"),
        ([(CONTENTS, "x"), ("xl/a.xml", "x"), ("XL/A.xml", "y")], "is damaged"),
        (
            [(CONTENTS, "x"), ("xl/a.xml", '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>')],
            "instructions that no table needs",
        ),
        (
            [(CONTENTS, "x"), ("xl/a.xml", "<!DOCTYPE a>".encode("utf-16"))],
            "instructions that no table needs",
        ),
    ],
)
def test_a_workbook_made_to_do_harm_is_refused_before_it_is_opened(text_file, parts, words):
    with pytest.raises(FileProblem, match=words):
        read_sheet(text_file(archive(parts), name="register.xlsx"))


def test_a_workbook_that_unpacks_to_too_much_is_refused(text_file, monkeypatch):
    monkeypatch.setattr(hostile, "MOST_UNPACKED", 1_000)
    path = text_file(archive([(CONTENTS, "x"), ("xl/a.xml", "x" * 2_000)]), name="large.xlsx")
    with pytest.raises(FileProblem, match="too large for a workbook"):
        read_sheet(path)


def test_a_workbook_over_60_megabytes_is_refused(text_file):
    path = text_file(archive([(CONTENTS, "x"), ("xl/a.xml", "x")]), name="large.xlsx")
    with path.open("r+b") as file:
        packed = file.read()
        file.seek(0)
        file.truncate(hostile.MOST_PACKED)  # a hole, which takes no room
        file.seek(0, io.SEEK_END)
        file.write(packed)
    with path.open("r+b") as file:
        file.write(b"PK\x03\x04")
    with pytest.raises(FileProblem, match="too large for a workbook"):
        read_sheet(path)
