"""The reports that the record rests on."""

from __future__ import annotations

from dataclasses import dataclass

from legation.types.asking import ReportQuery
from legation.types.holdings import Holdings
from legation.types.record import ReportRef


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
    asked = ReportQuery(publisher=publisher, start=start, limit=size)
    window = holdings.listed(asked)
    behind = holdings.behind(tuple(ref.document for ref in window))
    return SourceList(
        holdings.count_reports(asked),
        start,
        size,
        tuple(SourceRow(ref, behind[ref.document]) for ref in window),
        tuple(PublisherCount(one.name, one.count) for one in holdings.publishers()),
        publisher,
    )
