"""The forms of belonging: the network that somebody joins, and the member that a network gets."""

from collections.abc import Collection

from PySide6.QtWidgets import QWidget

from liaison_app.domain.criteria import Criteria
from liaison_app.domain.organisations import Kind
from liaison_app.domain.tidied import Tidied
from liaison_app.ui.fitting import grown
from liaison_app.ui.forms.form_dialog import FormDialog
from liaison_app.ui.forms.organisation_field import OrganisationField
from liaison_app.ui.tasks import Tasks

_ROOM_FOR_MATCHES = 400
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
