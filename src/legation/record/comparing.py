"""Comparing texts with those held: are they items that other reports already brought?"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from legation.record.duplicates import (
    ALIKE,
    Outline,
    alike,
    bands,
    figure_keys,
    outline,
    signature,
    translated,
)
from legation.types.linkbook import LinkBook, Relation, Signed, Unsigned
from legation.types.time import PartialDate


@dataclass(frozen=True, slots=True)
class _Made:
    """A text with all by which its like is found."""

    text: Unsigned
    signature: bytes
    outline: Outline
    bands: frozenset[str]
    figures: frozenset[str]


def compare(book: LinkBook, waiting: Sequence[Unsigned]) -> int:
    """Sign texts and note of which others each is a copy or a translation; how many are."""
    made = {one.digest: _made(one) for one in waiting}
    book.sign({digest: Signed(one.signature, one.bands | one.figures) for digest, one in made.items()})
    copies = {*_copies(book, made)}
    translations = {*_translations(book, made)}
    for one, other in sorted(copies):
        book.copy(one, other, Relation.COPY)
    for one, other in sorted(translations):
        book.copy(one, other, Relation.TRANSLATION)
    return len({one for one, _ in copies | translations})


def _made(text: Unsigned) -> _Made:
    signed, told = signature(text.text), outline(text.text, text.language)
    return _Made(text, signed, told, bands(signed), _figure_keys(text, told))


def _copies(book: LinkBook, made: Mapping[str, _Made]) -> Iterable[tuple[str, str]]:
    holders = book.near({band for one in made.values() for band in one.bands})
    near = {digest: {o for band in one.bands for o in holders.get(band, ())} for digest, one in made.items()}
    held = book.signatures({other for others in near.values() for other in others})
    for digest, one in made.items():
        for other in near[digest] - {digest}:
            if alike(one.signature, held[other]) >= ALIKE:
                yield digest, other


def _translations(book: LinkBook, made: Mapping[str, _Made]) -> Iterable[tuple[str, str]]:
    holders = book.near({key for one in made.values() for key in one.figures})
    near = {digest: {o for key in one.figures for o in holders.get(key, ())} for digest, one in made.items()}
    languages = book.languages({other for others in near.values() for other in others})
    foreign = {
        (digest, other)
        for digest, others in near.items()
        for other in others
        if languages[other] not in ("", made[digest].text.language)
    }
    texts = book.texts({other for _, other in foreign})
    for digest, other in foreign:
        if translated(made[digest].outline, outline(texts[other], languages[other])):
            yield digest, other


def _figure_keys(made: Unsigned, told: Outline) -> frozenset[str]:
    """None for a text of unknown day or language: it could be a translation of too much."""
    if not made.language or not made.published:
        return frozenset()
    return figure_keys(told, _week(PartialDate.parse(made.published).first))


def _week(day: date) -> int:
    return day.toordinal() // 7
