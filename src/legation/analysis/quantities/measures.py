"""Grammar of percentages, physical amounts, factors and counts."""

from __future__ import annotations

from decimal import Decimal

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import SCALES
from legation.analysis.quantities.money import PLURAL_SCALES
from legation.analysis.quantities.reading import Range, Reading, figures
from legation.data.units import load_units
from legation.types.analysis import QuantityKind

FILLERS = frozenset(("more", "additional", "further", "other", "new", "extra"))
LONGEST_NOUN = 4
SMALL_COUNT = 2
DEFINITE = frozenset(("the", "both", "these", "those", "its", "their", "all", "our", "'s"))
LARGEST_GROUP = 20
"""So many after "the" are known to the reader ("the two sides"), not counted."""


def percentage(lexemes: Lexemes, at: int) -> Reading | None:
    """Such as "20 percent", "19.5%", "40 to 50 per cent", "two percentage points"."""
    amount = figures(lexemes, at, frozenset("%"))
    if amount is None or amount.value is None:
        return None
    step = amount.end + (lexemes.low(amount.end) == "-")
    words = lexemes.lows(step, step + 2)
    if words[:1] in (("%",), ("percent",), ("pct",), ("٪",), ("درصد",), ("بالمئه",), ("بالمائه",)):
        return _reading(at, step + 1, amount, "%")
    if words in (("per", "cent"), ("فی", "المئه"), ("فی", "المائه")):
        return _reading(at, step + 2, amount, "%")
    if words in (("percentage", "points"), ("percentage", "point")):
        return _reading(at, step + 2, amount, "percentage points")
    return None


def _reading(at: int, end: int, amount: Range, unit: str) -> Reading:
    return Reading(at, end, QuantityKind.PERCENT, amount.value, unit, amount.upper)


def physical(lexemes: Lexemes, at: int) -> Reading | None:
    """Such as "100,000 barrels per day", "5GW", "a 900-kilometre border", "15 bcm"."""
    amount = figures(lexemes, at)
    if amount is None:
        return None
    step = amount.end + (lexemes.low(amount.end) == "-")
    unit = _unit(lexemes, step)
    if unit is None:
        return None
    end, factor, name = unit
    name, _, per = name.partition("/")
    if not per and lexemes.low(end) == "per" and lexemes.low(end + 1) in load_units().pers:
        per, end = load_units().pers[lexemes.low(end + 1)], end + 2
    value, upper = (None if v is None else v * factor for v in (amount.value, amount.upper))
    return Reading(at, end, QuantityKind.PHYSICAL, value, name, upper, per)


def _unit(lexemes: Lexemes, at: int) -> tuple[int, int, str] | None:
    table = load_units().physical
    for length in (2, 1):
        words = tuple(word for word in lexemes.lows(at, at + length + 1) if word != "-")[:length]
        if words in table and len(words) == length:
            factor, name = table[words]
            return at + length + (lexemes.low(at + 1) == "-" and length == 2), factor, name
    if lexemes.lows(at, at + 3) == ("b", "/", "d"):
        return at + 3, 1, "barrel/day"
    return None


def factor(lexemes: Lexemes, at: int) -> Reading | None:
    """Such as "double", "tenfold", "3-fold"; not "double standards"."""
    units, low = load_units(), lexemes.low(at)
    if low in units.factors:
        after = lexemes.low(at + 1 + (lexemes.low(at + 1) == "-"))
        named = after in units.no_factor or lexemes.low(at - 1) in ("a", "the", "his", "her")
        folds = low.endswith("fold")
        return None if named and not folds else Reading(at, at + 1, QuantityKind.FACTOR, units.factors[low], "times")
    amount = figures(lexemes, at)
    if amount and amount.value is not None and lexemes.low(amount.end) == "-" and lexemes.low(amount.end + 1) == "fold":
        return Reading(at, amount.end + 2, QuantityKind.FACTOR, amount.value, "times", amount.upper)
    return None


