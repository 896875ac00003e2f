"""From raw text: what our own sentence and word splitting costs, by aligning characters.

    python benchmarks/quality/raw_parse.py --shared ../shared

The paragraphs of GUM dev (licensed genres) and EWT dev are joined to plain text and analysed from nothing. A word
counts when exactly its characters are a word on both sides; its LAS counts when its governor does too (or both are
roots) and the relation, without subtype, is the same: F1 as in the CoNLL 2018 shared task. The loss is the same
model's LAS on gold words minus this F1.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.analysis.model import LanguageModel
from legation.text.sentences import split_sentences
from legation.text.words import Word, split_words
from legation.types.span import Span

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))

from legation_training import treebank


@dataclass(frozen=True, slots=True)
class Arc:
    """A word, its governor's place (-1 for the root), the relation without subtype, and its tag."""

    place: tuple[int, int]
    governor: tuple[int, int]
    relation: str
    upos: str


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document and its gold words, sentence by sentence."""

    text: str
    sentences: tuple[tuple[Word, ...], ...]
    rows: tuple[tuple[treebank.Row, ...], ...]


ROOT = (-1, -1)


def documents(path: Path) -> Iterator[Document]:
    """Documents of a treebank file, the closed genres of GUM left out."""
    for doc in treebank.documents(path):
        if not doc[0].doc.startswith("GUM_") or treebank.genre(doc[0].doc) not in treebank.CLOSED_GENRES:
            yield _document(doc)


def _document(doc: list[treebank.Parsed]) -> Document:
    text, sentences = "", []
    for sentence in doc:
        if text:
            text += "\n\n" if sentence.opens else " "
        sentences.append(tuple(_placed(sentence, len(text))))
        text += sentence.text
    return Document(text, tuple(sentences), tuple(s.rows for s in doc))


def _placed(sentence: treebank.Parsed, start: int) -> Iterator[Word]:
    at = 0
    for row in sentence.rows:
        while sentence.text[at : at + 1].isspace():
            at += 1
        yield Word(row.form, Span(start + at, start + at + len(row.form)))
        at += len(row.form)


def gold_arcs(document: Document) -> Iterator[Arc]:
    """The gold trees."""
    for words, rows in zip(document.sentences, document.rows, strict=True):
        places = [(w.span.start, w.span.end) for w in words]
        for place, row in zip(places, rows, strict=True):
            governor = places[row.head - 1] if row.head else ROOT
            yield Arc(place, governor, row.rel.split(":")[0], row.upos)


def system_arcs(model: LanguageModel, sentences: list[tuple[Word, ...]]) -> Iterator[Arc]:
    """The model's trees."""
    for parse in model.read(sentences):
        tokens = parse.sentence.tokens
        for token in tokens:
            head = tokens[token.head].span if token.head >= 0 else None
            governor = (head.start, head.end) if head else ROOT
            yield Arc((token.span.start, token.span.end), governor, token.relation, token.upos)


def f1(hits: int, gold: int, system: int) -> float:
    """F1 in per cent."""
    return 200 * hits / max(1, gold + system)


def score(model: LanguageModel, name: str, path: Path) -> tuple[float, float]:
    """Prints F1 of words, tags and arcs from raw text and from gold words, and the loss; gives LAS and loss."""
    counts = [0] * 7
    for document in documents(path):
        gold = {a.place: a for a in gold_arcs(document)}
        raw = [split_words(document.text, s) for s in split_sentences(document.text)]
        for shift, sentences in ((0, [w for w in raw if w]), (3, list(document.sentences))):
            for arc in system_arcs(model, sentences):
                mine = gold.get(arc.place)
                counts[6] += shift == 0
                counts[shift] += mine is not None
                counts[shift + 1] += mine is not None and mine.upos == arc.upos
                same = mine is not None and (mine.governor, mine.relation) == (arc.governor, arc.relation)
                counts[shift + 2] += same
    words, system = counts[3], counts[6]
    las, best = f1(counts[2], words, system), 100 * counts[5] / words
    print(f"{name}: words {f1(counts[0], words, system):.2f} UPOS {f1(counts[1], words, system):.2f} LAS {las:.2f}")
    print(f"{name}: LAS on gold words {best:.2f}, loss {best - las:.2f}")
    return las, best - las


def main() -> None:
    """Scores the model in its folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    model = LanguageModel.load(args.model)
    for name in ("gum", "ewt"):
        score(model, name, args.shared / "treebanks" / f"en_{name}-dev.conllu")


if __name__ == "__main__":
    main()
