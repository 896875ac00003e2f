"""What follows the noun of a title: the field, state or body behind of, for or to."""

from __future__ import annotations

from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import Line
from legation.analysis.actors.title_cores import ARTICLES, is_date
from legation.data.actor_words import actor_words
from legation.data.offices import office_words
from legation.types.analysis import EntityLabel

COMPLEMENTS = frozenset({"of", "for", "to", "on"})
_POSTED = frozenset(
    {
        "ambassador",
        "ambassadors",
        "envoy",
        "envoys",
        "representative",
        "representatives",
        "commissioner",
        "consul",
        "delegate",
        "assistant",
        "adviser",
        "advisor",
        "aide",
        "counselor",
        "counsellor",
        "secretary",
        "rapporteur",
        "coordinator",
        "negotiator",
        "nuncio",
        "counsel",
        "general",
        "emissary",
        "attaché",
        "director",
        "d'affaires",
        "minister-counsellor",
    }
)
"""Nouns for people who are sent to somebody or advise on something."""
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_ENDING = frozenset({NameKind.STATE, NameKind.CAPITAL, NameKind.BODY, NameKind.ORGANISATION})
_SHORT_RANKS = frozenset({"lt", "gen", "maj", "brig", "adm", "col", "capt"})
_BODIES = actor_words("body nouns")


def office_end(line: Line, noun: int, limit: int, people: frozenset[int]) -> int:
    """Where the model ends the office that goes on after a noun: "and Egyptian Expatriates"."""
    ends = (last for first, last, label in line.entities if label is EntityLabel.OFFICE and first <= noun < last)
    linked = line.word(noun + 1) in ("of", "for")
    return next((e for e in ends if linked and e < limit and not people & set(range(noun, e + 1))), noun)


def complement(line: Line, noun: int, limit: int, people: frozenset[int]) -> int:
    """The last token of what follows the noun: "of the Supreme National Security Council"."""
    last = noun
    at = noun + 1
    while _links(line, noun, at):
        end = _phrase_end(line, at, limit, people)
        if end == at:
            break
        last, at = end, end + 1
    return last


def _links(line: Line, noun: int, at: int) -> bool:
    """Whether the title goes on at a small word: only the sent and the advising go on with "to" and "on"."""
    word = line.word(at)
    if word in ("to", "on"):
        return line.word(noun) in _POSTED and not is_date(line, at + 1) and line.word(at + 1) not in _DAYS
    return word in COMPLEMENTS or (word, line.word(at + 1)) == ("in", "charge")


def _phrase_end(line: Line, link: int, limit: int, people: frozenset[int]) -> int:
    """The last token of the phrase after a link word; the link itself when none follows."""
    last = link
    at = link + 1
    if line.word(link) == "in":
        at += 2 if line.word(link + 2) == "of" else 1
    while at < min(limit, len(line)) and at not in people:
        named = line.name(at)
        if named:
            last, at = named.last, named.last + 1
            if named.match.kind in _ENDING and _is_foreign(line, at):
                break
        elif _in_phrase(line, at, at_start=last == link) or (line.name(at - 1) and line.word(at) in _BODIES):
            last, at = at, at + 1
        elif _bridges(line, at, limit, people) or line.is_possessive(at):
            at += 1
        else:
            break
    return last


def _is_foreign(line: Line, at: int) -> bool:
    """Whether the word behind a state in a title is no word of titles: a name starts there."""
    known = office_words()
    return line.capital(at) and line.word(at) not in known.modifiers | known.heads and not line.name(at)


def _in_phrase(line: Line, at: int, *, at_start: bool) -> bool:
    word = line.word(at)
    if word in _SHORT_RANKS:
        return False
    if line.upos(at) in ("VERB", "AUX", "PRON", "SCONJ", "NUM") and not line.capital(at):
        return False
    if line.capital(at) and word[:1].isalpha() and word not in ARTICLES:
        return word not in office_words().courtesy
    return (
        word in office_words().modifiers
        and line.upos(at) in ("NOUN", "ADJ", "PROPN")
        and (at_start or not line.capital(at - 1))
    )


def _bridges(line: Line, at: int, limit: int, people: frozenset[int]) -> bool:
    """Whether a small word or comma carries the phrase on: more of it must follow."""
    word = line.word(at)
    if word in ("the", "of", "-", "&"):
        return _follows(line, at + 1, limit, people)
    if word in ("and", "for"):
        field = at + 1 + (line.word(at + 1) == "the")
        return _follows(line, field, limit, people) and (not line.name(at + 1) or _adorns(line, at + 1, limit))
    return word == "," and _listed(line, at, limit, people)


def _adorns(line: Line, at: int, limit: int) -> bool:
    """Whether a people's adjective belongs to a field of office: "and Egyptian Expatriates"."""
    named = line.name(at)
    if named is None or named.match.kind is not NameKind.DEMONYM or named.last + 1 >= limit:
        return False
    after = named.last + 1
    known = office_words()
    return line.capital(after) and line.word(after) not in known.heads | known.modifiers and not line.name(after)


def _follows(line: Line, at: int, limit: int, people: frozenset[int]) -> bool:
    fits = at < min(limit, len(line)) and at not in people
    return fits and (line.name(at) is not None or _in_phrase(line, at, at_start=True) or line.word(at) == "the")


def _listed(line: Line, at: int, limit: int, people: frozenset[int]) -> bool:
    """Whether a comma stands inside a list that "and" closes: "Culture, Media and Sport"."""
    if not _follows(line, at + 1, limit, people) or line.name(at + 1):
        return False
    for index in range(at + 1, min(at + 8, limit, len(line))):
        if line.word(index) == "and":
            return _follows(line, index + 1, limit, people) and line.capital(index + 1)
        if not (line.capital(index) or line.word(index) == ","):
            return False
    return False
