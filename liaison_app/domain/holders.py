"""Who holds a post."""

from dataclasses import dataclass

from liaison_app.domain.names import PersonName, full_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person in a post."""

    person_id: int
    role_id: int
    name: PersonName
    post: str
    main_contact: bool

    @property
    def shown(self) -> str:
        """Return the name as people say it."""
        return full_name(self.name)
