import pytest

from liaison_app.domain.names import PersonName
from liaison_app.domain.organisations import Kind
from liaison_app.domain.salutation import Doubt, Holder, greet


def person(title, forenames, surname, post="", salutation=""):
    name = PersonName(title=title, forenames=forenames, surname=surname, salutation=salutation)
    return Holder(name=name, post=post)


def pair(one, other, kind=Kind.NETWORK):
    return greet(holders=[one, other], post="", kind=kind, organisation="Example Network")


def test_two_of_one_surname_are_greeted_by_their_titles_and_it():
    greeting = pair(person("Mr", "Jerry", "Smith"), person("Mrs", "Beth", "Smith"))
    assert greeting.addressee == "Jerry & Beth Smith"
    assert greeting.salutation == "Dear Mr and Mrs Smith"


def test_two_of_different_surnames_are_greeted_each_by_name():
    greeting = pair(person("Mr", "A", "Khan", "Chair"), person("Ms", "B", "Jones", "Chair"))
    assert greeting.addressee == "Mr A Khan & Ms B Jones"
    assert greeting.attention == "For the attention of Mr A Khan & Ms B Jones, Chairs"
    assert greeting.salutation == "Dear Mr Khan and Ms Jones"


def test_two_with_different_posts_have_no_post_in_the_attention_line():
    greeting = pair(person("Mr", "A", "Khan", "Chair"), person("Ms", "B", "Jones", "Secretary"))
    assert greeting.attention == "For the attention of Mr A Khan & Ms B Jones"


def test_two_who_would_be_greeted_alike_are_told_apart_by_their_forenames():
    greeting = pair(person("Mr", "Jerry", "Smith"), person("Mr", "Tom", "Smith"))
    assert greeting.salutation == "Dear Mr Jerry Smith and Mr Tom Smith"


def test_two_singhs_keep_their_forenames():
    greeting = pair(person("Mr", "Harjit", "Singh"), person("Dr", "Manjit", "Singh"))
    assert greeting.salutation == "Dear Mr Harjit Singh and Dr Manjit Singh"


def test_two_without_titles_are_greeted_by_their_posts():
    chair = person("", "Jerry", "Smith", "Chair")
    secretary = person("", "Beth", "Smith", "Secretary")
    assert pair(chair, secretary).salutation == "Dear Chair and Secretary"
    assert pair(chair, chair).salutation == "Dear Chairs"


def test_two_bishops_are_bishops():
    greeting = pair(person("Bishop", "A", "Oak"), person("Rt Revd", "B", "Elm"))
    assert greeting.salutation == "Dear Bishops"


def test_one_by_name_and_one_by_post_is_in_doubt():
    greeting = pair(person("Mr", "A", "Khan", "Chair"), person("", "B", "Jones", "Secretary"))
    assert (greeting.salutation, greeting.doubts) == ("Dear Friends", (Doubt.UNLIKE_PAIR,))


def test_the_doubt_about_one_of_them_is_a_doubt_about_both():
    mister, unknown = person("Mr", "A", "Khan"), person("Xyz", "B", "Jones")
    assert pair(mister, unknown).doubts == (Doubt.UNKNOWN_TITLE,)
    assert pair(unknown, mister).doubts == (Doubt.UNKNOWN_TITLE,)


@pytest.mark.parametrize("post", ["Chair", "Head Teacher"])
def test_stored_salutations_of_both_are_joined(post):
    greeting = pair(
        person("Mr", "Jerry", "Smith", post, "Dear Jerry"),
        person("Mrs", "Beth", "Smith", post, "Dear Beth"),
    )
    assert greeting.salutation == "Dear Jerry and Beth"


def test_one_stored_salutation_for_both_is_used_once():
    greeting = pair(
        person("Mr", "Jerry", "Smith", salutation="Dear Smiths"),
        person("Mrs", "Beth", "Smith", salutation="Dear Smiths"),
    )
    assert greeting.salutation == "Dear Smiths"


def test_a_stored_salutation_goes_with_the_name_of_the_other():
    greeting = pair(person("Ms", "Siân", "Oak", salutation="Dear Siân"), person("Mr", "A", "Khan"))
    assert greeting.salutation == "Dear Siân and Mr Khan"


def test_stored_salutations_that_open_otherwise_cannot_be_joined():
    greeting = pair(
        person("Mr", "Yusuf", "Khan", salutation="Salaam Yusuf"), person("Mr", "A", "Oak")
    )
    assert greeting.doubts == (Doubt.UNLIKE_PAIR,)
