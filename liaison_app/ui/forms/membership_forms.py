"""The forms of belonging: the network that somebody joins, and the member that a network gets."""

from collections.abc import Collection, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from liaison_app.actions.edit_memberships import JoinPlan, plan_join
from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind
from liaison_app.domain.tidied import Tidied
from liaison_app.ui.fitting import grown
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.forms.organisation_field import OrganisationField
from liaison_app.ui.plain import PlainLabel
from liaison_app.ui.tasks import Tasks

_ROOM_FOR_MATCHES = 400
_ASIDE = 24
_NETWORKS_ONLY = "Only networks are found here. One that is new is made as a new organisation."
_CHOOSE_NETWORK = "Choose the network by a few letters of its name."
_CHOOSE_MEMBER = "Choose the organisation by a few letters of its name."


class _OneOrganisationForm(FormDialog):
    """A single field, with room below it for what is found."""

    def __init__(  # noqa: PLR0913 - what is asked, and who may be the answer
        self,
        title: str,
        label: str,
        *,
        tasks: Tasks,
        criteria: Criteria,
        without: Collection[int],
        hint: str,
        problem: str,
        parent: QWidget | None,
    ) -> None:
        super().__init__(title, save="Add", parent=parent)
        self._problem = problem
        self._field = OrganisationField(tasks=tasks, criteria=criteria, without=without)
        self.add_field("chosen", label, self._field, check=self._check_chosen, hint=hint)
        self.setMinimumHeight(grown(_ROOM_FOR_MATCHES, self.font()))

    @property
    def key(self) -> int:
        """The key of the organisation chosen."""
        if self._field.key is None:
            raise ValueError("No form is saved before an organisation is chosen in it.")
        return self._field.key

    @property
    def name(self) -> str:
        """The name of the organisation chosen."""
        return self._field.name_in(self._field.text)

    def _check_chosen(self, text: str) -> Tidied[str]:
        if text:
            return Tidied(value=text)
        return Tidied(value=None, problem=self._problem)


class NetworkForm(_OneOrganisationForm):
    """Asks which network an organisation belongs to; ``without`` are no answers."""

    def __init__(
        self,
        of: str,
        *,
        tasks: Tasks,
        without: Collection[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Add {of} to a network",
            "Network",
            tasks=tasks,
            criteria=Criteria(kinds=(Kind.NETWORK,)),
            without=without,
            hint=_NETWORKS_ONLY,
            problem=_CHOOSE_NETWORK,
            parent=parent,
        )


class ManyToNetworkForm(NetworkForm):
    """Asks which network many organisations belong to, and says first how many would join it.

    Signals:
        join_wanted: the JoinPlan that was said, the key of the network and its name; it is closed.
    """

    join_wanted = Signal(object, int, str)

    def __init__(
        self, organisation_ids: Sequence[int], *, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            f"{len(organisation_ids):,} organisations", tasks=tasks, without=(), parent=parent
        )
        self._ids, self._tasks = organisation_ids, tasks
        self._plan: JoinPlan | None = None
        self.preview = PlainLabel(_CHOOSE_NETWORK, role="muted")
        self.preview.setWordWrap(True)
        self.preview.setContentsMargins(_ASIDE, 0, _ASIDE, 0)
        self._whole.insertWidget(self._whole.count() - 1, self.preview)
        self.save_button.setEnabled(False)
        self._field.changed.connect(self._ask_plan)
        self.save_wanted.connect(self._give)

    def save(self) -> None:
        """Ask for it to be done, once somebody would join."""
        if self.save_button.isEnabled():
            super().save()

    def _ask_plan(self) -> None:
        self._plan = None
        self.save_button.setEnabled(False)
        self.preview.setText(_CHOOSE_NETWORK)
        if self._field.key is not None:
            plan = partial(plan_join, organisation_ids=self._ids, network_id=self._field.key)
            then = partial(self._show_plan, self._field.key)
            self._tasks.read(plan, then=then, owner=self, or_else=self.message.problem)

    def _show_plan(self, key: int, plan: JoinPlan) -> None:
        if key == self._field.key:
            self._plan = plan
            self.preview.setText(_said(plan))
            self.save_button.setEnabled(bool(plan.joining))

    def _give(self) -> None:
        plan = self._plan
        if plan is not None:
            self.join_wanted.emit(plan, self.key, self.name)
            self.close_saved()


def _said(plan: JoinPlan) -> str:
    """Return "1,180 organisations join it. 54 belong to it already."."""
    joining = len(plan.joining)
    joins = "organisation joins it" if joining == 1 else "organisations join it"
    said = f"{joining:,} {joins}." if joining else "Nobody would join it."
    if plan.already:
        said = f"{said} {plan.already:,} belong{'s' if plan.already == 1 else ''} to it already."
    return f"{said} The network itself is left out." if plan.itself else said


class MemberForm(_OneOrganisationForm):
    """Asks which organisation a network gets as a member; ``without`` are no answers."""

    def __init__(
        self,
        of: str,
        *,
        tasks: Tasks,
        without: Collection[int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            f"Add a member to {of}",
            "Organisation",
            tasks=tasks,
            criteria=Criteria(),
            without=without,
            hint="",
            problem=_CHOOSE_MEMBER,
            parent=parent,
        )
