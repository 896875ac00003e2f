"""States and offices in 300 marked sentences of reports, from raw text: exact spans, without article and 's.

A predicted state counts as right when it covers exactly a marked one; where a name of the model's holds the state
with an article or a possessive, these are cut first, as the marks were made (``marks/README.md``).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from benchmarks.quality.marks import EntityMarks, entity_marks
from benchmarks.quality.suite import Suite
from legation.analysis.model import LanguageModel, Parse
from legation.text.words import Word, split_words
from legation.types.analysis import EntityLabel
from legation.types.span import Span

REPORTS = "corpora/reports.jsonl"
_ARTICLES = ("the ", "The ", "THE ")
_POSSESSIVES = ("'s", "’s", "'", "’")


def measure(shared: Path) -> Mapping[str, float]:
    """Precision, recall and F1 of both kinds."""
    marks = entity_marks()
    texts = _texts(shared / REPORTS, {m.report for m in marks})
    words = [split_words(texts[m.report], m.sentence) for m in marks]
    parses = LanguageModel.load().read(words)
    figures: dict[str, float] = {}
    for label, name in ((EntityLabel.STATE, "states"), (EntityLabel.OFFICE, "offices")):
        gold = {(i, span) for i, m in enumerate(marks) for span in _gold(m, label)}
        found = {
            (i, _bare(texts[m.report], span))
            for i, (m, w, parse) in enumerate(zip(marks, words, parses, strict=True))
            for span in _spans(w, parse, label)
        }
        figures |= _figures(name, gold, found)
    return figures


def _gold(marks: EntityMarks, label: EntityLabel) -> tuple[Span, ...]:
    return marks.states if label is EntityLabel.STATE else marks.offices


def _texts(path: Path, wanted: set[str]) -> dict[str, str]:
    with path.open(encoding="utf-8") as stream:
        rows = (json.loads(line) for line in stream)
        return {str(row["id"]): str(row["text"]) for row in rows if str(row["id"]) in wanted}


def _spans(words: tuple[Word, ...], parse: Parse, label: EntityLabel) -> Iterator[Span]:
    for name in parse.names:
        if name.label == label:
            yield Span(words[name.first].span.start, words[name.last].span.end)


def _bare(text: str, span: Span) -> Span:
    """The span without article and possessive."""
    start, end = span.start, span.end
    for article in _ARTICLES:
        if text.startswith(article, start) and start + len(article) < end:
            start += len(article)
    for ending in _POSSESSIVES:
        if text.endswith(ending, start, end) and end - len(ending) > start:
            return Span(start, end - len(ending))
    return Span(start, end)


def _figures(name: str, gold: set[tuple[int, Span]], found: set[tuple[int, Span]]) -> dict[str, float]:
    hits = len(gold & found)
    precision, recall = hits / max(1, len(found)), hits / max(1, len(gold))
    return {
        f"{name} precision": precision,
        f"{name} recall": recall,
        f"{name} F1": 2 * precision * recall / max(1e-9, precision + recall),
    }


SUITE = Suite("entities", measure, (REPORTS,))
