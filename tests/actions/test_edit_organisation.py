"""Saving an organisation as typed."""

from datetime import date
from functools import partial

import pytest
from sqlalchemy import insert

from liaison_app.actions.edit_organisation import save_organisation
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.errors import LiaisonError, NotFound, Stale
from liaison_app.domain.organisation_entries import OrganisationEntry
from liaison_app.queries.organisation_rows import block
from liaison_app.queries.organisations import matching_ids
from liaison_app.queries.organisations_wanted import OrganisationsWanted
from liaison_app.store.tables import Organisation, Postcode, table_of


def save(database, *, key=None, version=None, **values):
    entry = OrganisationEntry(values=values, organisation_id=key, version=version)
    return database.write("Save", partial(save_organisation, entry=entry)).value


def kept(database, key):
    table = table_of(Organisation)
    return database.read(lambda c: c.execute(table.select().where(table.c.id == key)).one())


def found(database, words):
    wanted = OrganisationsWanted(criteria=Criteria(words=words))
    return list(database.read(partial(matching_ids, wanted=wanted, today=date(2017, 5, 25))))


def test_what_is_typed_is_kept_tidied(database):
    key = save(
        database, kind="School", name="  Hollybush\u200b  Primary ", pupils="1,250", town="enfield"
    )

    row = kept(database, key)
    assert (row.name, row.pupils, row.town) == ("Hollybush Primary", 1250, "enfield")
    assert row.version == 1


def test_the_ward_follows_from_the_postcode(database):
    place = {"postcode": "EN2 6AA", "ward_code": "E05000195"}
    database.write("Postcodes", lambda c: c.execute(insert(Postcode), [place]) and None)

    key = save(database, kind="school", name="Hollybush", postcode="en26aa")
    assert kept(database, key).ward_code == "E05000195"
    save(database, key=key, version=1, postcode="N1 9GU")

    assert kept(database, key).ward_code == ""


def test_a_change_of_other_fields_leaves_the_ward_alone(database):
    key = save(database, kind="school", name="Hollybush")
    database.write(
        "Ward", lambda c: c.exec_driver_sql("UPDATE organisation SET ward_code = 'E1'") and None
    )

    save(database, key=key, town="Enfield")

    assert kept(database, key).ward_code == "E1"


def test_a_new_name_is_found_and_sorted_by(database):
    key = save(database, kind="faith", name="Zion Chapel")
    first = save(database, kind="faith", name="Mount Chapel")

    save(database, key=key, version=1, name="Ében-Ézer Chapel")

    assert found(database, "ebenezer") == [key]
    assert found(database, "zion") == []
    assert found(database, "") == [key, first]


def test_a_text_that_cannot_be_kept_is_refused_by_the_name_of_its_field(database):
    with pytest.raises(LiaisonError, match="Postcode: This is no postcode"):
        save(database, kind="school", name="Hollybush", postcode="Enfield")
    with pytest.raises(LiaisonError, match="Name: This cannot be empty"):
        save(database, kind="school", name=" ")

    assert found(database, "") == []


def test_a_save_of_an_older_version_is_refused_and_changes_nothing(database):
    key = save(database, kind="school", name="Hollybush")
    save(database, key=key, version=1, name="Hollybush Primary")

    with pytest.raises(Stale, match="Somebody changed this organisation"):
        save(database, key=key, version=1, name="Hollybush Infants")

    assert kept(database, key).name == "Hollybush Primary"


def test_a_save_of_one_that_is_gone_says_so(database):
    with pytest.raises(NotFound, match="not there any more"):
        save(database, key=99, version=1, name="Hollybush")


def test_a_field_emptied_is_empty(database):
    key = save(database, kind="school", name="Hollybush", pupils="250", town="Enfield")

    save(database, key=key, version=1, pupils="", town="")

    row = kept(database, key)
    assert (row.pupils, row.town) == (None, "")
    assert database.read_rows(partial(block, keys=[key], today=date(2017, 5, 25)))[key].town == ""


def test_a_school_typed_by_hand_may_have_its_number_in_the_register_and_only_it(database):
    key = save(database, kind="school", name="Hollybush", source_ref=" 102034 ")
    assert (kept(database, key).source, kept(database, key).source_ref) == ("schools", "102034")

    with pytest.raises(LiaisonError, match="URN: Hollybush has this number already"):
        save(database, kind="school", name="Oak School", source_ref="102034")
    with pytest.raises(LiaisonError, match="URN: A URN has six figures"):
        save(database, kind="school", name="Oak School", source_ref="10203")

    save(database, key=key, version=1, source_ref="102034", town="Enfield")
    save(database, key=key, version=2, source_ref="")
    assert (kept(database, key).source, kept(database, key).source_ref) == ("", "")


def test_pupils_have_an_age_that_can_be(database):
    with pytest.raises(LiaisonError, match="Oldest pupils: Type an age in years"):
        save(database, kind="school", name="Hollybush", age_low="5", age_high="1118")
    key = save(database, kind="school", name="Hollybush", age_low="5", age_high="11")
    assert (kept(database, key).age_low, kept(database, key).age_high) == (5, 11)


def test_a_text_without_end_is_refused(database):
    with pytest.raises(LiaisonError, match="Town: This is too long"):
        save(database, kind="school", name="Hollybush", town="x" * 1_001)
    with pytest.raises(LiaisonError, match="Name: This is too long"):
        save(database, kind="school", name="x" * 100_000)
