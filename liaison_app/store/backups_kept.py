"""Which backups are kept: many of late, few of long ago."""

from collections.abc import Callable, Hashable, Iterable
from datetime import date, datetime, timedelta

from liaison_app.domain.when import local_day

_NEVER_REMOVED = 3
_DAYS, _WEEKS, _MONTHS = 12, 10, 9


def kept(made: Iterable[datetime], *, now: datetime) -> frozenset[datetime]:
    """Return which backups stay: all of today and yesterday, and the newest three in any case.

    Beyond those the newest of each of 12 days, then of 10 weeks, then of 9 months, counting only
    days, weeks and months that have a backup.
    """
    newest_first = sorted(made, reverse=True)
    yesterday = local_day(now) - timedelta(days=1)
    staying = set(newest_first[:_NEVER_REMOVED])
    staying |= {at for at in newest_first if local_day(at) >= yesterday}
    older = [at for at in newest_first if local_day(at) < yesterday]
    for count, period in ((_DAYS, _day), (_WEEKS, _week), (_MONTHS, _month)):
        newest = _newest_of_each(older, period)[:count]
        staying |= set(newest)
        older = [
            at for at in older if newest and period(local_day(at)) < period(local_day(newest[-1]))
        ]
    return frozenset(staying)


def _newest_of_each(
    newest_first: list[datetime], period: Callable[[date], Hashable]
) -> list[datetime]:
    newest: dict[Hashable, datetime] = {}
    for at in newest_first:
        newest.setdefault(period(local_day(at)), at)
    return list(newest.values())


def _day(day: date) -> tuple[int, ...]:
    return (day.year, day.month, day.day)


def _week(day: date) -> tuple[int, ...]:
    return tuple(day.isocalendar()[:2])


def _month(day: date) -> tuple[int, ...]:
    return (day.year, day.month)
