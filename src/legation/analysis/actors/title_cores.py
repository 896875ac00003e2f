"""The core of a title: from the noun for the office-holder to the left over modifiers and names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line, Named
from legation.data.actor_words import actor_words
from legation.data.offices import office_words
from legation.types.analysis import EntityLabel

ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my"})
RANKS = actor_words("ranks")
_BEFORE_NAMES = RANKS | {"king", "queen"}
"""Ranks of the armed forces, of birth and of the clergy, which stand before a name."""
_GENERAL = frozenset({"staff", "assembly", "council", "command", "secretariat", "directorate", "department"})
"""Bodies that are "General" without a general."""
_PREFIXED = frozenset({"deputy", "assistant", "permanent", "chief", "attorney", "vice", "associate"})
_FUNCTIONAL = frozenset({"VERB", "AUX", "ADP", "PRON", "CCONJ", "SCONJ", "PUNCT", "ADV"})
_PARTICIPLES = frozenset(
    {"acting", "former", "then", "visiting", "newly", "ruling", "incoming", "outgoing", "retiring", "ex"}
)
"""Words of these parts of speech that belong to titles all the same."""


@dataclass(frozen=True, slots=True)
class Core:
    """A title's own words over tokens ``first``..``noun``."""

    first: int
    noun: int
    plural: bool


def cores(line: Line, people: frozenset[int]) -> Iterator[Core]:
    """The cores of a sentence in order; ``people`` are the tokens inside names of persons."""
    taken = -1
    for index in range(len(line)):
        noun = None if index in people else _noun(line, index)
        if noun is None or index <= taken:
            continue
        last = _last_noun(line, index, people)
        first = _leftmost(line, index, taken, people)
        taken = last
        yield Core(first, last, plural=_is_plural(line, last))


def _noun(line: Line, index: int) -> str | None:
    """The head noun at a token, also as the last part of a hyphened word."""
    words = office_words()
    word = line.word(index)
    if line.upos(index) in ("VERB", "AUX", "ADV", "ADJ") and not line.capital(index):
        return None
    if word == "general" and line.word(index + 1) in _GENERAL:
        return None
    if word == "justice" and line.word(index - 1) == "of" and line.word(index - 2) in words.heads:
        return None
    named = line.name(index)
    if named and (named.last > index or named.first < index):
        return None
    if word in words.heads:
        return word
    if word.startswith("ex-") and word[3:] in words.heads:
        return word[3:]
    return words.plurals.get(word) if not (line.capital(index) and word in ("states", "united")) else None


def _is_plural(line: Line, index: int) -> bool:
    return line.word(index) in office_words().plurals


def _last_noun(line: Line, index: int, people: frozenset[int]) -> int:
    """The last noun of a row of nouns: "Minister" in "Prime Minister", "General" in "Secretary-General"."""
    last = index
    while last + 1 < len(line):
        step = 2 if line.word(last + 1) == "-" and line.glued(last + 1) and line.glued(last + 2) else 1
        after = _skipping(line, last, people) or last + step
        if after >= len(line) or after in people or line.name(after):
            return last
        follows = _noun(line, after) or (step == 2 and line.word(after) in ("elect", "designate", "chief", "large"))
        if not follows:
            return last
        last = after
    return last


def _skipping(line: Line, noun: int, people: frozenset[int]) -> int:
    """Where the real noun of "deputy prime minister" stands; 0 when the noun itself is the last."""
    at = noun + 1
    while line.word(noun) in _PREFIXED and at < min(noun + 4, len(line)) and at not in people and not line.name(at):
        if _noun(line, at):
            return at
        if line.word(at) not in office_words().modifiers:
            return 0
        at += 1
    return 0


def _leftmost(line: Line, index: int, taken: int, people: frozenset[int]) -> int:
    first = index
    while first - 1 > taken:
        before = first - 1
        named = line.name(before)
        if before in people or not (named or _extends(line, before, first, index)):
            break
        if named:
            if not _may_open(named, line.word(index)) or named.first <= taken:
                break
            first = named.first
            continue
        first = before
    if line.word(index) in _BEFORE_NAMES and first < index and _is_complement(line, first):
        first = _rank_first(line, index)
    return _trim_edges(line, first, index)


def _is_complement(line: Line, first: int) -> bool:
    """Whether "of" or "for" and a noun for an office stand right before."""
    link = first - 1 - (line.word(first - 1) == "the")
    return line.word(link) in ("of", "for") and line.word(link - 1) in office_words().heads


def _rank_first(line: Line, noun: int) -> int:
    """Where a rank starts behind another title's field: "Chief of Army Staff Lt. Gen. N."."""
    first = noun
    while line.word(first - 1) in RANKS and line.word(first - 1) != "chief":
        first -= 1
    return first


def _may_open(named: Named, noun: str) -> bool:
    if noun in RANKS and noun != "chief":
        return named.match.kind in (NameKind.DEMONYM, NameKind.STATE)
    return named.match.kind not in (NameKind.PEOPLE, NameKind.FUZZY)


def _extends(line: Line, before: int, first: int, noun: int) -> bool:
    """Whether the word left of a title belongs to it."""
    word = line.word(before)
    if word in ("-", "&", "/"):
        return line.glued(before) or word == "&"
    if _in_compound(line, before, first):
        return True
    if is_date(line, before) or word in ARTICLES or not word[:1].isalnum():
        return False
    if line.upos(before) in _FUNCTIONAL and word not in _PARTICIPLES:
        return False
    return word in office_words().modifiers or word in office_words().heads or _describes(line, before, first, noun)


def _in_compound(line: Line, before: int, first: int) -> bool:
    """Whether a word is the first or a later part of a hyphened word: "long-serving", "Under-Secretary"."""
    small = not line.capital(before)
    opens = line.word(first) == "-" and line.glued(first) and (small or line.word(before) in office_words().modifiers)
    return opens or (line.word(before - 1) == "-" and line.glued(before) and small)


def is_date(line: Line, index: int) -> bool:
    """Whether the model takes a token for part of a date."""
    return any(a <= index <= b and label == EntityLabel.DATE for a, b, label in line.entities)


def _describes(line: Line, before: int, first: int, noun: int) -> bool:
    """Whether a word that the lexicon does not know is part of the title: a name, or a noun that hangs from it."""
    if line.capital(before) and line.upos(before) in ("PROPN", "NOUN", "ADJ", "X"):
        return line.capital(noun) or line.upos(before) == "PROPN"
    hangs = line.upos(before) in ("NOUN", "ADJ") and line.tokens[before].head in range(first, noun + 1)
    return hangs and not line.capital(noun)


def _trim_edges(line: Line, first: int, noun: int) -> int:
    while first < noun and line.word(first) in ("-", "&", "/"):
        first += 1
    return first
