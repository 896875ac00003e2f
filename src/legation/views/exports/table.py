"""Entries as a table (CSV): one row an entry, or one row a sighting with its words.

A cell that a spreadsheet would compute gets an apostrophe before it (OWASP, CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from legation.types.record import Entry, Sighting
from legation.views.fields import told
from legation.views.telling import lead, tell, when

SIMPLE = ("id", "kind", "date", "sides", "who", "what", "status", "reports", "ruling")
FULL = (
    *("id", "entry", "kind", "date", "sides", "status", "who", "what", "words", "spans", "attributed_to"),
    *("maker", "score", "report", "title", "publisher", "published", "url", "version"),
)


def simple(entries: Iterable[Entry]) -> str:
    """One row an entry: what is held, in how many reports."""
    return _table(SIMPLE, entry_rows(entries))


def full(entries: Iterable[Entry]) -> str:
    """One row a sighting: the words, where they stand, in which version of which report."""
    return _table(FULL, sighting_rows(entries))


def entry_rows(entries: Iterable[Entry]) -> Iterator[Mapping[str, object]]:
    """The rows of the simple table, by column."""
    return (_entry_row(entry) for entry in entries)


def sighting_rows(entries: Iterable[Entry]) -> Iterator[Mapping[str, object]]:
    """The rows of the full table, by column."""
    return (_sighting_row(entry, sighting) for entry in entries for sighting in entry.sightings)


def _table(names: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, names, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows({name: harmless(str(value)) for name, value in row.items()} for row in rows)
    return text.getvalue()


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


def _entry_row(entry: Entry) -> Mapping[str, object]:
    return _common(entry.best) | {
        "id": entry.id,
        "sides": " ".join(entry.sides),
        "reports": len(entry.reports),
        "ruling": entry.verdict or "",
    }


def _common(sighting: Sighting) -> dict[str, object]:
    return {
        "kind": sighting.kind.value,
        "date": when(sighting),
        "sides": " ".join(sighting.sides),
        "status": dict(told(sighting.claim)).get("status", ""),
        "who": lead(sighting.claim),
        "what": tell(sighting.claim),
    }


def _sighting_row(entry: Entry, sighting: Sighting) -> Mapping[str, object]:
    claim, report = sighting.claim, sighting.report
    return _common(sighting) | {
        "id": sighting.id,
        "entry": entry.id,
        "words": claim.evidence.text,
        "spans": " ".join(f"{span.start}-{span.end}" for span in claim.evidence.spans),
        "attributed_to": claim.attributed_to,
        "maker": claim.maker,
        "score": claim.score,
        "report": report.id,
        "title": report.title,
        "publisher": report.publisher,
        "published": report.published,
        "url": report.url,
        "version": report.document,
    }
