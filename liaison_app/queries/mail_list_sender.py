"""In whose name a list goes out: a campaign's letter has its own senders, any other the team's."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection, select

from liaison_app.domain.campaigns import Marking
from liaison_app.domain.errors import NotFound
from liaison_app.domain.letterhead import Letterhead, SenderBlock
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.posts import posts_for
from liaison_app.domain.reporting_routes import RoutesPrinted, print_routes
from liaison_app.domain.text import tidy
from liaison_app.domain.when import long_day
from liaison_app.queries.campaigns import campaign
from liaison_app.queries.reporting_routes import routes_printed
from liaison_app.queries.saved_lists import list_name
from liaison_app.queries.team import OfficerSeen, TeamSeen, officers, team
from liaison_app.queries.word_templates import template_of_letter
from liaison_app.store.tables import Campaign

_RANKLESS = "Officer"
"""Stands for a rank nobody typed: an empty field within a line would stop the letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who writes, about what, and to which posts; the same for every row of a list.

    ``routes`` are those that ``body``, or ``template``, says.
    """

    title: str
    marking: Marking
    team: str
    team_phone: str
    team_email: str
    body: str = ""
    officer: OfficerSeen | None = None
    by_ward: Mapping[int, OfficerSeen] = field(default_factory=dict)
    posts: tuple[str, ...] = ()
    campaign: str = ""
    letter_date: str = ""
    your_ref: str = ""
    our_ref: str = ""
    letterhead: Letterhead = Letterhead()  # noqa: RUF009 - it is frozen
    template: bytes = b""
    routes: RoutesPrinted = RoutesPrinted()  # noqa: RUF009 - it is frozen

    def signing(self, ward_id: int | None) -> tuple[str, str, str, str]:
        """Return name, rank, telephone and e-mail of the officer who signs in a ward."""
        one = self.officer or self.by_ward.get(ward_id or 0)
        if one is None:
            return "", "", self.team_phone, self.team_email
        return (
            one.name,
            one.rank or _RANKLESS,
            one.phone or self.team_phone,
            one.email or self.team_email,
        )


def sender_of(connection: Connection, wanted: MailListWanted) -> Sender:
    """Return the sender; raise NotFound without a team, or without the campaign or its letter."""
    ours = team(connection)
    if ours is None:
        raise NotFound("This workspace has no team yet.", hint="Name the team in Settings first.")
    everybody = officers(connection)
    if wanted.campaign_id is None or wanted.letter_id is None:
        return _sender_of_team(connection, wanted, ours, everybody)
    return _sender_of_letter(connection, wanted.campaign_id, wanted.letter_id, ours)


def _sender_of_team(
    connection: Connection,
    wanted: MailListWanted,
    ours: TeamSeen,
    everybody: tuple[OfficerSeen, ...],
) -> Sender:
    title = wanted.kind.plural if wanted.kind else "All organisations"
    if wanted.organisation_ids or wanted.person_ids:
        title = "Chosen by hand"
    elif wanted.saved_list_id is not None:
        title = list_name(connection, list_id=wanted.saved_list_id)
    return Sender(
        title=title,
        letterhead=Letterhead(team=_team_block(ours)),
        marking=ours.marking,
        team=ours.name,
        team_phone=ours.phone,
        team_email=ours.email,
        by_ward={ward: one for one in everybody for ward in one.ward_ids},
    )


def _sender_of_letter(
    connection: Connection, campaign_id: int, letter_id: int, ours: TeamSeen
) -> Sender:
    whole = campaign(connection, campaign_id=campaign_id)
    letter = next((one for one in whole.letters if one.id == letter_id), None)
    if letter is None:
        raise NotFound("This letter is not there any more.", hint="Choose another letter.")
    by = select(Campaign.forwarding_officer_id).where(Campaign.id == campaign_id)
    forwarding = connection.execute(by).scalar_one()
    everybody = officers(connection)
    sender = Sender(
        title=f"{whole.name} - {letter.name}",
        body=letter.body,
        marking=whole.marking,
        team=ours.name,
        team_phone=ours.phone,
        team_email=ours.email,
        officer=next((one for one in everybody if one.id == forwarding), None),
        by_ward={ward: one for one in everybody for ward in one.ward_ids},
        posts=letter.posts or (posts_for(letter.kind) if letter.kind else ()),
        campaign=whole.name,
        letter_date=long_day(letter.dated) if letter.dated else "",
        your_ref=letter.your_ref,
        our_ref=whole.our_ref,
        letterhead=Letterhead(
            author=_author_block(connection, campaign_id), team=_team_block(ours)
        ),
    )
    return _with_text(connection, sender, letter_id)


def _with_text(connection: Connection, sender: Sender, letter_id: int) -> Sender:
    """Return the sender with the letter's text as it goes out, the reporting routes in it.

    Where the letter is made of the team's own Word letter, it is that one's text; its senders stand
    in the document, so there is no letterhead beside it.
    """
    template = template_of_letter(connection, letter_id=letter_id)
    if template is None:
        routes = routes_printed(connection, body=sender.body)
        body = print_routes(sender.body, routes.lines)
        return replace(sender, body=body, routes=routes)
    from liaison_app.files.formats.word_routes import print_in_word  # noqa: PLC0415 - slow to load
    from liaison_app.files.formats.word_template import read_word_letter  # noqa: PLC0415 - as above

    content, read = template.content, read_word_letter(template.content, name=template.name)
    routes = routes_printed(connection, body=f"{read.text}\n{read.edges}")
    if routes.asked:
        read = print_in_word(read.content, routes.lines, name=template.name)
        content = read.content
    letterhead = Letterhead()
    return replace(sender, body=read.text, template=content, letterhead=letterhead, routes=routes)


def _author_block(connection: Connection, campaign_id: int) -> SenderBlock:
    c = Campaign
    found = connection.execute(
        select(
            c.author.label("name"),
            c.author_office.label("office"),
            c.author_address.label("address"),
            c.author_phone.label("phone"),
            c.author_fax.label("fax"),
            c.author_email.label("email"),
            c.author_web.label("web"),
        ).where(c.id == campaign_id)
    ).one()
    return SenderBlock(**{**found._asdict(), "address": _lines(found.address)})


def _team_block(ours: TeamSeen) -> SenderBlock:
    return SenderBlock(
        name=ours.name,
        office=ours.station,
        address=_lines(ours.address),
        phone=ours.phone,
        fax=ours.fax,
        email=ours.email,
        web=ours.web,
    )


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line for line in map(tidy, text.splitlines()) if line)
