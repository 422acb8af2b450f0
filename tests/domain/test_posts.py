import pytest

from liaison_app.domain.organisations import Kind
from liaison_app.domain.posts import (
    is_head_teacher,
    is_same_post,
    is_shared_headship,
    known_post,
    plural_post,
    posts_for,
    suits,
    tidy_post,
)


@pytest.mark.parametrize(
    "post",
    [
        "Head Teacher",
        "Headteacher",
        "HEADTEACHER",
        "Head",
        "Headmaster",
        "Head Mistress",
        "Principal",
        "Executive Principal",
        "Acting Headteacher",
        "Headteacher (Interim)",
        "Co Headteacher",
        "Co - Headteachers",
        "Associate Principal",
        "Head of School",
        "Head of Academy",
        "Academy Principal",
        "CEO/Executive Principal",
        "Headteacher & CEO of the trust",
        "Headteacher, National Leader of Education",
    ],
)
def test_every_way_to_lead_a_school_counts_as_head_teacher(post):
    assert is_head_teacher(post)


@pytest.mark.parametrize(
    "post",
    [
        "",
        "Deputy Head",
        "Assistant Headteacher",
        "Vice Principal",
        "Head of Year",
        "Chair",
        "Bursar",
    ],
)
def test_other_posts_at_a_school_do_not(post):
    assert not is_head_teacher(post)


def test_a_post_may_itself_speak_of_several_heads():
    assert is_shared_headship("Co-Headteachers")
    assert is_shared_headship("Co-Heads")
    assert not is_shared_headship("Co Headteacher")
    assert not is_shared_headship("Trustees")


def test_one_post_under_two_names_is_the_same_post():
    assert is_same_post("Executive Principal", "Headteacher")
    assert is_same_post("Chairman", "chair")
    assert is_same_post("outreach champion", "Outreach Champion")
    assert not is_same_post("Head Teacher", "Chair")
    assert not is_same_post("Imam", "Chair")


def test_well_known_posts_have_one_name():
    assert tidy_post("headteacher") == "Head Teacher"
    assert tidy_post("Chairman") == "Chair"
    assert tidy_post("Hon. Secretary") == "Secretary"
    assert tidy_post("Executive  Principal") == "Executive Principal"


def test_other_posts_stay_as_typed():
    assert known_post("Outreach Champion") == ""
    assert tidy_post(" Outreach  Champion ") == "Outreach Champion"


@pytest.mark.parametrize(
    ("post", "several"),
    [
        ("Headteacher", "Head Teachers"),
        ("Secretary", "Secretaries"),
        ("Chairman", "Chairs"),
        ("Chair of Governors", "Chairs of Governors"),
    ],
)
def test_two_in_one_post_are_named_together(post, several):
    assert plural_post(post) == several


def test_a_letter_to_a_school_asks_for_the_head_teacher_first():
    assert posts_for(Kind.SCHOOL)[0] == "Head Teacher"


def test_a_letter_to_a_faith_group_asks_for_clergy_before_the_chair():
    posts = posts_for(Kind.FAITH)
    assert posts[:2] == ("Imam", "Vicar")
    assert posts.index("Pandit") < posts.index("Chair") < posts.index("Secretary")


@pytest.mark.parametrize(
    ("tradition", "first"),
    [
        ("Sunni Muslim", "Imam"),
        ("Orthodox Jewish", "Rabbi"),
        ("Sikh", "Granthi"),
        ("Hindu", "Pandit"),
        ("Church of England", "Vicar"),
        ("Roman Catholic", "Priest"),
        ("Greek Orthodox", "Priest"),
        ("Baptist", "Minister"),
        ("Pentecostal", "Pastor"),
        ("Christian", "Vicar"),
    ],
)
def test_where_the_tradition_is_known_its_own_clergy_come_first(tradition, first):
    assert posts_for(Kind.FAITH, tradition)[0] == first


def test_a_known_tradition_is_never_asked_for_the_clergy_of_another():
    assert "Imam" not in posts_for(Kind.FAITH, "Church of England")
    assert not suits("Imam", "Church of England")
    assert suits("Imam", "Muslim")
    assert suits("Chair", "Church of England")


def test_where_the_tradition_is_not_known_no_clergy_suit():
    assert not suits("Imam", "")


def test_networks_and_partners_are_asked_for_their_own_posts():
    assert posts_for(Kind.NETWORK)[0] == "Chair"
    assert posts_for(Kind.PARTNER)[0] == "Chief Executive"
