"""Finds stated quantities in text by rules alone: money, percentages, amounts, factors, counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import ORDINALS, SCALES, SMALL, TENS
from legation.analysis.quantities import surroundings
from legation.analysis.quantities.measures import changed_number, count, factor, percentage, physical
from legation.analysis.quantities.money import PLURAL_SCALES, money
from legation.analysis.quantities.reading import Reading
from legation.data.units import load_units
from legation.types.analysis import Bound, Quantity, QuantityKind, Timex
from legation.types.span import Span

RULES = (money, percentage, physical, factor, count)
WORDS = frozenset(SMALL) | frozenset(TENS) | frozenset(SCALES) | frozenset(PLURAL_SCALES)
OPENERS = frozenset(
    ("a", "an", "half", "several", "few", "dozen", "dozens", "hundreds", "tens", "quarter", "three", "many")
)


def find_quantities(text: str, offset: int = 0, times: Sequence[Timex] = ()) -> tuple[Quantity, ...]:
    """The quantities of a text, in order, none overlapping another or a time expression.

    ``times`` are the time expressions of the same text, found with the same ``offset``: their numbers
    are not counted again. Spans are code points, moved by ``offset``. Values are exact decimals; a vague
    amount ("billions of dollars") has none. No errors are raised, whatever the text.
    """
    lexemes = Lexemes(text)
    taken = _Taken(times, offset)
    found = list(_readings(lexemes, taken))
    return surroundings.with_baselines(lexemes, [(reading, _quantity(lexemes, reading, offset)) for reading in found])


class _Taken:
    """Where time expressions stand; asked from left to right."""

    def __init__(self, times: Iterable[Timex], offset: int) -> None:
        self.spans = sorted((t.span.start - offset, t.span.end - offset) for t in times if t.value != "PXX")
        self.next = 0

    def holds(self, start: int, end: int) -> bool:
        """Whether a time expression shares a character with the stretch."""
        while self.next < len(self.spans) and self.spans[self.next][1] <= start:
            self.next += 1
        return self.next < len(self.spans) and self.spans[self.next][0] < end


def _readings(lexemes: Lexemes, taken: _Taken) -> Iterable[Reading]:
    at = 0
    while at < len(lexemes):
        reading = _read(lexemes, at, taken)
        if reading is None:
            at += 1
            continue
        yield reading
        at = reading.end


def _read(lexemes: Lexemes, at: int, taken: _Taken) -> Reading | None:
    """The quantity that begins here; the first rule that reads one wins."""
    if lexemes.low(at) == "from":
        changed = changed_number(lexemes, at)
        return changed if changed and not taken.holds(lexemes[at].start, lexemes[changed.end - 1].end) else None
    if not _may_begin(lexemes, at) or taken.holds(lexemes[at].start, lexemes[at].end):
        return None
    for rule in RULES:
        reading = rule(lexemes, at)
        if reading and not (
            reading.kind is QuantityKind.COUNT and taken.holds(lexemes[at].start, lexemes[reading.end - 1].end)
        ):
            return reading
    return None


def _may_begin(lexemes: Lexemes, at: int) -> bool:
    """A cheap look, so that most words cost nothing more."""
    lexeme = lexemes[at]
    if lexeme.kind == "number":
        return True
    units, low = load_units(), lexeme.low
    if lexeme.kind == "mark":
        return low in units.symbols
    if low in ORDINALS:
        return False
    following = lexemes[at + 1]
    before_figure = following.kind == "number" or following.low in ("$", "€", "£", "¢", "₵", ".")
    if low in units.names:
        return following.kind == "number"
    return low in WORDS or low in OPENERS or low in units.factors or (before_figure and len(low) <= 4)


def _quantity(lexemes: Lexemes, reading: Reading, offset: int) -> Quantity:
    span = Span(lexemes[reading.at].start + offset, lexemes[reading.end - 1].end + offset)
    return Quantity(
        span=span,
        kind=reading.kind,
        value=_plain(reading.value),
        unit=reading.unit,
        upper=_plain(reading.upper),
        per=reading.per or surroundings.per(lexemes, reading),
        bound=surroundings.bound(lexemes, reading) if reading.value is not None else Bound.EXACT,
        baseline=_plain(reading.baseline),
        counted=reading.counted,
    )


def _plain(value: Decimal | None) -> Decimal | None:
    """Without needless zeros, and without an exponent."""
    if value is None:
        return None
    shorter = value.normalize()
    return (
        shorter.quantize(Decimal(1)) if shorter == shorter.to_integral_value() and shorter.adjusted() < 28 else shorter
    )
