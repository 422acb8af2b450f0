"""What is searched: the words by which organisations and people are found.

Organisations by their names, places, tags, people, phones and e-mails; people by their names, the
posts they hold now, where they hold them, and how reached there. Whoever lies in the bin is found
among people alone: an organisation is not found by their name or number.
"""
# ruff: noqa: S608 - the names in these statements are those of our own tables

from liaison_app.store.search_index import SearchIndex, Source


def _both_ways(name: str) -> str:
    """Return the SQL of a name, and again without its hyphens where it has any."""
    return f"{name} || iif(instr({name}, '-'), ' ' || replace({name}, '-', ''), '')"


_HELD_NOW = "(r.to_day IS NULL OR r.to_day > date('now'))"
_NOT_BINNED = "p.standing <> 'binned'"
_PLACE = _both_ways(
    """concat_ws(' ', o.street, o.locality, o.address3, o.town, o.postcode,
    replace(o.postcode, ' ', ''), (SELECT w.name FROM ward AS w WHERE w.code = o.ward_code))"""
)
# A UK number is kept as +442079460123, and found as 2079460123 or by the groups that are shown.
_REACHED_BY = """SELECT group_concat(concat_ws(' ', c.shown,
    iif(c.value GLOB '+44*', substr(c.value, 4), c.value)), ' ') FROM contact_point AS c
    WHERE c.kind IN ('phone', 'mobile', 'email')"""
_OF_ORGANISATION = "name also_known_as street locality address3 town postcode ward_code"

ORGANISATIONS = SearchIndex(
    name="organisation_search",
    table="organisation",
    texts={
        "name": _both_ways("concat_ws(' ', o.name, o.also_known_as)"),
        "place": _PLACE,
        "people": f"""(SELECT group_concat(
            {_both_ways("concat_ws(' ', p.title, p.forenames, p.surname)")}, ' ')
            FROM role AS r JOIN person AS p ON p.id = r.person_id
            WHERE r.organisation_id = o.id AND {_HELD_NOW} AND {_NOT_BINNED})""",
        "contact": f"""({_REACHED_BY} AND (c.organisation_id = o.id
            OR c.role_id IN (SELECT r.id FROM role AS r JOIN person AS p ON p.id = r.person_id
            WHERE r.organisation_id = o.id AND {_NOT_BINNED})))""",
        "tags": f"""(SELECT group_concat({_both_ways("g.name")}, ' ')
            FROM organisation_tag AS b JOIN tag AS g ON g.id = b.tag_id
            WHERE b.organisation_id = o.id)""",
    },
    sources=(
        Source(table="organisation", columns=_OF_ORGANISATION, owners="SELECT {row}.id AS due"),
        Source(
            table="contact_point",
            columns="organisation_id role_id kind value shown",
            owners="""SELECT ifnull({row}.organisation_id,
                (SELECT organisation_id FROM role WHERE id = {row}.role_id)) AS due""",
        ),
        Source(
            table="role",
            columns="person_id organisation_id to_day",
            owners="SELECT {row}.organisation_id AS due",
        ),
        Source(
            table="person",
            columns="title forenames surname standing",
            owners="SELECT organisation_id AS due FROM role WHERE person_id = {row}.id",
        ),
        Source(
            table="ward",
            columns="code name",
            owners="SELECT id AS due FROM organisation WHERE ward_code = {row}.code",
        ),
        Source(
            table="organisation_tag",
            columns="organisation_id tag_id",
            owners="SELECT {row}.organisation_id AS due",
        ),
        Source(
            table="tag",
            columns="name",
            owners="SELECT organisation_id AS due FROM organisation_tag WHERE tag_id = {row}.id",
        ),
    ),
)

_POSTS = f"FROM role AS r WHERE r.person_id = p.id AND {_HELD_NOW}"

PEOPLE = SearchIndex(
    name="person_search",
    table="person",
    texts={
        "name": _both_ways(
            "concat_ws(' ', p.title, p.forenames, p.surname, p.post_nominals, p.salutation)"
        ),
        "posts": f"(SELECT group_concat({_both_ways('r.post')}, ' ') {_POSTS})",
        "organisations": f"""(SELECT group_concat(concat_ws(' ',
            {_both_ways("concat_ws(' ', o.name, o.also_known_as)")}, {_PLACE}), ' ')
            FROM organisation AS o WHERE o.id IN (SELECT r.organisation_id {_POSTS}))""",
        "contact": f"({_REACHED_BY} AND c.role_id IN (SELECT r.id {_POSTS}))",
    },
    sources=(
        Source(
            table="person",
            columns="title forenames surname post_nominals salutation",
            owners="SELECT {row}.id AS due",
        ),
        Source(
            table="role",
            columns="person_id organisation_id post to_day",
            owners="SELECT {row}.person_id AS due",
        ),
        Source(
            table="contact_point",
            columns="role_id kind value shown",
            owners="SELECT person_id AS due FROM role WHERE id = {row}.role_id",
        ),
        Source(
            table="organisation",
            columns=_OF_ORGANISATION,
            owners="SELECT person_id AS due FROM role WHERE organisation_id = {row}.id",
        ),
        Source(
            table="ward",
            columns="code name",
            owners="""SELECT person_id AS due FROM role WHERE organisation_id IN
                (SELECT id FROM organisation WHERE ward_code = {row}.code)""",
        ),
    ),
)
