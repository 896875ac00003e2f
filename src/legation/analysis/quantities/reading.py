"""An amount as it is read, before its surroundings add their bound, period and baseline."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import LETTERS, Figure, figure
from legation.types.analysis import QuantityKind

LINKS = frozenset(("-", "–", "—", "to", "or"))
LARGE_LETTERS = frozenset("bt")
SCALE_SIGNS = ("b", "m", "k", "t")


class Reading(NamedTuple):
    """An amount at lexemes ``at`` up to ``end``; ``value`` None when vague."""

    at: int
    end: int
    kind: QuantityKind
    value: Decimal | None
    unit: str
    upper: Decimal | None = None
    per: str = ""
    counted: str = ""
    baseline: Decimal | None = None


class Range(NamedTuple):
    """One figure or two, read up to, not including, lexeme ``end``."""

    end: int
    value: Decimal | None
    upper: Decimal | None = None


def lettered(lexemes: Lexemes, at: int) -> Figure | None:
    """A figure, with a scale of one letter glued to it: "300m", "10b"."""
    found = figure(lexemes, at)
    if found is None or found.value is None or lexemes[at].kind != "number":
        return found
    after = lexemes[found.end]
    if found.end == at + 1 and after.glued and after.low in SCALE_SIGNS and lexemes[found.end + 1].kind != "number":
        return Figure(found.end + 1, found.value * LETTERS[after.low], LETTERS[after.low])
    return found


def figures(lexemes: Lexemes, at: int, signs: frozenset[str] = frozenset(), *, letters: bool = False) -> Range | None:
    """A figure or a range of two that may share a scale: "3-4 billion", "$3 to $4 billion".

    ``signs`` are marks that may stand before the second figure; ``letters`` lets "300m" be millions.
    After "from" the two are the ends of a change, not of a range, unless it is a range by its word.
    """
    read = lettered if letters else figure
    first = read(lexemes, at)
    if first is None:
        return None
    second = _second(lexemes, at, first, signs, letters=letters)
    if second is None or first.value is None or second.value is None:
        return Range(first.end, first.value)
    low = first.value * second.scale if first.scale == 1 and first.value < second.value / second.scale else first.value
    return Range(second.end, low, second.value) if low < second.value else Range(first.end, first.value)


def _second(lexemes: Lexemes, at: int, first: Figure, signs: frozenset[str], *, letters: bool) -> Figure | None:
    opener = _opener(lexemes, at, signs)
    link = lexemes.low(first.end)
    if not (link in LINKS and opener != "from") and not (link == "and" and opener == "between"):
        return None
    step = first.end + 1
    while lexemes.low(step) in signs:
        step += 1
    if lexemes[step].kind != lexemes[at].kind or (link in ("to", "or") and lexemes[at].kind == "word" and link == "or"):
        return None
    return lettered(lexemes, step) if letters else figure(lexemes, step)


def _opener(lexemes: Lexemes, at: int, signs: frozenset[str]) -> str:
    """The word before the amount, past its sign: "between", "from"; "" for "ranging from"."""
    at -= 1
    while lexemes.low(at) in signs:
        at -= 1
    word = lexemes.low(at)
    if word == "from" and lexemes.low(at - 1) in ("ranging", "range", "ranges", "ranged", "anywhere"):
        return ""
    return word
