"""Whose "we" it is: the words of a report outside quotation marks are its issuer's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from legation.claims.issuers import is_joint, issuers, maker_words
from legation.claims.statements.naming import Voice, voice_at, whole
from legation.data.holders import KnownHolder, known_holders
from legation.text.folding import fold
from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Analysis
from legation.types.document import Document
from legation.types.span import Span

_SPOKEN = re.compile(r"\b(?:statement|remarks?|address|speech|message|letter)s?\b", re.IGNORECASE)
"""Texts in which "I" and "we" are the person's who gave them; a readout or fact sheet is its government's."""


def author_of(document: Document, analysis: Analysis) -> Voice | None:
    """The voice that a report's title names as its issuer: a person, or the sides; None when it names none."""
    maker = maker_words(document.title)
    sides = tuple(sorted({whole(side) for side in issuers(document, analysis)}))
    person = _person(document, analysis, maker) if _SPOKEN.search(document.title) and len(sides) < 2 else None
    if person is not None and not is_joint(document.title):
        return person
    names = [actor.name for side in sides if (actor := analysis.actor.get(side)) is not None]
    return Voice("; ".join(sorted(names)), acts_for=sides, keys=sides) if sides and len(names) == len(sides) else None


def _person(document: Document, analysis: Analysis, maker: str) -> Voice | None:
    """The one person of the text, or well-known holder of the day, whose name stands in the maker's words."""
    words = {fold(word) for word in re.findall(r"\w+", maker) if word[0].isupper()}
    known = [a for a in analysis.actors if a.kind is ActorKind.PERSON and _surname(a) in words]
    if len(known) == 1:
        actor = known[0]
        return Voice(actor.name, actor.office, actor.acts_for, keys=(actor.key,))
    return _held(document, words)


def turn_voice(document: Document, analysis: Analysis, name: Span) -> Voice:
    """The voice of a transcript's turn: the known holder of the printed office, else whom the text knows by it."""
    words = {fold(word) for word in re.findall(r"\w+", name.of(document.text))}
    holder = _held(document, words) if len(words) > 1 else None
    if holder is not None and fold((holder.office or "").split()[-1]) in words:
        return replace(holder, span=name)
    return voice_at(document.text, analysis, name)


def _held(document: Document, words: set[str]) -> Voice | None:
    """The one holder whom words name, by all of a name rather than by a surname that is enough."""
    day = document.published.first if document.published else None
    held = list(_holders(words, day))
    whole_names = [holder for holder in held if _is_whole(holder, words)]
    named = whole_names or held
    if len({(holder.office, holder.of) for holder in named}) != 1:
        return None
    holder = named[0]
    return Voice(holder.name, holder.office, (holder.of,), keys=(holder.name,))


def _surname(actor: Actor) -> str:
    return fold(actor.name.split(",")[0].split()[-1])


def _holders(words: set[str], day: date | None) -> Iterator[KnownHolder]:
    """Holders whose whole name the words hold, or whose surname is enough."""
    for word in words:
        for holder in known_holders().get(word, ()):
            named = _is_whole(holder, words) or (holder.famous and fold(holder.name.split()[-1]) == word)
            if named and (day is None or holder.covers(day)):
                yield holder


def _is_whole(holder: KnownHolder, words: set[str]) -> bool:
    return {fold(part) for part in holder.name.replace("-", " ").split()} <= words
