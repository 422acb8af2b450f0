"""Everything that the program can show: each screen by its name, and the way to it.

What can be found is found: the pages and the sections of the settings. A window, popover or menu
of its own class that no screen names makes a test fail.
"""

from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from openpyxl import load_workbook
from PySide6.QtCore import QPoint

from liaison_app.domain.errors import LiaisonError
from liaison_app.files.registers.template import write_template
from liaison_app.ui.crash_report import CrashReport
from liaison_app.ui.pages import PAGES
from liaison_app.ui.pages.settings.page import _SECTIONS
from liaison_app.ui.recovery import RecoveryCodeAsked, RecoveryCodeShown
from liaison_app.ui.welcome import Welcome
from liaison_app.ui.wishes import (
    LogOutreachWanted,
    OrganisationsShown,
    PeopleShown,
)
from tests.screens.campaigns import OF_CAMPAIGNS, campaign
from tests.screens.leaving import OF_LEAVING
from tests.screens.screen import SCREENS, Screen, screen

RICHEST = """
    SELECT id FROM organisation AS one WHERE kind = 'faith' ORDER BY
      EXISTS (SELECT 1 FROM warning WHERE organisation_id = one.id)
      + EXISTS (SELECT 1 FROM membership WHERE organisation_id = one.id)
      + EXISTS (SELECT 1 FROM organisation_tag WHERE organisation_id = one.id) DESC, id LIMIT 1
"""
NETWORK = "SELECT network_id FROM membership ORDER BY network_id DESC LIMIT 1"
OBJECTING = "SELECT organisation_id FROM objection WHERE organisation_id IS NOT NULL"
PERSON = "SELECT person_id FROM role WHERE organisation_id = ({}) LIMIT 1"
CODE = "1THHE-8KXCW-YM081-DRZVG-0YZ04-JX4FZ-3DKZ"
LOCKED = LiaisonError("This account has no key.", hint="Type the code that was written down.")


def _page(key, visitor):
    visitor.go(key)


def _section(key, visitor):
    visitor.go("settings", key)


for _one in PAGES:
    SCREENS[_one.title] = Screen(show=partial(_page, _one.key), windows=("Window",))
for _one in _SECTIONS:
    SCREENS[f"Settings: {_one.title}"] = Screen(show=partial(_section, _one.key))


def _organisation(visitor, query=RICHEST):
    return visitor.go("organisations", OrganisationsShown(organisation_id=visitor.first(query)))


def _person(visitor):
    key = visitor.first(PERSON.format(RICHEST))
    return visitor.go("people", PeopleShown(person_id=key))


@screen("Settings: a tag being changed")
def _tag_changing(visitor):
    visitor.go("settings", "tags")
    visitor.press("Change ")


@screen("Settings: a ward being renamed")
def _ward_changing(visitor):
    visitor.go("settings", "wards")
    visitor.press("Rename ")


@screen("Settings: an officer being added")
def _officer_adding(visitor):
    visitor.go("settings", "officers")
    visitor.press("Add an officer")


@screen("An organisation beside the list")
def _organisation_beside(visitor):
    _organisation(visitor)


@screen("A network beside the list")
def _network_beside(visitor):
    _organisation(visitor, NETWORK)


@screen("An organisation that objects")
def _objecting_beside(visitor):
    _organisation(visitor, OBJECTING)


@screen("An organisation opened whole")
def _organisation_whole(visitor):
    _organisation(visitor)
    visitor.press("Open whole")


@screen("What a field has been", "ValuesPopover")
def _field_values(visitor):
    _organisation_whole(visitor)
    visitor.press("What “")


@screen("No organisation found")
def _none_found(visitor):
    visitor.go("organisations", OrganisationsShown(words="zzqqxx"))


@screen("No person found")
def _nobody_found(visitor):
    visitor.go("people", PeopleShown(words="zzqqxx"))


@screen("Several organisations chosen")
def _several(visitor):
    _all_organisations(visitor)
    visitor.select_first(3)


def _all_organisations(visitor):
    page = visitor.go("organisations", OrganisationsShown())
    page._show_all()
    visitor.idle()
    return page


@screen("The form of a new organisation", "OrganisationForm")
def _new_organisation(visitor):
    _all_organisations(visitor)
    visitor.press("New organisation")


@screen("The form of an organisation", "OrganisationForm")
def _edit_organisation(visitor):
    _organisation(visitor)
    visitor.press("Edit")


@screen("The menu of what can be added", "QMenu")
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
    ("A member of the network", "MemberForm", NETWORK),
):
    SCREENS[f"The form: {_entry.lower()}"] = Screen(
        show=partial(_add, _entry, _query), windows=(_class,)
    )


@screen("The menu of a contact point", "QMenu")
def _contact_menu(visitor):
    _organisation(visitor)
    visitor.press("More for ")


@screen("The form of a contact point", "ContactForm")
def _edit_contact(visitor):
    _contact_menu(visitor)
    visitor.choose("Edit")


@screen("The question who follows", "SuccessorPopover")
def _successor(visitor):
    _organisation(visitor)
    visitor.press_any("left the post")


@screen("The filters", "CriteriaPopover")
def _filters(visitor):
    _all_organisations(visitor)
    visitor.press("Filter")


@screen("The columns to choose from", "QMenu")
def _columns(visitor):
    _all_organisations(visitor)
    visitor.press("Choose columns")


