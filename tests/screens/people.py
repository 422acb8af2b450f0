"""The screens of people and their posts, and the way to each."""

from liaison_app.ui.wishes import PeopleShown
from tests.screens.organisations import RICHEST
from tests.screens.screen import Screen, screen

PERSON = "SELECT person_id FROM role WHERE organisation_id = ({}) LIMIT 1"

OF_PEOPLE: dict[str, Screen] = {}


def _person(visitor):
    key = visitor.first(PERSON.format(RICHEST))
    return visitor.go("people", PeopleShown(person_id=key))


@screen("No person found", among=OF_PEOPLE)
def _nobody_found(visitor):
    visitor.go("people", PeopleShown(words="zzqqxx"))


@screen("A person beside the list", among=OF_PEOPLE)
def _person_beside(visitor):
    _person(visitor)


@screen("A person opened whole", among=OF_PEOPLE)
def _person_whole(visitor):
    _person(visitor)
    visitor.press("Open whole")


@screen("The form of a person", "PersonEditForm", among=OF_PEOPLE)
def _edit_person(visitor):
    _person(visitor)
    visitor.press("Edit")


@screen("The form of a new person", "PersonForm", among=OF_PEOPLE)
def _new_person(visitor):
    visitor.go("people")
    visitor.press("New person")


@screen("The menu of people", "QMenu", among=OF_PEOPLE)
def _people_menu(visitor):
    page = visitor.go("people", PeopleShown())
    page._show_all()
    visitor.idle()
    visitor.ask_for_menu(visitor.select_first().viewport())


@screen("The menu of a post", "QMenu", among=OF_PEOPLE)
def _post_menu(visitor):
    _person(visitor)
    visitor.press("More for the post")


@screen("The form of a post", "RoleForm", among=OF_PEOPLE)
def _edit_role(visitor):
    _post_menu(visitor)
    visitor.choose("Edit")


@screen("The filters of people", "CriteriaPopover", among=OF_PEOPLE)
def _filters(visitor):
    page = visitor.go("people", PeopleShown())
    page._show_all()
    visitor.idle()
    visitor.press("Filter")
