"""The form for a campaign that was begun: all of a draft; of a started one all but its audience.

Where somebody saved the same campaign since, what they changed is shown beside what it was and what
was typed here, and of what both changed the officer chooses.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtWidgets import QWidget

from liaison_app.actions.edit_campaign import edit_campaign
from liaison_app.domain.campaign_entries import CampaignEntry
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.domain.when import local_day, long_day
from liaison_app.queries.campaigns import CampaignSeen, campaign
from liaison_app.store.database import Database
from liaison_app.ui.forms.field_texts import put_text, said_text, text_of
from liaison_app.ui.forms.stale_fields import StaleField, StaleFields
from liaison_app.ui.pages.campaigns.campaign_form import CampaignForm
from liaison_app.ui.pages.campaigns.letter_fields import LetterFields
from liaison_app.ui.tasks import Tasks
from liaison_app.ui.widgets.form_row import FormRow

_BEGUN = "This is what you had begun."
_THEIRS = "Somebody changed this campaign after it was shown to you."
_YOURS = "What you typed is still here, the rest is shown as it is now. Save again to keep it so."
_LONG = 90


class EditCampaignForm(CampaignForm):
    """Changes one campaign; it keeps what was typed for as long as it is not saved."""

    title = "Edit the campaign"
    save_words = "Save"

    def __init__(
        self,
        campaign_id: int,
        *,
        tasks: Tasks,
        database: Database,
        clock: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks=tasks, database=database, clock=clock, parent=parent)
        self._id = campaign_id
        self._shown: CampaignSeen | None = None
        self._before: dict[str, str] = {}
        self._stale_texts: dict[str, tuple[str, str]] = {}
        self.stale = StaleFields()
        self.stale.chosen.connect(self._take)
        self._rows.insertWidget(0, self.stale)

    @property
    def texts(self) -> dict[str, str]:
        """The texts of all fields of what is kept already, by their names."""
        return {name: self._text(name) for name in self._named_rows()}

    @property
    def touched(self) -> bool:
        """Whether anything is not as it was filled in."""
        added = any(letter.known is None for letter in self.letters)
        return added or self.texts != self._before

    def add_letter(self) -> LetterFields:
        """Add a letter; of a started campaign it takes those who get none yet."""
        letter = super().add_letter()
        if self._shown is not None and self._shown.frozen_at is not None:
            letter.rows["kind"].set_hint("Those who get no letter of this campaign yet.")
        return letter

    def _write(self, entry: CampaignEntry) -> None:
        if self._shown is None:
            return
        shown = self._shown
        if not {"on", "at"} & {name for name in self.texts if self._differs(name)}:
            incident = replace(entry.incident, happened_at=shown.happened_at)
            entry = replace(entry, incident=incident)
        self._tasks.write(
            f"Edit the campaign {entry.name.strip()}",
            partial(edit_campaign, shown=shown, entry=entry),
            owner=self,
            then=self._written,
            or_else=self._refused,
        )

    def _show_first(self) -> None:
        find = partial(campaign, campaign_id=self._id)
        self._tasks.read(find, then=self._show_kept, owner=self, or_else=self._refused)

    def _show_kept(self, seen: CampaignSeen) -> None:
        if self._shown is None or not self.touched:
            self._fill(seen)
            self.fields.title.setFocus()
        elif _versions(seen) != _versions(self._shown):
            self._show_theirs(seen)
        else:
            self.message.say("neutral", _BEGUN, action="Start afresh")
            self._count_audiences()

    def _start_afresh(self) -> None:
        self.message.hide()
        for letter in tuple(self.letters):
            self._drop(letter)
        self._shown = None
        self.stale.show_fields(())
        self._show_first()

    def _fill(self, seen: CampaignSeen) -> None:
        """Show a campaign as it is kept; letters added here stay, behind the others."""
        self._shown = seen
        frozen = seen.frozen_at
        fixed = f"Frozen on {long_day(local_day(frozen))}, and stays as it is." if frozen else ""
        self.fields.clear(self._choices.officers)
        self.fields.fill(seen)
        added = [letter for letter in self.letters if letter.known is None]
        for letter in [one for one in self.letters if one.known is not None]:
            self._drop(letter)
        self.letters = []
        for kept in seen.letters:
            super().add_letter().fill(kept, fixed=fixed)
        for letter in added:
            self.letters.append(letter)
            self._letter_column.addWidget(letter)
        self._after_letters()
        self._before = self.texts

    def _show_theirs(self, seen: CampaignSeen) -> None:
        """Show what they saved, what was typed here over it, and both beside each other."""
        before = self._before
        typed = {name: text for name, text in self.texts.items() if self._differs(name)}
        taken_away = {_letter_of(name) for name in before} - {
            _letter_of(name) for name in self.texts
        }
        self._fill(seen)
        theirs = self._before
        for letter in [one for one in self.letters if one.known is not None]:
            if str(letter.known.id if letter.known else 0) in taken_away:
                self._drop(letter)
        for name in typed.keys() & self._named_rows().keys():
            self._put(name, typed[name])
        self._after_letters()
        self._say_theirs(before, theirs, typed)

    def _say_theirs(
        self, before: dict[str, str], theirs: dict[str, str], typed: dict[str, str]
    ) -> None:
        fields = []
        for name, label in self._named_rows().items():
            was, text = before.get(name, ""), theirs.get(name, "")
            if was == text:
                continue
            yours = typed.get(name, text)
            self._stale_texts[name] = (text, yours)
            fields.append(
                StaleField(
                    name=name,
                    label=label,
                    was=self._said(name, was, beside=text),
                    theirs=self._said(name, text, beside=was),
                    yours=self._said(name, yours, beside=text),
                    typed=name in typed and yours != text,
                )
            )
        self.stale.show_fields(fields)
        self.message.say("warn", _THEIRS, hint=_YOURS)
        self._area.verticalScrollBar().setValue(0)

    def _take(self, name: str, theirs: bool) -> None:  # noqa: FBT001 - a signal's own
        self._put(name, self._stale_texts[name][0 if theirs else 1])

    def _named_rows(self) -> dict[str, str]:
        """Return the labels of all fields of what is kept already, by their names."""
        labels = {name: row.label for name, row in self.fields.rows.items()}
        for letter in self.letters:
            if letter.known is None:
                continue
            for name, row in letter.rows.items():
                labels[f"{letter.known.id} {name}"] = f"{letter.known.name}: {row.label}"
        return labels

    def _row(self, name: str) -> tuple[LetterFields | None, FormRow]:
        key, _, field = name.rpartition(" ")
        for letter in self.letters:
            if key and letter.known is not None and str(letter.known.id) == key:
                return letter, letter.rows[field]
        return None, self.fields.rows[field]

    def _text(self, name: str) -> str:
        letter, row = self._row(name)
        said = letter.said(name.rpartition(" ")[2]) if letter is not None else None
        return text_of(row.field) if said is None else said

    def _put(self, name: str, text: str) -> None:
        letter, row = self._row(name)
        field = name.rpartition(" ")[2]
        if letter is not None and letter.said(field) is not None:
            letter.say(field, text)
        else:
            put_text(row.field, text)

    def _said(self, name: str, text: str, *, beside: str) -> str:
        """Return a text as it is told beside another; of a long one the first line that differs."""
        if len(text) > _LONG:
            others = beside.split("\n")
            lines = [line for line in text.split("\n") if line.strip() and line not in others]
            return f"… {lines[0]}" if lines else "Without the line that differs."
        if name.endswith((" wards", " template")):
            return text or ("All our wards" if name.endswith(" wards") else "The text below")
        return said_text(self._row(name)[1].field, text)

    def _differs(self, name: str) -> bool:
        return self._text(name) != self._before.get(name, "")

    def _written(self, campaign_id: int) -> None:
        self.save_button.setEnabled(True)
        self.accept()
        self.saved.emit(campaign_id)

    def _refused(self, problem: LiaisonError) -> None:
        super()._refused(problem)
        if isinstance(problem, Stale):
            find = partial(campaign, campaign_id=self._id)
            self._tasks.read(find, then=self._show_theirs, owner=self, or_else=self._refused)


def _letter_of(name: str) -> str:
    return name.rpartition(" ")[0]


def _versions(seen: CampaignSeen) -> tuple[object, ...]:
    letters = tuple((letter.id, letter.version) for letter in seen.letters)
    return seen.version, seen.incident_version, seen.frozen_at, letters
