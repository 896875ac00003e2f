"""Finds time expressions in text by rules alone: no model, and time that grows with the text only."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from legation.analysis.lexemes import Lexemes
from legation.analysis.times import ranges, roles
from legation.analysis.times.calendars import add_days
from legation.analysis.times.heads import without_article
from legation.analysis.times.meaning import NO_DAY, Found, Length, Meaning, Point, Reference, Repeat, Shift
from legation.analysis.times.phrases import expression
from legation.analysis.times.resolve import place
from legation.analysis.times.spans import Placed, Scene
from legation.types.analysis import Timex, TimexType
from legation.types.span import Span
from legation.types.time import Period

STORY_YEARS, STORY_SHARE = 6, 0.85
"""A text with so many years, nearly all of them past, takes months without a year from the year last
said (wikiwars training half; no effect on tempeval3-train)."""


class Spot(NamedTuple):
    """An expression read at lexemes ``at`` up to ``end``."""

    at: int
    end: int
    meaning: Meaning


def find_times(text: str, anchor: date | None, offset: int = 0) -> tuple[Timex, ...]:
    """The time expressions of a text, in order.

    ``anchor`` is the day that "last week" counts from: the report's date; without it relative
    expressions keep X for what is unknown. Spans are code points, moved by ``offset``. Types and
    values follow the TimeML annotation guidelines 1.2.1; a range ("2-3 August") gives both its ends,
    each with the whole range as its period. No errors are raised, whatever the text.
    """
    lexemes = Lexemes(text)
    spots = ranges.joined(lexemes, _spots(lexemes))
    return _Placing(lexemes, anchor, offset).all(spots)


def _spots(lexemes: Lexemes) -> list[Spot]:
    """The longest expression at each place, from left to right."""
    found: list[Spot] = []
    at = 0
    while at < len(lexemes):
        spot = expression(lexemes, at)
        if spot and spot.meaning is NO_DAY:
            at = spot.end
        elif spot and _is_time(lexemes, at, spot):
            found.append(Spot(without_article(lexemes, at, spot.end, spot.meaning), spot.end, spot.meaning))
            at = spot.end
        else:
            at += 1
    return found


def _is_time(lexemes: Lexemes, at: int, found: Found) -> bool:
    """Not money before it, nor a rate ("$5 a day" is told by the quantity)."""
    before = lexemes.low(at - 1)
    if before in ("$", "€", "£", "¥", "₹") or (before == "rs" and isinstance(found.meaning, Point)):
        return False
    return found.end > at


@dataclass(frozen=True, slots=True)
class _State:
    """What has been spoken of so far."""

    focus: date | None = None
    grain: str = ""
    year: int | None = None
    clause: int = 0


class _Placing:
    """Places the expressions of one text one after the other, each in the light of those before."""

    def __init__(self, lexemes: Lexemes, anchor: date | None, offset: int) -> None:
        self.lexemes = lexemes
        self.anchor = anchor
        self.offset = offset
        self.state = _State()
        self.story = False
        ends = (x.kind == "break" or x.low in (".", "!", "?") for x in lexemes)
        self.sentence = tuple(accumulate(ends, initial=0))

    def all(self, spots: list[ranges.Joined]) -> tuple[Timex, ...]:
        """Every spot as a Timex."""
        self.story = _is_story(spots, self.anchor)
        return tuple(self._timex(spot) for spot in spots)

    def _timex(self, spot: ranges.Joined) -> Timex:
        scene = self._scene(spot)
        spot = self._counted_from_now(spot, scene)
        spot = _with_year_of_end(spot, scene)
        placed = place(spot.meaning, scene)
        whole = self._whole(spot, scene)
        role = roles.role(self.lexemes, spot.at, spot.end, spot.meaning) if spot.partner is None else spot.role
        period = whole or roles.bounded(self.lexemes, spot, role, placed, self.anchor)
        self._remember(spot, placed)
        first, last = self.lexemes[spot.at].start, self.lexemes[spot.end - 1].end
        return Timex(
            span=Span(first + self.offset, last + self.offset),
            type=placed.type,
            value=placed.value,
            text=self.lexemes.text[first:last],
            mod=_mod(spot.meaning),
            quant=spot.meaning.quant if isinstance(spot.meaning, Repeat) else "",
            role=role,
            period=period,
        )

    def _counted_from_now(self, spot: ranges.Joined, scene: Scene) -> ranges.Joined:
        """Such as "Will be redeemed in five years" is a day, "the largest fall in five years" a duration."""
        span = spot.meaning
        if not isinstance(span, Length) or span.amount is None or span.toward is not None or not scene.ahead:
            return spot
        if self.lexemes.low(spot.at - 1) != "in" or span.unit in ("S", "MIN", "H") or span.inside:
            return spot
        return spot._replace(meaning=Shift(span.unit, int(span.amount), mod=span.mod))

    def _scene(self, spot: ranges.Joined) -> Scene:
        willed = roles.is_willed(self.lexemes, spot.clause)
        ahead = willed or roles.is_deadline(self.lexemes, spot.clause)
        behind = not ahead and roles.is_behind(self.lexemes, spot.clause)
        state = self._fresh(spot.at)
        year = None if willed else state.year
        return Scene(self.anchor, state.focus, state.grain, year, ahead=ahead, behind=behind)

    def _fresh(self, at: int) -> _State:
        """What was spoken of, without the year once the sentence has ended."""
        if self.story:
            return self.state
        ended = self.sentence[at] != self.sentence[self.state.clause]
        return replace(self.state, year=None) if ended else self.state

    def _whole(self, spot: ranges.Joined, scene: Scene) -> Period | None:
        """The period of a range that this spot is one end of."""
        if spot.partner is None:
            return None
        one, other = self._end(spot.meaning, scene), self._end(spot.partner, scene)
        if one is None or other is None:
            return None
        first, last = (one, other) if spot.opens else (other, one)
        if first.first and last.last and last.end and _weekdays(spot) and last.last < first.first:
            last = Period.on(add_days(last.last, 7))
        if first.first and last.last and first.first <= last.last:
            return Period(first.start, last.end)
        return None

    def _end(self, meaning: Meaning, scene: Scene) -> Period | None:
        """The days of one end of a range; "now" is the report's day."""
        if isinstance(meaning, Reference):
            return Period.on(scene.anchor) if scene.anchor else None
        return place(meaning, scene).period

    def _remember(self, spot: ranges.Joined, placed: Placed) -> None:
        if placed.type not in (TimexType.DATE, TimexType.TIME) or placed.period is None or placed.period.first is None:
            return
        if isinstance(spot.meaning, Shift) and spot.meaning.compared:
            return
        year = _stated_year(spot.meaning, bare=self.story)
        if self.story and year is None:
            year = placed.period.first.year
        self.state = _State(placed.period.first, placed.grain, year, spot.end)


