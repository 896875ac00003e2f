"""The lexicon's own tested examples as training sentences, each also with other verbs of its frame."""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.analysis.english import EnglishAnalyser
from legation.claims.frames import FrameMatch, read
from legation.types.analysis import Sentence
from legation.types.document import Block, BlockKind, Document
from legation.types.span import Span

sys.path.insert(0, str(Path(__file__).parents[2] / "resources"))
import inflections
import predicates

OTHERS = 12
_MERGED = {"CONCEDE": "RETREAT"}


@dataclass(frozen=True)
class Row:
    """A sentence with its label and the character spans of the heads of its two sides."""

    label: str
    text: str
    source: tuple[tuple[int, int], ...]
    target: tuple[tuple[int, int], ...]


def rows() -> Iterator[Row]:
    """Every example, and as many as ``OTHERS`` copies with another verb of the same frame in the same tense."""
    chance = random.Random(0)
    texts = [(frame, line.split("|")[0].strip()) for frame, line in predicates.examples()]
    analyses = EnglishAnalyser.load().batch([_document(text) for _, text in texts])
    for (frame, text), analysis in zip(texts, analyses, strict=True):
        sentence = analysis.sentences[0]
        for m in read(sentence, analysis).matches:
            if m.frame.name == frame and m.frame.plover is not None:
                yield from _copies(m, sentence, text, chance)


def _document(text: str) -> Document:
    return Document(id="x", text=text, blocks=(Block(BlockKind.PARAGRAPH, Span(0, len(text)), "en"),), language="en")


def _copies(m: FrameMatch, sentence: Sentence, text: str, chance: random.Random) -> Iterator[Row]:
    label = _MERGED.get(m.frame.plover.value, m.frame.plover.value)
    sides = [[sentence.tokens[i].span for i in part] for part in (m.actors, m.recipients)]
    yield Row(label, text, *(tuple((s.start, s.end) for s in part) for part in sides))
    token = sentence.tokens[m.trigger]
    if token.xpos != "VBD" or len(m.words) != 1:
        return
    verbs = [v for v in _verbs(m.frame.name) if " " not in v and "-" not in v and v != token.lemma]
    for verb in chance.sample(verbs, min(OTHERS, len(verbs))):
        past = _past(verb)
        moved = len(past) - len(token.text)
        yield Row(
            label,
            text[: token.span.start] + past + text[token.span.end :],
            *(tuple(_shifted(s, token.span.end, moved) for s in part) for part in sides),
        )


def _shifted(span: Span, after: int, by: int) -> tuple[int, int]:
    return (span.start + by, span.end + by) if span.start >= after else (span.start, span.end)


def _verbs(frame: str) -> list[str]:
    return _VERBS.get(frame, [])


_VERBS = {row["frame"]: row.get("verbs", []) for row in predicates.build()["frames"]}


def _past(verb: str) -> str:
    irregular = inflections.IRREGULAR.get(verb)
    return irregular[0] if irregular else inflections.verb_forms(verb)[-1]
