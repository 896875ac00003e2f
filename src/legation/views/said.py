"""Who said what to whom."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from legation.data.states import is_state
from legation.text.folding import fold
from legation.types.claims import Form, Statement
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, FactKind
from legation.views.naming import side_name
from legation.views.page import Notes, Page, Section, page
from legation.views.statement_lines import statement_line


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidQuery:
    """The question; every condition given must hold.

    ``who``: a side's code, or words of the speaker's name or office. ``to``: a side that is the
    hearer, or whose people are. ``about``: a side named, or words in what was said.
    """

    who: str = ""
    to: str = ""
    about: str = ""
    since: date | None = None
    until: date | None = None
    form: Form | None = None
    limit: int | None = None


def said(holdings: Holdings, asked: SaidQuery) -> Page:
    """Statements that fit the question, in order of time, with their footnotes."""
    speaking = (asked.who,) if is_state(asked.who) else ()
    kinds = (FactKind.STATEMENT,)
    query = EntryQuery(kinds=kinds, parties=speaking, since=asked.since, until=asked.until)
    hearers = _hearers(holdings, asked.to)
    found = [entry for entry in holdings.entries(query) if _fits(entry, asked, hearers)][: asked.limit]
    notes = Notes()
    lines = tuple(statement_line(entry, notes) for entry in found)
    section = Section("Statements", lines, "No statement in the record fits.")
    return page(_title(asked), f"{len(found)} statement{'' if len(found) == 1 else 's'}", (section,), notes)


def _title(asked: SaidQuery) -> str:
    to = f" to {asked.to}" if asked.to else ""
    about = f" about {asked.about}" if asked.about else ""
    return f"What {asked.who or 'anybody'} said{to}{about}"


def _hearers(holdings: Holdings, to: str) -> tuple[str, ...]:
    """The names under which a side hears: its code, its name, and those of its people."""
    if not to:
        return ()
    people = (seen.person for seen in holdings.persons((to,)))
    return (to, side_name(to), *(name for person in people for name in (person.name, *person.aliases)))


def _fits(entry: Entry, asked: SaidQuery, hearers: tuple[str, ...]) -> bool:
    return any(
        isinstance(sighting.claim, Statement)
        and _speaks(sighting.claim, asked.who)
        and _hears(sighting.claim, hearers)
        and _names(sighting.claim, sighting.named, asked.about)
        and asked.form in (None, sighting.claim.form)
        for sighting in entry.sightings
    )


def _speaks(claim: Statement, who: str) -> bool:
    return not who or who in claim.acts_for or _within(who, f"{claim.speaker} {claim.office or ''}")


def _hears(claim: Statement, hearers: tuple[str, ...]) -> bool:
    if not hearers:
        return True
    heard = claim.addressee
    return heard is not None and any(_within(name, heard) or _within(heard, name) for name in hearers)


def _names(claim: Statement, named: tuple[str, ...], about: str) -> bool:
    return not about or about in named or _within(about, claim.content.text)


def _within(asked: str, words: str) -> bool:
    """Whether all words asked for stand among the others, spelling apart."""
    return set(re.findall(r"\w+", fold(asked))) <= set(re.findall(r"\w+", fold(words)))
