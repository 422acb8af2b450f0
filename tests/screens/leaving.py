"""The screens of what left, and of what comes back, and the way to each."""

from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from liaison_app.actions.make_export import ExportChosen, save_export
from liaison_app.actions.mark_as_sent import mark_as_sent
from liaison_app.domain.mail_lists import MailListWanted
from liaison_app.domain.organisations import Kind
from liaison_app.files.formats import format_named
from liaison_app.queries.mail_list import plan_mail_list
from liaison_app.store import saving
from liaison_app.store.tables import Dispatch
from liaison_app.ui.paper.pdf_paper import PdfPaper
from liaison_app.ui.wishes import RegisterShown
from tests.screens.campaigns import campaign
from tests.screens.screen import Screen, screen

REF = "SELECT cells FROM dispatch_row WHERE dispatch_id = ({}) ORDER BY id LIMIT 1"

OF_LEAVING: dict[str, Screen] = {}


def _save(visitor, name):
    """Save a list of the schools as a kind of file, and return its entry's key."""
    kind, database, today = format_named(name), visitor.desk.database, visitor.desk.today()
    wanted = MailListWanted(kind=Kind.SCHOOL, by=kind.by)
    plan = database.read(partial(plan_mail_list, wanted=wanted, today=today))
    folder = Path(mkdtemp())
    return save_export(
        database,
        plan=plan,
        path=folder / f"schools & more.{kind.ending}",
        private=folder / "private",
        chosen=ExportChosen(format=kind, paper=PdfPaper()),
    ).value.dispatch_id


def _sent(visitor):
    """Save a list of the schools and mark it as sent; return its entry's key."""
    key, at = _save(visitor, "mail_list"), visitor.desk.clock()
    visitor.desk.database.write("Sent", partial(mark_as_sent, dispatch_id=key, happened_at=at))
    return key


@screen("A saved list of letters in the register", among=OF_LEAVING)
def _saved(visitor):
    campaign(visitor)
    visitor.press("Make mail list")
    visitor.press("Mail list for Word")
    visitor.page.save_to(Path(mkdtemp()) / "letters.xlsx")
    visitor.idle()
    if any(one.isVisible() for one in [visitor.page._make.saved]):
        visitor.page._ask_sent()
    visitor.idle()


@screen("A list that is not sent after all", among=OF_LEAVING)
def _not_sent(visitor):
    key = _save(visitor, "mail_list")
    visitor.go("mail_lists", RegisterShown(dispatch_id=key, not_sent=True))


@screen("A file that must be deleted", among=OF_LEAVING)
def _to_delete(visitor):
    key = _save(visitor, "mail_list")
    late = {"delete_after": visitor.desk.today() - timedelta(days=1)}
    writing = partial(saving.update, table=Dispatch, key=key, version=None, values=late)
    visitor.desk.database.write("Late", writing)
    visitor.go("mail_lists", RegisterShown(to_delete=True))
    visitor.select_first()


@screen("Returned mail", "ReturnedDialog", among=OF_LEAVING)
def _returned(visitor):
    key = _sent(visitor)
    visitor.go("mail_lists")
    visitor.page.returned_mail()
    visitor.top.ref.setText(visitor.first(REF.format(key)).partition("\n")[0])
    visitor.top.take()
    visitor.idle()


@screen("A sheet that is keyed in", "KeyInDialog", among=OF_LEAVING)
def _key_in(visitor):
    _save(visitor, "call_sheet")
    visitor.go("mail_lists")
    visitor.page.key_in()
    visitor.idle()


@screen("A sheet in the register, and who is on it", among=OF_LEAVING)
def _sheet(visitor):
    key = _save(visitor, "visit_sheet")
    visitor.go("mail_lists", RegisterShown(dispatch_id=key))


@screen("A file that was sent, in the register", among=OF_LEAVING)
def _sent_file(visitor):
    visitor.go("mail_lists", RegisterShown(dispatch_id=_sent(visitor)))
