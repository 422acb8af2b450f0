"""What is held for a build: versions, and a specification that knows the program's folders."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
EXACT = re.compile(r"([\w.-]+)==([\w.]+)")
NAME = re.compile(r"[\w.-]+")


def held():
    lines = PROJECT["tool"]["uv"]["constraint-dependencies"]
    return dict(EXACT.fullmatch(line).groups() for line in lines)


def locked():
    return dict(EXACT.match(line).groups() for line in LOCK.splitlines() if "==" in line)


def folded(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_direct_dependency_is_held_at_one_version():
    extras = PROJECT["project"]["optional-dependencies"].values()
    wanted = [*PROJECT["project"]["dependencies"], *(line for extra in extras for line in extra)]
    names = {folded(NAME.match(line).group()) for line in wanted} - {"liaison"}
    assert names - held().keys() == set()


def test_the_lock_has_the_versions_that_are_held():
    assert {name: held().get(name) for name in locked()} == locked()


def test_the_lock_covers_what_the_program_needs():
    wanted = PROJECT["project"]["dependencies"]
    assert {folded(NAME.match(line).group()) for line in wanted} - locked().keys() == set()


def test_every_line_of_the_lock_is_hashed_and_names_no_host():
    releases = re.split(r"\n(?=\w)", LOCK)[1:]
    assert len(releases) == len(locked())
    assert all("--hash=sha256:" in release for release in releases)
    assert "://" not in LOCK
    assert "index" not in LOCK


@pytest.mark.parametrize("words", ["runs every test", "and `uv`, once"])
def test_the_readme_has_the_commands_that_the_full_check_takes_from_it(words):
    after = (ROOT / "README.md").read_text("utf-8").partition(words)[2]
    block = after.partition("```console\n")[2].partition("```")[0]
    assert len(block.splitlines()) == 1
    assert words in (ROOT / ".ci" / "run").read_text("utf-8").replace("\\", "")
