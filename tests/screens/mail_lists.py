"""The screens of a mail list that is made, and the way to each."""

from tests.screens.campaigns import campaign
from tests.screens.screen import Screen, screen

OF_MAIL_LISTS: dict[str, Screen] = {}


@screen("A mail list that is checked", among=OF_MAIL_LISTS)
def _mail_list(visitor):
    campaign(visitor)
    visitor.press("Make mail list")


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


@screen("A sheet of labels that an officer measures", "SheetForm", among=OF_MAIL_LISTS)
def _label_sheet(visitor):
    _mail_list(visitor)
    visitor.press("Labels")
    visitor.press("Measure another sheet")
