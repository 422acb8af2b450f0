"""The screens of a mail list that is made, and the way to each."""

from dataclasses import replace
from pathlib import Path
from tempfile import mkdtemp

from liaison_app.domain.label_sheets import L7160
from liaison_app.domain.mail_lists import MAY_BE_INCLUDED
from liaison_app.domain.merge_fields import FIELDS_WITH_A_REASON
from liaison_app.domain.odd_letters import Odd
from tests.screens.campaigns import campaign
from tests.screens.screen import Screen, screen

OF_MAIL_LISTS: dict[str, Screen] = {}


@screen("A mail list that is checked", among=OF_MAIL_LISTS)
def _mail_list(visitor):
    campaign(visitor)
    visitor.press("Make mail list")
    visitor.press("Mail list for Word")


@screen("The check of a mail list", among=OF_MAIL_LISTS)
def _mail_list_check(visitor):
    _mail_list(visitor)
    visitor.press("2 Check")


@screen("The columns of a mail list", among=OF_MAIL_LISTS)
def _mail_list_columns(visitor):
    _mail_list(visitor)
    visitor.press("3 Columns")


@screen("The letters of a mail list, one by one", among=OF_MAIL_LISTS)
def _mail_list_preview(visitor):
    _mail_list(visitor)
    visitor.press("4 Preview")
    visitor.press("Letter")


@screen("The row of a mail list, as it will be", among=OF_MAIL_LISTS)
def _mail_list_row(visitor):
    _mail_list_preview(visitor)
    visitor.press("Row")


@screen("A label on its sheet, as it will be", among=OF_MAIL_LISTS)
def _label(visitor):
    _mail_list(visitor)
    visitor.press("Labels")
    visitor.press("4 Preview")


@screen("An e-mail as it will be", among=OF_MAIL_LISTS)
def _email(visitor):
    _mail_list(visitor)
    visitor.press("E-mail drafts")
    visitor.press("4 Preview")


@screen("A sheet of labels that an officer measures", "SheetForm", among=OF_MAIL_LISTS)
def _label_sheet(visitor):
    _mail_list(visitor)
    visitor.press("Labels")
    visitor.press("Measure another sheet")


@screen("Those whom a check is about", among=OF_MAIL_LISTS)
def _listed(visitor):
    _mail_list_check(visitor)
    step = visitor.page._make.check
    step.show_behind(next(one for one in step.counts.offered if one in MAY_BE_INCLUDED))
    visitor.idle()


@screen("Those whose address does not fit its label", among=OF_MAIL_LISTS)
def _no_room(visitor):
    _mail_list(visitor)
    visitor.press("Labels")
    visitor.page._make.settings.offer_sheets((replace(L7160, width=2_500, height=1_200),))
    visitor.idle()
    visitor.press("2 Check")
    visitor.page._make.check.show_behind(Odd.NO_ROOM)
    visitor.idle()
    assert visitor.page._make.check.listed.shown is Odd.NO_ROOM


@screen("The question why they are included", "ReasonPopover", among=OF_MAIL_LISTS)
def _anyway(visitor):
    _listed(visitor)
    visitor.press("Include anyway")


@screen("The question what a column is for", "ReasonPopover", among=OF_MAIL_LISTS)
def _column_asked(visitor):
    _mail_list_columns(visitor)
    visitor.page._make.columns._ask_why(next(iter(FIELDS_WITH_A_REASON)))
    visitor.idle()


@screen("The presets of a mail list", "QMenu", among=OF_MAIL_LISTS)
def _presets(visitor):
    _mail_list(visitor)
    visitor.press("Preset")


@screen("The name of a preset", "TextPopover", among=OF_MAIL_LISTS)
def _preset_name(visitor):
    _presets(visitor)
    visitor.choose("Save these choices as")


@screen("Batches of addresses that are saved", among=OF_MAIL_LISTS)
def _batches(visitor):
    _mail_list(visitor)
    visitor.press("E-mail in Bcc batches")
    visitor.page.save_to(Path(mkdtemp()) / "batches.txt")
    visitor.idle()
    assert visitor.page._make.saved.batches.isVisible()
