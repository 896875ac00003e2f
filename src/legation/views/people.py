"""Who acts for a side: people with the offices that reports give them, and since when."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from legation.text.folding import fold
from legation.types.holdings import Holdings
from legation.types.record import PersonSighting
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, page


def people(holdings: Holdings, *sides: str) -> Page:
    """Officials of the sides (all, when none is given), each with dated offices and reports."""
    notes = Notes()
    seen = sorted(holdings.persons(sides), key=_side)
    sections = [
        Section(side_name(side) or "No side given", tuple(_lines(list(group), notes)))
        for side, group in groupby(seen, key=_side)
    ]
    count = sum(len(section.lines) for section in sections)
    title = " – ".join(map(side_name, sides)) or "Everybody"
    return page(f"People: {title}", f"{count} people", sections, notes)


def _side(seen: PersonSighting) -> str:
    return seen.person.acts_for or ""


def _lines(seen: Sequence[PersonSighting], notes: Notes) -> list[Line]:
    ordered = sorted(seen, key=lambda one: (fold(one.person.name), one.report.published, one.report.document))
    groups = groupby(ordered, key=lambda one: fold(one.person.name))
    return [_line(list(group), notes) for _, group in groups]


def _line(seen: Sequence[PersonSighting], notes: Notes) -> Line:
    aliases = tuple(dict.fromkeys(alias for one in seen for alias in one.person.aliases))
    numbers = {notes.words(one.report, one.person.since_text) for one in seen}
    days = [one.report.published for one in seen if one.report.published]
    return Line(
        _days(days),
        seen[0].person.name,
        "; ".join(_offices(seen)) or "no office given",
        marks=(f"also {', '.join(aliases)}",) if aliases else (),
        notes=tuple(sorted(numbers)),
    )


def _days(days: Sequence[str]) -> str:
    if not days:
        return ""
    return days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"


def _offices(seen: Sequence[PersonSighting]) -> list[str]:
    found: dict[str, str] = {}
    for one in seen:
        if one.person.office:
            since = str(one.person.since) if one.person.since else ""
            words = one.person.since_text.text if one.person.since_text else ""
            told = f" since {since}" if since else (f" (“{words}”)" if words else "")
            found[one.person.office] = found.get(one.person.office) or told
    return [f"{office}{told}" for office, told in found.items()]
