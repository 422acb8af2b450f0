"""The command makes every kind of file that the window makes, by the same choices."""

import csv
import os
import shutil
import subprocess
import sys
from contextlib import redirect_stdout
from io import StringIO

import pytest
from openpyxl import load_workbook

from liaison_app.bootstrap import start
from liaison_app.files.formats import FORMATS
from liaison_app.paths import keys_folder

HEAD = (
    "URN,LA (code),EstablishmentNumber,EstablishmentName,EstablishmentStatus (name),Street,Town,"
    "Postcode,TelephoneNum,HeadTitle (name),HeadFirstName,HeadLastName,HeadPreferredJobTitle"
)


@pytest.fixture(scope="module")
def _made_with_schools(_made_chase, tmp_path_factory):
    """Import two schools once, to be copied: the folder of their workspace."""
    folder, keys = _made_chase
    home = tmp_path_factory.mktemp("schools")
    path = home / "schools.csv"
    lines = (
        "900001,308,2001,Larkspur School,Open,1 Larkspur Lane,Enfield,EN2 6AA,,Mrs,Ada,Okafor,Head",
        "900002,308,2002,Teasel School,Open,2 Teasel Way,Enfield,EN1 4NP,,Mr,Jo,Example,Head",
    )
    path.write_text("\r\n".join((HEAD, *lines)), encoding="cp1252")
    made = shutil.copytree(folder, home / "chase")
    with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()):
        patch.setenv("LIAISON_HOME", str(home))
        shutil.copytree(keys, keys_folder())
        assert start(["import", str(made), str(path)]) == 0
    return made


@pytest.fixture
def workspace_with_schools(_made_chase, _made_with_schools, tmp_path):
    """Return a workspace with two schools."""
    _, keys = _made_chase
    shutil.copytree(keys, keys_folder(), dirs_exist_ok=True)
    return shutil.copytree(_made_with_schools, tmp_path / "chase")


@pytest.fixture
def make(liaison, workspace_with_schools, tmp_path):
    """Return what makes a list of all schools as a file of this name."""

    def made(name, *words):
        out = tmp_path / name
        said = liaison(
            "mail-list", workspace_with_schools, "--kind", "school", *words, "--out", out, "--json"
        )
        return out, said

    return made


def test_columns_are_chosen_and_renamed(make):
    columns = "ref=Number, organisation=School,Address line 1"
    out, said = make("list.csv", "--format", "csv-list", "--columns", columns)

    assert said.facts["format"] == "csv_list"
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["Number", "School", "Address_line_1"]
    assert [row[1:] for row in rows[1:]] == [
        ["Teasel School", "2 Teasel Way"],
        ["Larkspur School", "1 Larkspur Lane"],
    ]


def test_a_row_for_each_person_is_addressed_by_the_ref_of_the_person(make):
    out, said = make("list.xlsx", "--per", "person")
    assert said.facts["rows"] == 2
    refs = [row[0] for row in load_workbook(out)["MailList"].iter_rows(2, values_only=True)]
    assert [ref[:2] for ref in refs] == ["P-", "P-"]


def test_letters_may_go_to_the_post_or_to_the_organisation(make):
    def addressees(name, policy):
        out, _ = make(name, "--addressee", policy, "--columns", "Addressee,Ref")
        return [row[0] for row in load_workbook(out)["MailList"].iter_rows(2, values_only=True)]

    assert addressees("named.xlsx", "named") == ["Mr Jo Example", "Mrs Ada Okafor"]
    assert addressees("post.xlsx", "post") == ["The Head Teacher"] * 2
    assert addressees("organisation.xlsx", "organisation") == ["", ""]


def test_one_workbook_for_each_officer_is_a_new_folder(make):
    out, said = make("lists", "--format", "officer_workbooks", "--order", "officer")
    assert said.code == 0, said.problem
    assert len(list(out.iterdir())) == 1
    _, again = make("lists", "--format", "officer_workbooks")
    assert again.code == 1
    assert "already" in again.facts["problem"]


def test_the_answer_counts_what_was_made(liaison, workspace_with_schools, tmp_path):
    said = liaison(
        "mail-list",
        workspace_with_schools,
        "--kind",
        "school",
        "--format",
        "csv_list",
        "--out",
        tmp_path / "p.csv",
    )
    assert "p.csv: 2 rows from 2 organisations." in said.out


def test_what_it_is_for_stands_in_the_register_and_notes_ask_for_it(make):
    _, refused = make("a.xlsx", "--columns", "Ref,Notes")
    assert refused.code == 1
    assert "no purpose says why" in refused.facts["problem"]
    assert make("b.xlsx", "--columns", "Ref,Notes", "--purpose", "Visits")[1].code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "papyrus"), "“papyrus” is no kind of file"),
        (("--per", "street"), "“street” is not one of the choices"),
        (("--addressee", "queen"), "“queen” is not one of the choices"),
        (("--order", "age"), "“age” is not one of the choices"),
        (("--columns", "Ref,Shoe size"), "no field “Shoe size”"),
        (("--columns", "Ref=a b"), "cannot head a column"),
        (("--columns", ""), "no field “”"),
        (("--format", "labels", "--columns", "Ref"), "has columns of its own"),
        (("--format", "csv_list"), "not that of a CSV file"),
        (("--ward", "Nowhere"), "no ward “Nowhere”"),
    ],
)
def test_what_cannot_be_chosen_is_refused_in_a_sentence(make, words, said):
    out, refused = make("list.xlsx", *words)
    assert refused.code == 1
    assert said in refused.facts["problem"]
    assert refused.facts["hint"]
    assert not out.exists()


def test_an_unknown_kind_of_file_is_answered_with_all_there_are(make):
    _, refused = make("list.xlsx", "--format", "papyrus")
    assert all(one.name in refused.facts["hint"] for one in FORMATS)


@pytest.mark.parametrize("name", ["labels", "envelopes", "visit_sheet"])
def test_what_is_printed_needs_no_screen(workspace_with_schools, tmp_path, name):
    """In a process of its own, since Qt is started there as nowhere in this one."""
    out = tmp_path / f"{name}.pdf"
    words = ["mail-list", workspace_with_schools, "--kind", "school", "--format", name]
    unseen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    done = subprocess.run(
        [sys.executable, "-m", "liaison_app", *words, "--out", out],
        env={key: value for key, value in os.environ.items() if key not in unseen},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert out.read_bytes().startswith(b"%PDF")
    assert "from 2 organisations" in done.stdout


def test_a_campaign_that_has_no_such_letter_names_those_it_has(liaison, tmp_path):
    liaison("sample", tmp_path / "sample")
    words = ("--campaign", "Assemblies after Manchester, May 2017", "--letter", "Dear Nobody")
    refused = liaison("mail-list", tmp_path / "sample", *words, "--out", tmp_path / "l.xlsx")
    assert refused.code == 1
    assert "has no letter “Dear Nobody”" in refused.problem
    assert "Dear Head Teacher" in refused.problem


def test_only_the_organisations_of_a_ward_are_wanted(make):
    _, refused = make("list.xlsx", "--ward", "Chase")
    assert "nobody in this mail list" in refused.facts["problem"]
