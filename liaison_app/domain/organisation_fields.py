"""The fields of an organisation, in the order of its form."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from liaison_app.domain.fields import (
    Checked,
    Field,
    check_choice,
    check_line,
    check_lines,
    check_needed,
    check_number,
    check_postcode,
)
from liaison_app.domain.organisations import KEPT, Kind, Standing
from liaison_app.domain.text import tidy
from liaison_app.domain.tidied import Tidied
from liaison_app.domain.websites import check_website

_URN = re.compile(r"[1-9]\d{5}")
_OLDEST = 25
_SCHOOL = (Kind.SCHOOL.value,)
_FAITH = (Kind.FAITH.value,)
_NETWORK = (Kind.NETWORK.value,)


def check_urn(text: str) -> Tidied[str]:
    """Return the number of a school in the government's register, or nothing."""
    typed = tidy(text)
    if typed and not _URN.fullmatch(typed):
        return Tidied(value=None, problem="A URN has six figures, such as 102034.")
    return Tidied(value=typed)


def check_age(text: str) -> Tidied[int]:
    """Return the age of pupils in years."""
    checked = check_number(text)
    if checked.value is not None and checked.value > _OLDEST:
        return Tidied(value=None, problem="Type an age in years, such as 11.")
    return checked


ORGANISATION_FIELDS: tuple[Field, ...] = (
    Field(
        name="kind",
        label="Kind",
        check=check_choice(Kind),
        choices=tuple(kind.label for kind in Kind),
    ),
    Field(name="name", label="Name", check=check_needed),
    Field(name="also_known_as", label="Also known as", check=check_line),
    Field(
        name="standing",
        label="Status",
        check=check_choice(Standing),
        choices=tuple(standing.label for standing in KEPT),
    ),
    Field(name="street", label="Street", group="Address", check=check_line),
    Field(name="locality", label="Locality", group="Address", check=check_line),
    Field(name="address3", label="Address line 3", group="Address", check=check_line),
    Field(name="town", label="Town", group="Address", check=check_line),
    Field(name="county", label="County", group="Address", check=check_line),
    Field(name="postcode", label="Postcode", group="Address", check=check_postcode),
    Field(name="website", label="Website", check=check_website),
    Field(name="tradition", label="Tradition", only_for=_FAITH, check=check_line),
    Field(name="denomination", label="Denomination", only_for=_FAITH, check=check_line),
    Field(name="source_ref", label="URN", only_for=_SCHOOL, check=check_urn),
    Field(name="phase", label="Phase", only_for=_SCHOOL, check=check_line),
    Field(name="school_type", label="Type of school", only_for=_SCHOOL, check=check_line),
    Field(
        name="religious_character",
        label="Religious character",
        only_for=_SCHOOL,
        check=check_line,
    ),
    Field(name="age_low", label="Youngest pupils", only_for=_SCHOOL, check=check_age),
    Field(name="age_high", label="Oldest pupils", only_for=_SCHOOL, check=check_age),
    Field(name="pupils", label="Pupils", only_for=_SCHOOL, check=check_number),
    Field(
        name="relay_means",
        label="How it reaches its members",
        only_for=_NETWORK,
        check=check_line,
    ),
    Field(name="members", label="Members", only_for=_NETWORK, check=check_number),
    Field(
        name="reach",
        label="People it can reach",
        check=check_number,
        hint="About how many people hear of a message passed on here.",
    ),
    Field(
        name="notes",
        label="Notes",
        check=check_lines,
        several_lines=True,
        hint="Facts about contact only; intelligence goes into the force's system.",
    ),
)

FIELDS_BY_NAME: Mapping[str, Field] = MappingProxyType(
    {field.name: field for field in ORGANISATION_FIELDS}
)


def fields_for(kind: Kind) -> tuple[Field, ...]:
    """Return the fields that an organisation of this kind has."""
    return tuple(
        field for field in ORGANISATION_FIELDS if not field.only_for or kind.value in field.only_for
    )


def check_values(values: Mapping[str, str]) -> Mapping[str, Checked]:
    """Return what came of checking each text, by the name of its field."""
    return {name: FIELDS_BY_NAME[name].check(text) for name, text in values.items()}
