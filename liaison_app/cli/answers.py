"""How a command answers: in sentences for people, or in one line of JSON for machines."""

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


def give(answer: Answer, *, as_json: bool) -> None:
    """Print what a command did."""
    if as_json:
        print(json.dumps(answer.facts, ensure_ascii=False, default=str))
    else:
        print("\n".join(answer.sentences))


def refuse(problem: LiaisonError, *, as_json: bool) -> None:
    """Print what could not be done, and what to do next."""
    if as_json:
        facts = {"problem": problem.sentence, "hint": problem.hint}
        print(json.dumps(facts, ensure_ascii=False))
    else:
        print(f"liaison: {problem}", file=sys.stderr)
