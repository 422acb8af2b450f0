"""In whose names the team has sent campaigns on: authors with their letterheads."""

from sqlalchemy import Connection, or_, select

from liaison_app.domain.letterhead import AuthorKnown, SenderBlock
from liaison_app.store.tables import Campaign


def authors(connection: Connection) -> tuple[AuthorKnown, ...]:
    """Return the authors of all campaigns, that of the newest campaign first."""
    c = Campaign
    found = connection.execute(
        select(
            c.name,
            c.author,
            c.author_office,
            c.author_address,
            c.author_phone,
            c.author_fax,
            c.author_email,
            c.author_web,
        )
        .where(or_(c.author != "", c.author_office != ""))
        .order_by(c.id.desc())
    )
    return tuple(
        AuthorKnown(
            campaign=campaign,
            block=SenderBlock(
                name=name,
                office=office,
                address=tuple(address.split("\n")) if address else (),
                phone=phone,
                fax=fax,
                email=email,
                web=web,
            ),
        )
        for campaign, name, office, address, phone, fax, email, web in found
    )
