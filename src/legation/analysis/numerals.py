"""Reads numbers in figures and in words: "10", "1,250", "twenty-five", "two and a half", "a dozen".

Scales that multiply ("million", "crore") are read too. Sources: CLDR names of large numbers; the
South Asian system of lakh and crore; Persian and Arabic scale words.
"""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import NamedTuple

from legation.analysis.lexemes import Lexemes

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
    " sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_RANKS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
SMALL = MappingProxyType({word: value for value, word in enumerate(_ONES.split())})
TENS = MappingProxyType({word: 10 * value for value, word in enumerate(_TENS.split(), start=2)})
SCALES = MappingProxyType(
    {
        "hundred": 100,
        "thousand": 1000,
        "lakh": 10**5,
        "lakhs": 10**5,
        "million": 10**6,
        "crore": 10**7,
        "crores": 10**7,
        "billion": 10**9,
        "trillion": 10**12,
        "mn": 10**6,
        "mln": 10**6,
        "bn": 10**9,
        "bln": 10**9,
        "tn": 10**12,
        "trn": 10**12,
        "هزار": 1000,
        "میلیون": 10**6,
        "میلیارد": 10**9,
        "ملیارد": 10**9,
        "تریلیون": 10**12,
        "الف": 1000,
        "ملیون": 10**6,
        "ملیار": 10**9,
        "ملایین": 10**6,
        "ملیارات": 10**9,
        "الاف": 1000,
    }
)
"""Folded as ``text.folding.plain`` folds."""
LETTERS = MappingProxyType({"k": 1000, "m": 10**6, "b": 10**9, "t": 10**12})
"""Scales of one letter, which count only where the caller knows that a scale stands there."""
ORDINALS = MappingProxyType({word: value for value, word in enumerate(_RANKS.split(), start=1)} | {"thirtieth": 30})
FRACTIONS = MappingProxyType({("1", "2"): Decimal("0.5"), ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")})
LONGEST_FIGURE = 24
"""Longer rows of digits are codes, not amounts."""
_LONGEST = 14
"""Lexemes looked at for one number in words, so that hostile text costs no more."""


class Figure(NamedTuple):
    """A number that was read up to, not including, lexeme ``end``; ``vague`` when no value is said."""

    end: int
    value: Decimal | None
    scale: int = 1
    """The product of the scale words after it: a range may share them."""


def figure(lexemes: Lexemes, at: int) -> Figure | None:
    """The number that begins at a lexeme: in figures, in words, or vague ("several"); None if none."""
    kind = lexemes[at].kind
    if kind == "number":
        return _in_figures(lexemes, at) if len(lexemes.low(at)) <= LONGEST_FIGURE else None
    return _vague(lexemes, at) or _in_words(lexemes, at) if kind == "word" else None


def plain_number(text: str) -> Decimal:
    """A number in figures; a comma groups thousands, or is decimal when other digits follow it.

    Raises decimal.InvalidOperation for anything but figures, commas and a point.
    """
    whole, comma, rest = text.partition(",")
    if comma and "," not in rest and "." not in rest and len(rest) in (1, 2):
        return Decimal(f"{whole}.{rest}")
    return Decimal(text.replace(",", ""))


def _in_figures(lexemes: Lexemes, at: int) -> Figure:
    value, end = plain_number(lexemes.low(at)), at + 1
    fraction = FRACTIONS.get((lexemes.low(end), lexemes.low(end + 2)))
    if fraction and lexemes.low(end + 1) in ("/", "⁄"):
        value, end = value + fraction, end + 3
    elif lexemes.lows(end, end + 3) == ("and", "a", "half"):
        value, end = value + Decimal("0.5"), end + 3
    return _scaled(lexemes, end, value)


def _scaled(lexemes: Lexemes, end: int, value: Decimal) -> Figure:
    """The scale words after a number: "10 million", "10-million", "500 thousand crore"."""
    product = 1
    for _ in range(3):
        step = 1 if lexemes.low(end) in ("-", "‑") else 0
        scale = SCALES.get(lexemes.low(end + step))
        if scale is None:
            break
        product, end = product * scale, end + step + 1
    return Figure(end, value * product, product)


def _vague(lexemes: Lexemes, at: int) -> Figure | None:
    """Numbers that say no value ("several", "a few"), and a couple, which is two."""
    words = lexemes.lows(at, at + 3)
    if "couple" in words[:2] and (words[0] == "couple" or words[0] == "a"):
        end = at + words.index("couple") + 1
        return Figure(end + (lexemes.low(end) == "of"), Decimal(2))
    for phrase in _VAGUE:
        if words[: len(phrase)] == phrase:
            end = at + len(phrase)
            scale = SCALES.get(lexemes.low(end))
            return Figure(end + 1, None, scale) if scale else Figure(end, None)
    return None


_VAGUE = (
    ("a", "number", "of"),
    ("a", "few"),
    ("several",),
    ("few",),
    ("many",),
)


def _in_words(lexemes: Lexemes, at: int) -> Figure | None:
    words = lexemes.lows(at, at + 3)
    for phrase, share in _SHARES:
        if words[: len(phrase)] == phrase and _is_scale(words[len(phrase) :]):
            return _scaled(lexemes, at + len(phrase), share)
    if words[:2] == ("a", "dozen") or words[:1] == ("dozen",):
        return Figure(at + 1 + (words[0] == "a"), Decimal(12))
    if words[1:2] == ("dozen",) and words[0] in SMALL:
        return Figure(at + 2, Decimal(12 * SMALL[words[0]]))
    return _counted_up(lexemes, at)


_SHARES = (
    (("half", "a"), Decimal("0.5")),
    (("half", "an"), Decimal("0.5")),
    (("a", "half"), Decimal("0.5")),
    (("a", "quarter"), Decimal("0.25")),
    (("three", "quarters"), Decimal("0.75")),
    (("half",), Decimal("0.5")),
    (("quarter",), Decimal("0.25")),
    (("a",), Decimal(1)),
    (("an",), Decimal(1)),
)
"""Words that stand for a number before a scale: "half a billion"."""


def _is_scale(words: tuple[str, ...]) -> bool:
    return bool(words) and words[0] in SCALES


def _counted_up(lexemes: Lexemes, at: int) -> Figure | None:
    """Number words summed: groups below a thousand, each times its scale."""
    total, group, end, product = 0, -1, at, 1
    for here in range(at, at + _LONGEST):
        word = lexemes.low(here)
        if word in SCALES and group >= 0:
            total, group = _grown(total, group, SCALES[word])
            product = SCALES[word]
        elif (value := _piece(word, group)) is not None:
            group = max(group, 0) + value
        elif word in ("-", "and") and end == here and _goes_on(lexemes, here, group):
            continue
        else:
            break
        end = here + 1
    return _with_half(lexemes, end, Decimal(total + max(group, 0)), product) if end > at else None


def _grown(total: int, group: int, scale: int) -> tuple[int, int]:
    """Sum and group once a scale word follows: a hundred stays in the group."""
    if scale == 100:
        return total, max(group, 1) * 100
    return (total + max(group, 1)) * scale if scale > total else total + group * scale, 0


def _piece(word: str, group: int) -> int | None:
    """What a word adds to a group that stands at this sum (-1: nothing yet), None if it cannot follow."""
    if word in TENS:
        return TENS[word] if group < 0 or group % 100 == 0 else None
    if word in SMALL:
        value = SMALL[word]
        free = group < 0 or group % 100 == 0 or (group % 10 == 0 and group % 100 >= 20 and 0 < value < 10)
        return value if free else None
    return None


def _goes_on(lexemes: Lexemes, at: int, group: int) -> bool:
    """Whether a hyphen or "and" joins two parts of one number."""
    following = lexemes.low(at + 1)
    if lexemes.low(at) == "-":
        return following in SCALES or (group >= 20 and group % 10 == 0 and following in SMALL)
    return (following in SMALL or following in TENS) and lexemes.low(at - 1) in SCALES


def _with_half(lexemes: Lexemes, end: int, value: Decimal, scale: int) -> Figure | None:
    if lexemes.lows(end, end + 3) == ("and", "a", "half") and scale == 1:
        return _scaled(lexemes, end + 3, value + Decimal("0.5"))
    return Figure(end, value, scale) if value.adjusted() <= LONGEST_FIGURE else None


def ordinal(lexemes: Lexemes, at: int) -> tuple[int, int] | None:
    """An ordinal at a lexeme as (end, value): "third", "21st", "twenty-first"; None if none."""
    low = lexemes.low(at)
    if low in ORDINALS:
        return at + 1, ORDINALS[low]
    step = at + 1 + (lexemes.low(at + 1) == "-")
    if low in TENS and ORDINALS.get(lexemes.low(step), 10) < 10:
        return step + 1, TENS[low] + ORDINALS[lexemes.low(step)]
    after = lexemes[at + 1]
    if after.glued and after.low in ("st", "nd", "rd", "th") and low.isdigit() and len(low) <= 3:
        return at + 2, int(low)
    return None
