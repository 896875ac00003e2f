"""Grammar of money: a sign, code or name before or after figures, in every form that news prints."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import SCALES, Figure, figure
from legation.analysis.quantities.reading import Range, Reading, figures
from legation.data.units import load_units
from legation.types.analysis import QuantityKind

LOOSE_CODES = frozenset(("usd", "eur", "gbp", "rmb", "pkr", "inr", "cny", "aed", "sar", "btc", "chf", "jpy"))
"""Codes that are also read in small letters."""
WORD_CODES = frozenset(("ALL", "TRY", "MAD", "CUP", "SOS", "BAM", "GEL", "TOP", "PEN", "RON", "COP", "MOP", "AMD"))
"""Codes that are words or names; they need a scale or four digits after them."""
SHORT_SIGNS = frozenset(
    ("r", "tk", "rm", "rp", "kd", "bd", "le", "dh", "dhs", "sr", "srs", "qr", "ll", "jd", "sh", "shs", "zł")
)
"""Letters that are a sign only in capitals before a figure that only money has ("RM3.2 billion")."""
CAPITAL_SIGNS = SHORT_SIGNS | {"re", "rs", "ksh", "kshs", "tsh", "tshs", "ush", "ushs", "sdr", "sdrs"}
DOTTED = frozenset(("rs", "re", "tk", "rp", "sh", "shs", "ksh", "kshs", "dh", "dhs", "tsh", "ush"))
"""Signs that may be written with a full stop."""
PLURAL_SCALES = MappingProxyType({f"{word}s": scale for word, scale in SCALES.items() if len(word) > 3})
CENT_LIMIT = 100


class Currency(NamedTuple):
    """A currency read up to lexeme ``end``: its code, and what the figure is multiplied by."""

    end: int
    code: str
    factor: Decimal = Decimal(1)


def money(lexemes: Lexemes, at: int) -> Reading | None:
    """An amount of money that begins at a lexeme, or None."""
    return _sign_first(lexemes, at) or _figure_first(lexemes, at) or vague_money(lexemes, at)


def _sign_first(lexemes: Lexemes, at: int) -> Reading | None:
    """Such as "$10 billion", "US$2.7bn", "USD 70 billion", "Rs. 20 crore", "MAUD 60"."""
    sign = _sign(lexemes, at)
    if sign is None:
        return None
    if lexemes[sign.end].kind != "number" and not _spelled_scale(lexemes, sign.end):
        return None
    amount = figures(lexemes, sign.end, _signs(), letters=True)
    if amount is None or amount.value is None or not _trusted(lexemes, at, amount):
        return None
    end = _past_name(lexemes, amount.end, sign.code)
    upper = None if amount.upper is None else amount.upper * sign.factor
    return Reading(at, end, QuantityKind.MONEY, amount.value * sign.factor, sign.code, upper)


def _spelled_scale(lexemes: Lexemes, at: int) -> bool:
    found = figure(lexemes, at)
    return found is not None and found.scale > 1


def _trusted(lexemes: Lexemes, at: int, amount: Range) -> bool:
    """A code that is also a word needs a figure that only money has."""
    word = lexemes.text[lexemes[at].start : lexemes[at].end]
    if word.lower() in SHORT_SIGNS:
        glued = len(word) > 1 or lexemes[at + 1].glued
        return glued and (amount.value or 0) >= 1000
    return word not in WORD_CODES or (amount.value or 0) >= 1000


def _sign(lexemes: Lexemes, at: int) -> Currency | None:
    """A sign or code before figures, over several lexemes: "us" "$", "u.s." "$", "rs" "."."""
    units = load_units()
    for length in (3, 2, 1):
        joined = "".join(lexemes.lows(at, at + length))
        code = units.symbols.get(joined)
        if code and _is_sign(lexemes, at, length):
            end = at + length
            dotted = joined in DOTTED and lexemes.low(end) == "."
            return Currency(_past_sign(lexemes, end + dotted), code)
    return _code(lexemes, at)


def _is_sign(lexemes: Lexemes, at: int, length: int) -> bool:
    """Such as "c $" stands for Canada's before a figure; "s" at the end of another word does not."""
    first = lexemes[at]
    if first.kind != "word":
        return True
    if length == 1:
        return first.low not in CAPITAL_SIGNS or first.capital
    if not lexemes[at + length - 1].glued and first.low in ("a", "s", "r", "n", "j"):
        return False
    return not (first.glued and lexemes[at - 1].kind in ("word", "number")) and lexemes.low(at - 1) != "'"


def _past_sign(lexemes: Lexemes, at: int) -> int:
    return at + 1 if lexemes.low(at) in ("$", "€", "£") else at


def _code(lexemes: Lexemes, at: int) -> Currency | None:
    """An ISO code in capitals; "MUSD" is millions of it; a name before a large figure."""
    lexeme = lexemes[at]
    if lexeme.kind != "word":
        return None
    printed = lexemes.text[lexeme.start : lexeme.end]
    codes = load_units().codes
    if lexeme.low in load_units().names and _spelled_scale(lexemes, at + 1) and lexemes[at + 1].kind == "number":
        return Currency(at + 1, load_units().names[lexeme.low])
    if printed in codes or lexeme.low in LOOSE_CODES:
        code = "CNY" if lexeme.low == "rmb" else lexeme.low.upper()
        return Currency(_past_sign(lexemes, at + 1), code)
    if len(printed) == 4 and printed[0] == "M" and printed[1:] in codes:
        return Currency(at + 1, printed[1:], Decimal(10**6))
    return None


