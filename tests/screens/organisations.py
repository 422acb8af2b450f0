"""The screens of organisations and their lists, and the way to each."""

from functools import partial

from PySide6.QtCore import QPoint

from liaison_app.ui.wishes import OrganisationsShown
from tests.screens.screen import Screen, screen

RICHEST = """
    SELECT id FROM organisation AS one WHERE kind = 'faith' ORDER BY
      EXISTS (SELECT 1 FROM warning WHERE organisation_id = one.id)
      + EXISTS (SELECT 1 FROM membership WHERE organisation_id = one.id)
      + EXISTS (SELECT 1 FROM organisation_tag WHERE organisation_id = one.id) DESC, id LIMIT 1
"""
NETWORK = "SELECT network_id FROM membership ORDER BY network_id DESC LIMIT 1"
OBJECTING = "SELECT organisation_id FROM objection WHERE organisation_id IS NOT NULL"

OF_ORGANISATIONS: dict[str, Screen] = {}


def _organisation(visitor, query=RICHEST):
    return visitor.go("organisations", OrganisationsShown(organisation_id=visitor.first(query)))


@screen("An organisation beside the list", among=OF_ORGANISATIONS)
def _organisation_beside(visitor):
    _organisation(visitor)


@screen("A network beside the list", among=OF_ORGANISATIONS)
def _network_beside(visitor):
    _organisation(visitor, NETWORK)


@screen("An organisation that objects", among=OF_ORGANISATIONS)
def _objecting_beside(visitor):
    _organisation(visitor, OBJECTING)


@screen("An organisation opened whole", among=OF_ORGANISATIONS)
def _organisation_whole(visitor):
    _organisation(visitor)
    visitor.press("Open whole")


@screen("What a field has been", "ValuesPopover", among=OF_ORGANISATIONS)
def _field_values(visitor):
    _organisation_whole(visitor)
    visitor.press("What “")


@screen("No organisation found", among=OF_ORGANISATIONS)
def _none_found(visitor):
    visitor.go("organisations", OrganisationsShown(words="zzqqxx"))


@screen("Several organisations chosen", among=OF_ORGANISATIONS)
def _several(visitor):
    _all_organisations(visitor)
    visitor.select_first(3)


def _all_organisations(visitor):
    page = visitor.go("organisations", OrganisationsShown())
    page._show_all()
    visitor.idle()
    return page


@screen("The form of a new organisation", "OrganisationForm", among=OF_ORGANISATIONS)
def _new_organisation(visitor):
    _all_organisations(visitor)
    visitor.press("New organisation")


@screen("The form of an organisation", "OrganisationForm", among=OF_ORGANISATIONS)
def _edit_organisation(visitor):
    _organisation(visitor)
    visitor.press("Edit")


@screen("The menu of what can be added", "QMenu", among=OF_ORGANISATIONS)
def _adding(visitor):
    _organisation(visitor)
    visitor.press("Add")


def _add(entry, query, visitor):
    _organisation(visitor, query)
    visitor.press("Add")
    visitor.choose(entry)


for _entry, _class, _query in (
    ("A way to reach them", "ContactForm", RICHEST),
    ("A person in a post", "PersonForm", RICHEST),
    ("An objection", "ObjectionForm", RICHEST),
    ("A warning", "WarningForm", RICHEST),
    ("A tag", "TagOneForm", RICHEST),
    ("A network they belong to", "NetworkForm", RICHEST),
    ("A ward or an officer", "AssignedForm", RICHEST),
    ("A member of the network", "MemberForm", NETWORK),
):
    OF_ORGANISATIONS[f"The form: {_entry.lower()}"] = Screen(
        show=partial(_add, _entry, _query), windows=(_class,)
    )


@screen("The menu of a contact point", "QMenu", among=OF_ORGANISATIONS)
def _contact_menu(visitor):
    _organisation(visitor)
    visitor.press("More for ")


@screen("The form of a contact point", "ContactForm", among=OF_ORGANISATIONS)
def _edit_contact(visitor):
    _contact_menu(visitor)
    visitor.choose("Edit")


@screen("The question who follows", "SuccessorPopover", among=OF_ORGANISATIONS)
def _successor(visitor):
    _organisation(visitor)
    visitor.press_any("left the post")


@screen("The filters", "CriteriaPopover", among=OF_ORGANISATIONS)
def _filters(visitor):
    _all_organisations(visitor)
    visitor.press("Filter")


@screen("The columns to choose from", "QMenu", among=OF_ORGANISATIONS)
def _columns(visitor):
    _all_organisations(visitor)
    visitor.press("Choose columns")


@screen("The menu of a heading", "QMenu", among=OF_ORGANISATIONS)
def _heading_menu(visitor):
    _all_organisations(visitor)
    header = visitor.table().horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(60, 10))
    visitor.idle()


@screen("The menu of organisations", "QMenu", among=OF_ORGANISATIONS)
def _organisations_menu(visitor):
    _all_organisations(visitor)
    table = visitor.select_first(2)
    visitor.ask_for_menu(table.viewport())


@screen("The change of several organisations", "BulkEditForm", among=OF_ORGANISATIONS)
def _bulk_edit(visitor):
    _organisations_menu(visitor)
    visitor.choose("Edit")


@screen("The tags that several bear", "TicksMenu", among=OF_ORGANISATIONS)
def _tags_of_several(visitor):
    _bulk_edit(visitor)
    visitor.press("Which tags")


@screen("The network that several join", "ManyToNetworkForm", among=OF_ORGANISATIONS)
def _join(visitor):
    _organisations_menu(visitor)
    visitor.choose("Add to a network")


@screen("The form of a tag", "TagForm", among=OF_ORGANISATIONS)
def _new_tag(visitor):
    page = _all_organisations(visitor)
    page._many._ask_tag(visitor.select_first().selected_keys())
    visitor.idle()


@screen("The builder of saved lists", "SavedListBuilder", among=OF_ORGANISATIONS)
def _builder(visitor):
    _all_organisations(visitor)
    visitor.press("Save as a list")


@screen("The sheets to print", "PrintWindow", among=OF_ORGANISATIONS)
def _printing(visitor):
    _all_organisations(visitor)
    visitor.window.call_page("print_list")
    visitor.idle()
