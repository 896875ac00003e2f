"""Titles in a sentence: where they stand, whose office it is, and which of them belong together.

Read from the words, not the tree: a core runs from the noun for the office-holder to the left over
modifiers and names; a complement runs to the right ("of", "for", "to" …) up to the next core.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from legation.analysis.actors.line import SIDES, Line, Named
from legation.analysis.actors.title_complements import COMPLEMENTS, complement, office_end
from legation.analysis.actors.title_cores import ARTICLES, RANKS, Core, cores
from legation.analysis.actors.titles import ParsedOffice, parse_office, side_of_name
from legation.data.actor_words import actor_words
from legation.data.offices import office_words

_ENDURING = actor_words("general offices")
"""Nouns whose "General" is part of the office, not a rank."""
_TRIMMED = actor_words("holder adjectives")
"""Words before a title that tell of its holder and are not written into the office."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office named in a sentence, over tokens ``first``..``last``.

    ``start`` is where the whole phrase starts: at the article or the possessor. ``noun`` is the
    noun for the holder, ``of`` the side ("" when unsaid); ``own`` when the title itself says it
    and not only a possessor.
    """

    start: int
    first: int
    last: int
    noun: int
    parsed: ParsedOffice
    of: str
    name: str
    plural: bool = False
    article: str = ""
    possessor: Named | None = None


def find_titles(line: Line, people: frozenset[int]) -> tuple[Title, ...]:
    """Titles of a sentence in order; ``people`` are the tokens inside names of persons."""
    found = tuple(cores(line, people))
    titles = [
        _completed(line, core, _limit(line, core, after), people) for core, after in zip_longest(found, found[1:])
    ]
    return tuple(_owned(line, tuple(_nested(line, titles, people))))


def _limit(line: Line, core: Core, after: Core | None) -> int:
    """Where a title must end at the latest: before the phrase of the next one."""
    if after is None:
        return len(line)
    start = _opening(line, after.first)[0]
    return start if start > core.noun else after.first


def _owned(line: Line, titles: tuple[Title, ...]) -> Iterator[Title]:
    """Titles with the side of the office whose possessive stands before them: "the UN chief's envoy for Yemen"."""
    before: Title | None = None
    for title in titles:
        owned = before is not None and before.last + 2 == title.first and line.is_possessive(before.last + 1)
        yield replace(title, of=before.of) if owned and before is not None and before.of else title
        before = title


def _completed(line: Line, core: Core, limit: int, people: frozenset[int]) -> Title:
    first = core.first
    last = max(complement(line, core.noun, limit, people), office_end(line, core.noun, limit, people))
    start, possessor, article = _opening(line, first)
    shown = _shown_first(line, first, core.noun)
    text = _written(line, shown, _without_rank(line, shown, core.noun, last))
    parsed = parse_office(line.words(first, last))
    of = (side_of_name(possessor.match) if possessor else "") or parsed.of
    if possessor and shown == last and line.word(last) in office_words().weak:
        text = line.words(possessor.first, last)  # a possessive that carries the title: "Libya's ruler"
    return Title(start, shown, last, core.noun, parsed, of, text, core.plural, article, possessor)


def _opening(line: Line, first: int) -> tuple[int, Named | None, str]:
    """Where the phrase starts, the name in the possessive before it, and the article."""
    before = first - 1
    if line.is_possessive(before):
        named = line.name(before - 1)
        if named and (named.match.kind in SIDES or named.match.state):
            start = named.first - (line.word(named.first - 1) == "the")
            return start, named, "the"
        return first, None, "the"
    if line.word(before) in ARTICLES:
        return before, None, line.word(before)
    return first, None, ""


def _shown_first(line: Line, first: int, noun: int) -> int:
    """Where the title starts as written: without "former", "visiting" and their like."""
    at = first
    while at < noun and (line.word(at) in _TRIMMED or line.word(at) == "-" or _is_ornament(line, at)):
        at += 1
    return at


def _is_ornament(line: Line, at: int) -> bool:
    """Whether a small adjective before a title only adorns its holder ("long-serving", "Western-backed")."""
    known = office_words()
    compound = line.word(at + 1) == "-" and line.glued(at + 1)
    if line.word(at - 1) == "-" and line.glued(at) and not line.capital(at):
        return not _names_office(line, at)
    small = not line.capital(at) and line.upos(at) in ("ADJ", "VERB", "ADV")
    plain = line.word(at) not in known.modifiers and line.word(at) not in known.heads
    return (small and plain) or (compound and not _names_office(line, at + 2))


def _names_office(line: Line, at: int) -> bool:
    return line.word(at) in office_words().heads or line.word(at) in office_words().modifiers


def _without_rank(line: Line, first: int, noun: int, last: int) -> int:
    """The last token without a rank behind an office: "Commander" of "Commander General"."""
    at = max(noun, last)
    while at == noun and at > first and line.word(at) in RANKS:
        if line.word(at - 1) in _ENDURING or line.word(at - 1) == "-":
            break
        if not any(_is_post(line, first, i) for i in range(first, at)):
            break
        at = noun = at - 1
    return at


def _is_post(line: Line, first: int, at: int) -> bool:
    """Whether a word is a noun for a post and no rank: "Commander", "Chief" of "Army Chief"."""
    if line.word(at) == "chief":
        return at > first and line.word(at + 1) != "marshal"
    return line.word(at) in office_words().heads and line.word(at) not in RANKS


def _written(line: Line, first: int, last: int) -> str:
    """The office as it is written down: a possessor inside it becomes "the", brackets go."""
    parts: list[str] = []
    at = first
    while at <= last:
        named = line.name(at)
        if named and at > first and named.last < last and line.is_possessive(named.last + 1):
            parts.append(" the" if not parts or not parts[-1].endswith("the") else "")
            at = named.last + 2
            continue
        gap = "" if at == first or line.glued(at) else " "
        parts.append(gap + line.printed(at))
        at += 1
    return "".join(parts).strip()


def _nested(line: Line, titles: list[Title], people: frozenset[int]) -> Iterator[Title]:
    """Join a title with the one it depends on: "Assistant to the President for Homeland Security"."""
    waiting: Title | None = None
    for title in titles:
        if waiting is not None and _depends(line, waiting, title, people):
            joined = line.words(waiting.first, title.last)
            parsed = parse_office(joined)
            name = _written(line, waiting.first, title.last)
            of = parsed.of or waiting.of or title.of
            waiting = replace(waiting, last=title.last, parsed=parsed, name=name, of=of)
            continue
        if waiting is not None:
            yield waiting
        waiting = title
    if waiting is not None:
        yield waiting


def _depends(line: Line, outer: Title, inner: Title, people: frozenset[int]) -> bool:
    between = [line.word(i) for i in range(outer.last + 1, inner.start)]
    linked = between in (["to"], ["of"], ["for"]) or (
        between == [] and outer.last > outer.noun and line.word(outer.last) in COMPLEMENTS
    )
    return linked and inner.last + 1 not in people and not inner.plural
