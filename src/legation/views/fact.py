"""One fact: its words in context, what read it there, its sources, and what people ruled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields

from legation.errors import UsageError
from legation.types.claims import Amount, Claim, Participant
from legation.types.document import Document
from legation.types.edits import editable
from legation.types.record import (
    Difference,
    Entry,
    Holdings,
    Link,
    ReportRef,
    Ruling,
    Sighting,
    Tie,
    ValueSeen,
)
from legation.types.span import Excerpt, Span
from legation.types.time import Period
from legation.views.telling import amount, lead, period, tell

CONTEXT = 240
"""Code points shown on either side of the words, at most; never past the block they stand in."""

COMPARED = frozenset(
    {"kind", "type", "place", "host", "date", "status", "quantity", "deadline", "stage", "speaker", "form"}
)
"""Fields in which two reports of one fact can contradict each other."""


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


def fact(holdings: Holdings, named: str) -> Fact:
    """The fact that an id, or an unambiguous beginning of it, names; UsageError when there is none."""
    entry = holdings.entry(named)
    if entry is None:
        raise UsageError(named, "no such fact is held", "`legation search` finds facts by their words")
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
    )


def _settable(claim: Claim) -> tuple[tuple[str, str], ...]:
    held = dict(told(claim))
    return tuple((name, held.get(name, "")) for name in editable(claim))


def _values(entry: Entry) -> Iterable[tuple[str, str]]:
    return ((name, value) for name, value in told(entry.claim) if value)


def told(claim: Claim) -> Iterable[tuple[str, str]]:
    """The fields of a claim's kind and their values as text, "" for one that is not filled."""
    common = {part.name for part in fields(Claim)}
    for part in fields(claim):
        if part.name not in common:
            yield part.name, text_of(getattr(claim, part.name))


def text_of(value: object) -> str:
    """A field's value as text for people; "" for one that is not filled."""
    if value is None or value is False:
        return ""
    if isinstance(value, tuple):
        return "; ".join(text_of(item) for item in value)
    return _text(value)


def _text(value: object) -> str:
    match value:
        case True:
            return "yes"
        case Period():
            return period(value)
        case Amount():
            return amount(value)
        case Excerpt():
            return value.text
        case Participant():
            return ", ".join(filter(None, (value.name, value.office, value.acts_for)))
    return str(value)


def differences(entry: Entry) -> tuple[Difference, ...]:
    """Fields on which the reports of an entry disagree, each value with its sightings.

    The value with most reports comes first; a report that is silent does not disagree.
    """
    seen: dict[str, dict[str, list[str]]] = {}
    if len(entry.sightings) == 1:
        return ()
    for sighting in entry.sightings:
        for name, value in told(sighting.claim):
            if name in COMPARED and value:
                seen.setdefault(name, {}).setdefault(value, []).append(sighting.id)
    return tuple(Difference(name, _ranked(values)) for name, values in seen.items() if len(values) > 1)


def _ranked(values: Mapping[str, list[str]]) -> tuple[ValueSeen, ...]:
    ordered = sorted(values.items(), key=lambda value: (-len(value[1]), value[0]))
    return tuple(ValueSeen(value, tuple(sightings)) for value, sightings in ordered)


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
