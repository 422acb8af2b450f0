"""What the palette offers: the places lately visited, records, pages and commands, as lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind, Standing
from liaison_app.domain.text import as_repeated, fold
from liaison_app.queries.palette import (
    CampaignFound,
    ListFound,
    OrganisationFound,
    PersonFound,
    RecordsFound,
    TagFound,
)
from liaison_app.ui.commands import COMMANDS, PAGE_COMMANDS, Command, Deed, Frame
from liaison_app.ui.pages import PAGES
from liaison_app.ui.places import Place
from liaison_app.ui.wishes import (
    CampaignShown,
    ListNarrowed,
    OrganisationsShown,
    OrganisationWanted,
    PeopleShown,
)

LATELY = 6
MATCHES = 8
_ICONS = {
    Kind.SCHOOL: "school",
    Kind.FAITH: "users",
    Kind.NETWORK: "network",
    Kind.PARTNER: "handshake",
}
_CAMPAIGNS = 4
_LISTS = 4
_TAGS = 2
_PEOPLE = 4
_GONE = {Standing.CLOSED: "Closed", Standing.UNKNOWN: "Status unknown"}
_ANY_STATUS = Criteria(standings=())
_SENSE = 3
"""From so many letters on, commands are found by other words for them, too."""
_PAGES = {page.key: one for page, one in zip(PAGES, PAGE_COMMANDS, strict=True)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line: what it is, and what choosing it does.

    Without ``do`` it only says something: a sentence where it has an icon, else a heading.
    """

    name: str
    icon: str = ""
    detail: str = ""
    kind: str = ""
    key: str = ""
    do: Deed | None = None

    @property
    def is_heading(self) -> bool:
        """Whether it stands over others."""
        return self.do is None and not self.icon

    @property
    def sentence(self) -> str:
        """The line as a screen reader says it."""
        key = f"key {self.key}" if self.key else ""
        return ", ".join(part for part in (self.name, self.kind, self.detail, key) if part)


def to_begin_with(
    window: Frame, places: Sequence[Place], records: RecordsFound
) -> tuple[Entry, ...]:
    """Return what is offered while nothing is typed: places first, then all there is to do."""
    lately = tuple(_lately(window, places, records))[:LATELY]
    first, others = _commands(window)
    pages_seen = (one.page for one in places[:LATELY] if not _record_of(one) and not _list_of(one))
    seen = {window.shown, *pages_seen}
    pages = (_page(one) for key, one in _PAGES.items() if key not in seen)
    return (
        *_headed("Lately", lately),
        *_headed("On this page", first),
        *_headed("Pages", pages),
        *_headed("Commands", others),
    )


def matches(window: Frame, words: str, records: RecordsFound) -> tuple[Entry, ...]:
    """Return what matches the words: by its own name, then records, then by other words for it."""
    typed = fold(words).split()
    offered = [(one, _command(one, window)) for one in COMMANDS if one.is_offered(window)]
    offered += [(one, _page(one)) for one in PAGE_COMMANDS]
    named = [entry for one, entry in offered if _begins(one.name, typed)]
    named.sort(key=lambda entry: _distance(entry.name, " ".join(typed)))
    meant = [
        entry
        for one, entry in offered
        if entry not in named and len(words) >= _SENSE and _begins(f"{one.name} {one.words}", typed)
    ]
    if records.meant:
        return (*named, *meant) or _instead(words, records)
    return (*named, *_records(words, records), *meant)


def _instead(words: str, records: RecordsFound) -> tuple[Entry, ...]:
    """Return the records that were probably meant, and say so."""
    said = f"Nothing matches “{as_repeated(words)}”. These match “{as_repeated(records.meant)}”."
    return (Entry(name=said, icon="info"), *_records(records.meant, records))


def no_match(window: Frame, words: str) -> tuple[Entry, ...]:
    """Return what is said where nothing matches, and what to do next."""
    said = as_repeated(words)
    return (
        Entry(
            name=f"Nothing matches “{said}”. Try fewer letters, a postcode or a person.",
            icon="info",
        ),
        Entry(
            name=f"New organisation “{said}”",
            icon="plus",
            kind="Command",
            do=lambda window: window.show_page("organisations", OrganisationWanted(name=words)),
        ),
        *(_command(one, window) for one in COMMANDS if one.page == "imports"),
    )


def _headed(heading: str, entries: Iterable[Entry]) -> tuple[Entry, ...]:
    found = tuple(entries)
    return (Entry(name=heading), *found) if found else ()


def _begins(name: str, typed: Sequence[str]) -> bool:
    words = fold(name).split()
    return bool(typed) and all(any(word.startswith(one) for word in words) for one in typed)


def _distance(name: str, typed: str) -> int:
    """Return 0 for the very name, 1 for one that begins with what was typed, else 2."""
    folded = fold(name)
    return 0 if folded == typed else 1 if folded.startswith(typed) else 2


