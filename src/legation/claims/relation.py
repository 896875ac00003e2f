"""The relation between two given phrases: what the frames say, and a second opinion where they are silent or tie."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from legation.claims.coded_event import CodedEvent, coded_event
from legation.claims.coded_parties import codes_of
from legation.claims.frames import Reading, read
from legation.claims.pairs import Pair, between, tokens_of
from legation.claims.second_opinion import Opinion, governing, load_classifier
from legation.claims.sides import Sides
from legation.claims.status import Modality, modality_of
from legation.data.predicates import load_lexicon
from legation.types.analysis import Analysis
from legation.types.claims import EventType, Status
from legation.types.document import Document

_UNSURE = 1.0
"""A frame that holds the two sides this loosely is as often wrong as right (PLV train)."""
_TIE = 0.15
_LEAST = 0.2
"""Below this probability the classifier is no better than the commonest type (PLV train)."""
_ROOTS = MappingProxyType({
    EventType.AGREE: "030", EventType.CONSULT: "040", EventType.SUPPORT: "050", EventType.COOPERATE: "060",
    EventType.AID: "070", EventType.CONCEDE: "080", EventType.RETREAT: "087", EventType.REQUEST: "100",
    EventType.ACCUSE: "110", EventType.REJECT: "120", EventType.THREATEN: "130", EventType.PROTEST: "140",
    EventType.MOBILIZE: "150", EventType.SANCTION: "160", EventType.COERCE: "170", EventType.ASSAULT: "190",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Asked:
    """A sentence that holds one of the two phrases or both."""

    reading: Reading
    pair: Pair
    names: tuple[tuple[str, ...], ...]


def relation(document: Document, analysis: Analysis, source: str, target: str) -> tuple[CodedEvent, ...]:
    """The relation between two phrases of the text; empty when nothing connects them."""
    asked = tuple(_asked(document, analysis, source, target))
    answers = sorted(_answers(document, asked), key=lambda answer: -answer[0])
    if answers and answers[0][0] >= _UNSURE:
        return (_decided(answers, asked, analysis),)
    proposed = next((event for one in asked if (event := _proposed(document, one, analysis))), None)
    return (proposed,) if proposed else tuple(event for _, event in answers[:1])


def _asked(document: Document, analysis: Analysis, source: str, target: str) -> Iterator[_Asked]:
    for sentence in analysis.sentences:
        reading = read(sentence, analysis)
        pair = Pair(tokens_of(reading, document.text, source), tokens_of(reading, document.text, target))
        if pair.source or pair.target:
            sides = Sides(reading.syntax, reading.nouns, analysis, wide=True)
            names = tuple(codes_of(sides.of_all(sorted(part))) for part in (pair.source, pair.target))
            yield _Asked(reading, pair, names)


def _answers(document: Document, asked: tuple[_Asked, ...]) -> Iterator[tuple[float, CodedEvent]]:
    for one in asked:
        for linked in between(one.reading, one.pair):
            found = coded_event(document, one.reading, linked.match, linked.type, linked.modality, one.names)
            yield linked.score, found


def _decided(answers: list[tuple[float, CodedEvent]], asked: tuple[_Asked, ...], analysis: Analysis) -> CodedEvent:
    """The best answer; of several about as good, the one whose type the classifier holds."""
    near = [event for score, event in answers if score > answers[0][0] - _TIE]
    if len({event.type for event in near}) == 1:
        return near[0]
    opinions = [opinion for one in asked if (opinion := _opinion(one, analysis))]
    return next((event for event in near for o in opinions if event.type is o.type), near[0])


def _opinion(asked: _Asked, analysis: Analysis) -> Opinion | None:
    """What the classifier holds, if it was made for the model of this analysis and is sure enough."""
    classifier = load_classifier()
    if classifier.model != analysis.maker.version:
        return None
    found = classifier.opinion(asked.reading.syntax.sentence, asked.pair.source, asked.pair.target)
    return found if found.type is not None and found.score >= _LEAST else None


def _proposed(document: Document, asked: _Asked, analysis: Analysis) -> CodedEvent | None:
    opinion = _opinion(asked, analysis)
    if opinion is None or opinion.type is None:
        return None
    return CodedEvent(
        type=opinion.type,
        cameo=load_lexicon().codes[_ROOTS[opinion.type]].cameo,
        source=asked.names[0],
        target=asked.names[1],
        text=asked.reading.syntax.sentence.span.of(document.text),
        status=_status(asked, opinion.type),
        score=opinion.score,
        frame=opinion.maker.name,
    )


def _status(asked: _Asked, kind: EventType) -> Status:
    """What the words around the governing predicate make of it; a deed agreed is to come."""
    syntax = asked.reading.syntax
    at = governing(syntax.sentence, asked.pair.source, asked.pair.target)
    found = modality_of(syntax, at) if at is not None else Modality()
    if found.negated or found.refused:
        return Status.DENIED
    held = found.status in (Status.HELD, Status.ONGOING)
    return Status.SCHEDULED if kind is EventType.AGREE and held else found.status
