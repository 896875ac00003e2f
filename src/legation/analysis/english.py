"""English: a document's blocks become sentences, names, actors, times, quantities and quotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from legation.analysis.actors import resolve
from legation.analysis.model import LanguageModel, Parse
from legation.analysis.quantities import find_quantities
from legation.analysis.quotations import find_quotations
from legation.analysis.repairs import repaired
from legation.analysis.times import find_times
from legation.text.sentences import split_sentences
from legation.text.words import Word, split_words
from legation.types.analysis import Analysis, EntityLabel, Quantity, Timex
from legation.types.document import READ_KINDS, Block, Document
from legation.types.protocols import TenureBook

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
        return self.batch((document,))[0]

    def batch(self, documents: Sequence[Document]) -> tuple[Analysis, ...]:
        """Analyse several documents with one run of the model; the same as one by one, but faster."""
        splits = [tuple(_split_blocks(document)) for document in documents]
        parses = iter(self.model.read([words for split in splits for _, words in split]))
        return tuple(
            self._analysis(document, [(number, next(parses)) for number, _ in split])
            for document, split in zip(documents, splits, strict=True)
        )

    def _analysis(self, document: Document, parsed: list[tuple[int, Parse]]) -> Analysis:
        blocks = tuple(block for _, block in readable(document))
        sentences = tuple(
            replace(repaired(parse.sentence), index=index, block=number) for index, (number, parse) in enumerate(parsed)
        )
        entities = tuple(_entities(parse for _, parse in parsed))
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
            quotations=find_quotations(document.text, [block.words for block in blocks]),
        )


def readable(document: Document) -> Iterator[tuple[int, Block]]:
    """Blocks that may hold facts and are in a language that is read here, with their numbers."""
    for number, block in enumerate(document.blocks):
        language = block.language or document.language
        if block.kind in READ_KINDS and language in LANGUAGES and len(block.words):
            yield number, block


def _split_blocks(document: Document) -> Iterator[tuple[int, tuple[Word, ...]]]:
    """Every sentence's words with the number of its block."""
    for number, block in readable(document):
        for sentence in split_sentences(document.text, block.words):
            words = split_words(document.text, sentence)
            if words:
                yield number, words


def _entities(parses: Iterable[Parse]) -> Iterator[Entity]:
    for index, parse in enumerate(parses):
        for name in parse.names:
            yield index, name.first, name.last, EntityLabel(name.label)


def anchor_of(document: Document) -> date | None:
    """The day from which "Tuesday" is counted: the dateline's, else the publication's."""
    filed = document.dateline.date if document.dateline else None
    anchor = filed if filed and filed.day else document.published
    return anchor.first if anchor and anchor.day else None


def _times(document: Document, blocks: tuple[Block, ...]) -> Iterator[Timex]:
    anchor = anchor_of(document)
    for block in blocks:
        yield from find_times(block.words.of(document.text), anchor, block.words.start)


def _quantities(document: Document, blocks: tuple[Block, ...], times: tuple[Timex, ...]) -> Iterator[Quantity]:
    for block in blocks:
        yield from find_quantities(block.words.of(document.text), block.words.start, times)
