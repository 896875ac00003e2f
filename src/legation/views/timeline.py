"""The entries of a pair on a line of time: a lane for each kind, a mark for each entry or for each month.

A day is a dot, a month, a year or a stretch of days a bar over all of it. Where there are more
entries than can be told apart, those of a month, a quarter or a year are one column with their
count. Places are shares of the width, so that a picture of any width shows the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from legation.types.asking import Moment
from legation.types.record import FactKind
from legation.views.actor import TITLES
from legation.views.timescale import Days, Grain, Scale, Tick, begin_of, days_of, end_of, frame_of, grain_for

MARKS_SHOWN = 160
"""More entries than this are drawn as columns."""
ROWS_SHOWN = 12
"""Marks above each other in one lane; more are drawn as columns."""
APART = 2.4
"""Percent of the width that a mark takes at least: a dot on a narrow screen."""
ROUNDED = 0.01
"""Percent by which places may be off."""
BAR = 2.0
"""Percent of the width from which a stretch of days is drawn as one."""
KINDS = (
    FactKind.ENGAGEMENT,
    FactKind.EVENT,
    FactKind.STATEMENT,
    FactKind.COMMITMENT,
    FactKind.POSITION,
)


MONTH = 7
"""Characters of a month in ISO form."""
FEW = 3
"""Months that may be counted by the day."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Entries of one kind that begin on one day, in one month, or as far as is known in one year.

    ``days``: those of a moment, or the first seven characters of them.
    """

    kind: str
    days: str
    entries: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One entry: ``x`` and ``width`` in percent, ``row`` from 0, its days as told, and how they are known."""

    entry: str
    lead: str
    days: Days
    x: float
    width: float
    row: int
    reports: int

    @property
    def is_bar(self) -> bool:
        """Whether it is long enough to be drawn as the stretch that it is."""
        return not self.days.is_exact and self.width >= BAR

    @property
    def centre(self) -> float:
        """Its middle, in percent."""
        return round(self.x + self.width / 2, 2)


@dataclass(frozen=True, slots=True)
class Column:
    """The entries of one kind in one period, ``height`` in percent of the highest column of all lanes."""

    label: str
    since: date
    until: date
    x: float
    width: float
    height: float
    entries: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One kind: its marks or its columns, and how many entries it has in the time shown."""

    kind: FactKind
    total: int
    rows: int
    marks: tuple[Mark, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def title(self) -> str:
        """What its entries are called on other pages."""
        return TITLES[self.kind]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lanes that have entries. ``since`` and ``until``: the time shown; None without a dated entry.

    ``before`` and ``after`` count entries that lie far from all others, ``undated`` those without a day.
    """

    lanes: tuple[Lane, ...]
    grain: Grain
    ticks: tuple[Tick, ...]
    since: date | None
    until: date | None
    before: int
    after: int
    undated: int

    @property
    def is_counted(self) -> bool:
        """Whether entries are columns, not marks."""
        return any(lane.columns for lane in self.lanes)

    @property
    def total(self) -> int:
        """How many entries are drawn."""
        return sum(lane.total for lane in self.lanes)


def timeline(moments: Sequence[Moment]) -> Timeline:
    """Entries as marks while these can be told apart, else as columns."""
    if len(moments) <= MARKS_SHOWN:
        made = of_moments(moments)
        if max((lane.rows for lane in made.lanes), default=0) <= ROWS_SHOWN:
            return made
    months = {one.days[:MONTH] for one in moments}
    length = None if len(months) <= FEW else MONTH
    counted = Counter((one.kind, one.days[:length]) for one in moments)
    return of_tallies([Tally(*key, count) for key, count in counted.items()])


def of_moments(moments: Sequence[Moment]) -> Timeline:
    """Every entry as a mark of its own."""
    placed = [(moment, days_of(moment.days)) for moment in moments]
    dated = [(moment, days) for moment, days in placed if days is not None]
    if not dated:
        return _empty(len(moments))
    frame = frame_of(Counter(days.first for _, days in dated))
    scale = Scale(*frame, Grain.DAY)
    inside = [(moment, days) for moment, days in dated if scale.holds(days.first)]
    lanes = (_marked([one for one in inside if one[0].kind == kind.value], kind, scale) for kind in KINDS)
    counts = _outside(Counter(days.first for _, days in dated), frame)
    return _made(lanes, scale, counts, len(moments) - len(dated))


