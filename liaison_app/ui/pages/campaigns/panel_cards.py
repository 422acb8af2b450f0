"""The cards of one recipient: what must not be missed, whom to ask for, the log, the letter."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt

from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.objections import may_contact
from liaison_app.domain.when import clock_time, days_between, short_day
from liaison_app.queries.organisation_details import ContactSeen, OrganisationDetails
from liaison_app.queries.outreach import OutreachRow
from liaison_app.queries.recipient_details import LetterPreview, RecipientDetails
from liaison_app.queries.recipients import RecipientSeen
from liaison_app.ui.meanings import CHANNEL_ICONS, objection_words, relay_words
from liaison_app.ui.plain import PlainLabel, set_tooltip
from liaison_app.ui.widgets.card import Card

_CALLABLE = (ContactKind.PHONE, ContactKind.MOBILE)
_LEAST = 60
_GONE = (ContactStanding.BOUNCED, ContactStanding.GONE)


def cards_of(seen: RecipientSeen, details: RecipientDetails, *, today: date) -> Iterator[Card]:
    """Return the cards, what must not be missed first."""
    organisation = details.organisation
    if organisation.objections or organisation.warnings:
        yield _cautions(organisation, seen)
    yield _whom_to_ask(organisation)
    yield _timeline(details.timeline, today)


def _cautions(organisation: OrganisationDetails, seen: RecipientSeen) -> Card:
    card = Card("Objections and warnings")
    for objection in organisation.objections:
        since = f"since {short_day(objection.since)}" if objection.since else ""
        who = _name_of(organisation, objection.person_id)
        second = ", ".join(part for part in (who, since, objection.said_how) if part)
        card.add_line("ban", objection_words(objection.channel), second, role="bad")
    if organisation.objections:
        _add_open_ways(card, seen)
    for warning in organisation.warnings:
        review = f"Look again on {short_day(warning.review_on)}" if warning.review_on else ""
        card.add_line("triangle-alert", warning.notice, review, role="warn")
    return card


def _add_open_ways(card: Card, seen: RecipientSeen) -> None:
    """Say how else they can be reached: what is known of them and not objected to."""
    ways = [way.label.lower() for way in seen.open_ways if way is not ObjectionChannel.VISIT]
    visit = "A visit is for a supervisor to decide."
    if ways:
        card.add_line("arrow-right", f"Open to them: {', '.join(ways)}", visit)
    elif ObjectionChannel.VISIT in seen.open_ways:
        card.add_line("arrow-right", "No way is left but a visit", visit, role="warn")
    else:
        card.add_line("arrow-right", "No way is left to reach them", role="bad")


def _whom_to_ask(organisation: OrganisationDetails) -> Card:
    card = Card("Who to ask for")
    if not organisation.holders:
        card.add_line("user", "Nobody named")
    for holder in organisation.holders:
        main = "main contact" if holder.main_contact else ""
        second = ", ".join(part for part in (holder.post, main) if part)
        card.add_line("user", holder.shown or holder.post, second if holder.shown else main)
    _add_phones(card, organisation)
    if _open(organisation, ObjectionChannel.EMAIL, None):
        for one in _working(organisation, (ContactKind.EMAIL,)):
            if _open(organisation, ObjectionChannel.EMAIL, one.role_id):
                card.add_line("mail", one.shown, one.label)
    return card


def _add_phones(card: Card, organisation: OrganisationDetails) -> None:
    """Show the first number large; a number they object to is not shown at all."""
    phones = [
        one
        for one in _working(organisation, _CALLABLE)
        if _open(organisation, ObjectionChannel.PHONE, one.role_id)
    ]
    if not phones:
        closed = not _open(organisation, ObjectionChannel.PHONE, None)
        says = "They object to calls. Do not ring." if closed else "No telephone number"
        card.add_line("phone", says, role="bad" if closed else "muted")
        return
    first, *others = phones
    number = PlainLabel(first.shown, role="heading")
    number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    number.setAccessibleName(f"Telephone {first.shown}")
    card.add(number)
    whose = ", ".join(part for part in (_holder_of(organisation, first), first.label) if part)
    if whose:
        card.add(PlainLabel(whose, role="small"))
    for one in others:
        card.add_line("phone", one.shown, _holder_of(organisation, one) or one.label)


def _working(
    organisation: OrganisationDetails, kinds: tuple[ContactKind, ...]
) -> Iterator[ContactSeen]:
    for one in organisation.contacts:
        if one.kind in kinds and one.standing not in _GONE:
            yield one


def _open(organisation: OrganisationDetails, by: ObjectionChannel, role_id: int | None) -> bool:
    """Say whether this way is open: to the organisation, and to the holder of this role."""
    person = next((one.person_id for one in organisation.holders if one.role_id == role_id), None)
    channels = [
        one.channel
        for one in organisation.objections
        if one.person_id is None or one.person_id == person
    ]
    return may_contact(channels, by=by)


def _holder_of(organisation: OrganisationDetails, contact: ContactSeen) -> str:
    holders = organisation.holders
    return next((one.shown for one in holders if one.role_id == contact.role_id), "")


def _name_of(organisation: OrganisationDetails, person_id: int | None) -> str:
    return next((one.shown for one in organisation.holders if one.person_id == person_id), "")


def _timeline(rows: tuple[OutreachRow, ...], today: date) -> Card:
    card = Card("In this campaign")
    if not rows:
        card.add_line("clock", "Nothing yet")
    for row in rows:
        said = [relay_words(row.relay)] if row.relay else []
        said += [row.note] if row.note else []
        when = days_between(row.happened_at, today=today)
        others = f"with {row.others:,} others" if row.others else ""
        said.append(" · ".join(part for part in (when, row.officer, others) if part))
        icon = CHANNEL_ICONS[row.channel]
        line = card.add_line(icon, f"{row.channel.label}: {row.outcome.label}", "\n".join(said))
        set_tooltip(line, clock_time(row.happened_at))
    return card


def letter_card(preview: LetterPreview) -> Card:
    """Return the letter as it would be printed, or why there is none."""
    card = Card("The letter to them")
    for doubt in preview.doubts:
        card.add_line("triangle-alert", doubt, role="warn")
    if preview.why_not:
        card.add_line("circle-alert", preview.why_not, role="bad")
        return card
    text = PlainLabel(preview.text)
    text.setWordWrap(True)
    text.setMinimumWidth(_LEAST)  # Qt asks for more where the words can be selected
    text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    card.add(text)
    return card
