"""The proof of a file before it takes its name: it is opened again, and nobody in it objects."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, select

from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem, Stale
from liaison_app.domain.references import PERSON, make_ref
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import ExportJob, Format
from liaison_app.store.database import Database
from liaison_app.store.tables import Objection, Organisation


def proved(
    database: Database, draft: Path, job: ExportJob, written: Format, by: ObjectionChannel
) -> FileCheck:
    """Open the written file again; one that is not as it should be never takes its name.

    Whose Ref is not in the file is known by the rows that were written. ``by`` is the way it goes
    out. Raises FileProblem where the check fails, Stale where somebody in it objects by now.
    """
    check = written.check(draft, job)
    if not check.passed:
        raise FileProblem("It was not saved, because its check failed.", hint=check.sentences[0])
    refs = {*check.refs, *(row.ref for row in job.rows)}
    if refs.intersection(database.read(partial(_refs_that_object, by=by))):
        raise Stale(
            f"Somebody in this list objected ({by.label.lower()}) while it was written.",
            hint="Look at the check again, then save.",
        )
    return replace(check, proofs=(*check.proofs, _no_objector(by)))


def _no_objector(by: ObjectionChannel) -> Proof:
    if by is ObjectionChannel.ALL:
        return Proof(sentence="Nobody in it objects to being contacted at all.", holds=True)
    return Proof(sentence=f"Nobody in it objects to {by.label.lower()}.", holds=True)


def _refs_that_object(connection: Connection, *, by: ObjectionChannel) -> frozenset[str]:
    """Return the Refs of the organisations and the people that object to a way."""
    against = Objection.channel.in_((by, ObjectionChannel.ALL))
    organisations = connection.execute(
        select(Organisation.id, Organisation.kind)
        .join(Objection, Objection.organisation_id == Organisation.id)
        .where(against)
    )
    people = connection.scalars(
        select(Objection.person_id).where(against, Objection.person_id.is_not(None))
    )
    return frozenset(
        (
            *(make_ref(letter=kind.letter, key=key) for key, kind in organisations),
            *(make_ref(letter=PERSON, key=key) for key in people if key is not None),
        )
    )
