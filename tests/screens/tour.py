"""Everything that the program can show: each screen by its name, and the way to it.

What can be found is found: the pages and the sections of the settings. A window, popover or menu
of its own class that no screen names makes a test fail.
"""

from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from openpyxl import load_workbook

from liaison_app.actions.keep_word_template import add_word_template
from liaison_app.actions.save_word_letter import our_letter
from liaison_app.domain.errors import LiaisonError
from liaison_app.files.registers.template import write_template
from liaison_app.ui.crash_report import CrashReport
from liaison_app.ui.pages import PAGES
from liaison_app.ui.pages.settings.page import _SECTIONS
from liaison_app.ui.recovery import RecoveryCodeAsked, RecoveryCodeShown
from liaison_app.ui.welcome import Welcome
from liaison_app.ui.wishes import LogOutreachWanted
from tests.screens.campaigns import OF_CAMPAIGNS
from tests.screens.leaving import OF_LEAVING
from tests.screens.mail_lists import OF_MAIL_LISTS
from tests.screens.organisations import OF_ORGANISATIONS, RICHEST
from tests.screens.people import OF_PEOPLE
from tests.screens.screen import SCREENS, Screen, screen

LETTER = "An appeal <after> a fire & what the neighbours can do"
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


@screen("Settings: a tag being changed")
def _tag_changing(visitor):
    visitor.go("settings", "tags")
    visitor.press("Change ")


@screen("Settings: a ward being renamed")
def _ward_changing(visitor):
    visitor.go("settings", "wards")
    visitor.press("Rename ")


@screen("Settings: a Word letter that is kept")
def _word_letter_kept(visitor):
    page = visitor.go("settings", "word_letters")
    if not visitor.first("SELECT count(*) FROM word_template"):
        kept = our_letter("dear_friends")
        keeping = partial(add_word_template, name=LETTER, file_name="our_own.docx", content=kept)
        visitor.desk.tasks.write("Keep a Word letter", keeping, owner=page)
    visitor.until(lambda: page.sections["word_letters"].rows, "the letter was listed")
    visitor.idle()


@screen("Settings: a reporting route being changed")
def _route_changing(visitor):
    visitor.go("settings", "routes")
    visitor.press("Change ")


@screen("Settings: an officer being added")
def _officer_adding(visitor):
    visitor.go("settings", "officers")
    visitor.press("Add an officer")


SCREENS |= OF_ORGANISATIONS | OF_PEOPLE | OF_CAMPAIGNS | OF_MAIL_LISTS | OF_LEAVING


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
