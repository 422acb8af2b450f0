"""How two people who share one letter are greeted: "Dear Mr and Mrs Smith"."""

from collections.abc import Sequence

from liaison_app.domain.names import PersonName
from liaison_app.domain.posts import HEAD_TEACHER, is_head_teacher, plural_post, tidy_post
from liaison_app.domain.spoken import Doubt, Spoken
from liaison_app.domain.text import fold, tidy


def joint_form(names: Sequence[PersonName], spoken: Sequence[Spoken], *, together: str) -> Spoken:
    """Return the greeting of two people, given how each is greeted and the post both hold, if any.

    A stored salutation comes before "Dear Head Teachers", and that before their names.
    """
    one, other = spoken
    asked = any(tidy(name.salutation) for name in names)
    if together == HEAD_TEACHER and not asked:
        return Spoken(words=plural_post(together))
    if one.doubt or other.doubt:
        return Spoken(doubt=one.doubt or other.doubt)
    if one.salutation == other.salutation:
        return _alike(names, one, asked=asked)
    if one.is_by_name != other.is_by_name or not (one.opening and other.opening):
        return Spoken(doubt=Doubt.UNLIKE_PAIR)
    surname = _shared_surname(names, spoken)
    if surname:
        return Spoken(words=f"{one.title} and {other.title} {surname}", is_by_name=True)
    return Spoken(words=f"{one.words} and {other.words}", is_by_name=one.is_by_name)


def shared_post(posts: Sequence[str]) -> str:
    """Return the post that all of them hold, or ""; every way to lead a school is one."""
    if all(is_head_teacher(post) for post in posts):
        return HEAD_TEACHER
    first, *others = {tidy_post(post) for post in posts}
    return "" if others else first


def _alike(names: Sequence[PersonName], both: Spoken, *, asked: bool) -> Spoken:
    """Tell two people apart whose greetings are the same words."""
    if asked:
        return both
    if both.words == both.title or not both.is_by_name:
        return Spoken(words=plural_post(both.words), is_by_name=both.is_by_name)
    one, other = (f"{both.title} {tidy(name.forenames)} {tidy(name.surname)}" for name in names)
    return Spoken(words=f"{one} and {other}", is_by_name=True)


def _shared_surname(names: Sequence[PersonName], spoken: Sequence[Spoken]) -> str:
    surname = tidy(names[1].surname)
    same = fold(names[0].surname) == fold(surname)
    short = all(
        form.words == f"{form.title} {tidy(name.surname)}"
        for name, form in zip(names, spoken, strict=True)
    )
    return surname if same and short else ""
