"""One side or one person: offices over time, contacts, words, commitments, positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from legation.text.folding import fold
from legation.types.claims import Statement
from legation.types.record import Entry, EntryQuery, FactKind, Holdings, PersonSighting
from legation.views.commitment_lines import commitment_line
from legation.views.finding import entry_line, names_in
from legation.views.page import Line, Notes, Page, Section, page
from legation.views.parties import parties


@dataclass(frozen=True, slots=True)
class OfficeSeen:
    """An office as reports give it to a person: from the first to the last report that does."""

    title: str
    of: str
    first: str
    last: str
    since: str
    """When it began, as a report says: a date, or the words themselves; "" when none does."""
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PersonSeen:
    """An official: the fullest name that reports use, every other one, and offices in order."""

    name: str
    aliases: tuple[str, ...]
    offices: tuple[OfficeSeen, ...]
    reports: int


@dataclass(frozen=True, slots=True)
class Partner:
    """A side met or named together with the actor, and in how many entries."""

    side: str
    entries: int


@dataclass(frozen=True, slots=True)
class SidePage:
    """A state or body."""

    side: str
    partners: tuple[Partner, ...]
    people: tuple[PersonSeen, ...]
    page: Page


@dataclass(frozen=True, slots=True)
class PersonPage:
    """A person."""

    person: PersonSeen
    sides: tuple[str, ...]
    page: Page


def side_page(holdings: Holdings, side: str, today: date) -> SidePage:
    """All that is held of a side, newest first; commitments judged by the day ``today``."""
    entries = tuple(reversed(holdings.entries(EntryQuery(parties=(side,)))))
    notes = Notes()
    seen = officials(holdings.persons((side,)), notes)
    sections = (
        Section("Contacts", _lines(entries, FactKind.ENGAGEMENT, notes), "No contact is held."),
        Section("Words", _spoken(entries, side, notes), "No statement is held."),
        Section("Commitments", _promises(entries, today, notes), "No commitment is held."),
        Section("Deeds", _lines(entries, FactKind.EVENT, notes), "No deed is held."),
        Section("Positions", _lines(entries, FactKind.POSITION, notes), "No position is held."),
    )
    return SidePage(side, _partners(entries, side), seen, page(side, "", sections, notes))


def _lines(entries: Iterable[Entry], kind: FactKind, notes: Notes) -> tuple[Line, ...]:
    return tuple(entry_line(entry, notes) for entry in entries if entry.kind is kind)


def _spoken(entries: Iterable[Entry], side: str, notes: Notes) -> tuple[Line, ...]:
    return tuple(entry_line(entry, notes) for entry in entries if _speaks(entry, side))


def _speaks(entry: Entry, side: str) -> bool:
    claim = entry.best.claim
    return isinstance(claim, Statement) and side in claim.acts_for


def _promises(entries: Iterable[Entry], today: date, notes: Notes) -> tuple[Line, ...]:
    found = (entry for entry in entries if entry.kind is FactKind.COMMITMENT)
    return tuple(commitment_line(entry, today, notes) for entry in found)


def _partners(entries: Iterable[Entry], side: str) -> tuple[Partner, ...]:
    counted = Counter(other for entry in entries for other in parties(entry) if other != side)
    return tuple(Partner(*pair) for pair in sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def person_page(holdings: Holdings, name: str) -> PersonPage | None:
    """A person by name; spelling apart, all words of it in order. None when nobody is held so."""
    wanted = fold(name)
    seen = [one for one in holdings.persons() if wanted in _names(one)]
    notes = Notes()
    entries = _entries_of(holdings, wanted)
    if not seen and not entries:
        return None
    found = officials(seen, notes)
    person = found[0] if found else PersonSeen(name, (), (), 0)
    sections = (
        Section("Meetings", _lines(entries, FactKind.ENGAGEMENT, notes), "No meeting is held."),
        Section("Words", _lines(entries, FactKind.STATEMENT, notes), "No statement is held."),
    )
    sides = tuple(dict.fromkeys(one.person.acts_for for one in seen if one.person.acts_for))
    return PersonPage(person, sides, page(person.name, "", sections, notes))


def _entries_of(holdings: Holdings, wanted: str) -> tuple[Entry, ...]:
    query = EntryQuery(kinds=(FactKind.ENGAGEMENT, FactKind.STATEMENT))
    named = (e for e in holdings.entries(query) if wanted in {fold(name) for name in names_in(e)})
    return tuple(reversed(tuple(named)))


def _names(seen: PersonSighting) -> frozenset[str]:
    return frozenset(map(fold, (seen.person.name, *seen.person.aliases)))


def officials(seen: Iterable[PersonSighting], notes: Notes) -> tuple[PersonSeen, ...]:
    """People by name, each with their offices in order of time, most reported first."""
    ordered = sorted(seen, key=lambda one: (fold(one.person.name), one.report.published))
    groups = [list(group) for _, group in groupby(ordered, key=lambda one: fold(one.person.name))]
    people = (_person(group, notes) for group in groups)
    return tuple(sorted(people, key=lambda one: (-one.reports, one.name)))


def _person(seen: Sequence[PersonSighting], notes: Notes) -> PersonSeen:
    aliases = tuple(dict.fromkeys(alias for one in seen for alias in one.person.aliases))
    held = [one for one in seen if one.person.office]
    titles = dict.fromkeys((one.person.office or "", one.person.acts_for or "") for one in held)
    offices = tuple(_office(key, held, notes) for key in titles)
    reports = len({one.report.document for one in seen})
    return PersonSeen(seen[0].person.name, aliases, offices, reports)


def _office(key: tuple[str, str], seen: Iterable[PersonSighting], notes: Notes) -> OfficeSeen:
    own = [one for one in seen if (one.person.office or "", one.person.acts_for or "") == key]
    days = [one.report.published for one in own if one.report.published]
    numbers = sorted({notes.words(one.report, one.person.since_text) for one in own})
    since = next((told for one in own if (told := _since(one))), "")
    return OfficeSeen(*key, min(days, default=""), max(days, default=""), since, tuple(numbers))


def _since(seen: PersonSighting) -> str:
    if seen.person.since:
        return str(seen.person.since)
    return f"“{seen.person.since_text.text}”" if seen.person.since_text else ""
