"""The fields of a person and of the posts they hold, in the order of their forms.

Faith is held on organisations and never on a person, so no field here may speak of it.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from liaison_app.domain.fields import (
    Checked,
    Field,
    check_day,
    check_line,
    check_lines,
    check_needed,
    check_tick,
)

PERSON_FIELDS: tuple[Field, ...] = (
    Field(name="title", label="Title", check=check_line, hint="Mrs, Dr, The Revd …"),
    Field(name="forenames", label="Forenames", check=check_line),
    Field(name="surname", label="Surname", check=check_line),
    Field(name="post_nominals", label="Letters after the name", check=check_line),
    Field(
        name="salutation",
        label="Wishes to be called",
        check=check_line,
        hint="In a letter, after “Dear”. Empty: by the rules.",
    ),
    Field(name="language", label="Preferred language", check=check_line),
    Field(
        name="notes",
        label="Notes",
        check=check_lines,
        several_lines=True,
        hint="Facts about contact only; intelligence goes into the force's system.",
    ),
)

ROLE_FIELDS: tuple[Field, ...] = (
    Field(name="post", label="Post", check=check_needed),
    Field(
        name="main_contact",
        label="Main contact",
        check=check_tick,
        tick="Letters and calls go here first",
    ),
    Field(name="from_day", label="In post since", check=check_day, is_day=True),
    Field(
        name="to_day",
        label="In post until",
        check=check_day,
        is_day=True,
        hint="The day from which they no longer hold it.",
    ),
    Field(
        name="kin",
        label="Key Individual Network",
        check=check_tick,
        tick="A member, in this post",
    ),
    Field(
        name="iag",
        label="Independent Advisory Group",
        check=check_tick,
        tick="A member, in this post",
    ),
)

PERSON_FIELDS_BY_NAME: Mapping[str, Field] = MappingProxyType(
    {field.name: field for field in PERSON_FIELDS}
)
ROLE_FIELDS_BY_NAME: Mapping[str, Field] = MappingProxyType(
    {field.name: field for field in ROLE_FIELDS}
)


def check_named(values: Mapping[str, str], *, among: Sequence[Field]) -> Mapping[str, Checked]:
    """Return what came of checking each text, by the name of its field."""
    by_name = {field.name: field for field in among}
    return {name: by_name[name].check(text) for name, text in values.items()}
