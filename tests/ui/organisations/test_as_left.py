"""The list of organisations is found at the next start as this account left it."""

from functools import partial

import pytest

from liaison_app.actions.edit_saved_lists import delete_list, save_list
from liaison_app.actions.keep_draft import keep_draft
from liaison_app.domain.criteria import Criteria, Missing
from liaison_app.domain.drafts import DraftPlace
from liaison_app.domain.organisations import Kind
from liaison_app.domain.saved_lists import ListDefinition, ListSet, SavedListEntry, SetMark
from liaison_app.domain.when import now
from liaison_app.queries.list_as_left import as_left
from liaison_app.settings import load_settings

FAITH = Criteria(kinds=(Kind.FAITH,), missing=(Missing.EMAIL,), posts=("Imam",))


@pytest.fixture
def leave(settled):
    """Return what leaves a page as at the end of the program."""

    def left(page):
        page.put_away()
        settled()
        page.close()

    return left


def test_tab_and_filters_are_found_as_they_were_left_but_not_the_words(three, new_page, leave):
    page = new_page()
    page.narrowing.narrow(FAITH)
    page._search.setText("noor")
    leave(page)

    again = new_page()
    assert again.narrowing.criteria == FAITH
    assert (again.tabs.key, again._search.text()) == ("faith", "")
    assert [part.words for part in again.filters.parts] == ["Post: Imam", "No e-mail"]
    assert list(again.table.records.keys) == []
    again.narrowing.show_all()
    leave(again)
    assert len(new_page().table.records.keys) == len(three)


def test_a_saved_list_is_found_by_its_tab_and_all_where_it_was_deleted(
    three, new_page, leave, database, settled
):
    schools = ListSet(mark=SetMark.INCLUDE, criteria=Criteria(kinds=(Kind.SCHOOL,)))
    entry = SavedListEntry(name="Quiet", definition=ListDefinition(sets=(schools,)))
    key = database.write("Save", partial(save_list, entry=entry)).value
    page = new_page()
    page.narrowing.choose_list(key)
    settled()
    leave(page)

    again = new_page()
    assert (again.tabs.key, list(again.table.records.keys)) == (f"list {key}", [three[0]])
    again.close()
    database.write("Delete", partial(delete_list, list_id=key, version=None))
    last = new_page()
    settled()
    assert (last.tabs.key, len(last.table.records.keys)) == ("all", len(three))


def test_how_the_list_was_left_lies_in_the_workspace_and_follows_the_account(
    three,  # noqa: ARG001 - there is a list
    new_page,
    leave,
    database,
):
    page = new_page()
    page.narrowing.narrow(FAITH)
    place = page.narrowing._as_left._place
    leave(page)

    somebody = DraftPlace(account=f"not {place.account}", form=place.form)
    assert "Imam" in database.read_rows(partial(as_left, place=place))["criteria"]
    assert database.read_rows(partial(as_left, place=somebody)) == {}
    assert "Imam" not in str(load_settings())


def test_what_another_version_kept_is_let_be(three, new_page, leave, database):
    page = new_page()
    place = page.narrowing._as_left._place
    leave(page)
    texts = {"criteria": '{"moon": 1}', "list": "x"}
    database.write("", partial(keep_draft, place=place, texts=texts, at=now()))

    assert len(new_page().table.records.keys) == len(three)
