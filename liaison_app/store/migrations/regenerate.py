"""Write the first migration anew from the tables, as they are declared now.

Run ``python -m liaison_app.store.migrations.regenerate`` after changing a table, then format the
file it writes. Only until the first release: after it the first migration stays as it was, and
every change of a table is a migration of its own, written by hand: plain ``op.add_column`` and the
like rather than a batch, which loses triggers and AUTOINCREMENT.
"""

from pathlib import Path
from typing import Literal

from alembic.autogenerate import produce_migrations, render_python_code
from alembic.autogenerate.api import AutogenContext
from alembic.migration import MigrationContext
from sqlalchemy import create_engine
from sqlalchemy.types import TypeDecorator
from sqlcipher3 import dbapi2

from liaison_app.store.tables import Tables

_FIRST = Path(__file__).parent / "versions" / "0001_first.py"
_HEAD = '''"""The tables of the first release, as ``migrations.regenerate`` wrote them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:  # noqa: PLR0915 - one statement a table and index
'''


def first_migration() -> str:
    """Return the text of a migration that makes every table there is."""
    engine = create_engine("sqlite://", module=dbapi2)
    with engine.connect() as connection:
        made = produce_migrations(MigrationContext.configure(connection), Tables.metadata)
    engine.dispose()
    body = render_python_code(made.upgrade_ops, render_item=_render_type)  # type: ignore[arg-type] # always UpgradeOps
    body = body.replace(",\ninfo={'outside_journal': True}", "")
    return _HEAD + "".join(f"    {line}\n".rstrip(" ") for line in body.splitlines() if _said(line))


def _render_type(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Render our own column types as what they are in the file, which no later change can alter."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl_instance).__name__}()"
    return False


def _said(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


if __name__ == "__main__":
    _FIRST.write_text(first_migration(), encoding="utf-8")