@screen("The menu of a heading", "QMenu")
def _heading_menu(visitor):
    _all_organisations(visitor)
    header = visitor.table().horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(60, 10))
    visitor.idle()


@screen("The menu of organisations", "QMenu")
def _organisations_menu(visitor):
    _all_organisations(visitor)
    table = visitor.select_first(2)
    visitor.ask_for_menu(table.viewport())


@screen("The change of several organisations", "BulkEditForm")
def _bulk_edit(visitor):
    _organisations_menu(visitor)
    visitor.choose("Edit")


@screen("The network that several join", "ManyToNetworkForm")
def _join(visitor):
    _organisations_menu(visitor)
    visitor.choose("Add to a network")


@screen("The form of a tag", "TagForm")
def _new_tag(visitor):
    page = _all_organisations(visitor)
    page._many._ask_tag(visitor.select_first().selected_keys())
    visitor.idle()


@screen("The builder of saved lists", "SavedListBuilder")
def _builder(visitor):
    _all_organisations(visitor)
    visitor.press("Save as a list")


@screen("The sheets to print", "PrintWindow")
def _printing(visitor):
    _all_organisations(visitor)
    visitor.window.call_page("print_list")
    visitor.idle()


@screen("A person beside the list")
def _person_beside(visitor):
    _person(visitor)


@screen("A person opened whole")
def _person_whole(visitor):
    _person(visitor)
    visitor.press("Open whole")


@screen("The form of a person", "PersonEditForm")
def _edit_person(visitor):
    _person(visitor)
    visitor.press("Edit")


@screen("The form of a new person", "PersonForm")
def _new_person(visitor):
    visitor.go("people")
    visitor.press("New person")


@screen("The menu of people", "QMenu")
def _people_menu(visitor):
    page = visitor.go("people", PeopleShown())
    page._show_all()
    visitor.idle()
    visitor.ask_for_menu(visitor.select_first().viewport())


@screen("The menu of a post", "QMenu")
def _post_menu(visitor):
    _person(visitor)
    visitor.press("More for the post")


@screen("The form of a post", "RoleForm")
def _edit_role(visitor):
    _post_menu(visitor)
    visitor.choose("Edit")


@screen("The posts to filter people by", "TicksMenu")
def _posts(visitor):
    page = visitor.go("people", PeopleShown())
    page._show_all()
    visitor.press("Post")


SCREENS |= OF_CAMPAIGNS


@screen("A mail list that is checked")
def _mail_list(visitor):
    campaign(visitor)
    visitor.press("Make mail list")


@screen("The check of a mail list")
def _mail_list_check(visitor):
    _mail_list(visitor)
    visitor.press("2 Check")


@screen("The columns of a mail list")
def _mail_list_columns(visitor):
    _mail_list(visitor)
    visitor.press("3 Columns")


@screen("The letters of a mail list, one by one")
def _mail_list_preview(visitor):
    _mail_list(visitor)
    visitor.press("4 Preview")


@screen("A sheet of labels that an officer measures", "SheetForm")
def _label_sheet(visitor):
    _mail_list(visitor)
    visitor.press("Labels")
    visitor.press("Measure another sheet")


SCREENS |= OF_LEAVING


@screen("A file that is looked over")
def _looked_over(visitor):
    folder = Path(mkdtemp())
    path = folder / "groups & networks.xlsx"
    write_template(path, private=folder / "private")
    book = load_workbook(path)
    sheet = book.worksheets[0]
    headings = [cell.value for cell in sheet[1]]
    for name in ("Alder Methodist Church", "Ridgeway Islamic Centre"):
        row = {"Kind": "Faith group", "Name": name, "Postcode": "EN2 6AA"}
        sheet.append([row.get(heading) for heading in headings])
    book.save(path)
    visitor.go("imports", path)
    visitor.select_first()


@screen("The record whose history is wanted", "RecordChooser")
def _record_chooser(visitor):
    visitor.go("history")
    visitor.press("Record")


@screen("A step of the history")
def _step(visitor):
    visitor.go("history")
    visitor.select_first()


@screen("A contact in the log")
def _contact(visitor):
    visitor.go("outreach")
    visitor.select_first()


@screen("The form of a contact", "LogOutreachForm")
def _log(visitor):
    wanted = LogOutreachWanted(organisation_ids=(visitor.first(RICHEST),))
    visitor.window.log_outreach(wanted)
    visitor.idle()


@screen("Anything to go to or do", "Palette")
def _palette(visitor):
    visitor.window.open_palette()
    visitor.idle()


@screen("All keys", "KeysWindow")
def _keys(visitor):
    visitor.window.open_keys()
    visitor.idle()


@screen("The help", "HelpWindow")
def _help(visitor):
    visitor.window.open_help()
    visitor.idle()


@screen("The welcome", "Welcome")
def _welcome(visitor):
    visitor.show(Welcome())


@screen("The three questions", "Welcome")
def _questions(visitor):
    visitor.show(Welcome())
    visitor.press("Start with our school register")


@screen("The recovery code", "RecoveryCodeShown")
def _code_shown(visitor):
    visitor.show(RecoveryCodeShown(CODE))


@screen("The question for the recovery code", "RecoveryCodeAsked")
def _code_asked(visitor):
    visitor.show(RecoveryCodeAsked("Chase", because=LOCKED))


@screen("The report of a fault", "CrashReport")
def _fault(visitor):
    visitor.show(CrashReport("Nothing personal.", saved_as="Kept in reports."))
