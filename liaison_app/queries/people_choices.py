"""What people can be filtered by: the values in use at the organisations where they have a post."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from liaison_app.queries.criteria_choices import CriteriaChoices, criteria_choices
from liaison_app.queries.people_criteria import PEOPLE_MAY_LACK


def people_choices(connection: Connection, *, today: date) -> CriteriaChoices:
    """Return what can be chosen of every field; how many people have it is not counted."""
    choices = criteria_choices(connection, today=today)
    values = {
        key: tuple(
            replace(one, count=None)
            for one in offered
            if key != "missing" or one.value in PEOPLE_MAY_LACK
        )
        for key, offered in choices.values.items()
    }
    return replace(choices, values=values)