def _figure_first(lexemes: Lexemes, at: int) -> Reading | None:
    """Such as "10 billion U.S. dollars", "300m euros", "one-billion-dollar", "500 €", "50 cents"."""
    amount = figures(lexemes, at, letters=True)
    if amount is None or (amount.value is not None and _signed(lexemes, at)):
        return None
    step = amount.end + (lexemes.low(amount.end) == "-")
    currency = _after(lexemes, step)
    if currency is None:
        return None
    value, upper = _times(amount.value, currency), _times(amount.upper, currency)
    if amount.value is None:
        return Reading(at, currency.end, QuantityKind.MONEY, None, currency.code)
    if (
        lexemes[currency.end].kind == "number"
        and lexemes[currency.end - 1].low == "$"
        and _named(lexemes, currency.end + 1)
    ):
        return None
    scaled = _late_scale(lexemes, currency, amount)
    if scaled:
        return Reading(at, scaled.end, QuantityKind.MONEY, scaled.value, currency.code)
    end, small = _small_change(lexemes, currency, amount)
    return Reading(at, end, QuantityKind.MONEY, (value or Decimal(0)) + small, currency.code, upper)


def _signed(lexemes: Lexemes, at: int) -> bool:
    """Whether a sign before the figure is its own, not that of a figure before ("10 $ 30 $")."""
    return lexemes[at - 1].low in _signs() and lexemes[at - 2].kind != "number"


def _times(value: Decimal | None, currency: Currency) -> Decimal | None:
    return None if value is None else value * currency.factor


def _late_scale(lexemes: Lexemes, currency: Currency, amount: Range) -> Figure | None:
    """Such as "75 USD million"."""
    scale = SCALES.get(lexemes.low(currency.end))
    if scale is None or amount.value is None or amount.upper is not None:
        return None
    return Figure(currency.end + 1, amount.value * scale)


def _small_change(lexemes: Lexemes, currency: Currency, amount: Range) -> tuple[int, Decimal]:
    """Such as "3 dollars 50 cents", "15 dollars and 50"."""
    here = currency.end + (lexemes.low(currency.end) == "and")
    rest = figure(lexemes, here) if lexemes.low(here) not in ("a", "an", "several") else None
    if (
        rest is None
        or rest.value is None
        or amount.upper is not None
        or not 0 < rest.value < CENT_LIMIT
        or rest.value % 1
    ):
        return currency.end, Decimal(0)
    if lexemes.low(rest.end) in load_units().hundredths:
        return rest.end + 1, rest.value / 100
    bare = lexemes[rest.end].kind in ("mark", "break") and lexemes.low(rest.end) in (".", "")
    return (rest.end, rest.value / 100) if bare and (amount.value or 0) < 1000 else (currency.end, Decimal(0))


def _after(lexemes: Lexemes, at: int) -> Currency | None:
    """The currency after figures: its sign, code or name with its owner."""
    units, low = load_units(), lexemes.low(at)
    named = _named(lexemes, at)
    if named:
        return named
    if low in units.hundredths:
        return Currency(at + 1, units.hundredths[low], Decimal("0.01"))
    if low in ("$", "€", "£", "元", "¥", "₡", "₾", "₭", "₹", "₿", "₽", "₺", "₴", "₪", "₩", "₫", "ரூ"):
        return (
            None if lexemes[at + 1].glued and lexemes[at + 1].kind == "number" else Currency(at + 1, units.symbols[low])
        )
    if low == "rmb":
        return Currency(at + 1, "CNY")
    if lexemes[at + 1].kind == "number" and lexemes[at + 1].glued:
        return None
    return _code(lexemes, at) if lexemes.text[lexemes[at].start : lexemes[at].end] not in WORD_CODES else None


def _named(lexemes: Lexemes, at: int) -> Currency | None:
    """Such as "dollars", "U.S. dollars", "Swiss francs", "New Zealand dollars"."""
    units = load_units()
    for length in (0, 1, 2):
        owner = " ".join(lexemes.lows(at, at + length)).replace(".", "")
        name = lexemes.low(at + length)
        if name not in units.names or (length and owner not in units.owners):
            continue
        unit = units.names[name]
        code = units.owners[owner].get(unit, unit) if length else unit
        return Currency(at + length + 1, code, Decimal(units.multiples.get(name, 1)))
    return None


def _past_name(lexemes: Lexemes, at: int, code: str) -> int:
    """The index after a name that repeats the sign: "$100 billion U.S. dollars"."""
    named = _named(lexemes, at)
    return named.end if named and named.code == code else at


def vague_money(lexemes: Lexemes, at: int) -> Reading | None:
    """Such as "billions of dollars", "tens of millions of euros"."""
    here = at
    if lexemes.low(here) in ("tens", "hundreds", "dozens") and lexemes.low(here + 1) == "of":
        here += 2
    if lexemes.low(here) not in PLURAL_SCALES or lexemes.low(here + 1) not in ("of", "in"):
        return None
    named = _named(lexemes, here + 2)
    return Reading(at, named.end, QuantityKind.MONEY, None, named.code) if named else None


@cache
def _signs() -> frozenset[str]:
    """Single lexemes that may stand before a figure as its sign."""
    return frozenset(load_units().symbols) | frozenset(code.lower() for code in load_units().codes - WORD_CODES)
