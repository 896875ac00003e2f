"""English: a document's blocks become sentences, names, actors, times, quantities and quotations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from legation.analysis.actors import resolve
from legation.analysis.model import LanguageModel, Parse
from legation.analysis.quantities import find_quantities
from legation.analysis.quotations import find_quotations
from legation.analysis.times import find_times
from legation.text.sentences import split_sentences
from legation.text.words import Word, split_words
from legation.types.analysis import Analysis, EntityLabel, Quantity, Sentence, Timex
from legation.types.document import READ_KINDS, Block, Document
from legation.types.protocols import TenureBook
from legation.types.span import Span

LANGUAGES = frozenset({"en"})
Entity = tuple[int, int, int, EntityLabel]


@dataclass(frozen=True, slots=True)
class EnglishAnalyser:
    """Reads English with one model; ``book`` tells of offices that reports before this one taught."""

    model: LanguageModel
    book: TenureBook | None = None

    @classmethod
    def load(cls, folder: Path | None = None) -> EnglishAnalyser:
        """With the shipped model, or the one in a folder; ModelError when it is not as its card says."""
        return cls(LanguageModel.load(folder))

    @property
    def languages(self) -> frozenset[str]:
        """English alone."""
        return LANGUAGES

    def __call__(self, document: Document) -> Analysis:
        """Analyse every block of the document that holds facts and is in English."""
        blocks = tuple(readable(document))
        sentences, entities = self._sentences(document, blocks)
        times = tuple(_times(document, blocks))
        mentions, chains, actors = resolve(document, sentences, entities, times=times, book=self.book)
        return Analysis(
            document=document.id,
            maker=self.model.maker,
            sentences=sentences,
            mentions=mentions,
            chains=chains,
            actors=actors,
            times=times,
            quantities=tuple(_quantities(document, blocks, times)),
            quotations=find_quotations(document.text, [block.words for _, block in blocks]),
        )

    def _sentences(
        self, document: Document, blocks: tuple[tuple[int, Block], ...]
    ) -> tuple[tuple[Sentence, ...], tuple[Entity, ...]]:
        places, words = [], []
        for number, block in blocks:
            for sentence in _split(document.text, block.words):
                places.append(number)
                words.append(sentence)
        parses = self.model.read(words)
        sentences = tuple(
            replace(parse.sentence, index=index, block=number)
            for index, (parse, number) in enumerate(zip(parses, places, strict=True))
        )
        return sentences, tuple(_entities(parses))


def readable(document: Document) -> Iterator[tuple[int, Block]]:
    """Blocks that may hold facts and are in a language that is read here, with their numbers."""
    for number, block in enumerate(document.blocks):
        language = block.language or document.language
        if block.kind in READ_KINDS and language in LANGUAGES and len(block.words):
            yield number, block


def _split(text: str, span: Span) -> Iterator[tuple[Word, ...]]:
    for sentence in split_sentences(text, span):
        words = tuple(split_words(text, sentence))
        if words:
            yield words


def _entities(parses: list[Parse]) -> Iterator[Entity]:
    for index, parse in enumerate(parses):
        for name in parse.names:
            yield index, name.first, name.last, EntityLabel(name.label)


def anchor_of(document: Document) -> date | None:
    """The day from which "Tuesday" is counted: the dateline's, else the publication's."""
    filed = document.dateline.date if document.dateline else None
    anchor = filed if filed and filed.day else document.published
    return anchor.first if anchor and anchor.day else None


def _times(document: Document, blocks: tuple[tuple[int, Block], ...]) -> Iterator[Timex]:
    anchor = anchor_of(document)
    for _, block in blocks:
        yield from find_times(block.words.of(document.text), anchor, block.words.start)


def _quantities(
    document: Document, blocks: tuple[tuple[int, Block], ...], times: tuple[Timex, ...]
) -> Iterator[Quantity]:
    for _, block in blocks:
        yield from find_quantities(block.words.of(document.text), block.words.start, times)
