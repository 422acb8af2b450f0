"""How a command answers: in sentences for people, or in one line of JSON for machines."""

import io
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from liaison_app.domain.errors import LiaisonError


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a command did: sentences, and the same as facts."""

    sentences: tuple[str, ...]
    facts: Mapping[str, object]


def make_speakable() -> None:
    """Have what a narrow terminal cannot show replaced there, instead of ending the command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def give(answer: Answer, *, as_json: bool) -> None:
    """Print what a command did."""
    if as_json:
        print(json.dumps(answer.facts, default=str))  # in ASCII, which every pipe takes
    else:
        print("\n".join(answer.sentences).rstrip())


def refuse(problem: LiaisonError, *, as_json: bool) -> None:
    """Print what could not be done, and what to do next."""
    if as_json:
        facts = {"problem": problem.sentence, "hint": problem.hint}
        print(json.dumps(facts))
    else:
        print(f"liaison: {problem}", file=sys.stderr)
