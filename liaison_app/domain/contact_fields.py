"""The fields of contact points, objections and warnings, in the order of their forms."""

from liaison_app.domain.contacts import ContactKind, ContactStanding, ObjectionChannel
from liaison_app.domain.fields import Field, check_choice, check_day, check_line, check_needed

CONTACT_FIELDS: tuple[Field, ...] = (
    Field(
        name="kind",
        label="Kind",
        check=check_choice(ContactKind),
        choices=tuple(kind.label for kind in ContactKind),
    ),
    Field(name="typed", label="Number or address", check=check_needed, several_lines=True),
    Field(
        name="label",
        label="Label",
        check=check_line,
        hint="Such as “Office” or “Out of hours”.",
    ),
    Field(
        name="standing",
        label="Status",
        check=check_choice(ContactStanding),
        choices=tuple(standing.label for standing in ContactStanding),
    ),
)

OBJECTION_FIELDS: tuple[Field, ...] = (
    Field(
        name="channel",
        label="They object to",
        check=check_choice(ObjectionChannel),
        choices=tuple(channel.label for channel in ObjectionChannel),
    ),
    Field(name="since", label="Since", check=check_day, is_day=True),
    Field(name="said_by", label="Who said so", check=check_line, hint="Such as “the secretary”."),
    Field(name="said_how", label="How they said it", check=check_line, hint="Such as “by phone”."),
)

WARNING_FIELDS: tuple[Field, ...] = (
    Field(
        name="notice",
        label="What the next officer must know",
        check=check_needed,
        several_lines=True,
        hint="Such as “Only through the Community Liaison Officer”.",
    ),
    Field(name="review_on", label="Review on", check=check_day, is_day=True, lies_ahead=True),
)
