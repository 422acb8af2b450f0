"""Ways to reach somebody, and objections to them."""

from liaison_app.domain.choices import Choice


class ContactKind(Choice):
    """What a contact point is."""

    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    MOBILE = "mobile", "Mobile"
    ADDRESS = "address", "Correspondence address"
    GROUP = "group", "Messaging group"


class ContactStanding(Choice):
    """Whether a contact point works (its *status*)."""

    UNVERIFIED = "unverified", "Not verified"
    VERIFIED = "verified", "Verified"
    BOUNCED = "bounced", "Bounced"
    GONE = "gone", "Gone away"


NOT_WORKING = (ContactStanding.BOUNCED, ContactStanding.GONE)
"""What nobody is to be written to or rung up by."""


class ObjectionChannel(Choice):
    """Which ways of contact an objection closes."""

    ALL = "all", "Any contact"
    POST = "post", "Post"
    EMAIL = "email", "E-mail"
    PHONE = "phone", "Phone"
    MESSAGE = "message", "Messages"
    VISIT = "visit", "Visits"
