"""CoNLL-U in and out: https://universaldependencies.org/format.html (UD v2), names as ``NER=`` in MISC (BIO)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from legation.analysis.model import LanguageModel, Parse
from legation.errors import AnalysisError
from legation.text.sentences import split_sentences
from legation.text.words import Word, split_words
from legation.types.analysis import Token
from legation.types.span import Span

#: Sentences that go through the model together.
TOGETHER = 256
_CLITICS = re.compile(r"(?:n?['’`][a-z]{1,2}|not|na|ta)", re.IGNORECASE)
_ID = re.compile(r"[1-9][0-9]*")
_RANGE = re.compile(r"([1-9][0-9]*)-([1-9][0-9]*)")
_COLUMNS = 10


@dataclass(frozen=True, slots=True)
class Given:
    """A sentence of a CoNLL-U file: its comments, words, their MISC, and lines of ranges by the word they precede."""

    comments: tuple[str, ...]
    words: tuple[Word, ...]
    misc: tuple[str, ...]
    ranges: tuple[tuple[int, str], ...]


def parse_text(text: str, model: LanguageModel) -> Iterator[str]:
    """Sentences of a plain text as CoNLL-U, each ending in a line break."""
    sentences = (_as_given(text, number, span) for number, span in enumerate(split_sentences(text), 1))
    return _parsed((s for s in sentences if s.words), model)


def parse_conllu(text: str, model: LanguageModel) -> Iterator[str]:
    """The sentences of a CoNLL-U text analysed anew: its words, comments and ranges stay, all else is the model's.

    AnalysisError names the line that is not CoNLL-U. Empty nodes and enhanced dependencies are left out.
    """
    return _parsed(read_conllu(text), model)


def _parsed(sentences: Iterable[Given], model: LanguageModel) -> Iterator[str]:
    source = iter(sentences)
    while part := list(islice(source, TOGETHER)):
        for given, parse in zip(part, model.read([s.words for s in part]), strict=True):
            yield written(given, parse)


def _as_given(text: str, number: int, span: Span) -> Given:
    words = split_words(text, span)
    comments = (f"# sent_id = {number}", f"# text = {_one_line(span.of(text))}")
    misc = tuple("_" if _space_after(words, i) else "SpaceAfter=No" for i in range(len(words)))
    return Given(comments, words, misc, tuple(_contractions(words)))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _space_after(words: Sequence[Word], i: int) -> bool:
    return i + 1 == len(words) or words[i + 1].span.start > words[i].span.end


def _contractions(words: Sequence[Word]) -> Iterator[tuple[int, str]]:
    """Range lines for contractions: ``1-2 don't`` before ``do`` and ``n't``."""
    for i in range(len(words) - 1):
        one, two = words[i], words[i + 1]
        if one.text[-1:].isalpha() and _CLITICS.fullmatch(two.text) and not _space_after(words, i):
            misc = "_" if _space_after(words, i + 1) else "SpaceAfter=No"
            yield i, "\t".join((f"{i + 1}-{i + 2}", one.text + two.text, *["_"] * 7, misc))


def read_conllu(text: str) -> Iterator[Given]:
    """Sentences of a CoNLL-U text, in order; offsets count as if each were printed from its words."""
    comments: list[str] = []
    rows: list[tuple[int, list[str]]] = []
    for number, row in enumerate([*text.split("\n"), ""], 1):
        line = row.rstrip("\r")
        if line.startswith("#"):
            comments.append(line)
        elif line.strip():
            rows.append((number, _cells(number, line)))
        elif rows:
            yield _given(comments, rows)
            comments, rows = [], []


def _cells(number: int, line: str) -> list[str]:
    cells = line.split("\t")
    if len(cells) != _COLUMNS or not cells[1]:
        raise AnalysisError(f"line {number}", "is not CoNLL-U: ten columns, tabs between", "check the input")
    return cells


def _given(comments: Sequence[str], rows: Sequence[tuple[int, list[str]]]) -> Given:
    words: list[Word] = []
    misc: list[str] = []
    ranges: list[tuple[int, str]] = []
    at = 0
    for number, cells in rows:
        if _RANGE.fullmatch(cells[0]):
            ranges.append((len(words), "\t".join(cells)))
        elif _ID.fullmatch(cells[0]):
            if int(cells[0]) != len(words) + 1:
                raise AnalysisError(f"line {number}", f"word {cells[0]} is out of order", "number words from 1")
            words.append(Word(cells[1], Span(at, at + len(cells[1]))))
            misc.append(cells[9])
            at += len(cells[1]) + ("SpaceAfter=No" not in cells[9])
    return Given(tuple(comments), tuple(words), tuple(misc), tuple(ranges))


def written(given: Given, parse: Parse) -> str:
    """One sentence as CoNLL-U."""
    lines = list(given.comments)
    ranges = dict(given.ranges)
    tags = name_tags(parse)
    for token, misc in zip(parse.sentence.tokens, given.misc, strict=True):
        if token.index in ranges:
            lines.append(ranges[token.index])
        lines.append(_line(token, _with_name(misc, tags[token.index])))
    return "\n".join(lines) + "\n"


def name_tags(parse: Parse) -> list[str]:
    """A BIO tag per word."""
    tags = ["O"] * len(parse.sentence.tokens)
    for name in parse.names:
        for i in range(name.first, name.last + 1):
            tags[i] = f"{'B' if i == name.first else 'I'}-{name.label}"
    return tags


def _with_name(misc: str, tag: str) -> str:
    kept = [part for part in misc.split("|") if part not in ("_", "") and not part.startswith("NER=")]
    return "|".join((f"NER={tag}", *kept))


def _line(token: Token, misc: str) -> str:
    feats = "|".join(f"{name}={value}" for name, value in sorted(token.feats.items(), key=_by_name)) or "_"
    cells = (
        str(token.index + 1), token.text, token.lemma, token.upos, token.xpos or "_", feats,
        str(token.head + 1), token.deprel, "_", misc,
    )  # fmt: skip
    return "\t".join(cells)


def _by_name(pair: tuple[str, str]) -> str:
    return pair[0].lower()
