"""Descriptions: what a noun says of who is meant ("both sides", "Iranian officials", "his counterpart")."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line, Named, is_descent
from legation.analysis.actors.titles import side_of_name
from legation.data.actor_words import actor_words


class Sort(StrEnum):
    """What a description picks out."""

    SIDE = "side"
    """The state itself: "the Iranian side", "Iran's government"."""
    BODY = "body"
    """A part of a state: "the Turkish foreign ministry"."""
    OFFICIALS = "officials"
    """Nameless people who act for a side: "Iranian officials"."""
    PEOPLE = "people"
    """People who act for nobody but themselves: "Chinese protesters"."""
    COUNTERPART = "counterpart"
    PERSON = "person"
    """One person whom the report names elsewhere: "the visiting dignitary"."""


_SIDES = actor_words("side nouns")
_BODIES = actor_words("body nouns")
_OFFICIALS = actor_words("official nouns")
_PEOPLE = actor_words("people nouns")
_PERSONS = actor_words("person nouns")
_GENERAL = actor_words("pair nouns")
"""Nouns whose plural with "the two" or "both" stands for parties already named."""
_PAIRS = frozenset({"both", "two", "bilateral"})
_ACTS_ITSELF = frozenset({"government", "administration", "regime", "leadership", "authority"})

_SEATED = frozenset({"presidency", "ministry", "parliament", "government", "authorities", "cabinet", "premiership"})
"""Of whom it is told where they sit: "the presidency in Montevideo"."""


@dataclass(frozen=True, slots=True)
class Nominal:
    """A description over tokens ``first``..``last`` with its noun.

    ``of`` is the side it names ("" when none), ``pair`` for "both sides" and "the two leaders",
    ``owner`` the token of a possessive pronoun ("his counterpart"), -1 without one.
    """

    first: int
    last: int
    noun: int
    sort: Sort
    of: str
    plural: bool
    pair: bool
    definite: bool
    owner: int = -1
    people: bool = False
    """A pair of persons rather than of sides."""
    ofs: tuple[str, ...] = ()
    """Every side that the phrase names: both of "US and Chinese officials"."""


def find_nominals(line: Line, taken: frozenset[int]) -> Iterator[Nominal]:
    """Descriptions in order; tokens in ``taken`` belong to titles and names already read."""
    for index in range(len(line)):
        if (
            index in taken
            or line.upos(index) not in ("NOUN", "PROPN")
            or (line.name(index) and not is_pair(line, index))
        ):
            continue
        if (line.word(index - 1) == "-" and line.glued(index)) or (
            line.word(index + 1) == "-" and line.glued(index + 1)
        ):
            continue
        lemma = line.tokens[index].lemma.lower()
        if lemma in _SIDES | _BODIES | _OFFICIALS | _PEOPLE | _PERSONS or lemma == "counterpart":
            yield from _nominal(line, index, lemma)


def _listed_after(line: Line, noun: int) -> list[str]:
    """The sides of "the governments of the United States, Canada and Mexico"."""
    found = []
    at = noun + 2 if line.word(noun + 1) in ("of", "from") else len(line)
    while at < len(line):
        at += line.word(at) == "the"
        named = line.name(at)
        if named is None or named.match.kind not in (NameKind.STATE, NameKind.ORGANISATION, NameKind.CAPITAL):
            break
        found.append(side_of_name(named.match))
        at = named.last + 1
        joined = line.word(at) in (",", "and")
        at += joined + (line.word(at) == "," and line.word(at + 1) == "and")
        if not joined:
            break
    return found


def is_pair(line: Line, index: int) -> bool:
    """Whether a fuzzy group is a pair here: "the two neighbouring countries", "both countries of the region"."""
    named = line.name(index)
    fuzzy = named is not None and named.match.kind is NameKind.FUZZY and named.match.name == "neighbouring states"
    return fuzzy and named is not None and line.word(named.first - 1) in ("two", "both")


def _nominal(line: Line, noun: int, lemma: str) -> Iterator[Nominal]:
    first = _start(line, noun)
    before = [line.word(i) for i in range(first, noun)]
    named = owner_of(line, first, noun)
    of = side_of_name(named.match) if named else ""
    plural = line.tokens[noun].xpos in ("NNS", "NNPS") or line.tokens[noun].feats.get("Number") == "Plur"
    sides = lemma == "side" and before == ["the"]
    pair = plural and lemma in _GENERAL and (sides or bool(_PAIRS & set(before))) and not of
    definite = "the" in before or "this" in before or "that" in before or pair
    last = _end(line, noun)
    owner = next((i for i in range(first, noun) if line.upos(i) == "PRON"), -1)
    sort = _sort(lemma, of, plural=plural, pair=pair)
    if sort:
        people = lemma in _OFFICIALS | _PERSONS | {"man"} and lemma != "authority"
        yield Nominal(
            first, last, noun, sort, of, plural, pair, definite, owner, people, _owners(line, first, noun, of)
        )


def _owners(line: Line, first: int, noun: int, of: str) -> tuple[str, ...]:
    """Every side named before the noun, with those joined to the first by "and"."""
    start = first
    while (
        start > 1
        and line.word(first) not in _DETERMINERS
        and line.word(start - 1) in ("and", ",", "&")
        and (named := line.name(start - 2))
    ):
        if named.match.kind not in (NameKind.DEMONYM, NameKind.STATE) or line.is_possessive(named.last + 1):
            break
        start = named.first
    sides = [side_of_name(n.match) for n in line.names if start <= n.first < noun and not is_descent(line, n)]
    sides = sides or _listed_after(line, noun)
    return tuple(dict.fromkeys(side for side in sides if side)) or ((of,) if of else ())


def _sort(lemma: str, of: str, *, plural: bool, pair: bool) -> Sort | None:
    """What a noun picks out; the first test that holds."""
    alone = lemma in ("side", "government", "country", "nation", "delegation")
    tests = (
        (Sort.COUNTERPART, lemma == "counterpart"),
        (Sort.SIDE, pair or (lemma in _SIDES and bool(of or alone) and (not plural or lemma in _ACTS_ITSELF))),
        (None, lemma in _SIDES and bool(of or alone)),
        (Sort.OFFICIALS, lemma in _OFFICIALS and (plural or bool(of and lemma == "official"))),
        (Sort.BODY, lemma in _BODIES and bool(of)),
        (Sort.PEOPLE, lemma in _PEOPLE and bool(of)),
        (Sort.PERSON, lemma in _PERSONS and not plural),
    )
    return next((sort for sort, holds in tests if holds), None)


def _start(line: Line, noun: int) -> int:
    """Where the phrase of a noun starts: modifiers, names and articles left of it, a possessor with its own."""
    first = noun
    while first > 0:
        before = first - 1
        named = line.name(before)
        if named and named.match.kind != NameKind.PEOPLE:
            first = min(named.first, before)
        elif (line.is_possessive(before) and line.name(before - 1)) or (
            line.upos(before) in ("ADJ", "NOUN", "NUM", "PROPN", "DET") and not _other_phrase(line, before, noun)
        ):
            first = before
        elif line.upos(before) == "PRON" and line.word(before) in ("his", "her", "their", "its", "my", "our"):
            return before
        elif line.word(before) == "-" and line.glued(before):
            first = before
        else:
            return first
        if line.word(first) in ("the", "a", "an", "both", "this", "these", "those"):
            return first - (line.word(first - 1) == "both")
    return first


_DETERMINERS = frozenset({"the", "a", "an", "this", "these", "those", "both"})


def _other_phrase(line: Line, at: int, noun: int) -> bool:
    """Whether a word left of the noun belongs to something else."""
    if line.word(at) in ("the", "a", "an", "both", "this", "these", "those", "two"):
        return False
    return not at < line.tokens[at].head <= noun


def owner_of(line: Line, first: int, noun: int) -> Named | None:
    """The state or body in the phrase, before the noun or after "of"."""
    for index in range(noun - 1, first - 1, -1):
        named = line.name(index)
        if named and side_of_name(named.match):
            return named
    at = noun + 1
    seated = line.name(at + 1)
    if line.word(at) == "in" and line.word(noun) in _SEATED and seated and seated.match.kind is NameKind.CAPITAL:
        return seated
    if line.word(at) in ("of", "from") or (
        line.word(at) == "in" and line.word(noun) in ("counterpart", "counterparts")
    ):
        at += 1 + (line.word(at + 1) == "the")
        named = line.name(at)
        if named and named.match.kind in (
            NameKind.STATE,
            NameKind.ORGANISATION,
            NameKind.CAPITAL,
            NameKind.GROUP,
        ):
            return named
    return None


def _end(line: Line, noun: int) -> int:
    at = noun + 1
    if line.word(at) == "of":
        at += 1 + (line.word(at + 1) == "the")
        named = line.name(at)
        if named and named.match.kind in (NameKind.STATE, NameKind.ORGANISATION, NameKind.CAPITAL):
            return named.last
    return noun
