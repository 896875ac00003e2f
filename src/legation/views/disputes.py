"""Where people disagree: everybody's newest ruling on one entry, when they do not say the same.

The newest of all by time stands; the others stay in the journal and are shown beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from legation.types.record import Entry, Ruling, Verdict
from legation.views.page import Line, Notes, Page, Section, page
from legation.views.telling import lead, tell, when


@dataclass(frozen=True, slots=True)
class Dispute:
    """What is disputed ("" the entry's worth, else a field), and each author's newest ruling, oldest first."""

    field: str
    rulings: tuple[Ruling, ...]

    @property
    def stands(self) -> Ruling:
        """The newest."""
        return self.rulings[-1]


def disputes(entry: Entry) -> tuple[Dispute, ...]:
    """On what people disagree about an entry; re-opening it is no opinion."""
    opinions = [ruling for ruling in entry.opinions if ruling.verdict is not Verdict.REOPENED]
    groups = groupby(sorted(opinions, key=_field), key=_field)
    found = (Dispute(field, tuple(rulings)) for field, rulings in groups)
    return tuple(one for one in found if len({_said(ruling) for ruling in one.rulings}) > 1)


def _field(ruling: Ruling) -> str:
    return ruling.field


def _said(ruling: Ruling) -> tuple[str, str]:
    return (ruling.verdict.value, ruling.value)


def told(dispute: Dispute) -> str:
    """A dispute in one line: what, and who said what when."""
    sayings = "; ".join(f"{one.by} {_saying(one)} ({one.at:%Y-%m-%d})" for one in dispute.rulings)
    return f"{dispute.field or 'worth'}: {sayings}; the newest stands"


def _saying(ruling: Ruling) -> str:
    return repr(ruling.value) if ruling.field else ruling.verdict.value


def disputed(entries: Iterable[Entry]) -> Page:
    """All entries that people disagree about."""
    notes = Notes()
    lines = tuple(_lines(entries, notes))
    section = Section("Disputed", lines, "Nobody contradicts anybody.")
    return page("Disputes", f"{len(lines)} entries", (section,), notes)


def _lines(entries: Iterable[Entry], notes: Notes) -> Iterator[Line]:
    for entry in entries:
        found = disputes(entry)
        if found:
            marks = tuple(map(told, found))
            yield Line(when(entry.best), lead(entry.claim), tell(entry.claim), None, marks, notes.cite(entry), entry)
