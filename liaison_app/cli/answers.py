"""How a command answers: in sentences for people, or in one line of JSON for machines."""

import io
import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass

from liaison_app.domain.errors import FileProblem, LiaisonError


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
    """Print what a command did; raise FileProblem where nobody can be told."""
    facts = json.dumps(answer.facts, default=str)  # in ASCII, which every pipe takes
    try:
        print(facts if as_json else "\n".join(answer.sentences).rstrip(), flush=True)
    except BrokenPipeError:  # whoever listened has heard enough
        _say_no_more()
    except OSError as error:
        _say_no_more()
        raise FileProblem(
            "The command was carried out, but its answer could not be written.",
            hint="Look at where its answer goes: the disk there may be full.",
        ) from error


def _say_no_more() -> None:
    """Have what is still held back go nowhere, so that it does not fail once more at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def refuse(problem: LiaisonError, *, as_json: bool) -> None:
    """Print what could not be done, and what to do next."""
    if as_json:
        facts = {"problem": problem.sentence, "hint": problem.hint}
        print(json.dumps(facts))
    else:
        print(f"liaison: {problem}", file=sys.stderr)
