"""Bcc batches on the screen: copied one by one, from what was saved and from the register."""

from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from liaison_app.domain.contacts import ContactKind, ObjectionChannel
from liaison_app.queries.bcc_batches import bcc_batches
from liaison_app.queries.dispatches import dispatches
from liaison_app.ui.pages.mail_lists.batches import BatchesCard
from liaison_app.ui.plain import PlainLabel


@pytest.fixture
def saved(office, tmp_path):
    """Return the page with five schools saved in batches of two, and their keys."""
    keys = []
    for number in range(5):
        keys.append(office.school(f"School {number}"))
        office.reach(keys[-1], ContactKind.EMAIL, f"head{number}@oak.example")
    office.letter()
    page = office.open()
    office.choose(page, "bcc")
    page._make.settings._batch.setValue(2)
    office.settle()
    page.save_to(tmp_path / "list.txt")
    office.settle()
    return page, keys


def shown_card(page):
    """Return the card of batches that is on the screen."""
    return next(card for card in page.findChildren(BatchesCard) if card.isVisible())


def press(office, card, words):
    """Press a button of the card."""
    next(one for one in card.findChildren(QPushButton) if one.text() == words).click()
    office.settle()


def texts(card):
    """Return what the card says."""
    return [one.text() for one in card.findChildren(PlainLabel) if one.isVisible()]


def copied_of(page):
    """Return of each batch on the screen whether it says that it was copied."""
    counted = [text for text in texts(shown_card(page)) if text[:2] in {"1 ", "2 "}]
    return [", copied" in text for text in counted]


def test_a_batch_is_copied_from_the_register_days_later_and_its_copying_is_shown(office, saved):
    page, _ = saved
    (entry,) = office.database.read(dispatches)
    page._go_to_tab("register")
    page._leaving.ask_sent(entry.id)
    office.settle()
    card = shown_card(page)

    press(office, card, "Copy batch 2 of 3")

    assert QApplication.clipboard().text() == "head2@oak.example; head3@oak.example"
    assert copied_of(page) == [False, True, False]


def test_batches_shown_anew_are_seen_at_once(office, saved):
    page, _ = saved
    card = shown_card(page)
    (entry,) = office.database.read(dispatches)
    batches = office.database.read(partial(bcc_batches, dispatch_id=entry.id))

    card.show_batches(batches)

    assert copied_of(page) == [False, False, False]


def test_what_was_copied_may_be_opened_as_an_email_with_nobody_in_to(office, saved):
    page, _ = saved
    card = shown_card(page)
    link = next(one for one in card.findChildren(QPushButton) if one.text().startswith("Open an"))
    assert link.isHidden()

    press(office, card, "Copy batch 1 of 3")

    assert link.isVisible()
    assert card._mailto.startswith("mailto:?bcc=head0@oak.example;head1@oak.example")
    assert any("never into To" in text for text in texts(card))


def test_a_batch_with_an_objector_is_not_copied_and_says_why(office, saved):
    page, keys = saved
    QApplication.clipboard().setText("before")
    office.object(keys[0], to=ObjectionChannel.EMAIL)

    press(office, shown_card(page), "Copy batch 1 of 3")

    assert QApplication.clipboard().text() == "before"
    assert "must not be written to" in page.message._sentence.text()
