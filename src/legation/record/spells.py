"""Offices over time, learned from all reports: told beginnings and ends, first and last sightings.

Nothing is dropped when reports disagree: two people in one office at one time are a clash, shown as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from legation.record.tenures import is_sole, same_office
from legation.types.actors import Office, Standing, Tenure
from legation.types.people import Clash, Identity, Spell, Words
from legation.types.record import PersonSighting
from legation.types.time import PartialDate, Period


def spells(people: Iterable[Identity]) -> tuple[Spell, ...]:
    """The offices of people, each put together from all reports, in order of time."""
    found = (spell for person in people for spell in _spells(person))
    return tuple(sorted(found, key=lambda s: (str(s.began or s.first or s.ended or ""), s.person.name)))


def _spells(person: Identity) -> Iterator[Spell]:
    groups: list[list[tuple[PersonSighting, Tenure]]] = []
    for seen in person.sightings:
        for tenure in told_by(seen):
            group = next((g for g in groups if same_office(g[0][1].office, tenure.office)), None)
            if group is None:
                groups.append([(seen, tenure)])
            else:
                group.append((seen, tenure))
    yield from (_spell(person, group) for group in groups)


def told_by(seen: PersonSighting) -> Iterator[Tenure]:
    """What one report tells of a person's offices: those held on its day, those taken and those left."""
    day = seen.report.day
    for office in seen.person.offices:
        period = Period.on(day.last) if day and office.standing is not Standing.FORMER else None
        yield Tenure(seen.person.name, office, period, evidence=(office.evidence,) if office.evidence else ())
    yield from seen.person.tenures


def _spell(person: Identity, told: Sequence[tuple[PersonSighting, Tenure]]) -> Spell:
    held = [(seen, t) for seen, t in told if t.office.standing is not Standing.FORMER]
    over = [(seen, t) for seen, t in told if t.office.standing is Standing.FORMER]
    began = [t.period.start for _, t in held if t.since_text and t.period and t.period.start]
    ended = [t.period.end for _, t in over if t.period and t.period.end]
    days = sorted(seen.report.published for seen, t in held if not t.since_text and seen.report.published)
    words = [Words(seen, excerpt) for seen, t in told for excerpt in (t.evidence or (t.since_text,))]
    return Spell(
        person,
        _fullest([t.office for _, t in held or over]),
        min(began, key=lambda d: d.first, default=None),
        max(ended, key=lambda d: d.last, default=None),
        days[0] if days else "",
        days[-1] if days else "",
        over=bool(over) and not _again(held, over),
        words=tuple(dict.fromkeys(words)),
    )


def _again(held: Sequence[tuple[PersonSighting, Tenure]], over: Sequence[tuple[PersonSighting, Tenure]]) -> bool:
    """Whether a later report shows the person in the office once more."""
    last = max(seen.report.published for seen, _ in over)
    return any(seen.report.published > last for seen, _ in held)


def _fullest(offices: Sequence[Office]) -> Office:
    return max(offices, key=lambda office: len(office.title))


def tenure_of(spell: Spell) -> Tenure:
    """A spell as a tenure: from what is told, else from what was seen."""
    start = spell.began or (PartialDate.parse(spell.first) if spell.first else None)
    end = spell.ended or (PartialDate.parse(spell.last) if spell.last else None)
    if spell.began and not spell.over and not spell.ended and end and end.last < spell.began.first:
        end = None
    evidence = tuple(words.excerpt for words in spell.words if words.excerpt)
    period = Period(start, end) if (start or end) and not _reversed(start, end) else None
    return Tenure(spell.person.name, spell.office, period, evidence=() if spell.over else evidence)


def _reversed(start: PartialDate | None, end: PartialDate | None) -> bool:
    return start is not None and end is not None and end.last < start.first


def clashes(found: Sequence[Spell]) -> tuple[Clash, ...]:
    """Pairs of people whom reports put into one office of one holder for more than a day together."""
    sole = [spell for spell in found if is_sole(spell.office) and spell.office.standing is not Standing.ACTING]
    by_side: dict[str, list[Spell]] = {}
    for spell in sole:
        by_side.setdefault(spell.office.of, []).append(spell)
    pairs = (pair for spells_of in by_side.values() for pair in combinations(spells_of, 2))
    return tuple(Clash(one, other) for one, other in pairs if _clash(one, other))


def _clash(one: Spell, other: Spell) -> bool:
    if one.person is other.person or not same_office(one.office, other.office):
        return False
    left, right = tenure_of(one).period, tenure_of(other).period
    if left is None or right is None:
        return False
    start = max(left.first or date.min, right.first or date.min)
    return start < min(left.last or date.max, right.last or date.max)
