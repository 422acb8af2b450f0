"""Who at an organisation a letter goes to, by the posts the letter names.

The current holder of the first post that has one; two holders both, jointly; none, the main
contact; none, the post itself.
"""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from liaison_app.domain.posts import is_same_post, tidy_post


class InPost(Protocol):
    """Somebody who holds a post."""

    @property
    def post(self) -> str:
        """The post, as typed."""

    @property
    def main_contact(self) -> bool:
        """Whether they are the organisation's main contact."""


HolderT = TypeVar("HolderT", bound=InPost)


class Addressed(Generic[HolderT]):
    """Who a letter goes to, and the post by which it is addressed where nobody is named."""

    __slots__ = ("holders", "post")

    def __init__(self, holders: tuple[HolderT, ...], post: str) -> None:
        self.holders = holders
        self.post = post


def address_to(holders: Sequence[HolderT], *, posts: Sequence[str]) -> Addressed[HolderT]:
    """Return who a letter goes to; holders who object must have been taken out before."""
    for post in posts:
        in_post = [one for one in holders if is_same_post(one.post, post)]
        if in_post:
            return Addressed(tuple(in_post), tidy_post(post))
    main = tuple(one for one in holders if one.main_contact)
    if main:
        return Addressed(main[:1], tidy_post(main[0].post))
    return Addressed((), tidy_post(posts[0]) if posts else "")
