"""Under which keys claims may meet: only claims that share one are weighed against each other.

A key names the kind, who is in it and a week, for commitments what they are about and how much; so the work
grows with the number of reports of the same days about the same sides, not with the size of the record.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import combinations
from math import log
from zlib import crc32

from legation.record.matters import LEAST, matter
from legation.record.occasions import occasion, window
from legation.record.vetoes import MONTH, SLACK, SPREAD
from legation.text.wording import telling_words, words
from legation.types.claims import Commitment, CommitmentKind, Engagement, Event, Position, Statement
from legation.types.record import Sighting
from legation.types.time import Period

MOST_SIDES = 6
"""Sides whose pairs become keys: a communiqué of thirty states still meets its like by the first."""

SKETCH = 4
"""Smallest word hashes of a statement kept as keys: alike contents share one almost surely."""


def keys_of(sighting: Sighting) -> frozenset[str]:
    """The keys of one sighting."""
    if isinstance(sighting.claim, Commitment):
        told = list(_tellings(sighting, sighting.claim))
        about = _matters(sighting.claim)
        return frozenset(f"co|{who}|{word}{how}" for who in _pairs(sighting.sides) for word in about for how in told)
    weeks = list(_weeks(sighting))
    return frozenset(f"{sighting.kind[:2]}|{who}|{week}" for who in _who(sighting) for week in weeks)


def closer_keys(sighting: Sighting, crowded: Iterable[str]) -> frozenset[str]:
    """Narrower keys beside crowded ones: the rarer words of what the claim rests on."""
    hashes = _sketch(sighting.claim.evidence.text)
    return frozenset(f"{key}|{at:08x}" for key in crowded for at in hashes)


def _matters(claim: Commitment) -> list[str]:
    """A commitment is told for years: what it is about stands for the week."""
    return sorted(matter(claim), key=lambda word: crc32(word.encode()))[:SKETCH]


def _tellings(sighting: Sighting, claim: Commitment) -> Iterator[str]:
    """How a commitment is told again: for years in its own words; a bare gift with its amount, or within the month."""
    few = len(matter(claim)) < LEAST
    if not (few and claim.quantity is not None and claim.kind is CommitmentKind.PLEDGE):
        yield ""
    if claim.quantity is not None and claim.quantity.value > 0:
        size = int(log(claim.quantity.value) / NEAR)
        yield from (f"|{claim.quantity.unit}{bucket}" for bucket in (size, size + 1))
    if few:
        day = occasion(sighting)
        month = (day.first or day.last or date.min).toordinal() // MONTH if day else 0
        yield from (f"|m{bucket}" for bucket in (month, month + 1))


NEAR = 0.01
"""Width of the buckets of amounts, as a logarithm: amounts within one per cent share one of two neighbours."""


def _sketch(words_: str) -> list[int]:
    """The smallest hashes of the telling words: texts that are alike share one almost surely."""
    return sorted(crc32(word.encode()) for word in telling_words(words_))[:SKETCH]


def _who(sighting: Sighting) -> Iterable[str]:
    match sighting.claim:
        case Engagement() | Commitment() | Position():
            return _pairs(sighting.sides)
        case Event(type=type_):
            return [f"{type_}|{pair}" for pair in _pairs(sighting.sides)]
        case Statement() as claim:
            return _speaker(claim)
    return []


def _pairs(sides: Iterable[str]) -> list[str]:
    first = sorted(sides)[:MOST_SIDES]
    return ["|".join(pair) for pair in combinations(first, 2)] or first


def _speaker(claim: Statement) -> list[str]:
    last = words(claim.speaker)[-1:]
    sketch = [f"{side}|{at:08x}" for side in claim.acts_for for at in _sketch(claim.content.text)]
    return [*last, *sketch]


def _weeks(sighting: Sighting) -> Iterable[str]:
    period = sighting.period
    own = window(sighting)
    if own:
        return _numbers(own, SPREAD)
    if sighting.report.day:
        return _numbers(Period.on(sighting.report.day), SPREAD + SLACK)
    return [str(period) if period else "undated"]


def _numbers(period: Period, around: int) -> list[str]:
    first = (period.first or date.min) - timedelta(days=around // 2 + 1)
    last = (period.last or date.max) + timedelta(days=around // 2 + 1)
    return [f"w{week}" for week in range(first.toordinal() // 7, last.toordinal() // 7 + 1)]
