"""Names of persons in a sentence: the model's, put right by what the words say."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line
from legation.analysis.actors.words import folded
from legation.data.actor_words import actor_words
from legation.data.offices import office_words
from legation.data.states import states
from legation.types.analysis import EntityLabel

_PARTICLES = actor_words("name particles")
_KIN = actor_words("name links")
_ROYAL = frozenset({"king", "queen", "prince", "princess", "mr", "mrs", "ms", "miss", "lady", "sheikha"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SYLLABLE = 5
"""Letters of a syllable of a Korean or Chinese given name, at most."""
_TAILS = frozenset({"led", "era", "style", "like", "made", "born", "based", "run", "held", "aged", "elect", "ally"})
_NOT_NAMES = actor_words("no names")
_BODILY = actor_words("body endings")
_NOT_PERSONS = frozenset(
    {
        NameKind.STATE,
        NameKind.ORGANISATION,
        NameKind.BODY,
        NameKind.DEMONYM,
        NameKind.GROUP,
        NameKind.SEAT,
        NameKind.FUZZY,
        NameKind.PEOPLE,
        NameKind.REGION,
        NameKind.PEOPLES,
        NameKind.PLACE,
        NameKind.CAPITAL,
    }
)


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name over tokens; ``courtesy`` is "male", "female", "any" or ""."""

    first: int
    last: int
    courtesy: str = ""
    start: int = -1
    """Where it starts with the words of courtesy; equal to ``first`` without."""


def find_people(line: Line) -> tuple[PersonName, ...]:
    """Names of persons in order: those of the model, and capitalised words right after a title."""
    found: dict[int, PersonName] = {}
    taken: set[int] = set()
    for first, last in _model_spans(line):
        name = _trimmed(line, first, last)
        if name and not taken & set(range(name.first, name.last + 1)):
            found[name.first] = name
            taken.update(range(name.first, name.last + 1))
    for name in _after_titles(line, taken):
        found[name.first] = name
        taken.update(range(name.first, name.last + 1))
    return tuple(found[first] for first in sorted(found))


def _model_spans(line: Line) -> Iterator[tuple[int, int]]:
    for first, last, label in line.entities:
        if label == EntityLabel.PERSON:
            yield first, last


def _trimmed(line: Line, first: int, last: int) -> PersonName | None:
    """The name without titles before it and marks behind; None when nothing personal remains."""
    while first <= last and _leads(line, first):
        first += 1
    first = _after_posting(line, first, last)
    while last >= first and (line.is_possessive(last) or not line.word(last)[:1].isalnum()):
        last -= 1
    if first > last or line.word(last) in _BODILY:
        return None
    last = _with_suffix(line, _stretched(line, last))
    first = _stretched_left(line, first)
    if (
        _all_titles(line, first, last)
        or _bare_word(line, first, last)
        or not any(line.capital(i) for i in range(first, last + 1))
    ):
        return None
    return None if _taken_by_gazetteer(line, first, last) else _with_courtesy(line, first, last)


def _after_posting(line: Line, first: int, last: int) -> int:
    """The first token behind a state that closes a title: "Ambassador to Niger Alexandre Garcia"."""
    named = line.name(first)
    if named and named.first < first and named.last < last and named.match.kind in _NOT_PERSONS:
        return named.last + 1
    before = line.word(first - 1 - (line.word(first - 1) == "the"))
    if named and named.last < last and before in ("to", "of", "for") and named.match.kind in _NOT_PERSONS:
        return named.last + 1
    return first


def _bare_word(line: Line, first: int, last: int) -> bool:
    """Whether a single word that is no name, or a head noun, opens the stretch."""
    word = line.word(first)
    return word in office_words().heads or (word in _NOT_NAMES and first == last)


def _all_titles(line: Line, first: int, last: int) -> bool:
    words = office_words()
    known = words.heads | words.plurals.keys() | words.modifiers | words.ranks | words.courtesy.keys()
    return all(line.word(i) in known for i in range(first, last + 1))


def _leads(line: Line, at: int) -> bool:
    """Whether a token before a name belongs to a title."""
    word = line.word(at)
    words = office_words()
    named = line.name(at)
    small = (
        word in words.courtesy or word in words.ranks or word in words.heads or word in ("-", "the", "then", "former")
    )
    follows = line.capital(at + 1) or line.word(at + 1) in words.heads
    demonym = (
        named is not None
        and named.match.kind in (NameKind.DEMONYM, NameKind.STATE)
        and line.word(at + 1) in words.heads
    )
    return (small and follows and word not in _PARTICLES) or word == "-" or demonym


def _stretched(line: Line, last: int) -> int:
    """Take in what the model left out of the end: a hyphened rest ("Ji-won"), "bin Said", one more surname."""
    while True:
        if _goes_on(line, last) or (line.word(last + 1) in _KIN and line.capital(last + 2)):
            last += 2
        elif (line.word(last) in _KIN and line.capital(last + 1)) or (
            _name_word(line, last + 1) and not _labelled(line, last + 1) and not _is_title_ahead(line, last + 1)
        ):
            last += 1
        else:
            return last


