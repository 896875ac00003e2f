"""A pair of sides on one page: its chronology, its briefing, and how close the two are over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import groupby

from legation.types.asking import Order
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, FactKind
from legation.views.between import Pair, ask
from legation.views.briefing import brief_of
from legation.views.finding import entry_line
from legation.views.page import Footnote, Line, Notes, Page
from legation.views.strength import Strength, strength
from legation.views.timeline import Timeline, timeline

SHOWN = 30
"""Entries of each kind on the page; the briefing as a file has all."""
CHRONOLOGY_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Year:
    """The entries of one year in order; ``year`` is "" for those without a day."""

    year: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PairPage:
    """All of it; ``notes`` are the footnotes of the chronology, those of the briefing its own.

    Of a pair with many entries the latest are shown; ``total`` counts all.
    """

    pair: Pair
    brief: Page
    years: tuple[Year, ...]
    notes: tuple[Footnote, ...]
    strength: Strength
    total: int
    timeline: Timeline


def pair_page(holdings: Holdings, pair: Pair) -> PairPage:
    """A pair in the time asked for, the latest year first."""
    query, notes = query_between(pair), Notes()
    newest = replace(query, order=Order.NEWEST, limit=CHRONOLOGY_SHOWN)
    moments = holdings.moments(query)
    kinds = Counter(one.kind for one in moments)
    counts = {pair.contacts: kinds[FactKind.ENGAGEMENT.value], pair.deeds: kinds[FactKind.EVENT.value]}
    asked = replace(ask(holdings, pair, SHOWN, newest), counts=counts)
    years = _years(tuple(reversed(asked.found[newest])), notes)
    told = brief_of(asked)
    return PairPage(pair, told, years, notes.made, strength(moments), len(moments), timeline(moments))


def query_between(pair: Pair) -> EntryQuery:
    """Entries to which both sides are parties, in order of time."""
    return pair.query(parties=pair.sides)


def _years(entries: Iterable[Entry], notes: Notes) -> tuple[Year, ...]:
    lines = [entry_line(entry, notes) for entry in entries]
    groups = groupby(lines, key=lambda line: line.when.strip("()")[:4])
    made = [Year(year if year.isdigit() else "", tuple(group)) for year, group in groups]
    return tuple(reversed(made))