def count(lexemes: Lexemes, at: int) -> Reading | None:
    """Such as "20,000 troops", "five Iranian border guards", "thousands of refugees"."""
    vague = _vague_count(lexemes, at)
    if vague:
        return vague
    amount = figures(lexemes, at)
    if amount is None or amount.value is None or not _is_count(lexemes, at, amount):
        return None
    if lexemes.low(amount.end) == "-" and lexemes.low(amount.end + 1) == "strong":
        return Reading(at, amount.end + 2, QuantityKind.COUNT, amount.value, "", amount.upper, counted="strong")
    noun = _noun(lexemes, amount.end)
    if noun is None:
        return None
    first, end = noun
    return Reading(at, end, QuantityKind.COUNT, amount.value, "", amount.upper, counted=lexemes.printed(first, end))


def _is_count(lexemes: Lexemes, at: int, amount: Range) -> bool:
    """Not a name with a number ("Resolution 2231", "F-16"), nor a part of one, nor "one"."""
    before = lexemes[at - 1]
    if before.low in load_units().naming or (before.low == "." and lexemes.low(at - 2) == "no"):
        return False
    glued = lexemes[at].glued and before.kind in ("word", "number")
    if glued or (lexemes[amount.end].glued and lexemes[amount.end].kind == "word"):
        return False
    if before.low in DEFINITE and (amount.value or 0) <= LARGEST_GROUP:
        return False
    if before.low in ("-", "/", "+", "#", "$") and lexemes[at].glued:
        return False
    return amount.value is not None and amount.value >= SMALL_COUNT


def _vague_count(lexemes: Lexemes, at: int) -> Reading | None:
    here = at
    if (
        lexemes.low(here) in ("tens", "hundreds", "dozens")
        and lexemes.low(here + 1) == "of"
        and lexemes.low(here + 2) in PLURAL_SCALES
    ):
        here += 2
    if lexemes.low(here) not in PLURAL_SCALES and lexemes.low(here) != "dozens":
        return None
    noun = _noun(lexemes, here + 2) if lexemes.low(here + 1) == "of" else None
    if noun is None:
        return None
    return Reading(at, noun[1], QuantityKind.COUNT, None, "", counted=lexemes.printed(*noun))


def _noun(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """The noun that is counted, with what stands before it: up to the first plural or collective."""
    at += lexemes.low(at) in FILLERS
    for here in range(at, at + LONGEST_NOUN):
        word = lexemes[here]
        if word.kind != "word" or word.low in load_units().stop or word.low in SCALES or (here > at and word.glued):
            break
        if _is_plural(word.low) or word.low in load_units().collective:
            return at, here + 1
    first = lexemes[at]
    single = (
        first.kind == "word"
        and not first.capital
        and first.low not in load_units().stop
        and len(first.low) > SMALL_COUNT
    )
    return (
        (at, at + 1)
        if single and first.low not in SCALES and not first.glued and first.low not in load_units().not_counted
        else None
    )


def _is_plural(word: str) -> bool:
    return (
        len(word) > 3
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is"))
        and word not in load_units().not_counted
    )


def changed_number(lexemes: Lexemes, at: int) -> Reading | None:
    """The level reached, what is counted and where it began: "the number of flights from 7 to 21"."""
    if lexemes.low(at) != "from":
        return None
    first = figures(lexemes, at + 1)
    if first is None or first.value is None or lexemes.low(first.end) != "to":
        return None
    second = figures(lexemes, first.end + 1)
    if (
        second is None
        or second.value is None
        or (lexemes[second.end].kind == "word" and lexemes.low(second.end) not in load_units().stop)
    ):
        return None
    opened = [here for here in range(max(0, at - 7), at) if lexemes.lows(here, here + 2) == ("number", "of")]
    if not opened or lexemes.low(at - 1) in load_units().stop:
        return None
    noun = lexemes.printed(opened[-1] + 2, at)
    return Reading(
        first.end + 1,
        second.end,
        QuantityKind.COUNT,
        second.value,
        "",
        counted=noun,
        baseline=Decimal(first.value),
    )
