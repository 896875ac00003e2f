"""One fact: its words in context, what read it there, its sources, and what people ruled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from legation.errors import UsageError
from legation.types.claims import Claim
from legation.types.course import Course, course
from legation.types.document import Document
from legation.types.edits import editable
from legation.types.holdings import Holdings
from legation.types.record import Difference, Entry, Link, ReportRef, Ruling, Sighting, Tie
from legation.types.span import Excerpt, Span
from legation.views.differences import differences
from legation.views.fields import told
from legation.views.related import Belonging, Related, alone, related
from legation.views.telling import lead, tell
from legation.views.wordings import Wording, wordings

CONTEXT = 240
"""Code points shown on either side of the words, at most; never past the block they stand in."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of context; ``marked`` when the fact rests on it."""

    words: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Source:
    """The fact in one report: its words where they stand."""

    sighting: Sighting
    context: tuple[Piece, ...]
    language: str
    holds: bool
    """Whether the words still stand where the fact says; when not, the fact is orphaned."""

    @property
    def report(self) -> ReportRef:
        """The report."""
        return self.sighting.report


@dataclass(frozen=True, slots=True)
class Fact:
    """All that is held of one fact."""

    entry: Entry
    lead: str
    telling: str
    values: tuple[tuple[str, str], ...]
    """The fields that are filled, by name, as text; edits in force stand in their place."""
    settable: tuple[tuple[str, str], ...]
    """The fields that a person can set, filled or not."""
    sources: tuple[Source, ...]
    differences: tuple[Difference, ...]
    proposals: tuple[Link, ...]
    rulings: tuple[Ruling, ...]
    wordings: tuple[Wording, ...] = ()
    """Of a statement told in several wordings or languages: each with its reports."""
    course: Course | None = None
    """Where it stands on the day of asking; None for what does not happen."""
    parts: tuple[Related, ...] = ()
    """Of a visit or summit: the meetings held in its course."""
    wholes: tuple[Related, ...] = ()
    """Of a meeting: the visit or summit that it belongs to."""


def fact(holdings: Holdings, named: str, today: date | None = None, belongs: Belonging = alone) -> Fact:
    """The fact that an id, or an unambiguous beginning of it, names; UsageError when there is none.

    ``today`` decides what has lapsed, ``belongs`` what is part of what.
    """
    entry = entry_named(holdings, named)
    claim = entry.claim
    return Fact(
        entry,
        lead(claim),
        tell(claim),
        tuple(_values(entry)),
        _settable(claim),
        tuple(_source(holdings, sighting) for sighting in entry.sightings),
        differences(entry),
        tuple(link for link in entry.links if link.tie is Tie.POSSIBLE),
        holdings.journal(entry.id),
        wordings(entry),
        course((seen.claim for seen in entry.sightings), today or date.today()),
        *related(holdings, entry, belongs),
    )


def entry_named(holdings: Holdings, named: str) -> Entry:
    """The entry that an id, or an unambiguous beginning of it, names; UsageError when there is none."""
    entry = holdings.entry(named)
    if entry is None:
        raise UsageError(named, "no such fact is held", "`legation search` finds facts by their words")
    return entry


def _settable(claim: Claim) -> tuple[tuple[str, str], ...]:
    held = dict(told(claim))
    return tuple((name, held.get(name, "")) for name in editable(claim))


def _values(entry: Entry) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in told(entry.claim) if value)


def _source(holdings: Holdings, sighting: Sighting) -> Source:
    document = holdings.document(sighting.report.document)
    words = sighting.claim.evidence
    block = document.block_at(words.hull.start)
    language = (block.language if block else "") or document.language
    holds = words.holds_in(document.text)
    context = context_of(document, words) if holds else (Piece(words.text, marked=True),)
    return Source(sighting, context, language, holds)


def context_of(document: Document, words: Excerpt) -> tuple[Piece, ...]:
    """The blocks around an excerpt, cut to size, with its stretches marked, in order."""
    reach = _reach(document, words.hull)
    pieces: list[Piece] = []
    at = reach.start
    for span in sorted(words.spans):
        pieces += [
            Piece(document.text[at : span.start], marked=False),
            Piece(span.of(document.text), marked=True),
        ]
        at = span.end
    pieces.append(Piece(document.text[at : reach.end], marked=False))
    return tuple(piece for piece in pieces if piece.words)


def _reach(document: Document, hull: Span) -> Span:
    first, last = document.block_at(hull.start), document.block_at(max(hull.start, hull.end - 1))
    start = max(first.span.start if first else 0, hull.start - CONTEXT)
    end = min(last.span.end if last else len(document.text), hull.end + CONTEXT)
    return Span(min(start, hull.start), max(end, hull.end))


def standing_of(fact: Fact) -> tuple[str, ...]:
    """What a reader must know of it first: what people ruled, what became of it."""
    ruled = (fact.entry.verdict.value,) if fact.entry.verdict else ()
    became = (fact.course.value,) if fact.course in (Course.LAPSED, Course.DUE, Course.CALLED_OFF) else ()
    return (*ruled, *became)


def related_titles(fact: Fact) -> tuple[tuple[str, tuple[Related, ...]], ...]:
    """What it holds and what it belongs to, with their titles."""
    return ("In its course", fact.parts), ("Part of", fact.wholes)
