"""Officials over all reports: everybody with offices over time, disagreements, and pairs to decide on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from legation.text.folding import fold
from legation.types.people import Clash, Identity, Proposal, Roster, Spell
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Page, Section, page

_SHOWN = 3
"""Reports cited behind one office."""


def everybody(found: Roster, *sides: str) -> Page:
    """The officials of some sides (all, when none is given), with what is in doubt about them."""
    notes = Notes()
    people = sorted((p for p in found.people if not sides or p.side in sides), key=lambda p: (p.side, p.name))
    sections = [
        Section(side_name(side) or "No side given", tuple(_line(p, found, notes) for p in group))
        for side, group in groupby(people, key=lambda p: p.side)
    ]
    sections += [s for s in doubts(found, people, notes) if s.lines]
    return page(" – ".join(map(side_name, sides)) or "Officials", f"{len(people)} people", sections, notes)


def _line(person: Identity, found: Roster, notes: Notes) -> Line:
    held = [spell for spell in found.spells if spell.person is person]
    told = "; ".join(f"{spell.office.title} ({time_of(spell)})" for spell in held)
    numbers = sorted({number for spell in held for number in cited(spell, notes)})
    marks = (f"also {', '.join(person.aliases)}",) if person.aliases else ()
    return Line("", person.name, told or "no office given", marks=marks, notes=tuple(numbers))


def with_offices(found: Roster, name: str, known: Callable[[str], Page | None]) -> Page | None:
    """The page of a person with offices over time and doubts in front; None when nobody is named so.

    ``known`` gives the page of meetings and words under one name.
    """
    wanted = fold(name)
    person = next((p for p in found.people if wanted in {fold(n) for n in (p.name, *p.aliases)}), None)
    if person is None:
        return known(name)
    notes = Notes()
    sections = [offices(found, person, notes), *(s for s in doubts(found, [person], notes) if s.lines)]
    told = known(person.name)
    subtitle = f"also {', '.join(person.aliases)}" if person.aliases else ""
    made = page(person.name, subtitle, sections, notes)
    return _joined(made, told) if told else made


def _joined(first: Page, second: Page) -> Page:
    """Two pages as one; the footnotes of the second are numbered on."""
    after = len(first.notes)
    sections = [replace(s, lines=tuple(_later(line, after) for line in s.lines)) for s in second.sections]
    notes = (*first.notes, *(replace(note, number=note.number + after) for note in second.notes))
    sources = tuple(dict.fromkeys((*first.sources, *second.sources)))
    return replace(first, sections=(*first.sections, *sections), notes=notes, sources=sources)


def _later(line: Line, after: int) -> Line:
    return replace(line, notes=tuple(number + after for number in line.notes))


def offices(found: Roster, person: Identity, notes: Notes) -> Section:
    """A person's offices over time, each with the words that tell of it."""
    held = [spell for spell in found.spells if spell.person is person]
    return Section("Offices", tuple(_office(spell, notes) for spell in held), "No report gives an office.")


def _office(spell: Spell, notes: Notes) -> Line:
    marks = (spell.office.standing.value,) if spell.office.standing.value != "current" else ()
    side = side_name(spell.office.of)
    return Line(time_of(spell), spell.office.title, side, marks=marks, notes=cited(spell, notes))


def time_of(spell: Spell) -> str:
    """ "since 2031-03, seen 2031-03-04 to 2031-05-01, over"."""
    seen = spell.first if spell.first == spell.last else f"{spell.first} to {spell.last}"
    parts = [
        f"since {spell.began}" if spell.began else "",
        f"seen {seen}" if seen else "",
        f"until {spell.ended}" if spell.ended else ("over" if spell.over else ""),
    ]
    return ", ".join(part for part in parts if part) or "no day"


def cited(spell: Spell, notes: Notes) -> tuple[int, ...]:
    """The footnotes of a spell's first reports."""
    return tuple(sorted({notes.words(w.seen.report, w.excerpt) for w in spell.words[:_SHOWN]}))


def doubts(found: Roster, people: Iterable[Identity], notes: Notes) -> Iterator[Section]:
    """Reports that disagree on an office of these people, and pairs who may be one person."""
    ids = {id(person) for person in people}
    clashing = [c for c in found.clashes if ids & {id(c.one.person), id(c.other.person)}]
    proposed = [p for p in found.proposals if ids & {id(p.one), id(p.other)}]
    yield Section("Reports disagree", tuple(clash_line(clash, notes) for clash in clashing))
    yield Section("Perhaps one person", tuple(_proposal(proposal) for proposal in proposed))


def clash_line(clash: Clash, notes: Notes) -> Line:
    """Two people in one office at one time, each with the words."""
    told = " and ".join(f"{s.person.name} ({time_of(s)})" for s in (clash.one, clash.other))
    numbers = sorted({*cited(clash.one, notes), *cited(clash.other, notes)})
    return Line("", f"{clash.one.office.title}, {side_name(clash.one.office.of)}", told, notes=tuple(numbers))


def _proposal(proposal: Proposal) -> Line:
    sides = (f"{p.name} ({p.side})" if p.side else p.name for p in (proposal.one, proposal.other))
    return Line("", " and ".join(sides), proposal.reason)
