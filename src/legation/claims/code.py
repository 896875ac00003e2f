"""The contract of ``legation code``: a sentence in, PLOVER events out (design, section 4).

Actors are written as codes: ISO 3166-1 alpha-3 for a state, ``IGO`` for an international body, the
home state and ``REB`` for an armed group. Types follow the published CAMEO-to-PLOVER table and the
PLOVER manual's rules for deeds to come (:mod:`legation.claims.plover`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from legation.claims.coded_event import CodedEvent, coded_event
from legation.claims.coded_parties import coded_parties, is_named, is_private, is_public
from legation.claims.frames import FrameMatch, Reading, read
from legation.claims.plover import VERBAL_CONFLICT, coded_type
from legation.claims.relation import relation
from legation.claims.sides import Sides
from legation.claims.status import Modality, modality_of_match
from legation.types.analysis import Analysis, Sentence
from legation.types.claims import EngagementKind, EventType
from legation.types.document import Document


def code(document: Document, analysis: Analysis, source: str = "", target: str = "") -> tuple[CodedEvent, ...]:
    """The events of a document's sentences; with both names given, the relation between these two.

    ``source`` and ``target`` are words of the text. An empty answer abstains.
    """
    if source or target:
        return relation(document, analysis, source.strip(), target.strip())
    found: dict[tuple[EventType, tuple[str, ...], tuple[str, ...]], CodedEvent] = {}
    for sentence in analysis.sentences:
        for event in _foreground(_events(document, analysis, sentence)):
            found.setdefault((event.type, event.source, event.target), event)
    return tuple(found.values())


def _foreground(events: Iterable[tuple[bool, CodedEvent]]) -> Iterator[CodedEvent]:
    """The deeds that a sentence tells; those that it only refers to, with their doer, when it tells none.

    Coders of sentences take the deed told: on the development sets 95 of 100 deeds of main clauses
    are in the gold, of those in participles, adjuncts and subjects fewer than 40.
    """
    found = list(events)
    told = [event for foreground, event in found if foreground]
    yield from told or (event for _, event in found)


def _is_told(sentence: Sentence, index: int) -> bool:
    """Whether a predicate is a main one, or said, coordinated with, or completing one."""
    path = (sentence.tokens[index], *sentence.ancestors(index))
    return not any(token.relation in _BACKGROUND for token in path)


_BACKGROUND = frozenset({"acl", "advcl", "nmod", "obl", "nsubj", "obj", "appos"})


def _events(document: Document, analysis: Analysis, sentence: Sentence) -> Iterator[tuple[bool, CodedEvent]]:
    reading = read(sentence, analysis)
    sides = Sides(reading.syntax, reading.nouns, analysis, wide=True)
    for m in reading.matches:
        modality = modality_of_match(reading.syntax, m)
        kind = _kind(m, modality)
        if kind is not None:
            names = coded_parties(sides, reading, m, kind)
            told = _is_told(sentence, m.top)
            if (told or names[0] or is_public(reading, m.actors)) and _is_political(reading, m, kind, names):
                yield told, coded_event(document, reading, m, kind, modality, names)


def _kind(m: FrameMatch, modality: Modality) -> EventType | None:
    """The coded type; None for what is only the content, or the purpose, of another deed."""
    if m.frame.plover is None or m.under >= 0 or (modality.purpose and not m.frame.speech):
        return None
    if "speaker" in m.frame.actor and not m.actors:
        return None
    if m.frame.plover is EventType.THREATEN and (modality.negated or modality.refused):
        return None
    return coded_type(m.frame.plover, modality)


def _is_political(reading: Reading, m: FrameMatch, kind: EventType, names: tuple[tuple[str, ...], ...]) -> bool:
    """Whether a deed is one of public life; travel is only when it leads from one side to another."""
    if m.frame.engagement is EngagementKind.VISIT:
        return bool(names[0]) and bool(set(names[1]) - set(names[0]))
    if names[0] or is_public(reading, m.actors) or (kind in _DEEDS_OF_SPEECH and is_named(reading, m.actors)):
        return True
    if kind in _DEEDS_OF_SPEECH:
        return not m.actors and kind in VERBAL_CONFLICT and (bool(names[1]) or is_public(reading, m.recipients))
    return bool(names[1]) and not (is_private(reading, m.actors) and is_private(reading, m.recipients))


_DEEDS_OF_SPEECH = VERBAL_CONFLICT | {EventType.AGREE, EventType.SUPPORT, EventType.CONSULT, EventType.AID}
"""Deeds that somebody must answer for: told of nobody, or of a private person, they are none of public life."""
