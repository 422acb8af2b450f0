"""The team: its name, the letterhead it signs by, and the marking of everything it makes."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from liaison_app.actions.edit_team import save_team
from liaison_app.domain.campaigns import Marking
from liaison_app.domain.errors import LiaisonError, Stale
from liaison_app.queries.team import TeamSeen, team
from liaison_app.ui.desk import Desk
from liaison_app.ui.pages.settings.checks import email_problem, name_problem, phone_problem
from liaison_app.ui.pages.settings.fields import Asked, Fields
from liaison_app.ui.pages.settings.section import Section, apart
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.widgets.buttons import primary_button, secondary_button
from liaison_app.ui.widgets.card import Card
from liaison_app.ui.widgets.form_row import FormRow
from liaison_app.ui.widgets.segmented import Segment, Segmented

_MARKINGS = tuple(Segment(value=one, text=one.label) for one in Marking)


class TeamSection(Section):
    """Saves the team as a whole; a team that somebody else saved meanwhile is told."""

    key = "team"
    title = "Team"
    icon = "users"
    intro = "Letters, mail lists and the foot of every page take these from here."

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._known: TeamSeen | None = None
        self.fields = Fields(
            (
                Asked(name="name", label="Name of the team", check=name_problem),
                Asked(name="station", label="Station"),
                Asked(name="phone", label="Telephone", check=phone_problem),
                Asked(name="fax", label="Facsimile", check=phone_problem),
                Asked(name="email", label="E-mail", check=email_problem),
                Asked(name="web", label="Web page"),
                Asked(
                    name="address",
                    label="Address",
                    hint="As a letterhead shows it, line by line.",
                    wide=True,
                    several_lines=True,
                ),
            )
        )
        self.marking = Segmented("Protective marking", _MARKINGS)
        self.save_button = primary_button("Save the team", "check")
        self._leave = secondary_button("Put back")
        self.marking.choose(Marking.OFFICIAL)
        self._connect()
        card = Card()
        card.add(self.fields)
        marking = FormRow(
            "Protective marking",
            self.marking,
            hint="Stands in the window's title, in file names and on printed lists. "
            "Letters to the public carry none.",
        )
        card.add(apart(marking))
        card.add(self._buttons())
        self.add_card(card)
        self._show_touched()

    @property
    def touched(self) -> bool:
        """Whether something was changed and not saved yet."""
        marking = self._known.marking if self._known else Marking.OFFICIAL
        return self.fields.touched or self.marking.value is not marking

    def reload(self) -> None:
        """Read the team again; what is being typed stays."""
        self.desk.tasks.read(team, then=self._show, owner=self)

    def save(self) -> None:
        """Save what was typed."""
        if not self.touched or not self.fields.complete():
            return
        values = {**self.fields.values, "marking": self.marking.value or Marking.OFFICIAL}
        version = self._known.version if self._known else None
        self.desk.tasks.write(
            "Edit the team",
            partial(save_team, values=values, version=version),
            owner=self,
            then=self._saved,
            or_else=self._not_saved,
        )

    def put_back(self) -> None:
        """Show what is kept, and drop what was typed."""
        self.message.hide()
        self.desk.tasks.read(team, then=self._fill, owner=self)

    def _connect(self) -> None:
        self.fields.changed.connect(self._show_touched)
        self.marking.chosen.connect(self._show_touched)
        self.save_button.clicked.connect(self.save)
        self._leave.clicked.connect(self.put_back)
        self.message.pressed.connect(self.put_back)

    def _buttons(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 4, 0, 0)
        line.addStretch(1)
        line.addWidget(PlainLabel("Ctrl+Enter", role="small"))
        line.addWidget(self._leave)
        line.addWidget(self.save_button)
        return row

    def _show(self, known: TeamSeen | None) -> None:
        if not self.touched:
            self._fill(known)

    def _fill(self, known: TeamSeen | None) -> None:
        self._known = known
        names = tuple(self.fields.rows)
        self.fields.fill({name: str(getattr(known, name)) for name in names} if known else {})
        self.marking.choose(known.marking if known else Marking.OFFICIAL)
        self._show_touched()

    def _show_touched(self) -> None:
        self.save_button.setEnabled(self.touched)
        self._leave.setEnabled(self.touched)

    def _saved(self, _key: int) -> None:
        self.desk.tasks.read(team, then=self._fill, owner=self)
        self.message.say("ok", "The team is saved.")

    def _not_saved(self, problem: LiaisonError) -> None:
        action = "Show what is kept" if isinstance(problem, Stale) else ""
        self.message.say("bad", problem.sentence, hint=problem.hint, action=action)
