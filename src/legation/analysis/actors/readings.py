"""Whether a place name stands for a government or for the ground.

"Tehran" is the government when it acts or is dealt with (subject of a verb, "ties with", "between
… and", possessor of a goal) and a place when things happen in it ("in", "arrived in", "visit to").
Decided from the tree and the preposition; without evidence a capital is the government.
"""

from __future__ import annotations

from legation.analysis.actors.line import Line
from legation.data.actor_words import actor_words
from legation.types.analysis import Reading

_LOCATIVE = actor_words("locative prepositions")
_MOTION = actor_words("motion words")
_NOT_TO_GOVERNMENT = frozenset(
    {
        "ambassador",
        "envoy",
        "send",
        "delegation",
        "invite",
        "mission",
        "embassy",
        "shipment",
        "export",
        "transfer",
        "ship",
    }
)
_GROUND = actor_words("ground nouns")
_TAKEN = actor_words("place verbs")
_EVENTS = actor_words("event nouns")


def reading_of(line: Line, first: int, last: int) -> Reading:
    """ACTOR or PLACE for the name over tokens ``first``..``last``; OTHER where it only modifies a noun."""
    head = line.head(first, last)
    word = _preposition(line, first, head)
    if word:
        return _after(line, head, word)
    token = line.tokens[head]
    governor = _lemma(line, token.head)
    if token.relation == "obj" and governor in _TAKEN:
        return Reading.PLACE
    if token.relation == "appos" or line.word(first - 1) == ",":
        return _in_apposition(line, first, head)
    if line.is_possessive(last + 1) and governor in _GROUND:
        return Reading.PLACE
    if (
        token.relation in ("compound", "amod", "nmod")
        and line.tokens[head].head > head
        and not line.is_possessive(last + 1)
    ):
        return Reading.PLACE if governor in _EVENTS else Reading.ACTOR
    return Reading.ACTOR


def _preposition(line: Line, first: int, head: int) -> str:
    """The preposition before the name, also that of a coordination it is part of."""
    before = line.word(first - 1)
    if before == "the":
        before = line.word(first - 2)
    if (
        line.upos(first - 1) in ("ADP", "SCONJ")
        or before in _LOCATIVE
        or before in ("to", "from", "of", "between", "with")
    ):
        return before
    token = line.tokens[head]
    if token.relation == "conj" and 0 <= token.head < head:
        case = line.sentence.child(token.head, "case")
        return line.word(case.index) if case else ""
    return ""


def _after(line: Line, head: int, word: str) -> Reading:
    if word in _LOCATIVE:
        return Reading.PLACE
    governor = _governor(line, head)
    if word in ("to", "for", "toward", "towards") and governor in _MOTION:
        return Reading.PLACE
    if word == "from" and governor in _MOTION:
        return Reading.PLACE
    if word == "of" and governor in _GROUND:
        return Reading.PLACE
    if word in ("on", "over") and governor in (
        "attack",
        "bombing",
        "march",
        "advance",
        "strike",
        "fire",
        "airstrike",
        "raid",
    ):
        return Reading.PLACE
    return Reading.ACTOR


def _governor(line: Line, head: int) -> str:
    """The word that the prepositional phrase hangs from."""
    token = line.tokens[head]
    at = token.head
    if token.relation == "conj" and at >= 0:
        at = line.tokens[at].head
    found = _lemma(line, at)
    if found in ("pay", "make", "undertake", "begin", "conclude", "be", "due", "complete", "end") and at >= 0:
        thing = line.sentence.child(at, "obj")
        return _lemma(line, thing.index) if thing else found
    return found


def _lemma(line: Line, index: int) -> str:
    return line.tokens[index].lemma.lower() if 0 <= index < len(line) else ""


def _in_apposition(line: Line, first: int, head: int) -> Reading:
    """ "Islamabad, Pakistan" after "in": the reading of what it explains."""
    before = first - 2
    while before >= 0 and line.name(before) is None and line.word(before) == ",":
        before -= 1
    named = line.name(before)
    if line.word(first - 1) != "," or named is None or before != named.last:
        return Reading.ACTOR
    if line.tokens[head].relation == "conj" or line.tokens[named.first].relation == "conj":
        return (
            reading_of(line, named.first, named.last) if _preposition(line, named.first, named.last) else Reading.ACTOR
        )
    return reading_of(line, named.first, named.last)
