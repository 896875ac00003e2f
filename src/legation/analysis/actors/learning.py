"""What a report says of when somebody took or left an office.

"congratulated Larijani on his recent appointment as SNSC secretary", "who took office in March",
"newly appointed", "sworn in last week", "succeeds", "former": each is kept with its words; it is
dated where a time expression stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from legation.analysis.actors.line import Line
from legation.analysis.actors.titles import has_head, parse_office
from legation.data.actor_words import actor_words
from legation.types.actors import Office, Standing, Tenure
from legation.types.analysis import Timex
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period

_NOUNS = actor_words("beginning nouns")
_TAKING = actor_words("taking verbs")
_MADE = actor_words("appointing verbs")
_FRESH = frozenset({"newly", "recently", "freshly"})
_CLOSE = 9
"""Words within which an office follows the verb that gives it."""
_CHOSEN = frozenset({"appointed", "named", "elected", "installed"})
_FOLLOWING = frozenset({"succeed", "replace"})
_LEAVING = frozenset({"resigned", "resigns", "resigning"})
_REMOVING = frozenset({"dismissed", "sacked", "ousted", "fired", "removed", "deposed", "impeached"})
_CLOSING = frozenset(", . ; : in after on and by from amid following before last this next at over since until".split())
_POSTS = frozenset({"office", "power", "post", "charge", "helm"})


@dataclass(frozen=True, slots=True)
class Beginning:
    """Words that tell how a tenure began, or with ``ends`` that it ended.

    The person whom they concern stands before ``token``, with ``after`` behind it.
    """

    line: int
    token: int
    span: Span
    office: str
    own: bool
    """Whether a possessive pronoun stands before the noun ("his recent appointment")."""
    ends: bool = False
    after: bool = False
    named: bool = False
    """Whether only a name can tell whom they concern: who "she" replaces is too often somebody else."""


def beginnings(lines: Sequence[Line]) -> Iterator[Beginning]:
    """Every beginning of a tenure that a report tells."""
    for number, line in enumerate(lines):
        for index in range(len(line)):
            yield from _succession(line, number, index)
            found = _beginning(line, number, index) or _ending(line, number, index)
            if found:
                yield found


def _beginning(line: Line, number: int, index: int) -> Beginning | None:
    word = line.word(index)
    if word in _NOUNS:
        return _of_noun(line, number, index)
    if word in _TAKING and line.word(index + 1) in _POSTS:
        return Beginning(number, index, _to_clause_end(line, index), "", own=False)
    if word in ("took", "takes", "taken") and line.word(index + 1) == "over" and line.word(index + 2) == "as":
        return _as_office(line, number, index, index + 2)
    if word in _MADE and not _is_passive_of_other(line, index):
        at = index + 1 + (line.word(index + 1) == "in")
        if word in _CHOSEN and _is_active(line, index):
            return _made(line, number, index)
        if line.word(at) == "as" or word == "became":
            return _as_office(line, number, index, at)
        if line.word(index - 1) in _FRESH:
            return Beginning(number, index, line.span(index - 1, index), "", own=False)
    return None


def _is_active(line: Line, index: int) -> bool:
    """Whether somebody appoints another, who stands behind the verb."""
    token = line.tokens[index]
    passive = any(c.deprel in ("nsubj:pass", "aux:pass") for c in line.sentence.children(index))
    return line.upos(index) == "VERB" and token.relation != "acl" and not passive and token.xpos != "VBN"


def _made(line: Line, number: int, index: int) -> Beginning | None:
    """ "appointed Larijani as secretary": the office behind "as", of the person between."""
    link = next((i for i in range(index + 1, min(index + _CLOSE, len(line))) if line.word(i) == "as"), 0)
    found = _as_office(line, number, index, link) if link else None
    return replace(found, after=True) if found else None


def _succession(line: Line, number: int, index: int) -> Iterator[Beginning]:
    """ "succeeds", "was succeeded by": one tenure ends and another begins."""
    over = line.word(index) in ("took", "takes", "taking") and (line.word(index + 1), line.word(index + 2)) == (
        "over",
        "from",
    )
    if line.tokens[index].lemma.lower() not in _FOLLOWING and not over:
        return
    if not over and line.upos(index) != "VERB":
        return
    words = _to_clause_end(line, index)
    followed = line.word(index + 1) == "by"
    yield Beginning(number, index, words, "", own=False, after=followed, named=True)
    yield Beginning(number, index, words, "", own=False, ends=True, after=not followed, named=True)


def _ending(line: Line, number: int, index: int) -> Beginning | None:
    """ "resigned", "stepped down", "left office", "was dismissed as"."""
    word, then = line.word(index), line.word(index + 1)
    gone = word in _LEAVING or (word in ("stepped", "steps", "stepping", "step") and then == "down")
    gone = gone or (word in ("left", "leaves", "leaving", "quit") and then in _POSTS)
    removed = word in _REMOVING and line.upos(index) == "VERB"
    if not gone and not removed:
        return None
    after = removed and _is_active(line, index)
    office = next((i for i in range(index + 1, min(index + _CLOSE, len(line))) if line.word(i) == "as"), 0)
    told = _as_office(line, number, index, office) if office else None
    if removed and told is None and then not in ("from", "by", "as"):
        return None
    found = told or Beginning(number, index, _to_clause_end(line, index), "", own=False)
    return replace(found, ends=True, after=after)


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
        if line.upos(index) in ("VERB", "AUX", "PRON", "SCONJ") or word in _CLOSING:
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


def tenure(person: str, side: str, found: Beginning, known: Office | None, text: str, times: Sequence[Timex]) -> Tenure:
    """The tenure that words tell of; it is dated by a time expression inside them.

    ``known`` is the office that the report gives the person elsewhere, for words that name none.
    """
    parsed = parse_office(found.office) if found.office else None
    office = known or Office("", side)
    if parsed is not None:
        office = Office(found.office, side or parsed.of, parsed.classes)
    if found.ends:
        office = replace(office, standing=Standing.FORMER)
    words = Excerpt.cut(text, found.span)
    dated = _dated(found.span, times)
    if found.ends:
        return Tenure(person, office, Period(None, dated) if dated else None, evidence=(words,))
    return Tenure(person, office, Period(dated, None) if dated else None, words, (words,))


def _dated(span: Span, times: Sequence[Timex]) -> PartialDate | None:
    """The date that stands in the words."""
    dated = next((t.period for t in times if span.covers(t.span) and t.period and t.period.first), None)
    start = dated.start if dated else None
    return start if isinstance(start, PartialDate) else None
