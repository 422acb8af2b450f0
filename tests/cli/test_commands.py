"""What a command line does and how it ends."""

import os
import subprocess
import sys
from functools import partial

import pytest
from openpyxl import load_workbook

from liaison_app.actions.edit_saved_lists import save_list
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.store.account_slot import ThisAccount
from liaison_app.store.workspace import open_workspace

HEADINGS = (
    "URN",
    "LA (code)",
    "EstablishmentNumber",
    "EstablishmentName",
    "EstablishmentStatus (name)",
    "Street",
    "Town",
    "Postcode",
    "TelephoneNum",
    "HeadTitle (name)",
    "HeadFirstName",
    "HeadLastName",
    "HeadPreferredJobTitle",
)


@pytest.fixture
def school_file(tmp_path):
    """Return a small register of invented schools."""
    path = tmp_path / "schools.csv"
    head = "Enfield,EN2 6AA,2079460101,Mrs,Ada,Okafor,Headteacher"
    lines = (
        f"900001,308,2001,Larkspur Primary School,Open,1 Larkspur Lane,{head}",
        "900002,308,2002,Teasel Academy,Closed,2 Teasel Way,Enfield,EN2 6AB,,,,,",
    )
    path.write_text("\r\n".join((",".join(HEADINGS), *lines)), encoding="cp1252")
    return path


def test_a_new_workspace_has_its_team_and_its_wards(liaison, new_workspace):
    counts = liaison("check", new_workspace, "--json").facts["counts"]
    assert (counts["team"], counts["ward"], counts["organisation"]) == (1, 1, 0)


def test_the_recovery_code_is_shown_once_and_opens_the_workspace_elsewhere(
    liaison, tmp_path, monkeypatch
):
    made = liaison("new", tmp_path / "w", "--team", "Chase", "--json").facts
    monkeypatch.setenv("LIAISON_HOME", str(tmp_path / "another account"))
    assert liaison("check", tmp_path / "w").code == 1
    monkeypatch.setenv("LIAISON_RECOVERY_CODE", made["recovery_code"].lower())
    assert liaison("check", tmp_path / "w").code == 0


def test_a_wrong_recovery_code_is_told_apart_from_a_mistyped_one(liaison, tmp_path, monkeypatch):
    other = liaison("new", tmp_path / "v", "--team", "Town", "--json").facts["recovery_code"]
    liaison("new", tmp_path / "w", "--team", "Chase")
    monkeypatch.setenv("LIAISON_HOME", str(tmp_path / "another account"))
    monkeypatch.setenv("LIAISON_RECOVERY_CODE", other)
    assert "of another workspace" in liaison("check", tmp_path / "w").problem
    mistyped = ("1" if other[0] != "1" else "2") + other[1:]
    monkeypatch.setenv("LIAISON_RECOVERY_CODE", mistyped)
    assert "mistyped" in liaison("check", tmp_path / "w").problem


def test_a_dry_run_changes_nothing(liaison, new_workspace, school_file):
    planned = liaison("import", new_workspace, school_file, "--dry-run", "--json")
    assert planned.facts["new"] == 1
    counts = liaison("check", new_workspace, "--json").facts["counts"]
    assert (counts["organisation"], counts["import"]) == (0, 0)


def test_an_import_says_counts_that_add_up_and_makes_a_backup_first(
    liaison, new_workspace, school_file
):
    facts = liaison("import", new_workspace, school_file, "--json").facts
    verdicts = ("new", "update", "no_change", "needs_you", "duplicate", "problem", "left_out")
    assert facts["rows_read"] == sum(facts[name] for name in verdicts) == 2
    assert len(list((new_workspace / "backups").glob("backup-*"))) == 1


def test_the_same_file_again_brings_nothing_new(liaison, new_workspace, school_file):
    liaison("import", new_workspace, school_file)
    again = liaison("import", new_workspace, school_file, "--json").facts
    assert (again["new"], again["update"], again["no_change"]) == (0, 0, 1)


def test_a_mail_list_of_a_ward_is_a_workbook_of_its_letters(
    liaison, new_workspace, school_file, tmp_path
):
    liaison("import", new_workspace, school_file)
    out = tmp_path / "list.xlsx"
    made = liaison("mail-list", new_workspace, "--kind", "school", "--out", out, "--json")
    assert made.facts["rows"] == 1
    sheet = load_workbook(out)["MailList"]
    row = dict(zip(*[[cell.value for cell in line] for line in sheet.iter_rows()], strict=True))
    assert (row["Salutation"], row["Postcode"], row["Phone"]) == (
        "Dear Mrs Okafor",
        "EN2 6AA",
        "020 7946 0101",
    )


