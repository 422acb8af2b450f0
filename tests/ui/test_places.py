from datetime import UTC, datetime, timedelta

import pytest

from liaison_app.ui.places import Place, Places

HOME = Place(page="home")
SCHOOLS = Place(page="schools", argument="list")


def school(key):
    return Place(page="schools", argument=key)


class Clock:
    """Goes on by a minute for every look at it, but where it is told to hurry."""

    def __init__(self):
        self.now = datetime(2017, 5, 25, 9, 0, tzinfo=UTC)
        self.pace = timedelta(minutes=1)

    def __call__(self):
        """Return the moment."""
        self.now += self.pace
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def places(clock):
    return Places(clock)


def test_back_and_forward_go_through_pages_and_the_records_opened_on_them(places):
    places.go(HOME)
    places.go(SCHOOLS)
    places.arrive(school(1))
    places.arrive(school(2))

    assert [places.back() for _ in range(4)] == [school(1), SCHOOLS, HOME, None]
    assert [places.forward() for _ in range(4)] == [SCHOOLS, school(1), school(2), None]


def test_going_elsewhere_from_the_middle_forgets_the_way_on(places):
    places.go(HOME)
    places.go(SCHOOLS)
    places.back()
    places.go(Place(page="history"))

    assert places.forward() is None
    assert places.back() == HOME


def test_a_record_asked_for_from_another_page_is_one_place_and_not_two(places):
    places.go(HOME)
    places.set_out(SCHOOLS)
    places.arrive(school(1))

    assert places.here == school(1)
    assert places.back() == HOME


def test_a_record_asked_for_on_the_page_where_another_is_open_leaves_that_one_behind(places):
    places.go(SCHOOLS)
    places.arrive(school(1))
    places.set_out(school(1))
    places.arrive(school(2))

    assert places.back() == school(1)


def test_saying_the_same_place_again_is_no_step(places):
    places.go(HOME)
    places.go(SCHOOLS)
    for _ in range(3):
        places.arrive(SCHOOLS)
        places.go(SCHOOLS)

    assert places.back() == HOME


def test_records_walked_past_by_the_arrow_keys_are_no_places(places, clock):
    places.go(SCHOOLS)
    places.arrive(school(1))
    clock.pace = timedelta(milliseconds=30)
    clock.now += timedelta(minutes=1)
    for key in range(2, 30):
        places.arrive(school(key))

    assert places.here == school(29)
    assert places.back() == school(1)
    assert school(15) not in places.lately


def test_the_way_back_over_a_record_that_is_gone_is_not_a_circle(places):
    places.go(HOME)
    places.go(SCHOOLS)
    places.arrive(school(1))
    places.arrive(school(2))

    places.back()
    places.arrive(SCHOOLS)

    assert places.here == SCHOOLS
    assert places.back() == HOME


def test_the_places_lately_visited_come_once_each_and_the_last_one_first(places):
    for place in (HOME, SCHOOLS, HOME, SCHOOLS):
        places.go(place)
    places.arrive(school(1))

    assert places.lately == (SCHOOLS, HOME)
    places.back()
    assert places.lately == (school(1), HOME)


def test_a_long_day_is_remembered_only_so_far_back(places):
    for key in range(500):
        places.go(school(key))

    steps = 0
    while places.back() is not None:
        steps += 1
    assert steps == 99
