"""What a report says of when somebody took or left an office.

"congratulated Larijani on his recent appointment as SNSC secretary", "who took office in March",
"newly appointed", "sworn in last week", "succeeds", "former": each is kept with its words; it is
dated where a time expression stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.analysis.actors.line import Line
from legation.analysis.actors.titles import has_head, parse_office
from legation.data.actor_words import actor_words
from legation.types.actors import Office, Tenure
from legation.types.analysis import Timex
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period

_NOUNS = actor_words("beginning nouns")
_TAKING = actor_words("taking verbs")
_MADE = actor_words("appointing verbs")
_FRESH = frozenset({"newly", "recently", "freshly"})
_POSTS = frozenset({"office", "power", "post", "charge", "helm"})


@dataclass(frozen=True, slots=True)
class Beginning:
    """Words that tell how a tenure began: the person whom they concern stands nearest to ``token``."""

    line: int
    token: int
    span: Span
    office: str
    own: bool
    """Whether a possessive pronoun stands before the noun ("his recent appointment")."""


def beginnings(lines: Sequence[Line]) -> Iterator[Beginning]:
    """Every beginning of a tenure that a report tells."""
    for number, line in enumerate(lines):
        for index in range(len(line)):
            found = _beginning(line, number, index)
            if found:
                yield found


def _beginning(line: Line, number: int, index: int) -> Beginning | None:
    word = line.word(index)
    if word in _NOUNS:
        return _of_noun(line, number, index)
    if word in _TAKING and line.word(index + 1) in _POSTS:
        return Beginning(number, index, _to_clause_end(line, index), "", own=False)
    if word == "took" and line.word(index + 1) == "over" and line.word(index + 2) == "as":
        return _as_office(line, number, index, index + 2)
    if word in _MADE and not _is_passive_of_other(line, index):
        at = index + 1 + (line.word(index + 1) == "in")
        if line.word(at) == "as" or word == "became":
            return _as_office(line, number, index, at)
        if line.word(index - 1) in _FRESH:
            return Beginning(number, index, line.span(index - 1, index), "", own=False)
    return None


def _is_passive_of_other(line: Line, index: int) -> bool:
    """Whether the word stands before a noun: "elected officials"."""
    return line.tokens[index].relation == "amod" and line.word(index - 1) not in _FRESH


def _of_noun(line: Line, number: int, index: int) -> Beginning | None:
    """ "recent appointment as SNSC secretary", without the pronoun before it."""
    first = index
    while first > 0 and line.upos(first - 1) in ("ADJ", "ADV") and line.tokens[first - 1].head == index:
        first -= 1
    if line.word(index + 1) not in ("as", "to"):
        return None
    last = _office_end(line, index + 2)
    if last < index + 2 or not has_head(line.words(index + 2, last)):
        return None
    own = line.word(first - 1) in ("his", "her", "their") or line.is_possessive(first - 1)
    return Beginning(number, index, line.span(first, last), line.words(index + 2, last), own=own)


def _as_office(line: Line, number: int, index: int, link: int) -> Beginning | None:
    start = link + (line.word(link) == "as")
    start += line.word(start) in ("the", "a", "an", "its", "his", "her")
    last = _office_end(line, start)
    if last < start or not has_head(line.words(start, last)):
        return None
    return Beginning(number, index, _to_clause_end(line, index), line.words(start, last), own=False)


def _office_end(line: Line, start: int) -> int:
    """The last token of an office that starts here: up to the noun's complement."""
    last = start - 1
    for index in range(start, min(start + 14, len(line))):
        word = line.word(index)
        if line.upos(index) in ("VERB", "AUX", "PRON", "SCONJ") or word in (
            ",",
            ".",
            ";",
            "in",
            "after",
            "on",
            "and",
        ):
            break
        if word[:1].isalnum() and word not in ("the", "of", "for"):
            last = index
    return last


def _to_clause_end(line: Line, index: int) -> Span:
    last = index
    for at in range(index + 1, min(index + 14, len(line))):
        if line.word(at) in (",", ".", ";", ")", "who", "which") or (line.upos(at) == "VERB" and at > index + 2):
            break
        last = at
    return line.span(index, last)


def tenure(person: str, side: str, found: Beginning, text: str, times: Sequence[Timex]) -> Tenure:
    """The tenure that words tell of; it is dated by a time expression inside them."""
    parsed = parse_office(found.office) if found.office else None
    classes = parsed.classes if parsed else ()
    office = Office(found.office, side or (parsed.of if parsed else ""), classes) if classes else Office("", side)
    words = Excerpt.cut(text, found.span)
    return Tenure(person, office, _began(found.span, times), words, (words,))


def _began(span: Span, times: Sequence[Timex]) -> Period | None:
    """Open from the date that stands in the words."""
    dated = next((t.period for t in times if span.covers(t.span) and t.period and t.period.first), None)
    start = dated.start if dated else None
    return Period(start, None) if isinstance(start, PartialDate) else None
