"""The reports that the record rests on."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from legation.types.record import EntryQuery, Holdings, ReportRef


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A report and how many entries rest on it."""

    ref: ReportRef
    entries: int


@dataclass(frozen=True, slots=True)
class PublisherCount:
    """A publisher ("" when unknown) and how many reports of it are held."""

    publisher: str
    reports: int


@dataclass(frozen=True, slots=True)
class SourceList:
    """A window of the reports, newest first, and who published them all."""

    total: int
    start: int
    size: int
    rows: tuple[SourceRow, ...]
    publishers: tuple[PublisherCount, ...]
    publisher: str


def sources(holdings: Holdings, *, publisher: str = "", start: int = 0, size: int = 100) -> SourceList:
    """All reports, or those of one publisher."""
    every = tuple(holdings.reports())
    chosen = [ref for ref in every if not publisher or ref.publisher == publisher]
    chosen.sort(key=lambda ref: (ref.published, ref.id), reverse=True)
    window = chosen[start : start + size]
    counted = Counter(ref.publisher for ref in every)
    return SourceList(
        len(chosen),
        start,
        size,
        tuple(SourceRow(ref, _behind(holdings, ref)) for ref in window),
        tuple(PublisherCount(*pair) for pair in counted.most_common()),
        publisher,
    )


def _behind(holdings: Holdings, ref: ReportRef) -> int:
    return len(holdings.entries(EntryQuery(report=ref.document, superseded=True)))
