"""Names of states, capitals, bodies, groups and places in running text.

One pass over the words of the text through a trie of names: time linear in the text times the
longest name. The longest name from the left wins; a name with several meanings is decided by
the words around it (:mod:`legation.analysis.actors.ambiguity`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from legation.analysis.actors.ambiguity import Chooser
from legation.analysis.actors.words import LookupWord, joined, lookup_words
from legation.data.actor_names import ReadingRow, ambiguous_names, english_names, state_names
from legation.types.span import Span


class NameKind(StrEnum):
    """What sort of name it is."""

    STATE = "state"
    DEMONYM = "demonym"
    PEOPLE = "people"
    CAPITAL = "capital"
    SEAT = "seat"
    ORGANISATION = "organisation"
    BODY = "body"
    """A ministry, army, parliament, party … of one state."""
    GROUP = "group"
    FUZZY = "fuzzy"
    PEOPLES = "peoples"
    PLACE = "place"
    REGION = "region"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Match:
    """A name found in a text. ``state`` is the state it belongs to or lies in, "" when none.

    ``keys`` are state codes or body names (for a place the state, for a region none);
    ``unsure`` when the name alone does not settle which of several is meant.
    """

    span: Span
    kind: NameKind
    keys: tuple[str, ...]
    name: str
    state: str = ""
    unsure: bool = False


@dataclass(slots=True)
class _Node:
    """A step of the trie: what may follow, and the names that end here."""

    steps: dict[str, _Node] = field(default_factory=dict)
    ends: list[_Surface] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Surface:
    """One printed form of a name and what it may mean."""

    words: tuple[str, ...]
    exact: bool
    article: bool
    title: str
    readings: tuple[ReadingRow, ...]

    def fits(self, found: Sequence[LookupWord], before: LookupWord | None) -> bool:
        """Whether the case of the words found, and the word before them, allow the name."""
        if self.article and (before is None or before.folded != "the"):
            return False
        if self.exact:
            return all(word.printed.replace(".", "") == own for word, own in zip(found, self.words, strict=True))
        return all(word.capital or not own[:1].isupper() for word, own in zip(found, self.words, strict=True))


def find_names(text: str, language: str = "en") -> tuple[Match, ...]:
    """Every name of a state, body, group or place in ``text``, in order, none overlapping.

    ``language`` is ISO 639-1; languages other than English know the states' CLDR names. Spans are
    code points of ``text``.
    """
    words = lookup_words(text)
    chooser = Chooser(text, words)
    return tuple(_matches(text, words, _trie(language), chooser))


def _matches(text: str, words: tuple[LookupWord, ...], trie: _Node, chooser: Chooser) -> Iterator[Match]:
    at = 0
    while at < len(words):
        length, surface = _longest(text, words, at, trie)
        if surface is None:
            at += 1
            continue
        reading = chooser.choose(surface.title, surface.readings, at, length)
        if reading is not None:
            yield _match(text, words[at : at + length], reading)
        at += length if reading is not None else 1


def _longest(text: str, words: tuple[LookupWord, ...], at: int, trie: _Node) -> tuple[int, _Surface | None]:
    best: tuple[int, _Surface | None] = (0, None)
    before = words[at - 1] if at else None
    node = trie.steps.get(words[at].folded)
    depth = 0
    while node is not None:
        depth += 1
        surface = next((s for s in node.ends if s.fits(words[at : at + depth], before)), None)
        best = (depth, surface) if surface else best
        nearby = at + depth < len(words) and joined(text, words[at + depth - 1], words[at + depth])
        node = node.steps.get(words[at + depth].folded) if nearby else None
    return best


def _match(text: str, found: Sequence[LookupWord], reading: ReadingRow) -> Match:
    start, end = found[0].start, found[-1].end
    end += text[end : end + 1] == ")" and "(" in text[start:end]
    kind = NameKind(reading.kind)
    return Match(Span(start, end), kind, reading.keys, reading.name, reading.state, reading.unsure)


@cache
def _trie(language: str) -> _Node:
    trie = _Node()
    for surface in _english() if language == "en" else _foreign(language):
        _add(trie, surface)
    return trie


def _add(trie: _Node, surface: _Surface) -> None:
    node = trie
    for word in lookup_words(" ".join(surface.words)):
        node = node.steps.setdefault(word.folded, _Node())
    node.ends.append(surface)
    # A name in exactly its case is more certain than a capitalised one.
    node.ends.sort(key=lambda s: not s.exact)


def _english() -> Iterator[_Surface]:
    several = ambiguous_names()
    titles = set(several) | {also for rows in several.values() for row in rows for also in row.also}
    for name, readings in several.items():
        also = (other for reading in readings for other in reading.also)
        yield from (_surface(surface, readings) for surface in also)
        if not any(reading.also for reading in readings):
            yield _surface(name, readings)
    for row in english_names():
        if row.surface not in titles:
            keys = (row.key,) if row.key else ()
            yield _surface(row.surface, (_plain(keys, row.kind, row.name, row.state),))


def _foreign(language: str) -> Iterator[_Surface]:
    for code, names in state_names(language).items():
        for name in names:
            yield _surface(name, (_plain((code,), "state", name, code),))


def _plain(keys: tuple[str, ...], kind: str, name: str, state: str) -> ReadingRow:
    """The one meaning of a name that has no other."""
    return ReadingRow(keys, kind, name, state, unsure=False, cues=(), before=(), after=(), also=())


def _surface(printed: str, readings: Iterable[ReadingRow]) -> _Surface:
    title = printed.removeprefix("=")
    bare = title.removeprefix("the ")
    words = tuple(word.printed.replace(".", "") for word in lookup_words(bare))
    exact = printed != title or title.isupper()
    return _Surface(words, exact, bare != title, title, tuple(readings))