def _goes_on(line: Line, last: int) -> bool:
    """Whether a hyphen carries a name on: "Al-Jaber", "Ji-won" (not "Merkel-led")."""
    rest = line.word(last + 2)
    if line.word(last + 1) != "-" or not (line.glued(last + 1) and line.glued(last + 2)):
        return False
    given = len(line.word(last)) <= _SYLLABLE and len(rest) <= _SYLLABLE and rest.isalpha() and line.capital(last - 1)
    return line.capital(last + 2) or (given and rest not in _TAILS)


def _is_title_ahead(line: Line, at: int) -> bool:
    """Whether capitalised words from ``at`` on lead up to an office or a body."""
    while line.capital(at) and at < len(line):
        if line.word(at) in office_words().heads or line.word(at) in _BODILY:
            return True
        at += 1
    return False


def _stretched_left(line: Line, first: int) -> int:
    """Take in "Said" before "bin Taimur"."""
    while line.word(first) in _KIN and line.capital(first - 1) and line.word(first - 1) not in office_words().heads:
        first -= 1
    return first


def _with_suffix(line: Line, last: int) -> int:
    """Take in ", Jr." behind the name."""
    at = last + 1 + (line.word(last + 1) == ",")
    if line.word(at) in _SUFFIXES and line.capital(at):
        return at
    return last


def _taken_by_gazetteer(line: Line, first: int, last: int) -> bool:
    """Whether the whole stretch is a name of a state or body, which the gazetteer knows better."""
    named = line.name(first)
    if line.word(last) in _peoples():
        return True
    if named is None or named.first > first or named.last < last:
        return False
    return named.match.kind in _NOT_PERSONS


@cache
def _peoples() -> frozenset[str]:
    """Nouns for peoples and adjectives of states: "Americans" is nobody's surname."""
    words = {noun for state in states().values() for noun in (*state.people, *state.adjectives)}
    return frozenset(folded(word) for word in words if " " not in word)


def _with_courtesy(line: Line, first: int, last: int) -> PersonName:
    courtesy, start = "", first
    while line.word(start - 1) in office_words().courtesy and line.capital(start - 1):
        start -= 1
        found = office_words().courtesy[line.word(start)]
        courtesy = found if courtesy in ("", "any") else courtesy
    return PersonName(first, last, courtesy, start)


def _after_titles(line: Line, taken: set[int]) -> Iterator[PersonName]:
    """Capitalised words right after an office or a courtesy that the model gave no name."""
    at = 0
    while at < len(line):
        opens = at not in taken and at > 0 and _opens_name(line, at, taken)
        last = _run_end(line, at, taken) if opens else at
        if opens and not _is_office_run(line, last):
            yield _with_courtesy(line, at, last)
        at = last + 1


def _opens_name(line: Line, at: int, taken: set[int]) -> bool:
    if _closes_title(line, at) and _name_word(line, at) and _name_word(line, at + 1) and not _labelled(line, at):
        return True
    before = line.word(at - 1)
    words = office_words()
    if before in _ROYAL and line.capital(at - 1) and _is_town(line, at):
        return True
    titled = (before in words.heads or before in words.courtesy) and line.capital(at - 1) and (at - 1) not in taken
    return titled and _name_word(line, at) and not _labelled(line, at)


def _is_town(line: Line, at: int) -> bool:
    """Whether a single word is the name of a town, which people are called too: "Queen Sofia"."""
    named = line.name(at)
    town = named is not None and named.match.kind in (NameKind.CAPITAL, NameKind.PLACE) and named.first == named.last
    return town and line.upos(at) == "PROPN"


def _closes_title(line: Line, at: int) -> bool:
    """Whether a state or body right before a word ends an office: "General Secretary of the Party of Laos"."""
    named = line.name(at - 1)
    if named is None or named.match.kind not in (NameKind.STATE, NameKind.BODY, NameKind.ORGANISATION):
        return False
    link = named.first - 1 - (line.word(named.first - 1) == "the")
    head = line.word(link - 1)
    return line.word(link) == "of" and head in office_words().heads and line.capital(link - 1)


def _name_word(line: Line, at: int) -> bool:
    word = line.word(at)
    if (
        not line.capital(at)
        or line.upos(at) != "PROPN"
        or word in _NOT_NAMES
        or word in office_words().heads
        or line.name(at)
    ):
        return False
    known = office_words()
    if word in known.courtesy or word in known.ranks or word in known.modifiers:
        return False
    return not line.printed(at).isupper() and word not in _BODILY


def _labelled(line: Line, at: int) -> bool:
    """Whether the model gives the token to a name that is no person's."""
    return any(first <= at <= last and label != EntityLabel.PERSON for first, last, label in line.entities)


def _run_end(line: Line, at: int, taken: set[int]) -> int:
    last = at
    index = at + 1
    while index < len(line) and index not in taken:
        if _name_word(line, index):
            last = index
        elif line.word(index) not in _PARTICLES and not (len(line.word(index)) == 1 and line.capital(index)):
            break
        index += 1
    return _with_suffix(line, last)


def _is_office_run(line: Line, last: int) -> bool:
    return line.word(last + 1) in office_words().heads or line.word(last + 1) in _BODILY
