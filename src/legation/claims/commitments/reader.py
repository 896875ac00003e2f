"""Reads what sides undertake, from trees and the table of softness."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.commitments.parties import Voices
from legation.claims.commitments.undertakings import Undertakings
from legation.claims.issuers import is_issued, issuers
from legation.types.analysis import Analysis
from legation.types.claims import Commitment, Stage, Statement
from legation.types.document import BlockKind, Document

HEADLINES = frozenset((BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION, BlockKind.HEADING))
BARE = 2
"""Words of "ceasefire accord", "the document": too few to tell one signed text from another."""
SHORT = 4
"""Letters of words that any two actions may share."""
ALIKE = 0.7
"""Share of the longer action's words that two tellings of one undertaking have in common."""


def read_commitments(
    document: Document, analysis: Analysis, statements: tuple[Statement, ...] = ()
) -> tuple[Commitment, ...]:
    """The undertakings of a document whose sides are known, in the order of the text.

    ``statements`` of the same report say for whom "we" stands in quoted words.

    What counts as one, and its fields: annotation guidelines, "commitments". Praise, values alone,
    forecasts and programmes of visits are none.
    """
    found = [one for one in undertakings(document, analysis, statements) if one.by]
    return tuple(_without_repeats(_without_headlines(document, found)))


def undertakings(
    document: Document, analysis: Analysis, statements: tuple[Statement, ...] = ()
) -> Iterator[Commitment]:
    """Everything that is undertaken, also where nobody is named who does."""
    voices = Voices(statements, issuers(document, analysis), is_issued(document))
    for sentence in analysis.sentences:
        yield from Undertakings(document, analysis, sentence, voices).all()


def _without_headlines(document: Document, found: list[Commitment]) -> list[Commitment]:
    """Undertakings of headlines and captions are left out where the text tells of one like it."""
    told = [one for one in found if not _is_headline(document, one)]
    return [one for one in found if one in told or not any(_says_same(one, other) for other in told)]


def _is_headline(document: Document, one: Commitment) -> bool:
    block = document.block_at(one.evidence.hull.start)
    return block is not None and block.kind in HEADLINES


def _says_same(headline: Commitment, other: Commitment) -> bool:
    """Whether a headline may say what another undertaking says: a side and the kind or words in common."""
    if set(headline.by).isdisjoint(other.by):
        return False
    return headline.kind is other.kind or bool(_long_words(headline) & _long_words(other)) or _alike(headline, other)


def _long_words(one: Commitment) -> frozenset[str]:
    """The words of an action that tell one from another."""
    return frozenset(word for word in one.action.lower().split() if len(word) > SHORT)


def _without_repeats(found: list[Commitment]) -> Iterator[Commitment]:
    """Each undertaking once: the same action of the same sides told again is left out."""
    kept: list[Commitment] = []
    for one in found:
        if not any(one.by == other.by and _alike(one, other) for other in kept):
            kept.append(one)
            yield one


def _alike(one: Commitment, other: Commitment) -> bool:
    """Whether two tellings of the same sides are of one undertaking; a text is signed once."""
    if one.stage is other.stage is Stage.SIGNED and len(one.action.split()) <= BARE:
        return True
    left, right = (frozenset(c.action.lower().split()) for c in (one, other))
    return one.kind is other.kind and len(left & right) >= ALIKE * max(len(left), len(right))
