"""The author of a campaign as a letterhead shows them, with what is known from campaigns before.

Whoever types a name that a campaign had before gets the newest letterhead of it, in the fields that
nobody has typed into.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QPlainTextEdit, QWidget

from liaison_app.domain.fields import check_email
from liaison_app.domain.letterhead import AuthorKnown, author_like
from liaison_app.domain.phones import read_phone
from liaison_app.domain.text import tidy
from liaison_app.ui.forms.field_texts import put_text, text_of
from liaison_app.ui.widgets.form_row import FormRow

_ADDRESS_HEIGHT = 96
_LINE_BY_LINE = "As a letterhead shows it, line by line."


class SenderFields(QObject):
    """The fields by their names, each in its row."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._known: tuple[AuthorKnown, ...] = ()
        self._put: dict[str, str] = {}
        self._names, self._offices = QStringListModel(self), QStringListModel(self)
        self.author = _offering(self._names)
        self.office = _offering(self._offices)
        self.address = QPlainTextEdit()
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(_ADDRESS_HEIGHT)
        self.phone, self.fax, self.email, self.web = (QLineEdit() for _ in range(4))
        self.rows = {
            "author": FormRow("Author", self.author),
            "office": FormRow("Their office", self.office),
            "author_address": FormRow("Their address", self.address, hint=_LINE_BY_LINE),
            "author_phone": FormRow("Telephone", self.phone),
            "author_fax": FormRow("Facsimile", self.fax),
            "author_email": FormRow("E-mail", self.email),
            "author_web": FormRow("Web page", self.web),
        }
        for field in (self.author, self.office):
            field.editingFinished.connect(self.recall)

    def offer(self, known: tuple[AuthorKnown, ...]) -> None:
        """Offer the authors of campaigns before."""
        self._known = known
        self._names.setStringList(_each_once(one.block.name for one in known))
        self._offices.setStringList(_each_once(one.block.office for one in known))

    def begin_afresh(self) -> None:
        """Take nothing that stands in the fields for something put there from a campaign."""
        self._put = {}
        self.rows["author"].set_hint("")

    def recall(self) -> None:
        """Fill in the letterhead of the newest campaign of this author or office."""
        like = author_like(self._known, name=self.author.text(), office=self.office.text())
        if like is None:
            return
        block = like.block
        texts = {
            "author_address": "\n".join(block.address),
            "author_phone": block.phone,
            "author_fax": block.fax,
            "author_email": block.email,
            "author_web": block.web,
        }
        if tidy(self.author.text()):
            texts["office"] = block.office
        filled = [self._put_in(name, text) for name, text in texts.items()]
        if any(filled):
            self.rows["author"].set_hint(f"As in the campaign {like.campaign}.")

    def problems(self) -> Mapping[str, str]:
        """Return what is wrong with each field, by its name; a sentence, or nothing."""
        return {
            "author_phone": _phone_problem(self.phone.text()),
            "author_fax": _phone_problem(self.fax.text()),
            "author_email": check_email(self.email.text()).problem,
        }

    def _put_in(self, name: str, text: str) -> bool:
        """Put a text into a field that is empty, or as it was put there; say whether it was."""
        field: QWidget = self.rows[name].field
        stands = text_of(field)
        if text == stands or (stands.strip() and stands != self._put.get(name)):
            return False
        put_text(field, text)
        self._put[name] = text
        return True

    def when_signed_otherwise(self, then: Callable[[], object]) -> None:
        """Have something done whenever the author or the office is another."""
        for field in (self.author, self.office):
            field.textChanged.connect(then)


def _offering(texts: QStringListModel) -> QLineEdit:
    field = QLineEdit()
    completer = QCompleter(texts, field)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    field.setCompleter(completer)
    completer.activated.connect(field.editingFinished)
    return field


def _each_once(texts: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(text for text in texts if text))


def _phone_problem(text: str) -> str:
    return read_phone(text).problem if tidy(text) else ""
