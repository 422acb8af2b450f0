"""The command that makes a list: the same plan, check and register entry as in the window."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection

from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.cli.answers import Answer
from liaison_app.cli.commands import TypedWronglyError, opened
from liaison_app.domain.choices import Choice
from liaison_app.domain.errors import LiaisonError, NotFound
from liaison_app.domain.exports import (
    STANDARD_COLUMNS,
    AddresseePolicy,
    ExportColumn,
    RowOrder,
    RowPer,
)
from liaison_app.domain.mail_lists import MailListPlan, MailListWanted
from liaison_app.domain.merge_fields import OFFERED_FIELDS
from liaison_app.domain.organisations import Kind
from liaison_app.domain.text import fold
from liaison_app.domain.when import local_day
from liaison_app.files.formats import FORMATS
from liaison_app.files.formats.format import Format, Paper
from liaison_app.queries.campaigns import campaign as campaign_with
from liaison_app.queries.campaigns import campaign_id_by_name
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.queries.saved_lists import list_id_by_name
from liaison_app.queries.team import ward_codes_by_name, wards
from liaison_app.store import layout

ChoiceT = TypeVar("ChoiceT", bound=Choice)


def make_mail_list(  # noqa: PLR0913 - the words of the command
    path: Path,
    *,
    campaign: str | None,
    letter: str | None,
    saved_list: str | None,
    kind: str | None,
    ward: str | None,
    format: str,  # noqa: A002 - the word that is typed
    per: str | None,
    addressee: str | None,
    order: str | None,
    columns: str | None,
    purpose: str,
    out: Path,
    paper: Callable[[], Paper],
) -> Answer:
    """Make a list, letters, labels or a sheet: a file of any kind that the window makes.

    ``paper`` gives what the printed kinds are painted with.
    """
    written = _format_called(format)
    chosen = ExportChosen(
        format=written,
        columns=_columns(columns, written),
        paper=paper() if written.needs_paper else None,
        purpose=purpose,
    )
    if saved_list and not (campaign or letter or kind or ward):
        find = partial(_list_wanted, name=saved_list)
    elif campaign and letter and not (saved_list or kind or ward):
        find = partial(_letter_wanted, campaign_name=campaign, letter_name=letter)
    elif kind and not (saved_list or campaign or letter):
        find = partial(_kind_wanted, kind_name=kind, ward_name=ward)
    else:
        raise TypedWronglyError(
            "give --campaign with --letter, or --list, or --kind with or without --ward"
        )
    with opened(path) as workspace:
        database = workspace.database
        wanted = replace(
            database.read(find),
            by=written.by,
            row_per=_choice(RowPer, per, RowPer.ORGANISATION),
            addressee=_choice(AddresseePolicy, addressee, AddresseePolicy.NAMED),
            order=_choice(RowOrder, order, RowOrder.POSTCODE),
        )
        today = local_day(database.clock())
        plan = database.read(partial(plan_mail_list, wanted=wanted, today=today))
        save_export(database, plan=plan, path=out, private=layout.private(path), chosen=chosen)
        return _listed(plan, out, written)


def _format_called(name: str) -> Format:
    """Return a format by its name, in which hyphens and underscores are one."""
    for one in FORMATS:
        if one.name == name.strip().casefold().replace("-", "_"):
            return one
    listed = ", ".join(one.name for one in FORMATS)
    raise NotFound(f"“{name}” is no kind of file.", hint=f"Choose {listed}.")


def _choice(choices: type[ChoiceT], typed: str | None, otherwise: ChoiceT) -> ChoiceT:
    """Return one of a few choices by its name, or what is usual where nothing was typed."""
    if typed is None:
        return otherwise
    for one in choices:
        if str(one.value) == typed.strip().casefold():
            return one
    listed = ", ".join(str(one.value) for one in choices)
    raise NotFound(f"“{typed}” is not one of the choices.", hint=f"Choose {listed}.")


def _columns(typed: str | None, written: Format) -> tuple[ExportColumn, ...]:
    """Return the columns of "Ref,Organisation=School": fields, some with a heading of their own."""
    if typed is None:
        return STANDARD_COLUMNS
    if not written.chooses_columns:
        choosing = ", ".join(one.name for one in FORMATS if one.chooses_columns)
        raise LiaisonError(
            f"A file of the kind {written.name} has columns of its own.",
            hint=f"Leave --columns out, or choose {choosing}.",
        )
    known = {fold(field): field for field in OFFERED_FIELDS}
    columns = []
    for one in typed.split(","):
        name, _, heading = one.partition("=")
        field = known.get(fold(name))
        if field is None:
            hint = f"There are {', '.join(OFFERED_FIELDS)}."
            raise NotFound(f"There is no field “{name.strip()}”.", hint=hint)
        columns.append(ExportColumn(field=field, heading=heading.strip() or field))
    return tuple(columns)


def _listed(plan: MailListPlan, out: Path, written: Format) -> Answer:
    reasons = {plan.reason_words(reason): number for reason, number in plan.reasons.items()}
    left = (f"  Left out, {label.lower()}: {number:,}" for label, number in reasons.items())
    doubts = len(plan.in_doubt)
    look = (f"  Greetings to look at: {doubts:,}",) if doubts else ()
    rows = len(plan.included)
    of = f"{plan.audience:,} {'organisation' if plan.audience == 1 else 'organisations'}"
    return Answer(
        sentences=(f"{out.name}: {written.count(rows)} from {of}.", *left, *look),
        facts={
            "file": str(out),
            "format": written.name,
            "rows": rows,
            "organisations": plan.audience,
            "left_out": reasons,
            "in_doubt": doubts,
        },
    )


def _letter_wanted(
    connection: Connection, *, campaign_name: str, letter_name: str
) -> MailListWanted:
    campaign_id = campaign_id_by_name(connection, name=campaign_name)
    whole = campaign_with(connection, campaign_id=campaign_id)
    for letter in whole.letters:
        if letter.name.casefold() == letter_name.strip().casefold():
            return MailListWanted(campaign_id=campaign_id, letter_id=letter.id)
    listed = "; ".join(letter.name for letter in whole.letters)
    raise NotFound(f"This campaign has no letter “{letter_name}”.", hint=f"It has: {listed}.")


def _list_wanted(connection: Connection, *, name: str) -> MailListWanted:
    return MailListWanted(saved_list_id=list_id_by_name(connection, name=name))


def _kind_wanted(
    connection: Connection, *, kind_name: str, ward_name: str | None
) -> MailListWanted:
    kind = Kind.from_label(kind_name)
    if kind is None:
        listed = ", ".join(str(one.value) for one in Kind)
        raise LiaisonError(f"“{kind_name}” is no kind of organisation.", hint=f"Choose {listed}.")
    if ward_name is None:
        return MailListWanted(kind=kind)
    codes = ward_codes_by_name(connection, name=ward_name)
    if not codes:
        listed = ", ".join(one.name for one in wards(connection)) or "none yet"
        raise NotFound(f"The team has no ward “{ward_name}”.", hint=f"It has: {listed}.")
    return MailListWanted(kind=kind, ward_codes=codes)
