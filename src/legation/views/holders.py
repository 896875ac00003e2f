"""Who held an office on a day: by the tables loaded, and by the reports of that time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from legation.types.actors import Office, OfficeClass, Tenure
from legation.types.record import Holdings, PersonSighting
from legation.types.time import PartialDate, Period
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, page
from legation.views.telling import period

_LOOSE = frozenset({OfficeClass.OTHER, OfficeClass.OTHER_MINISTER, OfficeClass.ENVOY, OfficeClass.MILITARY,
                    OfficeClass.LEGISLATURE, OfficeClass.SECURITY, OfficeClass.SPOKESPERSON})  # fmt: skip
"""Classes that many hold at once: a title of such a class is asked for by its words alone."""
_SECOND = frozenset({"vice", "deputy", "assistant", "under", "undersecretary", "junior", "former"})


class Book(Protocol):
    """Tenures that can be asked by office and day (``legation.record.tenures.Tenures``)."""

    def holders(self, office: str, of: str, on: date) -> tuple[Tenure, ...]:
        """Everybody known to hold the office, a title or the name of a class."""


class OfficeReader(Protocol):
    """What language knows of offices."""

    def office(self, title: str, of: str) -> Office:
        """A title as an office of a side."""


@dataclass(frozen=True, slots=True)
class OfficeQuery:
    """The question; ``lingers``: how long after a report somebody is still taken to hold the office."""

    office: str
    of: str
    on: date
    lingers: timedelta


def holders(
    holdings: Holdings, asked: OfficeQuery, reader: OfficeReader, book: Callable[[Iterable[Tenure]], Book]
) -> Page:
    """Those who held the office by tables, and those whom reports name in it around that day."""
    notes = Notes()
    wanted = _names(asked, reader)
    listed = _ask(book(holdings.tenures()), wanted, asked)
    seen = [
        (tenure, one)
        for one in holdings.persons((asked.of,))
        for tenure in _ask(book(_observed(one, asked, reader)), wanted, asked)
    ]
    sections = (
        Section("By tables", tuple(_listed(tenure) for tenure in listed), "No table names a holder."),
        Section("By reports", tuple(_seen(seen, notes)), "No report of that time names a holder."),
    )
    return page(f"{asked.office} of {side_name(asked.of)}", f"on {asked.on}", sections, notes)


def _names(asked: OfficeQuery, reader: OfficeReader) -> tuple[str, ...]:
    """The office as asked for, and its class where one person holds it; a deputy is asked for by title alone."""
    if _SECOND & set(re.findall(r"\w+", asked.office.casefold())):
        return (asked.office,)
    classes = reader.office(asked.office, asked.of).classes
    return (asked.office, *(one.value for one in classes if one not in _LOOSE))


def _ask(book: Book, names: Iterable[str], asked: OfficeQuery) -> tuple[Tenure, ...]:
    return tuple(dict.fromkeys(held for name in names for held in book.holders(name, asked.of, asked.on)))


def _observed(seen: PersonSighting, asked: OfficeQuery, reader: OfficeReader) -> Iterator[Tenure]:
    """What one report shows: the office from its beginning, or the report's day, and a while after."""
    person, day = seen.person, seen.report.day
    if person.office and day:
        start = person.since.start if person.since and person.since.start else day
        last = PartialDate.of(day.last + asked.lingers)
        yield Tenure(person.name, reader.office(person.office, asked.of), Period(start, last))


def _listed(tenure: Tenure) -> Line:
    return Line(period(tenure.period) if tenure.period else "", tenure.person, tenure.office.title)


def _seen(found: list[tuple[Tenure, PersonSighting]], notes: Notes) -> Iterator[Line]:
    """One line a person and title, with the days of the reports."""
    for key in dict.fromkeys((tenure.person, tenure.office.title) for tenure, _ in found):
        own = [one for tenure, one in found if (tenure.person, tenure.office.title) == key]
        days = sorted({one.report.published for one in own})
        numbers = sorted({notes.words(one.report, one.person.since_text) for one in own})
        when = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
        yield Line(when, *key, notes=tuple(numbers))
