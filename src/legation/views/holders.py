"""Who held an office on a day: by the tables loaded, and by the reports of that time."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from legation.types.actors import Office, OfficeClass, Tenure
from legation.types.people import Roster, Spell
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, page
from legation.views.roster import cited, clash_line, time_of
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
class Books:
    """How tenures are asked, and how a spell that reports tell becomes one."""

    of: Callable[[Iterable[Tenure]], Book]
    tenure: Callable[[Spell], Tenure]


@dataclass(frozen=True, slots=True)
class OfficeQuery:
    """The question: who held the office of that side on that day."""

    office: str
    of: str
    on: date


def holders(
    listed: Iterable[Tenure],
    found: Roster,
    asked: OfficeQuery,
    reader: OfficeReader,
    book: Books,
) -> Page:
    """Those who held the office by tables (``listed``), and those whom reports show or tell in it on that day."""
    notes = Notes()
    wanted = _names(asked, reader)
    by_tables = _ask(book.of(listed), wanted, asked)
    told = {book.tenure(spell): spell for spell in found.spells if spell.office.of == asked.of}
    by_reports = [told[tenure] for tenure in _ask(book.of(told), wanted, asked)]
    clashing = [clash for clash in found.clashes if clash.one in by_reports or clash.other in by_reports]
    sections = [
        Section("By tables", tuple(_listed(tenure) for tenure in by_tables), "No table names a holder."),
        Section("By reports", tuple(_told(s, notes) for s in by_reports), "No report of that time names a holder."),
    ]
    if clashing:
        sections.append(Section("Reports disagree", tuple(clash_line(clash, notes) for clash in clashing)))
    return page(f"{asked.office} of {side_name(asked.of)}", f"on {asked.on}", sections, notes)


def _names(asked: OfficeQuery, reader: OfficeReader) -> tuple[str, ...]:
    """The office as asked for, and its class where one person holds it; a deputy is asked for by title alone."""
    if _SECOND & set(re.findall(r"\w+", asked.office.casefold())):
        return (asked.office,)
    classes = reader.office(asked.office, asked.of).classes
    return (asked.office, *(one.value for one in classes if one not in _LOOSE))


def _ask(book: Book, names: Iterable[str], asked: OfficeQuery) -> tuple[Tenure, ...]:
    return tuple(dict.fromkeys(held for name in names for held in book.holders(name, asked.of, asked.on)))


def _listed(tenure: Tenure) -> Line:
    return Line(period(tenure.period) if tenure.period else "", tenure.person, tenure.office.title)


def _told(spell: Spell, notes: Notes) -> Line:
    """A person in the office with the days told and seen."""
    return Line(time_of(spell), spell.person.name, spell.office.title, notes=cited(spell, notes))
