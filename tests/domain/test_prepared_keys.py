import pytest

from liaison_app.domain.prepared_keys import name_key, sort_key


def test_two_spellings_of_one_name_are_matched():
    assert name_key("St. Michael's C of E Primary School") == name_key(
        "saint michaels cofe prim sch"
    )


def test_a_list_takes_no_notice_of_capitals_accents_and_apostrophes():
    names = ["Éclair Club", "d'Arcy Hall", "Zoë's Place", "Darby Road"]

    assert sorted(names, key=sort_key) == [
        "Darby Road",
        "d'Arcy Hall",
        "Éclair Club",
        "Zoë's Place",
    ]


@pytest.mark.parametrize("name", ["The", "&", "מרכז", "مسجد النور", "№ 1"])
def test_no_name_is_left_without_keys(name):
    assert name_key(name)
    assert sort_key(name)
