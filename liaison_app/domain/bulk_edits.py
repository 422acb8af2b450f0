"""What is changed of many organisations at once, and what that will do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from liaison_app.domain.choices import Choice
from liaison_app.domain.fields import Checked, Field
from liaison_app.domain.organisation_fields import ORGANISATION_FIELDS

_EACH_ITS_OWN = frozenset({"kind", "name", "also_known_as", "street", "postcode", "source_ref"})

BULK_FIELDS: tuple[Field, ...] = tuple(
    one for one in ORGANISATION_FIELDS if one.name not in _EACH_ITS_OWN
)
"""The fields that many organisations may share; a name or a postcode is each one's own."""


class TagsChange(Choice):
    """What becomes of the tags that organisations bear."""

    ADD = "add", "Add these tags"
    REMOVE = "remove", "Remove these tags"
    REPLACE = "replace", "Have these tags and no others"


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkEdit:
    """What an officer ticked, to be done to all that were chosen.

    ``texts`` holds what was typed by the names of fields; an empty text clears a field. What is
    None is left as it is. ``officer_id`` 0 takes the officer away; ``ward_code`` "" the ward.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    ward_code: str | None = None
    officer_id: int | None = None
    tags_change: TagsChange | None = None
    tag_ids: Sequence[int] = ()
    posts_ended: Sequence[str] = ()
    ended_on: date | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing would be changed of anybody."""
        nothing = self.ward_code is None and self.officer_id is None and not self.posts_ended
        return nothing and not self.texts and self.tags_change is None


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkExample:
    """One organisation as it is and as it would be, in officers' words."""

    name: str
    was: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkChange:
    """One part of a bulk edit: how many organisations it changes, with a few examples.

    ``not_for`` counts those chosen that have no such field.
    """

    label: str
    count: int
    not_for: int = 0
    examples: tuple[BulkExample, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BulkPlan:
    """What a bulk edit would do now; nothing is changed by making it."""

    chosen: int
    changes: tuple[BulkChange, ...]

    @property
    def changed(self) -> int:
        """How many changes there would be."""
        return sum(one.count for one in self.changes)


def checked_texts(texts: Mapping[str, str]) -> Mapping[str, Checked]:
    """Return what came of checking each text; an empty one is always a way to clear the field."""
    by_name = {one.name: one for one in BULK_FIELDS}
    return {name: by_name[name].check(text) for name, text in texts.items()}
