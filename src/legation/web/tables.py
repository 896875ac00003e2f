"""The series behind a picture as a table, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields

from legation.types.asking import Moment
from legation.views.exports.table import harmless
from legation.views.home import PairCount
from legation.views.naming import side_name
from legation.views.strength import Strength
from legation.views.timescale import Days, days_of

Row = tuple[object, ...]


def strength_rows(strength: Strength, sides: tuple[str, str]) -> Iterator[Row]:
    """One row an entry behind the series of a pair."""
    names = tuple(map(side_name, sides))
    for point in strength.points:
        for one in point.entries:
            yield (*sides, *names, point.period, one.day, one.entry, one.kind, one.weight, one.reports)
        if not point.entries:
            yield (*sides, *names, point.period, "", "", "", 0, 0)


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One entry on the timeline of a pair, with the days that it may mean.

    ``dated_by``: "words" that tell its date, else the date of its "report", "" without any.
    """

    one: str
    other: str
    entry: str
    kind: str
    first_day: str
    last_day: str
    told: str
    dated_by: str
    what: str
    reports: int


TIMELINE = tuple(part.name for part in fields(TimelineRow))


def timeline_rows(moments: Iterable[Moment], sides: tuple[str, str]) -> Iterator[TimelineRow]:
    """One row an entry, in their order."""
    for one in moments:
        yield TimelineRow(*sides, one.entry, one.kind, *_dates(days_of(one.days)), one.lead, one.reports)


def _dates(days: Days | None) -> tuple[str, str, str, str]:
    if days is None:
        return ("", "", "", "")
    return (str(days.first), str(days.last), days.told, "words" if days.is_own else "report")


TIES = ("one", "other", "one_name", "other_name", "entries")


def tie_rows(found: Iterable[PairCount]) -> Iterator[Row]:
    """One row a pair of sides."""
    for pair in found:
        yield (pair.one, pair.other, side_name(pair.one), side_name(pair.other), pair.entries)


STRENGTH = ("one", "other", "one_name", "other_name", "period", "day", "entry", "kind", "weight", "reports")


def as_csv(head: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Rows as CSV (RFC 4180) with a head."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in rows)
    return out.getvalue()
