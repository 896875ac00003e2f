"""An event as ``legation code`` prints it, and its CAMEO code."""

from __future__ import annotations

from dataclasses import dataclass

from legation.claims.frames import FrameMatch, Reading
from legation.claims.plover import code_of, intended_code
from legation.claims.status import Modality
from legation.data.predicates import Code, load_lexicon
from legation.types.claims import EventType, Status
from legation.types.document import Document


@dataclass(frozen=True, slots=True)
class CodedEvent:
    """One event of a sentence: PLOVER type, CAMEO code, actor codes, the words, and how sure."""

    type: EventType
    cameo: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    text: str
    status: Status
    score: float
    frame: str
    """The frame that read it, or the name of the classifier that proposed it."""


def coded_event(
    document: Document,
    reading: Reading,
    m: FrameMatch,
    kind: EventType,
    modality: Modality,
    names: tuple[tuple[str, ...], ...],
) -> CodedEvent:
    """A match written out as an event of the sentence, between the sides given as codes."""
    return CodedEvent(
        type=kind,
        cameo=_coded(reading, m, kind).cameo,
        source=names[0],
        target=names[1],
        text=reading.words_of(m, document.text),
        status=modality.status,
        score=0.9 if m.rank > 1 else 0.7,
        frame=m.frame.name,
    )


def _coded(reading: Reading, m: FrameMatch, kind: EventType) -> Code:
    """The code of a match, and of what its type was made by the words around it."""
    code = cameo_of(reading, m)
    return code if kind is m.frame.plover else intended_code(load_lexicon(), code.cameo, kind)


def cameo_of(reading: Reading, m: FrameMatch) -> Code:
    """The CAMEO code of a match, by the deed that it is about where it takes one."""
    inner = next((n for n in reading.matches if n.under == m.trigger and n.frame.plover), None)
    return code_of(load_lexicon(), m.frame, inner.frame if inner else None)
