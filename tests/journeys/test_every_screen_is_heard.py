"""Everything that the program can show, one screen after another, as a screen reader hears it."""

import pytest

from tests.journeys.hearing import can_be_used, problems_of
from tests.screens.tour import SCREENS


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_can_be_heard(tour, name):
    shown = tour.show(name)
    assert set(SCREENS[name].windows) <= set(shown)
    heard = tour.heard()
    if problems_of(heard):  # it may not have been all there yet
        tour.program.settled()
        heard = tour.heard()
    assert any(can_be_used(one) for one in heard)
    assert not problems_of(heard)


def test_the_page_that_will_be_printed_is_heard_as_its_text(tour):
    tour.show("The letters of a mail list, one by one")
    (page,) = (one for one in tour.heard() if one.name.startswith("As it will be"))
    assert page.usable
    assert "Yours sincerely," in page.description.splitlines()
