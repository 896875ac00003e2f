"""Who held which office when: learned from reports, loaded from tables, asked by date.

An office is the same when the side is the same and the class is (where a state has one holder of
the class), else when the words of the title are. A tenure told only by reports of certain days is
known between the first and the last of them and lingers a while after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from legation.text.person_names import name_words, same_person
from legation.types.actors import Actor, ActorKind, Office, OfficeClass, Standing, Tenure
from legation.types.time import PartialDate, Period

LINGERS = timedelta(days=183)
"""How long after the last report of it an office is still taken to be held."""
_SINGLE = frozenset(
    {
        OfficeClass.HEAD_OF_STATE,
        OfficeClass.HEAD_OF_GOVERNMENT,
        OfficeClass.FOREIGN,
        OfficeClass.DEFENCE,
        OfficeClass.INTERIOR,
        OfficeClass.FINANCE,
        OfficeClass.MONARCH,
    }
)
_WORD = re.compile(r"[^\W_]+", re.UNICODE)
_SMALL = frozenset({"the", "of", "for", "and", "to", "federal", "s"})
_SECOND = frozenset({"vice", "deputy", "assistant", "under", "undersecretary", "junior"})


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two people in one office on one day, each by its own source."""

    first: Tenure
    second: Tenure


class Tenures:
    """A tenure book (protocol TenureBook) over a fixed set of tenures; holds no state of its own."""

    def __init__(self, tenures: Iterable[Tenure]) -> None:
        self._tenures = tuple(tenures)
        self._by_side: dict[str, list[Tenure]] = {}
        for tenure in self._tenures:
            self._by_side.setdefault(tenure.office.of, []).append(tenure)

    def __iter__(self) -> Iterator[Tenure]:
        return iter(self._tenures)

    def holders(self, office: str, of: str, on: date) -> tuple[Tenure, ...]:
        """Everybody known to hold the office of that side on that day.

        ``office`` is a title ("foreign minister") or the name of an office class ("foreign").
        """
        wanted = (t for t in self._by_side.get(of, ()) if _answers(t.office, office))
        return tuple(t for t in wanted if holds_on(t, on))

    def offices(self, person: str, on: date) -> tuple[Tenure, ...]:
        """The offices that a person is known to hold on that day."""
        words = name_words(person)
        return tuple(t for t in self._tenures if _same_name(name_words(t.person), words) and holds_on(t, on))


def holds_on(tenure: Tenure, on: date) -> bool:
    """Whether a tenure covers a day; a last day that only reports show (they are its evidence) lingers.

    The last day of one holder may be the first of the next and then belongs to both.
    """
    if tenure.period is None:
        return False
    first, last = tenure.period.first, tenure.period.last
    if last is not None and tenure.evidence:
        last = last + LINGERS
    return (first is None or first <= on) and (last is None or on <= last)


def _same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    return left == right or (len(left) > 1 and len(right) > 1 and same_person(left, right))


def _answers(office: Office, asked: str) -> bool:
    """Whether an office is the one asked for: by its class's name, or by the words of its title."""
    if asked.strip().casefold() in {c.value for c in office.classes}:
        return not _is_second(office.title)
    return _words(asked) == _words(office.title) or _words(asked) in [_words(p) for p in _parts(office.title)]


def _parts(title: str) -> list[str]:
    return re.split(r"\s+(?:and|&|\|)\s+|\s*\|\s*|,\s+", title)


def _words(title: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(title)) - _SMALL


def _is_second(title: str) -> bool:
    return bool(_words(title) & _SECOND)


def observed(actors: Iterable[Actor], on: date) -> Iterator[Tenure]:
    """What a report of a day shows of its people: the offices that they hold on it, with the words."""
    for actor in actors:
        if actor.kind is not ActorKind.PERSON:
            continue
        yield from (t for t in actor.tenures if t.office.title)
        for office in actor.offices:
            if office.of and office.standing is not Standing.FORMER and office.evidence:
                yield Tenure(actor.name, office, Period.on(on), evidence=(office.evidence,))


