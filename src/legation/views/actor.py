"""One side or one person: offices over time, contacts, words, commitments, positions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import groupby, islice
from types import MappingProxyType

from legation.text.folding import fold
from legation.types.asking import Group, Order
from legation.types.holdings import Holdings
from legation.types.people import Kin
from legation.types.record import Entry, EntryQuery, FactKind, PersonSighting
from legation.views.commitment_lines import commitment_line
from legation.views.finding import entry_line
from legation.views.page import Line, Notes, Page, Section, page
from legation.views.parties import parties_of

SHOWN = 30
"""Entries of each kind on a page; search has the others."""
PEOPLE_SHOWN = 40
SINCE_SHOWN = 3
"""Reports that tell since when somebody holds an office, of which the words are shown."""
TITLES: Mapping[FactKind, str] = MappingProxyType(
    {
        FactKind.ENGAGEMENT: "Contacts",
        FactKind.STATEMENT: "Words",
        FactKind.COMMITMENT: "Commitments",
        FactKind.EVENT: "Deeds",
        FactKind.POSITION: "Positions",
    }
)
NOUNS: Mapping[FactKind, str] = MappingProxyType(
    {kind: kind.value for kind in FactKind} | {FactKind.ENGAGEMENT: "contact", FactKind.EVENT: "deed"}
)
WORKS = ((FactKind.ENGAGEMENT, "Meetings"), (FactKind.STATEMENT, "Words"))


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
    kin: Kin = field(default_factory=Kin)
    """What was ruled on the name."""


def side_page(holdings: Holdings, side: str, today: date) -> SidePage:
    """What is held of a side, the newest of each kind first; commitments judged by the day ``today``."""
    notes, asked = Notes(), EntryQuery(parties=(side,))
    groups = holdings.groups(asked)
    held = Counter({kind: sum(one.entries for one in groups if one.kind == kind.value) for kind in FactKind})
    sections = tuple(_section(holdings, asked, kind, held[kind], today, notes) for kind in TITLES)
    named = tuple(one.name for one in holdings.officials(side, PEOPLE_SHOWN))
    people = officials(holdings.persons((side,), named), notes) if named else ()
    return SidePage(side, _partners(groups, side), people, page(side, "", sections, notes))


def _section(holdings: Holdings, asked: EntryQuery, kind: FactKind, total: int, today: date, notes: Notes) -> Section:
    found = holdings.entries(replace(asked, kinds=(kind,), order=Order.NEWEST, limit=SHOWN))
    lines = tuple(_line(entry, today, notes) for entry in found)
    return Section(TITLES[kind], lines, f"No {NOUNS[kind]} is held.", total - len(lines))


def _line(entry: Entry, today: date, notes: Notes) -> Line:
    if entry.kind is FactKind.COMMITMENT:
        return commitment_line(entry, today, notes)
    return entry_line(entry, notes)


def _partners(groups: Iterable[Group], side: str) -> tuple[Partner, ...]:
    counted: Counter[str] = Counter()
    for group in groups:
        for other in parties_of(group.sides):
            counted[other] += group.entries if other != side else 0
    ranked = sorted(counted.items(), key=lambda one: (-one[1], one[0]))
    return tuple(Partner(*pair) for pair in ranked if pair[1])


KinOf = Callable[[str, tuple[str, ...]], Kin]
"""What was ruled on a name that acts for some sides (``legation.record.kinship.kin``)."""


def alone(name: str, sides: tuple[str, ...]) -> Kin:
    """Nobody ruled on any name."""
    del name, sides
    return Kin()


def person_page(holdings: Holdings, name: str, kin_of: KinOf = alone) -> PersonPage | None:
    """A person by name; spelling apart, all words of it in order. None when nobody is held so.

    Names that ``kin_of`` tells to be the same person's count as the name itself.
    """
    seen, notes = holdings.persons(names=(fold(name),)), Notes()
    kin = kin_of(name, _sides(seen))
    wanted = (fold(name), *kin.same)
    seen = holdings.persons(names=wanted) if kin.same else seen
    seen = tuple(one for one in seen if fold(one.person.name) not in kin.others)
    asked = EntryQuery(names=wanted)
    if not seen and not holdings.count(asked):
        return None
    person = _whoever(seen, name, kin, notes)
    sections = tuple(_newest(holdings, replace(asked, kinds=(kind,)), title, notes) for kind, title in WORKS)
    return PersonPage(person, _sides(seen), page(person.name, "", sections, notes), kin)


def _sides(seen: Iterable[PersonSighting]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.person.acts_for for one in seen if one.person.acts_for))


def _whoever(seen: Sequence[PersonSighting], name: str, kin: Kin, notes: Notes) -> PersonSeen:
    """The person most reported under the name, or all who were ruled to be one."""
    if kin.same and seen:
        own = sorted(seen, key=lambda one: (fold(one.person.name) != fold(name), one.report.published))
        held = _person(own, notes)
        names = (*held.aliases, *(one.person.name for one in own))
        return replace(held, aliases=tuple(one for one in dict.fromkeys(names) if one != held.name))
    found = officials(seen, notes)
    return found[0] if found else PersonSeen(name, (), (), 0)


def _newest(holdings: Holdings, asked: EntryQuery, title: str, notes: Notes) -> Section:
    found = holdings.entries(replace(asked, order=Order.NEWEST, limit=SHOWN))
    lines = tuple(entry_line(entry, notes) for entry in found)
    return Section(title, lines, "None is held.", holdings.count(asked) - len(lines))


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
    numbers = sorted({notes.words(one.report, one.person.since_text) for one in _shown(own)})
    since = next((told for one in own if (told := _since(one))), "")
    return OfficeSeen(*key, min(days, default=""), max(days, default=""), since, tuple(numbers))


def _shown(own: Sequence[PersonSighting]) -> Iterator[PersonSighting]:
    """Those whose words are shown: the first and the last, and the first few that tell since when."""
    dated = sorted((one for one in own if one.report.published), key=lambda one: one.report.published)
    yield from (*dated[:1], *dated[-1:]) if dated else own[:1]
    telling = (one for one in own if one.person.since_text)
    yield from islice(telling, SINCE_SHOWN)


def _since(seen: PersonSighting) -> str:
    if seen.person.since:
        return str(seen.person.since)
    return f"“{seen.person.since_text.text}”" if seen.person.since_text else ""