def test_the_sample_makes_the_list_of_its_campaign(liaison, tmp_path):
    liaison("sample", tmp_path / "sample")
    made = liaison(
        "mail-list",
        tmp_path / "sample",
        "--campaign",
        "assemblies after manchester, may 2017",
        "--letter",
        "Dear Head Teacher",
        "--out",
        tmp_path / "list.xlsx",
    )
    assert made.code == 0, made.problem
    assert "Left out" in made.out


def test_a_mail_list_of_a_saved_list_has_those_who_are_on_it(
    liaison, new_workspace, school_file, tmp_path
):
    liaison("import", new_workspace, school_file)
    schools = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,)))
    entry = SavedListEntry(name="Schools", definition=ListDefinition(sets=(schools,)))
    opened = open_workspace(new_workspace, account=ThisAccount())
    opened.database.write("Save", partial(save_list, entry=entry))
    opened.close()

    made = liaison(
        "mail-list", new_workspace, "--list", "SCHOOLS", "--out", tmp_path / "l.xlsx", "--json"
    )

    assert (made.facts["rows"], made.facts["organisations"]) == (1, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--campaign", "nowhere", "--letter", "x"), "no campaign called"),
        (("--kind", "school", "--ward", "Nowhere"), "no ward “Nowhere”"),
        (("--kind", "museum"), "no kind of organisation"),
        (("--list", "Governors"), "no saved list “Governors”"),
        (("--kind", "school"), "nobody in this mail list"),
    ],
)
def test_a_list_that_cannot_be_made_is_refused_in_a_sentence(
    liaison, new_workspace, tmp_path, words, said
):
    refused = liaison("mail-list", new_workspace, *words, "--out", tmp_path / "list.xlsx")
    assert refused.code == 1
    assert said in refused.problem
    assert not (tmp_path / "list.xlsx").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("mail-list", "w", "--kind", "school", "--letter", "x", "--out", "y.xlsx"),
        ("mail-list", "w", "--list", "x", "--kind", "school", "--out", "y.xlsx"),
        ("new", "w"),
        ("new", "w", "--team", "x", "--ward", "nonsense"),
        ("check",),
    ],
)
def test_words_that_do_not_go_together_are_a_usage_error(liaison, new_workspace, words):
    arguments = [new_workspace if word == "w" else word for word in words]
    assert liaison(*arguments).code == 2


def test_a_problem_is_json_for_machines_too(liaison, tmp_path):
    refused = liaison("check", tmp_path / "nowhere", "--json")
    assert refused.code == 1
    assert refused.facts["hint"]


def test_a_file_that_is_no_register_is_refused_and_changes_nothing(
    liaison, new_workspace, tmp_path
):
    for name, content in {
        "letter.csv": b"Dear Friends\nyours\n",
        "empty.csv": b"",
        "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "half.csv": b"EstablishmentName,Postcode\nLarkspur,EN2 6AA\n",
    }.items():
        (tmp_path / name).write_bytes(content)
        refused = liaison("import", new_workspace, tmp_path / name)
        assert refused.code == 1, name
        assert refused.problem.startswith("liaison: "), name
    assert liaison("check", new_workspace, "--json").facts["counts"]["organisation"] == 0


def test_a_backup_comes_back_and_what_was_there_is_set_aside(liaison, new_workspace, school_file):
    liaison("import", new_workspace, school_file)
    (backup,) = (new_workspace / "backups").glob("backup-*")
    restored = liaison("restore", backup, new_workspace, "--json")
    assert restored.code == 0, restored.problem
    assert restored.facts["set_aside"]
    assert liaison("check", new_workspace, "--json").facts["counts"]["organisation"] == 0


def test_an_empty_spreadsheet_is_made_and_can_be_brought_in_filled(
    liaison, new_workspace, tmp_path
):
    path = tmp_path / "groups.xlsx"
    assert liaison("template", path).code == 0
    book = load_workbook(path)
    sheet = book.worksheets[0]
    at = {cell.value: cell.column for cell in sheet[1]}
    for heading, value in {
        "Kind": "Faith group",
        "Name": "Larkspur Mosque",
        "Tradition": "Muslim",
        "Postcode": "EN2 6AD",
    }.items():
        sheet.cell(row=2, column=at[heading], value=value)
    book.save(path)
    book.close()
    brought = liaison("import", new_workspace, path, "--json")
    assert brought.code == 0, brought.problem
    assert brought.facts["new"] == 1


def test_without_a_screen_the_window_says_so(liaison, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    refused = liaison()
    assert refused.code == 1
    assert "no screen" in refused.problem


def test_a_command_loads_no_qt(tmp_path):
    code = (
        "import sys; from liaison_app.bootstrap import start; "
        f"assert start(['sample', {str(tmp_path / 'w')!r}]) == 0; "
        "assert not any(name.startswith('PySide6') for name in sys.modules)"
    )
    environment = {**os.environ, "LIAISON_HOME": str(tmp_path / "home")}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr
