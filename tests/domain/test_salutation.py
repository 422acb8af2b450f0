import csv
from collections import Counter

import pytest

from liaison_app.domain.names import PersonName, split_name
from liaison_app.domain.organisations import Kind
from liaison_app.domain.salutation import (
    Doubt,
    Exceptional,
    Greeting,
    Holder,
    exceptions_queue,
    greet,
)


def holder(name, post="", salutation=""):
    split = split_name(name)
    return Holder(
        name=PersonName(
            title=split.title,
            forenames=split.forenames,
            surname=split.surname,
            post_nominals=split.post_nominals,
            salutation=salutation,
        ),
        post=post,
    )


def school(*holders, post="Head Teacher"):
    return greet(holders=holders, post=post, kind=Kind.SCHOOL, organisation="Example School")


def group(*holders, post="", tradition="", kind=Kind.FAITH):
    return greet(
        holders=holders, post=post, kind=kind, organisation="Example Group", tradition=tradition
    )


def test_a_head_teacher_with_a_usable_title_is_greeted_by_name():
    greeting = school(holder("Mrs Jane Sample MBE", "Headteacher"))
    assert greeting == Greeting(
        addressee="Mrs Jane Sample MBE",
        attention="For the attention of Mrs Jane Sample MBE, Head Teacher",
        salutation="Dear Mrs Sample",
    )


@pytest.mark.parametrize("title", ["", "Headteacher", "Principal", "Co Headteacher"])
def test_a_title_that_is_blank_or_a_post_gives_dear_head_teacher(title):
    head = Holder(
        name=PersonName(title=title, forenames="Jane", surname="Sample"), post="Headteacher"
    )
    greeting = school(head)
    assert greeting.addressee == "Jane Sample"
    assert greeting.attention == "For the attention of Jane Sample, Head Teacher"
    assert greeting.salutation == "Dear Head Teacher"
    assert greeting.doubts == ()


def test_a_post_in_the_title_speaks_where_no_post_is_stored():
    chair = Holder(name=PersonName(title="Chair", forenames="Jo", surname="Sample"), post="")
    assert group(chair).salutation == "Dear Chair"


def test_two_heads_are_dear_head_teachers():
    greeting = school(holder("Mr Tom Oak", "Principal"), holder("Dr Ann Elm", "Co-Headteacher"))
    assert greeting.addressee == "Mr Tom Oak & Dr Ann Elm"
    assert greeting.attention == "For the attention of Mr Tom Oak & Dr Ann Elm, Head Teachers"
    assert greeting.salutation == "Dear Head Teachers"


def test_a_post_that_speaks_of_several_heads_is_dear_head_teachers():
    assert school(holder("Jane Sample", "Co-Headteachers")).salutation == "Dear Head Teachers"
    assert school(post="Co-Headteachers").salutation == "Dear Head Teachers"


def test_a_school_without_a_holder_is_written_to_by_the_post():
    expected = Greeting(
        addressee="The Head Teacher",
        attention="For the attention of the Head Teacher",
        salutation="Dear Head Teacher",
    )
    assert school() == school(post="") == school(holder("", "Headteacher")) == expected


def test_a_nameless_row_of_a_register_is_written_to_by_the_post_in_it():
    greeting = greet(
        holders=[holder("", "Director")], post="", kind=Kind.PARTNER, organisation="Example Trust"
    )
    assert (greeting.addressee, greeting.salutation) == ("The Director", "Dear Director")


@pytest.mark.parametrize("title", ["Mr", "Revd", "Xyz", "Mr & Mrs", ""])
def test_a_stored_salutation_always_wins(title):
    name = PersonName(title=title, forenames="Jo", surname="Kaur", salutation="Dear Siân,")
    greeting = school(Holder(name=name, post="Headteacher"))
    assert (greeting.salutation, greeting.doubts) == ("Dear Siân", ())


def test_a_stored_salutation_is_kept_in_its_own_words():
    assert group(holder("Yusuf Khan", salutation="Salaam Yusuf")).salutation == "Salaam Yusuf"
    assert group(holder("Yusuf Khan", salutation="Dear")).salutation == "Dear"


def test_a_stored_salutation_without_a_name_goes_with_the_post():
    greeting = group(holder("", "Chair", salutation="Dear All"), post="Chair")
    assert (greeting.addressee, greeting.salutation) == ("The Chair", "Dear All")


def test_the_envelope_of_clergy_says_the_reverend():
    greeting = group(holder("Revd A B Smith", "Vicar"))
    assert greeting.addressee == "The Reverend A B Smith"
    assert greeting.attention == "For the attention of the Reverend A B Smith, Vicar"


@pytest.mark.parametrize("title", ["Mr", "Mrs", "Ms", "Miss"])
def test_clergy_are_greeted_by_a_courtesy_title_only_where_it_is_stored(title):
    greeting = group(holder(f"Revd {title} Ann Smith", "Vicar"))
    assert greeting.addressee == "The Reverend Ann Smith"
    assert greeting.salutation == f"Dear {title} Smith"


@pytest.mark.parametrize(
    ("name", "post", "salutation"),
    [
        ("Revd A Smith", "Vicar", "Dear Vicar"),
        ("Revd A Smith", "Team Rector", "Dear Rector"),
        ("Revd A Smith", "Head Teacher", "Dear Head Teacher"),
        ("The Rt Revd A Smith", "", "Dear Bishop"),
        ("Bishop A Smith", "", "Dear Bishop"),
        ("The Most Revd A Smith", "", "Dear Archbishop"),
        ("Ven A Smith", "", "Dear Archdeacon"),
        ("Archdeacon A Smith", "", "Dear Archdeacon"),
        ("The Dean A Smith", "", "Dear Dean"),
        ("Very Revd A Smith", "Dean", "Dear Dean"),
        ("Revd Canon A Smith", "Vicar", "Dear Canon"),
        ("Canon A Smith", "Head Teacher", "Dear Canon"),
        ("Fr A Smith", "", "Dear Father Smith"),
        ("Revd Dr A Smith", "Vicar", "Dear Dr Smith"),
    ],
)
def test_clergy_are_otherwise_greeted_by_office(name, post, salutation):
    greeting = group(holder(name, post))
    assert (greeting.salutation, greeting.doubts) == (salutation, ())


def test_a_roman_catholic_priest_is_dear_father():
    for tradition in ("Roman Catholic", "Catholic", "RC", "Christian - Roman Catholic"):
        greeting = group(holder("Revd A Smith", "Parish Priest"), tradition=tradition)
        assert greeting.salutation == "Dear Father Smith"
    assert group(holder("A Smith", "Priest"), tradition="RC").salutation == "Dear Father Smith"


def test_a_roman_catholic_deacon_is_no_father():
    greeting = group(holder("Revd A Smith", "Deacon"), tradition="Roman Catholic")
    assert greeting.salutation == "Dear Deacon Smith"


@pytest.mark.parametrize("tradition", ["", "Anglican", "Anglo-Catholic", "Liberal Catholic"])
def test_a_priest_of_another_church_is_not_taken_for_a_father(tradition):
    greeting = group(holder("Revd A Smith", "Priest in Charge"), tradition=tradition)
    assert (greeting.salutation, greeting.doubts) == ("Dear Friends", (Doubt.CLERGY_OFFICE,))


def test_a_buddhist_venerable_is_no_archdeacon():
    assert group(holder("Ven Sumati"), tradition="Buddhist").salutation == "Dear Venerable Sumati"


@pytest.mark.parametrize("post", ["", "Vicar", "Curate", "Outreach Champion", "Chair", "Priest"])
@pytest.mark.parametrize("title", ["Rev", "The Revd", "Rev'd", "Very Revd"])
@pytest.mark.parametrize("kind", Kind)
def test_dear_reverend_is_never_written(title, post, kind):
    greeting = greet(
        holders=[holder(f"{title} Ann Smith", post)], post="", kind=kind, organisation="Example"
    )
    assert "Rev" not in greeting.salutation


@pytest.mark.parametrize(
    ("name", "salutation"),
    [
        ("Imam Yusuf Khan", "Dear Imam Khan"),
        ("Sheikh Yusuf Khan", "Dear Sheikh Khan"),
        ("Rabbi Dr Miriam Levy", "Dear Rabbi Levy"),
        ("Cllr Ann Smith", "Dear Councillor Smith"),
        ("Dr Ann Smith", "Dear Dr Smith"),
        ("Prof. Ann Smith", "Dear Professor Smith"),
        ("Pandit Ravi Sharma", "Dear Pandit Sharma"),
        ("Sir John Smith", "Dear Sir John"),
        ("Professor Dame Ann Jane Smith", "Dear Dame Ann"),
        ("Lady Smith", "Dear Lady Smith"),
        ("Sister Mary Smith", "Dear Sister Mary"),
        ("Sister Smith", "Dear Sister Smith"),
    ],
)
def test_other_titles_are_spoken_with_the_part_of_the_name_they_go_with(name, salutation):
    assert group(holder(name, "Chair")).salutation == salutation


@pytest.mark.parametrize("post", ["Imam", "Chief Imam"])
def test_a_post_that_is_a_title_speaks_for_a_blank_one(post):
    assert group(holder("Yusuf Khan", post)).salutation == "Dear Imam Khan"


def test_the_envelope_names_such_a_post_once():
    greeting = group(holder("Yusuf Khan", "Imam"))
    assert greeting.addressee == "Imam Yusuf Khan"
    assert greeting.attention == "For the attention of Imam Yusuf Khan"


def test_singh_or_kaur_as_the_whole_surname_is_greeted_with_the_forenames():
    assert school(holder("Mr Harjit Singh")).salutation == "Dear Mr Harjit Singh"
    assert group(holder("Giani Manjit KAUR")).salutation == "Dear Giani Manjit KAUR"
    assert school(holder("Ms Manjit Kaur-Sandhu")).salutation == "Dear Ms Kaur-Sandhu"


@pytest.mark.parametrize("name", ["Mr Singh", "Sir J Smith", "Sir Smith"])
def test_where_the_forename_is_needed_and_missing_there_is_a_doubt(name):
    greeting = group(holder(name))
    assert (greeting.salutation, greeting.doubts) == ("Dear Friends", (Doubt.NO_FORENAME,))


def test_a_title_of_faith_goes_with_a_single_name_and_a_courtesy_title_does_not():
    imam = Holder(name=PersonName(title="Imam", forenames="Abdullah"), post="Imam")
    mister = Holder(name=PersonName(title="Mr", forenames="John"), post="Chair")
    assert group(imam).salutation == "Dear Imam Abdullah"
    assert group(mister).doubts == (Doubt.NO_SURNAME,)


def test_single_names_and_names_in_other_scripts_work():
    assert school(holder("Mr Suharto")).salutation == "Dear Mr Suharto"
    assert group(holder("Imam محمد الخطيب", "Imam")).salutation == "Dear Imam الخطيب"
    assert group(holder("Rabbi משה כהן")).addressee == "Rabbi משה כהן"
    assert school(holder("محمد")).addressee == "محمد"


def test_a_gender_is_never_guessed():
    greeting = group(holder("John Smith", "Secretary"))
    assert (greeting.addressee, greeting.salutation) == ("John Smith", "Dear Secretary")


def test_a_group_without_a_named_person_is_dear_friends():
    greeting = group(post="Chair")
    assert greeting.salutation == "Dear Friends"
    assert greeting.addressee == "The Chair"
    assert group(kind=Kind.NETWORK).addressee == "Example Group"
    assert group(kind=Kind.NETWORK).attention == ""


def test_no_church_is_addressed_by_an_imam():
    assert group(post="Imam", tradition="Anglican").addressee == "Example Group"
    assert group(post="Imam", tradition="Muslim").addressee == "The Imam"


def test_a_partner_without_a_holder_is_greeted_by_the_post_then_as_friends():
    assert group(post="Chief Executive", kind=Kind.PARTNER).salutation == "Dear Chief Executive"
    assert group(kind=Kind.PARTNER).salutation == "Dear Friends"


@pytest.mark.parametrize(
    ("name", "post", "doubt"),
    [
        ("Mr & Mrs Jones", "", Doubt.JOINED_NAMES),
        ("Jerry & Beth Smith", "Chair", Doubt.JOINED_NAMES),
        ("Mr A Khan & Ms B Jones", "", Doubt.JOINED_NAMES),
        ("Ann Smith", "", Doubt.NO_TITLE),
        ("Ann Smith", "Outreach Champion", Doubt.UNKNOWN_POST),
        ("Revd Ann Smith", "", Doubt.CLERGY_OFFICE),
    ],
)
def test_what_the_rules_cannot_settle_is_in_doubt_and_greets_friends(name, post, doubt):
    greeting = group(holder(name, post))
    assert greeting.addressee.endswith(name.removeprefix("Revd "))
    assert (greeting.salutation, greeting.doubts) == ("Dear Friends", (doubt,))


def test_an_unknown_title_is_kept_on_the_envelope_and_in_doubt():
    xyz = Holder(name=PersonName(title="Xyz", forenames="Jo", surname="Oak"), post="Headteacher")
    greeting = school(xyz)
    assert greeting.addressee == "Xyz Jo Oak"
    assert (greeting.salutation, greeting.doubts) == ("Dear Head Teacher", (Doubt.UNKNOWN_TITLE,))


def test_a_doubt_elsewhere_falls_back_on_the_post():
    greeting = group(holder("Mr & Mrs Jones", "Manager"), kind=Kind.PARTNER)
    assert greeting.salutation == "Dear Manager"


def test_the_exceptions_queue_holds_those_in_doubt_and_no_others():
    settled, doubtful = group(holder("Mr Jo Oak")), group(holder("Jo Oak"))
    assert exceptions_queue([(1, settled), (2, doubtful)]) == (
        Exceptional(key=2, greeting=doubtful),
    )


def test_every_doubt_is_a_sentence_with_a_next_step():
    assert all(doubt.label.count(". ") >= 1 and doubt.label.endswith(".") for doubt in Doubt)


def test_three_or_more_are_written_to_through_their_organisation():
    three = [holder(name, "Chair") for name in ("Mr A Oak", "Ms B Elm", "Dr C Ash")]
    greeting = group(*three)
    assert greeting == Greeting(addressee="Example Group", attention="", salutation="Dear Friends")


def test_three_heads_are_dear_head_teachers_at_the_school():
    three = [holder(name, "Co-Headteacher") for name in ("Mr A Oak", "Ms B Elm", "Dr C Ash")]
    greeting = school(*three)
    assert greeting.addressee == "Example School"
    assert greeting.attention == "For the attention of the Head Teachers"
    assert greeting.salutation == "Dear Head Teachers"


def test_the_titles_of_a_real_register_leave_no_greeting_in_doubt(registers):
    with (registers / "gias_1924.csv").open(encoding="cp1252", newline="") as register:
        greetings = Counter(_kind_of_greeting(row) for row in csv.DictReader(register))
    assert greetings == {"by name": 1782, "Dear Head Teacher": 142}


def _kind_of_greeting(row):
    name = PersonName(
        title=row["HeadTitle (name)"], forenames=row["HeadFirstName"], surname=row["HeadLastName"]
    )
    greeting = school(Holder(name=name, post="Head Teacher"))
    assert greeting.doubts == ()
    by_post = greeting.salutation == "Dear Head Teacher"
    return greeting.salutation if by_post else "by name"
