"""A pair of sides on one page: its chronology, its briefing, and how close the two are over time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from legation.types.record import Entry, EntryQuery, Holdings
from legation.views.briefing import Pair, brief
from legation.views.finding import entry_line
from legation.views.page import Footnote, Line, Notes, Page
from legation.views.strength import Strength, strength


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year in order; ``year`` is "" for those without a day."""

    year: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PairPage:
    """All of it; ``notes`` are the footnotes of the chronology, those of the briefing its own."""

    pair: Pair
    brief: Page
    years: tuple[Year, ...]
    notes: tuple[Footnote, ...]
    strength: Strength
    reports: int


def pair_page(holdings: Holdings, pair: Pair) -> PairPage:
    """A pair in the time asked for, the latest year first."""
    entries = between(holdings, pair)
    notes = Notes()
    years = _years(entries, notes)
    reports = {report.document for entry in entries for report in entry.reports}
    return PairPage(pair, brief(holdings, pair), years, notes.made, strength(entries), len(reports))


def between(holdings: Holdings, pair: Pair) -> tuple[Entry, ...]:
    """Entries to which both sides are parties, in order of time."""
    return holdings.entries(EntryQuery(parties=pair.sides, since=pair.since, until=pair.until))


def _years(entries: Iterable[Entry], notes: Notes) -> tuple[Year, ...]:
    lines = [entry_line(entry, notes) for entry in entries]
    groups = groupby(lines, key=lambda line: line.when.strip("()")[:4])
    made = [Year(year if year.isdigit() else "", tuple(group)) for year, group in groups]
    return tuple(reversed(made))
