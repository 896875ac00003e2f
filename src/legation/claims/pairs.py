"""Which predicate connects two given phrases of a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from legation.claims.frames import FrameMatch, Reading
from legation.claims.plover import coded_type
from legation.claims.status import Modality, modality_of_match
from legation.types.claims import EventType
from legation.types.span import Span


@dataclass(frozen=True, slots=True)
class Pair:
    """Token indices of a given source and target."""

    source: frozenset[int]
    target: frozenset[int]


@dataclass(frozen=True, slots=True)
class Linked:
    """A match as an answer for a pair: how well its arguments hold the two."""

    match: FrameMatch
    type: EventType
    modality: Modality
    score: float


def tokens_of(reading: Reading, text: str, words: str) -> frozenset[int]:
    """Tokens of every place in the sentence where the given words stand."""
    found: set[int] = set()
    within = reading.syntax.sentence.span
    start = text.find(words, within.start, within.end) if words else -1
    while start >= 0:
        span = Span(start, start + len(words))
        found.update(t.index for t in reading.syntax.tokens if t.span.overlaps(span))
        start = text.find(words, start + 1, within.end)
    return frozenset(found)


def between(reading: Reading, pair: Pair) -> tuple[Linked, ...]:
    """Everything that connects source and target, best first."""
    linked = (_link(reading, m, pair) for m in reading.matches)
    return tuple(sorted((x for x in linked if x), key=lambda x: -x.score))


def _link(reading: Reading, m: FrameMatch, pair: Pair) -> Linked | None:
    if m.frame.plover is None:
        return None
    modality = modality_of_match(reading.syntax, m)
    kind = coded_type(m.frame.plover, modality)
    if kind is None:
        return None
    return Linked(m, kind, modality, _closeness(reading, reading.with_speaker(m), pair))


def _closeness(reading: Reading, m: FrameMatch, pair: Pair) -> float:
    straight = _holds(reading, m.actors, pair.source) + _reach(reading, m, pair.target)
    turned = _holds(reading, m.actors, pair.target) + _holds(reading, m.recipients, pair.source)
    together = 6.0 * (m.frame.reciprocal and min(_holds(reading, m.actors, s) for s in (pair.source, pair.target)) > 0)
    best = max(straight, together, turned if m.frame.reciprocal else 0.8 * turned)
    absorbed = 2.0 if m.under >= 0 else 0.0
    inside = 3.0 if m.trigger in pair.source or m.trigger in pair.target else 0.0
    weak = _weakness(reading, m) if m.frame.plover is EventType.CONSULT else 0.0
    return best - 0.2 * _depth(reading, m.top) - absorbed - inside - weak + 0.1 * m.rank


def _weakness(reading: Reading, m: FrameMatch) -> float:
    """A contact counts less than a deed, least when it is made to say something ("called X to thank")."""
    said = any(o.frame.speech and reading.syntax.tokens[o.top].head == m.top for o in reading.matches)
    return 2.0 if said else 0.5


def _depth(reading: Reading, index: int) -> int:
    """How far below the main clause; coordination and complements of saying do not count."""
    tokens = reading.syntax.tokens
    path = (tokens[index], *reading.syntax.sentence.ancestors(index))
    return sum(t.head >= 0 and t.relation not in ("conj", "ccomp", "obj", "parataxis") for t in path)


def _holds(reading: Reading, arguments: Iterable[int], wanted: frozenset[int]) -> float:
    """3 when an argument's head is one of the words, 2 when they stand inside its phrase."""
    best = 0.0
    for index in arguments:
        if index in wanted:
            return 3.0
        if wanted.intersection(reading.syntax.sentence.subtree(index)):
            best = 2.0
    return best


def _reach(reading: Reading, m: FrameMatch, target: frozenset[int]) -> float:
    held = _holds(reading, m.recipients, target)
    if held:
        return held
    if _holds(reading, (*m.arguments.objects, *m.content), target):
        return 1.5
    return 1.0 if target.intersection(reading.syntax.sentence.subtree(m.top)) else 0.0