def merged(tenures: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Tenures of one person in one office put together: the widest period, all words, first source first.

    Two spells with somebody else between them stay two.
    """
    found: list[Tenure] = []
    for tenure in sorted(tenures, key=_by_time):
        place = next((n for n, t in enumerate(found) if _one(t, tenure) and not _between(found, t, tenure)), -1)
        if place < 0:
            found.append(tenure)
        else:
            found[place] = _joined(found[place], tenure)
    return tuple(found)


def _by_time(tenure: Tenure) -> tuple[date, str]:
    first = tenure.period.first if tenure.period and tenure.period.first else date.min
    return first, tenure.person


def _one(left: Tenure, right: Tenure) -> bool:
    """Whether two tenures are of one person in one office; two dated spells must meet or be observations."""
    return same_office(left.office, right.office) and _same_name(name_words(left.person), name_words(right.person))


def same_office(left: Office, right: Office) -> bool:
    """Whether two titles name one office: same side, and same class of one holder or same words."""
    if left.of != right.of or _is_second(left.title) != _is_second(right.title):
        return False
    shared = set(left.classes) & set(right.classes) & _SINGLE
    return bool(shared) or _words(left.title) == _words(right.title)


def _between(found: Sequence[Tenure], earlier: Tenure, later: Tenure) -> bool:
    """Whether somebody else is known in the office between two spells."""
    start = earlier.period.last if earlier.period else None
    end = later.period.first if later.period else None
    if start is None or end is None or start >= end:
        return False
    others = (t for t in found if t is not earlier and same_office(t.office, later.office) and not _one(t, later))
    return any(t.period and start <= (t.period.first or date.min) <= end for t in others)


def _joined(left: Tenure, right: Tenure) -> Tenure:
    evidence = tuple(dict.fromkeys((*left.evidence, *right.evidence)))
    title = max((left.office, right.office), key=lambda office: len(office.title))
    name = max((left.person, right.person), key=len)
    period = _widest(left.period, right.period)
    return replace(
        left,
        person=name,
        office=title,
        period=period,
        since_text=left.since_text or right.since_text,
        evidence=evidence,
    )


def _widest(left: Period | None, right: Period | None) -> Period | None:
    """From the earlier start to the later end; an end left open stays open."""
    if left is None or right is None:
        return left or right
    starts = [p.start for p in (left, right)]
    ends = [p.end for p in (left, right)]
    start = None if None in starts else min((s for s in starts if s), key=lambda s: s.first)
    end = None if None in ends else max((e for e in ends if e), key=lambda e: e.last)
    return Period(start, end) if start or end else None


def contradictions(tenures: Sequence[Tenure]) -> tuple[Contradiction, ...]:
    """Pairs of people whom different words put into one office at once, for review; neither is dropped.

    One day in common is a handing over and no contradiction.
    """
    dated = [t for t in tenures if t.period and t.period.first and set(t.office.classes) & _SINGLE]
    pairs = ((a, b) for n, a in enumerate(dated) for b in dated[n + 1 :] if a.office.of == b.office.of)
    return tuple(Contradiction(a, b) for a, b in pairs if _clash(a, b))


def _clash(left: Tenure, right: Tenure) -> bool:
    if not same_office(left.office, right.office) or _same_name(name_words(left.person), name_words(right.person)):
        return False
    if Standing.ACTING in (left.office.standing, right.office.standing) or not (left.period and right.period):
        return False
    start = max(left.period.first or date.min, right.period.first or date.min)
    end = min(left.period.last or date.max, right.period.last or date.max)
    return start < end and PartialDate.of(start) is not None


def is_sole(office: Office) -> bool:
    """Whether a state has one holder of the office at a time; a deputy's is none."""
    return bool(set(office.classes) & _SINGLE) and not _is_second(office.title)
