"""Where the public can report to, as the letters print it."""

from datetime import date

from liaison_app.store.tables.base import STRICT, Mapped, Record, Tables, mapped_column, text


class ReportingRoute(Record, Tables):
    """One way to report: what it is for, and how it is reached.

    ``place`` is its place in the order. No date means that nobody here has ever checked it.
    """

    __tablename__ = "reporting_route"
    __table_args__ = STRICT

    name: Mapped[str]
    wording: Mapped[str] = text()
    place: Mapped[int] = mapped_column(default=0, server_default="0")
    in_use: Mapped[bool] = mapped_column(default=True, server_default="1")
    last_checked_on: Mapped[date | None]
    checked_by: Mapped[str] = text()