def _commands(window: Frame) -> tuple[list[Entry], list[Entry]]:
    """Return the commands of the page shown, and all others."""
    first: list[Entry] = []
    others: list[Entry] = []
    for command in COMMANDS:
        if command.is_offered(window):
            is_here = command.page == window.shown or bool(command.calls and not command.page)
            (first if is_here else others).append(_command(command, window))
    return first, others


def _command(command: Command, window: Frame) -> Entry:
    return _entry(command, kind="Command", keys=command.keys_on(window.shown))


def _page(command: Command) -> Entry:
    return _entry(command, kind="Page", keys=command.keys)


def _entry(command: Command, *, kind: str, keys: Sequence[str]) -> Entry:
    key = keys[0] if keys else ""
    return Entry(name=command.name, icon=command.icon, kind=kind, key=key, do=command.do)


def _records(words: str, records: RecordsFound) -> Iterator[Entry]:
    begun = [one for one in records.organisations if fold(one.name).startswith(fold(words))]
    others = (one for one in records.organisations if one not in begun)
    yield from map(_organisation, begun)
    yield from map(_list, records.lists[:_LISTS])
    yield from map(_campaign, records.campaigns[:_CAMPAIGNS])
    yield from map(_tag, records.tags[:_TAGS])
    yield from map(_person, records.people[:_PEOPLE])
    yield from map(_organisation, others)
    if records.of > len(records.organisations):
        of_any = ListNarrowed(criteria=_ANY_STATUS) if records.not_active else ListNarrowed()
        yield Entry(
            name=f"All {records.of:,} organisations that match “{words}”",
            icon="list",
            kind="Page",
            do=_show(OrganisationsShown(words=words, narrowed=of_any)),
        )


def _lately(window: Frame, places: Sequence[Place], records: RecordsFound) -> Iterator[Entry]:
    """Return the places lately visited, each once, but for records and lists that are gone."""
    named: dict[tuple[str, int], Entry] = {}
    named |= {("organisation", one.id): _organisation(one) for one in records.organisations}
    named |= {("person", one.id): _person(one) for one in records.people}
    named |= {("campaign", one.id): _campaign(one) for one in records.campaigns}
    named |= {("list", one.id): _list(one) for one in records.lists}
    told: set[object] = {window.shown}
    for place in places:
        of = _record_of(place) or _list_of(place)
        if (of or place.page) in told:
            continue
        told.add(of or place.page)
        if of is None:
            yield replace(_page(_PAGES[place.page]), do=_go(place))
        elif of in named:
            yield replace(named[of], do=_go(place))


def _go(place: Place) -> Deed:
    return lambda window: window.show_page(place.page, place.argument)


def _show(shown: OrganisationsShown) -> Deed:
    return lambda window: window.show_page("organisations", shown)


def _record_of(place: Place) -> tuple[str, int] | None:
    """Return the record that is open at a place: its kind and key, or None where none is."""
    match place.argument:
        case OrganisationsShown(organisation_id=int(key)):
            return "organisation", key
        case PeopleShown(person_id=int(key)):
            return "person", key
        case CampaignShown(campaign_id=int(key)):
            return "campaign", key
    return None


def _list_of(place: Place) -> tuple[str, int] | None:
    """Return the saved list whose tab is shown at a place."""
    match place.argument:
        case OrganisationsShown(narrowed=ListNarrowed(saved_list_id=int(key))):
            return "list", key
    return None


def _organisation(found: OrganisationFound) -> Entry:
    gone = _GONE.get(found.standing, "")
    return Entry(
        name=found.name,
        icon=_ICONS[found.kind],
        detail=", ".join(part for part in (gone, found.person, found.postcode, found.town) if part),
        kind=found.kind.label,
        do=_show(OrganisationsShown(organisation_id=found.id)),
    )


def _list(found: ListFound) -> Entry:
    narrowed = ListNarrowed(criteria=_ANY_STATUS, saved_list_id=found.id)
    return Entry(
        name=found.name,
        icon="bookmark",
        kind="Saved list",
        do=_show(OrganisationsShown(narrowed=narrowed)),
    )


def _tag(found: TagFound) -> Entry:
    narrowed = ListNarrowed(criteria=Criteria(tag_ids=(found.id,)))
    return Entry(
        name=found.name,
        icon="tag",
        detail="Organisations with this tag",
        kind="Tag",
        do=_show(OrganisationsShown(narrowed=narrowed)),
    )


def _person(found: PersonFound) -> Entry:
    shown = PeopleShown(person_id=found.id)
    return Entry(
        name=found.name,
        icon="user",
        detail=found.place,
        kind="Person",
        do=lambda window: window.show_page("people", shown),
    )


def _campaign(found: CampaignFound) -> Entry:
    shown = CampaignShown(campaign_id=found.id)
    return Entry(
        name=found.name,
        icon="megaphone",
        kind="Campaign",
        do=lambda window: window.show_page("campaigns", shown),
    )
