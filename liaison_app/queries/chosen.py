"""Many keys given at once, as one parameter however many they are."""

import json
from collections.abc import Iterable

from sqlalchemy import ColumnElement, Integer, Text, bindparam, column, func, select


def among(key: ColumnElement[int], keys: Iterable[int]) -> ColumnElement[bool]:
    """Return whether a column holds one of these keys; SQLite allows 32,766 parameters at most."""
    listed = bindparam(None, json.dumps(list(keys)), type_=Text)
    values = func.json_each(listed).table_valued(column("value", Integer))
    return key.in_(select(values.c.value))
