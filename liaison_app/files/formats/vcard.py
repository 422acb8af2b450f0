"""vCards 3.0 in one file, for address books: a card for each row, and only ways not objected to.

The rows come without what was objected to. Nothing is told of faith, and no note; the Ref is the
card's own key, so that a card brought in again takes the place of the old one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from liaison_app.domain.address_block import ADDRESS_FIELDS
from liaison_app.domain.contacts import ObjectionChannel
from liaison_app.domain.errors import FileProblem
from liaison_app.domain.merge_fields import MailListRow, mail_text
from liaison_app.files.formats.file_check import FileCheck, Proof
from liaison_app.files.formats.format import ExportJob, Format

if TYPE_CHECKING:
    from vobject.base import Component

_BLOCK = 100
_JOINED = " & "


def _write(path: Path, job: ExportJob) -> int:
    with path.open("w", encoding="utf-8", newline="") as file:
        for done, (row, key) in enumerate(_with_keys(job.rows)):
            if done % _BLOCK == 0:
                job.progress.report(done, len(job.rows))
            file.write(_card(row, key).serialize())
    job.progress.report(len(job.rows), len(job.rows))
    return len(job.rows)


def _with_keys(rows: Iterable[MailListRow]) -> Iterator[tuple[MailListRow, str]]:
    """Give each row its card's key: whoever holds two posts has two cards, the second numbered."""
    known: Counter[str] = Counter()
    for row in rows:
        ref = mail_text(row.ref)
        known[ref] += 1
        yield row, ref if known[ref] == 1 or not ref else f"{ref}-{known[ref]}"


def _card(row: MailListRow, key: str) -> "Component":
    """Return a row as a card; whatever is empty is not on it."""
    import vobject  # noqa: PLC0415 - loaded only when cards are made

    card = vobject.vCard()
    texts = {name: mail_text(text) for name, text in zip(row._fields, row, strict=True)}
    card.add("n").value = vobject.vcard.Name(
        family=texts["surname"], given=texts["forenames"], prefix=texts["title"]
    )
    card.add("fn").value = _full_name(texts)
    card.add("org").value = [texts["organisation"]]
    for name, text in (
        ("title", texts["post"]),
        ("url", texts["website"]),
        ("uid", key),
    ):
        if text:
            card.add(name).value = text
    for name, text, kinds in (
        ("tel", texts["phone"] if texts["phone"] != texts["mobile"] else "", ("WORK", "VOICE")),
        ("tel", texts["mobile"], ("CELL", "VOICE")),
        ("email", texts["email"], ("INTERNET",)),
    ):
        if text:
            line = card.add(name)
            line.value, line.type_param = text, list(kinds)
    if address := _address(texts):
        line = card.add("adr")
        line.value, line.type_param = vobject.vcard.Address(**address), ["WORK"]
    return card


def _full_name(texts: dict[str, str]) -> str:
    """Return whom the card is for: a person, two of them, or else the organisation."""
    is_named = texts["surname"] or texts["forenames"] or _JOINED in texts["addressee"]
    named = texts["addressee"] if is_named else ""
    return named or texts["organisation"] or texts["ref"] or "-"


def _address(texts: dict[str, str]) -> dict[str, str]:
    """Return the address as address books part it: what stands below the town is the county."""
    town, code = texts["town"], texts["postcode"]
    lines = [line for field in ADDRESS_FIELDS if (line := texts[field.lower()])]
    if code in lines:
        lines.remove(code)
    at = len(lines) - 1 - lines[::-1].index(town) if town in lines else len(lines)
    parts = {
        "street": "\n".join(lines[:at]),
        "city": town,
        "region": ", ".join(lines[at + 1 :]),
        "code": code,
    }
    return parts if any(parts.values()) else {}


def _check(path: Path, job: ExportJob) -> FileCheck:
    count = same = 0
    refs: list[str] = []
    for card, one in zip_longest(_read(path, job), _with_keys(job.rows)):
        if card is not None:
            count += 1
            same += one is not None and _told(_card(*one)) == card
            refs += map(str, card.get("uid", ()))
    return FileCheck(
        rows=count,
        columns=(),
        refs=tuple(refs),
        proofs=(_count_proof(count, len(job.rows)), _same_proof(same, count)),
    )


def _read(path: Path, job: ExportJob) -> Iterator[dict[str, list[object]]]:
    """Give what each card of a file tells; raise FileProblem where it cannot be read."""
    import vobject  # noqa: PLC0415 - loaded only when cards are made

    try:
        with path.open(encoding="utf-8", newline="") as file:
            for done, card in enumerate(vobject.readComponents(file)):
                if done % _BLOCK == 0:
                    job.progress.report(done, len(job.rows))
                yield _told(card)
    except (vobject.base.VObjectError, UnicodeDecodeError) as problem:
        sentence = f"{path.name} was written, but cannot be read back."
        raise FileProblem(sentence, hint="Do not use it; make it again.") from problem


def _told(card: "Component") -> dict[str, list[object]]:
    """Return everything that a card tells, by what it is."""
    return {
        name: [line.value for line in lines]
        for name, lines in card.contents.items()
        if name != "version"
    }


FORMAT = Format(
    name="vcard",
    label="Cards for an address book",
    hint="A file of vCards with the ways to reach them that nobody objected to.",
    icon="user-plus",
    counted="card",
    by=ObjectionChannel.ALL,
    ending="vcf",
    write=_write,
    check=_check,
    fields=(
        "Ref",
        "Organisation",
        "Addressee",
        "Title",
        "Forenames",
        "Surname",
        "Post",
        *ADDRESS_FIELDS,
        "Town",
        "Postcode",
        "Email",
        "Phone",
        "Mobile",
        "Website",
    ),
)


def _count_proof(found: int, wanted: int) -> Proof:
    if found == wanted:
        return Proof(sentence=f"Cards in the file: {found:,}, one for each row.", holds=True)
    sentence = f"Cards in the file: {found:,}, but {wanted:,} were chosen. Do not use it."
    return Proof(sentence=sentence, holds=False)


def _same_proof(same: int, found: int) -> Proof:
    if same == found:
        sentence = "Each tells what was chosen, and nothing else: no faith and no note."
        return Proof(sentence=sentence, holds=True)
    sentence = f"Cards that do not tell what was chosen: {found - same:,}. Do not use the file."
    return Proof(sentence=sentence, holds=False)
