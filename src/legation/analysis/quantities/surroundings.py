"""What the words around an amount add: its bound, its period, the level that a change starts from."""

from __future__ import annotations

from dataclasses import replace

from legation.analysis.lexemes import Lexemes
from legation.analysis.quantities.reading import Reading
from legation.data.units import load_units
from legation.types.analysis import Bound, Quantity, QuantityKind

RATED = frozenset((QuantityKind.MONEY, QuantityKind.PHYSICAL, QuantityKind.PERCENT, QuantityKind.COUNT))
BEFORE, BEHIND, APART = 8, 9, 14
"""Lexemes looked at before and behind an amount for its period, and between the two ends of a change."""
PERIODS = frozenset(("year", "month", "week", "day", "hour", "quarter"))
"""What any amount may be a rate of; a price is one of goods too ("$60 a barrel")."""
SPREAD = frozenset(("spread", "took", "dispute", "war", "talks", "row"))
CLAUSE_MARKS = frozenset((",", ";", ".", ":", "(", ")", "!", "?", "—", "–"))


def bound(lexemes: Lexemes, reading: Reading) -> Bound:
    """How the words right before or after limit the figure."""
    after = lexemes.lows(reading.end, reading.end + 2)
    if after in (("or", "more"), ("or", "above"), ("or", "higher"), ("and", "above")):
        return Bound.AT_LEAST
    if after in (("or", "less"), ("or", "fewer"), ("or", "below")):
        return Bound.AT_MOST
    at = reading.at
    while lexemes.low(at - 1) in ("a", "an", "additional", "another", "the"):
        at -= 1
    before = lexemes.lows(max(0, at - 4), at)
    for phrase, name in load_units().bounds:
        if len(before) >= len(phrase) and before[-len(phrase) :] == phrase and not _other_use(before, phrase):
            return Bound(name)
    return Bound.EXACT


def _other_use(before: tuple[str, ...], phrase: tuple[str, ...]) -> bool:
    """Whether "over" is a preposition: "spread over 10 countries"."""
    return phrase == ("over",) and len(before) > 1 and before[-2] in SPREAD


def per(lexemes: Lexemes, reading: Reading) -> str:
    """The period of a rate: "a year", "per month", "annually" behind it, or "annual" before."""
    if reading.kind not in RATED:
        return ""
    found = _right_behind(lexemes, reading.end) or _further_behind(lexemes, reading) or _before(lexemes, reading)
    return found if found in PERIODS or reading.kind is QuantityKind.MONEY else ""


def _right_behind(lexemes: Lexemes, at: int) -> str:
    pers = load_units().pers
    at += lexemes.low(at) == "-"
    low, after = lexemes.low(at), lexemes.low(at + 1 + (lexemes.low(at + 1) == "-"))
    if low in ("a", "an", "per", "each", "every", "/") and after in pers:
        return pers[after]
    return pers[low] if low.endswith("ly") and low in pers else ""


def _further_behind(lexemes: Lexemes, reading: Reading) -> str:
    """Such as "50,000 tonnes of meat each year": further on in the clause, with no other figure between."""
    pers = load_units().pers
    for here in range(reading.end, reading.end + BEHIND):
        word = lexemes[here]
        if (
            word.kind in ("number", "break", "dated")
            or word.low in CLAUSE_MARKS
            or word.low in ("and", "while", "from", "until", "by")
        ):
            return ""
        if word.low in ("each", "every", "per") and lexemes.low(here + 1) in pers:
            return pers[lexemes.low(here + 1)]
        if (
            word.low == "a"
            and lexemes.low(here + 1) in pers
            and lexemes.low(here + 2) not in ("ago", "earlier", "later")
            and lexemes.low(here - 1) not in load_units().not_rated
        ):
            return pers[lexemes.low(here + 1)]
        if word.low in ("annually", "yearly", "monthly"):
            return pers[word.low]
    return ""


def _before(lexemes: Lexemes, reading: Reading) -> str:
    """Such as "annual bilateral trade of $10 billion": the adjective earlier in the clause."""
    if reading.kind not in (QuantityKind.MONEY, QuantityKind.PHYSICAL):
        return ""
    for here in range(reading.at - 1, max(-1, reading.at - 1 - BEFORE), -1):
        word = lexemes[here]
        if (
            word.kind in ("number", "break", "dated")
            or word.low in CLAUSE_MARKS
            or word.low in ("summit", "meeting", "conference")
        ):
            return ""
        if word.low in ("annual", "yearly", "monthly", "weekly", "daily"):
            return load_units().pers[word.low]
    return ""


def with_baselines(lexemes: Lexemes, rows: list[tuple[Reading, Quantity]]) -> tuple[Quantity, ...]:
    """The quantities, a change's target with the level that it starts from ("from $3 billion to …")."""
    found = [quantity for _, quantity in rows]
    for here in range(1, len(rows)):
        first, second = rows[here - 1][0], rows[here][0]
        if not _same_unit(found[here - 1], found[here]) or second.at - first.end > APART:
            continue
        opener, closer = _word_before(lexemes, first.at), _word_before(lexemes, second.at)
        if opener == "from" and closer == "to":
            found[here] = replace(found[here], baseline=found[here - 1].value)
        elif opener == "to" and closer == "from":
            found[here - 1] = replace(found[here - 1], baseline=found[here].value)
    return tuple(found)


def _same_unit(first: Quantity, second: Quantity) -> bool:
    same = (first.kind, first.unit) == (second.kind, second.unit)
    return same and first.value is not None and second.value is not None


def _word_before(lexemes: Lexemes, at: int) -> str:
    """The word before an amount, past articles and words such as "current"."""
    at -= 1
    for _ in range(4):
        if lexemes.low(at) not in load_units().between:
            break
        at -= 1
    return lexemes.low(at)
