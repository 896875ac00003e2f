"""Pronouns that refer to actors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from legation.analysis.actors.line import Line


class PronounSort(StrEnum):
    """What a pronoun asks for."""

    PERSON = "person"
    PLURAL = "plural"
    THING = "thing"
    RELATIVE = "relative"
    BOTH = "both"


_PERSON = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_PLURAL = frozenset({"they", "them", "their", "theirs", "themselves"})
_THING = frozenset({"it", "its", "itself"})
_RELATIVE = frozenset({"who", "whom", "whose", "which", "that"})


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun at a token; ``target`` is the noun that a relative one stands for, -1 for the others."""

    index: int
    sort: PronounSort
    gender: str = ""
    possessive: bool = False
    target: int = -1


def find_pronouns(line: Line) -> Iterator[Pronoun]:
    """Pronouns of a sentence in order."""
    for index in range(len(line)):
        word = line.word(index)
        if word in _PERSON:
            yield Pronoun(index, PronounSort.PERSON, _PERSON[word], line.tokens[index].deprel == "nmod:poss")
        elif word in _PLURAL:
            yield Pronoun(index, PronounSort.PLURAL, possessive=word == "their")
        elif word in _THING and line.tokens[index].relation != "expl":
            yield Pronoun(index, PronounSort.THING, possessive=word == "its")
        elif word in _RELATIVE:
            yield from _relative(line, index)
        elif word in ("both", "two"):
            yield from _both(line, index)


def _relative(line: Line, index: int) -> Iterator[Pronoun]:
    """ "who" in a relative clause, with the noun that the clause describes."""
    if line.upos(index) not in ("PRON", "DET"):
        return
    clause = next((a for a in line.sentence.ancestors(index) if a.deprel.startswith("acl")), None)
    if clause is not None and clause.head >= 0 and clause.head < index:
        yield Pronoun(index, PronounSort.RELATIVE, target=clause.head)


def _both(line: Line, index: int) -> Iterator[Pronoun]:
    """ "Both" and "the two" that stand alone."""
    token = line.tokens[index]
    alone = token.relation in ("nsubj", "obj", "obl", "nmod", "conj", "root") or token.deprel == "nsubj:pass"
    if line.word(index) == "both" and alone and line.word(index + 1) != "of":
        yield Pronoun(index, PronounSort.BOTH)
    if line.word(index) == "two" and line.word(index - 1) == "the" and alone:
        yield Pronoun(index, PronounSort.BOTH)