def of_tallies(tallies: Sequence[Tally]) -> Timeline:
    """Entries counted by month, quarter or year, whichever leaves the columns wide enough to point at."""
    placed = [(tally, days_of(tally.days)) for tally in tallies]
    dated = [(tally, days) for tally, days in placed if days is not None]
    undated = sum(tally.entries for tally, days in placed if days is None)
    if not dated:
        return _empty(undated)
    firsts = _counted((days.first, tally.entries) for tally, days in dated)
    since, until = frame_of(firsts)
    grain = grain_for(since, until)
    scale = Scale(begin_of(since, grain), end_of(until, grain), grain)
    inside = [(tally, days) for tally, days in dated if scale.holds(days.first)]
    held = {kind: [one for one in inside if one[0].kind == kind.value] for kind in KINDS}
    most = max((count for rows in held.values() for count in _columns_of(rows, grain).values()), default=1)
    lanes = (_counted_lane(rows, kind, scale, most) for kind, rows in held.items())
    return _made(lanes, scale, _outside(firsts, (scale.since, scale.until)), undated)


def _made(lanes: Iterable[Lane], scale: Scale, outside: tuple[int, int], undated: int) -> Timeline:
    held = tuple(lane for lane in lanes if lane.total)
    return Timeline(held, scale.grain, tuple(scale.ticks()), scale.since, scale.until, *outside, undated)


def _empty(undated: int) -> Timeline:
    return Timeline((), Grain.DAY, (), None, None, 0, 0, undated)


def _counted(pairs: Iterable[tuple[date, int]]) -> Counter[date]:
    found: Counter[date] = Counter()
    for day, count in pairs:
        found[day] += count
    return found


def _outside(firsts: Mapping[date, int], frame: tuple[date, date]) -> tuple[int, int]:
    before = sum(count for day, count in firsts.items() if day < frame[0])
    return before, sum(count for day, count in firsts.items() if day > frame[1])


def _marked(held: Sequence[tuple[Moment, Days]], kind: FactKind, scale: Scale) -> Lane:
    ordered = sorted(held, key=lambda one: (one[1].first, one[1].last, one[0].entry))
    marks, ends, taken = [], list[float](), Counter[date]()
    for moment, days in ordered:
        x, width = scale.stretch(days.first, days.last)
        if days.is_exact:
            x, width = _beside(x, width, taken[days.first])
            taken[days.first] += 1
        row = _row(ends, x, max(width, APART))
        marks.append(Mark(moment.entry, moment.lead, days, x, width, row, moment.reports))
    return Lane(kind, len(marks), len(ends), marks=tuple(marks))


def _beside(x: float, width: float, number: int) -> tuple[float, float]:
    """The place of the dot of this number in a day that is wide enough for several."""
    slots = int(width // APART)
    return (round(x + number % slots * APART, 2), APART) if slots > 1 else (x, width)


def _row(ends: list[float], x: float, width: float) -> int:
    """The first row that is free at ``x``; the mark takes it."""
    free = next((row for row, end in enumerate(ends) if end <= x + ROUNDED), len(ends))
    ends[free : free + 1] = [x + width]
    return free


def _columns_of(rows: Iterable[tuple[Tally, Days]], grain: Grain) -> Counter[date]:
    """How many entries begin in each period, by its first day; those known to the year count in its first."""
    return _counted((begin_of(days.first, grain), tally.entries) for tally, days in rows if not days.is_coarse(grain))


def _counted_lane(rows: Sequence[tuple[Tally, Days]], kind: FactKind, scale: Scale, most: int) -> Lane:
    found = sorted(_columns_of(rows, scale.grain).items())
    columns = tuple(_column(begin, count, scale, most) for begin, count in found)
    return Lane(kind, sum(tally.entries for tally, _ in rows), 1, columns=(*columns, *_coarse(rows, scale)))


def _column(begin: date, count: int, scale: Scale, most: int) -> Column:
    end = end_of(begin, scale.grain)
    x, width = scale.stretch(begin, end)
    return Column(scale.label(begin), begin, end, x, width, round(100 * count / most, 1), count)


def _coarse(rows: Sequence[tuple[Tally, Days]], scale: Scale) -> Iterator[Column]:
    """What is known less exactly than the columns: a flat bar over the year."""
    loose = sorted((days.first, days.last, tally.entries) for tally, days in rows if days.is_coarse(scale.grain))
    for (first, last), group in groupby(loose, key=lambda one: one[:2]):
        x, width = scale.stretch(first, last)
        label = f"some time in {first.year}"
        yield Column(label, first, last, x, width, 0.0, sum(count for _, _, count in group))
