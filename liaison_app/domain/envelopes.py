"""How a name is written on an envelope, alone or with another at the same address."""

from functools import lru_cache

from liaison_app.domain.names import PersonName
from liaison_app.domain.text import fold, tidy
from liaison_app.domain.titles import Manner, Title, known_title, read_title, speaks_of_two


def envelope_name(name: PersonName, *, post: str = "") -> str:
    """Return the addressee line of one person: "The Reverend A B Smith".

    The post speaks for a missing title where it is one itself ("Imam" Yusuf Khan). Courtesy
    titles of clergy are written only where no forename is known ("The Reverend Mrs Smith").
    """
    return _join(written_title(name, post=post), name.forenames, name.surname, name.post_nominals)


def joint_names(one: PersonName, other: PersonName) -> str:
    """Return the addressee line of two people: "Jerry & Beth Smith", "Mr A Khan & Ms B Jones"."""
    plain = _is_plain(one) and _is_plain(other)
    same_surname = bool(one.surname) and fold(one.surname) == fold(other.surname)
    if plain and same_surname:
        if one.forenames and other.forenames:
            return f"{tidy(one.forenames)} & {_join(other.forenames, other.surname)}"
        if one.title and other.title and not (one.forenames or other.forenames):
            return f"{written_title(one)} & {written_title(other)} {tidy(other.surname)}"
    return f"{envelope_name(one)} & {envelope_name(other)}"


def written_title(name: PersonName, *, post: str = "") -> str:
    """Return the title as an envelope has it; a post put in its place is left out."""
    return _written(name.title, post, named=bool(name.forenames))


@lru_cache(1_024)
def _written(title: str, post: str, *, named: bool) -> str:
    read = read_title(title)
    if read.unknown or (speaks_of_two(title) and not read.post):
        return tidy(title)
    by_post = known_title(post)
    titles = read.titles
    if not titles and by_post and not read.post:
        titles = (by_post,)
    if any(one.manner is Manner.CLERGY for one in titles) and named:
        titles = tuple(one for one in titles if one.manner is not Manner.COURTESY)
    return " ".join(one.written for one in _each_office_once(titles))


def _each_office_once(titles: tuple[Title, ...]) -> list[Title]:
    """Leave "Bishop" out behind "The Right Reverend", which says the same."""
    return [
        title
        for place, title in enumerate(titles)
        if title.spoken not in {earlier.spoken for earlier in titles[:place]}
    ]


def _is_plain(name: PersonName) -> bool:
    read = read_title(name.title)
    courteous = all(title.manner is Manner.COURTESY for title in read.titles)
    return courteous and not read.unknown and not name.post_nominals


def _join(*parts: str) -> str:
    return " ".join([tidied for part in parts if part and (tidied := tidy(part))])
