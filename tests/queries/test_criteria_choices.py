"""What can be filtered by is what is in use, and its counts are what a filter would find."""

from dataclasses import fields, replace
from functools import partial

from sqlalchemy import func, select

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.queries import criteria_choices as choices
from liaison_app.queries.criteria import meeting
from liaison_app.queries.criteria_choices import criteria_names
from liaison_app.store import saving
from liaison_app.store.tables import Officer
from tests.queries.conftest import MADE_ON

NUMBERS_AND_DAYS = {
    "words",
    "reach_from",
    "reach_to",
    "contacted",
    "contacted_on",
    "verified_before",
}


def offered(database):
    return database.read(partial(choices.criteria_choices, today=MADE_ON))


def test_every_field_with_values_offers_them(sample):
    named = {one.name for one in fields(Criteria)}

    assert set(offered(sample).values) == named - NUMBERS_AND_DAYS


def test_every_count_is_what_the_filter_finds(sample):
    checked = 0
    for name, values in offered(sample).values.items():
        for one in values:
            single = name in {"warned", "review_due", "campaign_id"}
            asked = replace(Criteria(), **{name: one.value if single else (one.value,)})
            found = sample.read(
                lambda c, asked=asked: c.scalar(
                    select(func.count()).select_from(meeting(asked, today=MADE_ON).subquery())
                )
            )
            if one.count is not None:
                assert (name, one.words, one.count) == (name, one.words, found)
                checked += 1
    assert checked > 60


def test_wards_and_the_traditions_in_use_are_offered_by_name(sample):
    values = offered(sample).values

    names = [one.words for one in values["traditions"]]
    assert names == sorted(names, key=str.casefold)
    assert "" not in names
    assert len(values["ward_codes"]) == len(sample.read(criteria_names).wards)


def test_an_officer_is_called_by_rank_and_name(database):
    key = database.write(
        "Put", lambda c: saving.insert(c, Officer, {"rank": "PC", "name": "Sample"})
    ).value

    assert database.read(criteria_names).officers == {key: "PC Sample"}


def test_of_too_many_values_those_in_use_most_are_offered(database, monkeypatch):
    monkeypatch.setattr(choices, "MOST_OFFERED", 2)
    for name, tradition in (("A", "Sikh"), ("B", "Jewish"), ("C", "Sikh"), ("D", "Bahá'í")):
        values = {"kind": "faith", "name": name, "tradition": tradition}
        entry = OrganisationEntry(values=values)
        database.write("Add", partial(save_organisation, entry=entry))

    found = offered(database).values["traditions"]

    assert [(one.words, one.count) for one in found] == [("Bahá'í", 1), ("Sikh", 2)]
