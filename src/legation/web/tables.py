"""The series behind a picture as a table, for spreadsheets and statistics."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from legation.views.exports.table import harmless
from legation.views.home import PairCount
from legation.views.naming import side_name
from legation.views.strength import Strength

Row = tuple[object, ...]


def strength_rows(strength: Strength, sides: tuple[str, str]) -> Iterator[Row]:
    """One row an entry behind the series of a pair."""
    names = tuple(map(side_name, sides))
    for point in strength.points:
        for one in point.entries:
            yield (*sides, *names, point.period, one.day, one.entry, one.kind, one.weight, one.reports)
        if not point.entries:
            yield (*sides, *names, point.period, "", "", "", 0, 0)


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
