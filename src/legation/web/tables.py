"""Entries as rows of a table, for spreadsheets and statistics.

A cell that begins like a formula gets an apostrophe before it, so that no spreadsheet runs words
of a report (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from legation.types.record import Entry
from legation.views.fact import told
from legation.views.naming import side_name
from legation.views.strength import Strength
from legation.views.telling import lead, tell, when

SIMPLE = ("entry", "kind", "when", "who", "what", "words", "reports", "publisher", "published", "address")
FULL = (
    "entry", "kind", "field", "value", "ruling", "score", "maker", "sighting",
    "report", "version", "start", "end", "words", "publisher", "published", "address",
)  # fmt: skip

_FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[object, ...]


def simple_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """One row an entry, under ``SIMPLE``."""
    for entry in entries:
        best = entry.best
        told_ = (when(best).strip("()"), lead(best.claim), tell(best.claim), best.claim.evidence.text)
        ref = best.report
        where = (ref.publisher, ref.published, ref.url or ref.address)
        yield (entry.id, entry.kind.value, *told_, len(entry.reports), *where)


def full_rows(entries: Iterable[Entry]) -> Iterator[Row]:
    """One row a filled field of every sighting, under ``FULL``; offsets are code points."""
    for entry in entries:
        ruling = entry.verdict.value if entry.verdict else ""
        for sighting in entry.sightings:
            claim, ref = sighting.claim, sighting.report
            hull = claim.evidence.hull
            ground = (ref.title or ref.id, ref.document, hull.start, hull.end, claim.evidence.text)
            source = (ref.publisher, ref.published, ref.url or ref.address)
            made = (ruling, round(claim.score, 3), str(claim.maker), sighting.id)
            for name, value in told(claim):
                if value:
                    yield (entry.id, entry.kind.value, name, value, *made, *ground, *source)


def strength_rows(strength: Strength, sides: tuple[str, str]) -> Iterator[Row]:
    """One row an entry behind the series of a pair."""
    names = tuple(map(side_name, sides))
    for point in strength.points:
        for one in point.entries:
            yield (*sides, *names, point.period, one.day, one.entry, one.kind, one.weight, one.reports)
        if not point.entries:
            yield (*sides, *names, point.period, "", "", "", 0, 0)


STRENGTH = ("one", "other", "one_name", "other_name", "period", "day", "entry", "kind", "weight", "reports")


def as_csv(head: tuple[str, ...], rows: Iterable[Row]) -> str:
    """Rows as CSV (RFC 4180) with a head."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(head)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return out.getvalue()


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return value