def _with_year_of_end(spot: ranges.Joined, scene: Scene) -> ranges.Joined:
    """Both ends of a range without years in one stretch that runs forward: the last end is placed first."""
    first, last = (spot.meaning, spot.partner) if spot.opens else (spot.partner, spot.meaning)
    if not isinstance(first, Point) or not isinstance(last, Point) or first.month is None or last.month is None:
        return spot
    if first.year is not None or last.year is not None:
        return spot
    end = place(last, scene).period
    if end is None or end.first is None:
        return spot
    year = end.first.year
    first, last = replace(first, year=year - (first.month > last.month)), replace(last, year=year)
    return spot._replace(meaning=first, partner=last) if spot.opens else spot._replace(meaning=last, partner=first)


def _weekdays(spot: ranges.Joined) -> bool:
    """Whether both ends are weekdays, the later of which follows the first."""
    return all(isinstance(end, Point) and end.weekday is not None for end in (spot.meaning, spot.partner))


def _stated_year(meaning: Meaning, *, bare: bool) -> int | None:
    """The year that is said with a month or quarter; with ``bare``, also a year alone."""
    if not isinstance(meaning, Point) or (meaning.bare and not bare):
        return None
    return meaning.year


def _is_story(spots: list[ranges.Joined], anchor: date | None) -> bool:
    """Whether the text tells of long ago: most years said lie well before the report's."""
    years = [year for spot in spots if (year := _stated_year(spot.meaning, bare=True))]
    if anchor is None or len(years) < STORY_YEARS:
        return False
    return sum(year < anchor.year - 1 for year in years) > STORY_SHARE * len(years)


def _mod(meaning: Meaning) -> str:
    return meaning.mod if isinstance(meaning, Point | Shift | Length) else ""


def is_timex(timex: Timex) -> bool:
    """Whether TimeML would mark it: not "regular", not "the next round"."""
    words = timex.text.lower()
    return timex.value != "PXX" and not words.endswith(("round", "session", "rounds", "annual", "quarterly"))


__all__ = ["Reference", "find_times", "is_timex"]
