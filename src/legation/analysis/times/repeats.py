"""Grammar of recurrences: "every six months", "twice a year", "annually", "each January", "Tuesdays"."""

from __future__ import annotations

from decimal import Decimal

from legation.analysis.lexemes import Lexemes
from legation.analysis.numerals import figure, ordinal
from legation.analysis.times.durations import duration_value
from legation.analysis.times.meaning import Found, Repeat
from legation.data.calendar import Calendar, load_calendar

TIMES = {"once": "", "twice": "2X", "thrice": "3X"}


def repeat(lexemes: Lexemes, at: int) -> Found | None:
    """A recurrence that begins at a lexeme."""
    low = lexemes.low(at)
    if low in ("every", "each"):
        return _every(lexemes, at)
    if low in TIMES:
        return _times_a(lexemes, at + 1, TIMES[low])
    if low in ("bi", "semi", "tri") and lexemes.low(at + 1) == "-":
        return _prefixed(lexemes, at)
    known = load_calendar().recurring.get(low)
    if known:
        return Found(at + 1, Repeat(*known))
    return _number_of_times(lexemes, at) or _plural_day(lexemes, at)


def _prefixed(lexemes: Lexemes, at: int) -> Found | None:
    known = load_calendar().recurring.get(lexemes.low(at) + lexemes.low(at + 2))
    return Found(at + 3, Repeat(*known)) if known else None


def _every(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "every year", "every other year", "every six months", "each of the years", "every Monday"."""
    calendar, low = load_calendar(), lexemes.low(at + 1)
    quant = lexemes.low(at).upper()
    if low in ("other", "second") and lexemes.low(at + 2) in calendar.units:
        return Found(at + 3, Repeat(duration_value(Decimal(2), calendar.units[lexemes.low(at + 2)]), quant))
    if low == "other" and lexemes.low(at + 2) in calendar.weekdays:
        return Found(at + 3, Repeat(f"XXXX-WXX-{calendar.weekdays[lexemes.low(at + 2)] + 1}", quant))
    counted = figure(lexemes, at + 1)
    if counted and counted.value and counted.value < 1000 and lexemes.low(counted.end) in calendar.units:
        unit = calendar.units[lexemes.low(counted.end)]
        return Found(counted.end + 1, Repeat(duration_value(counted.value, unit), quant))
    if low in ("few", "couple") and (lexemes.low(at + 2) in calendar.units):
        return Found(at + 3, Repeat(duration_value(None, calendar.units[lexemes.low(at + 2)]), quant))
    ranked = ordinal(lexemes, at + 1)
    if ranked and lexemes.low(ranked[0]) in calendar.units:
        return Found(
            ranked[0] + 1,
            Repeat(duration_value(Decimal(ranked[1]), calendar.units[lexemes.low(ranked[0])]), quant),
        )
    return _every_named(lexemes, at, calendar, quant)


def _every_named(lexemes: Lexemes, at: int, calendar: Calendar, quant: str) -> Found | None:
    low = lexemes.low(at + 1)
    if low in calendar.units and calendar.units[low] not in ("S", "MIN"):
        return Found(at + 2, Repeat(duration_value(Decimal(1), calendar.units[low]), quant))
    if low in calendar.weekdays:
        part = calendar.parts.get(lexemes.low(at + 2), "")
        value = f"XXXX-WXX-{calendar.weekdays[low] + 1}" + (f"T{part}" if part else "")
        return Found(at + 2 + bool(part), Repeat(value, quant))
    if low in calendar.months:
        return Found(at + 2, Repeat(f"XXXX-{calendar.months[low]:02d}", quant))
    if low in calendar.seasons:
        return Found(at + 2, Repeat(f"XXXX-{calendar.seasons[low]}", quant))
    if low in calendar.parts:
        return Found(at + 2, Repeat(f"XXXX-XX-XXT{calendar.parts[low]}", quant))
    return None


def _times_a(lexemes: Lexemes, at: int, frequency: str) -> Found | None:
    """Such as "twice a year", "once every three months", "twice annually"."""
    calendar, low = load_calendar(), lexemes.low(at)
    if low in ("every", "each"):
        inner = _every(lexemes, at)
        return (
            Found(inner.end, Repeat(inner.meaning.value, frequency or inner.meaning.quant))
            if inner and isinstance(inner.meaning, Repeat)
            else None
        )
    if low in ("a", "an", "per", "in") and lexemes.low(at + 1) in calendar.units:
        return Found(at + 2, Repeat(duration_value(Decimal(1), calendar.units[lexemes.low(at + 1)]), frequency))
    known = calendar.recurring.get(low)
    return Found(at + 1, Repeat(known[0], frequency)) if known and known[0] != "PXX" else None


def _number_of_times(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "three times a year"."""
    counted = figure(lexemes, at)
    if counted is None or counted.value is None or lexemes.low(counted.end) != "times":
        return None
    if counted.value > 1000 or counted.value % 1:
        return None
    return _times_a(lexemes, counted.end + 1, f"{int(counted.value)}X")


def _plural_day(lexemes: Lexemes, at: int) -> Found | None:
    """Such as "Tuesdays", "Tuesday nights"."""
    calendar, low = load_calendar(), lexemes.low(at)
    if low.endswith("days") and low[:-1] in calendar.weekdays:
        return Found(at + 1, Repeat(f"XXXX-WXX-{calendar.weekdays[low[:-1]] + 1}"))
    part = lexemes.low(at + 1)
    if low in calendar.weekdays and part.endswith("s") and part in calendar.parts and part[:-1] in calendar.parts:
        return Found(at + 2, Repeat(f"XXXX-WXX-{calendar.weekdays[low] + 1}T{calendar.parts[part]}"))
    return None
