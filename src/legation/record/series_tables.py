"""Tables of trade figures: CSV with reporter, partner, year, flow, value, unit, source.

Comma, semicolon or tab (RFC 4180). A row that cannot be used is named with its reason and the
others are kept. Nothing is filled in: a row without a unit, a flow or a year is a bad row.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from types import MappingProxyType

from legation.errors import DataError
from legation.types.series import Figure, Flow

COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "reporter": ("reporter", "reporting country", "reportername", "reporterdesc", "reporter iso", "reporteriso"),
        "partner": ("partner", "partner country", "partnername", "partnerdesc", "partner iso", "partneriso"),
        "year": ("year", "period", "refyear", "time"),
        "flow": ("flow", "trade flow", "flowdesc", "direction"),
        "value": ("value", "amount", "trade value", "primaryvalue", "obs_value"),
        "unit": ("unit", "currency", "units", "measure"),
        "source": ("source", "publisher", "dataset"),
    }
)
NEEDED = ("reporter", "partner", "year", "flow", "value", "unit")
FLOWS: Mapping[str, Flow] = MappingProxyType(
    {
        **dict.fromkeys(("export", "exports", "x"), Flow.EXPORTS),
        **dict.fromkeys(("import", "imports", "m"), Flow.IMPORTS),
        **dict.fromkeys(("trade", "total", "total trade", "turnover", "both", "bilateral trade"), Flow.TRADE),
    }
)
SCALES: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("thousand", "thousands", "k", "000", "'000", "1000"), 10**3),
        **dict.fromkeys(("million", "millions", "mn", "m", "mln"), 10**6),
        **dict.fromkeys(("billion", "billions", "bn", "b", "bln"), 10**9),
        **dict.fromkeys(("trillion", "trillions", "tn", "trn"), 10**12),
        **dict.fromkeys(("crore", "crores"), 10**7),
        **dict.fromkeys(("lakh", "lakhs"), 10**5),
    }
)
SIGNS: Mapping[str, str] = MappingProxyType({"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "dollars": "USD"})
MOST = Decimal(10**18)
"""No value is as large, in whatever currency and scale."""
_YEAR = re.compile(r"(?:fy\s*)?(\d{4})(?:\s*[-–/]\s*(\d{4}|\d{2}))?", re.IGNORECASE)
_UNIT_WORD = re.compile(r"us\$|[$€£]|'?\d+|[a-z]+", re.IGNORECASE)
_CODE = re.compile(r"[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class SeriesTable:
    """What a table holds, and what is wrong with it, row by row (the header is row 1)."""

    figures: tuple[Figure, ...]
    problems: tuple[DataError, ...]


def read_series(text: str, name: str, side: Callable[[str], str]) -> SeriesTable:
    """Read a table. ``name`` names it in problems; ``side`` gives the code of a state by code or name, "" if unknown.

    A figure given twice with two values is a problem of the later row. Raises DataError when a
    needed column is missing.
    """
    kept: dict[object, Figure] = {}
    problems: list[DataError] = []
    for place, cells in _all_rows(text, name):
        try:
            figure = _figure(place, cells, side)
            earlier = kept.setdefault(figure.key, figure)
            if earlier.value != figure.value:
                raise DataError(place, f"contradicts an earlier row ({earlier.value:f})", "delete one of the two")
        except DataError as problem:
            problems.append(problem)
    return SeriesTable(tuple(kept.values()), tuple(problems))


def _all_rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    try:
        yield from _rows(text, name)
    except csv.Error as error:
        raise DataError(name, f"is no table that can be read: {error}") from error


def _rows(text: str, name: str) -> Iterator[tuple[str, Mapping[str, str]]]:
    plain = text.lstrip("\ufeff")
    delimiter = max(",;\t", key=plain.partition("\n")[0].count)
    rows = csv.DictReader(io.StringIO(plain), delimiter=delimiter)
    columns = _columns(rows.fieldnames or (), name)
    for number, row in enumerate(rows, start=2):
        cells = {key: (row.get(column) or "").strip() for key, column in columns.items()}
        if any(cells.values()):
            yield f"{name}, row {number}", cells


def _columns(header: Iterable[str], name: str) -> dict[str, str]:
    """The column of each field; DataError when a needed one is missing."""
    by_name = {column.strip().casefold(): column for column in header if column}
    found = {key: by_name[alias] for key, aliases in COLUMNS.items() for alias in reversed(aliases) if alias in by_name}
    missing = [key for key in NEEDED if key not in found]
    if missing:
        raise DataError(name, f"has no column for {', '.join(missing)}", f"needed: {', '.join(NEEDED)}; also source")
    return found


def _figure(place: str, cells: Mapping[str, str], side: Callable[[str], str]) -> Figure:
    reporter, partner = (_side(place, cells[key], key, side) for key in ("reporter", "partner"))
    if reporter == partner:
        raise DataError(place, "has the same state as reporter and partner", "a series is of two states")
    year, label = _year(place, cells["year"])
    unit, scale = _unit(place, cells["unit"])
    return Figure(
        reporter=reporter,
        partner=partner,
        year=year,
        flow=_flow(place, cells["flow"]),
        value=_value(place, cells["value"]) * scale,
        unit=unit,
        source=cells.get("source", ""),
        label=label,
    )


def _side(place: str, name: str, column: str, side: Callable[[str], str]) -> str:
    found = side(name) if name else ""
    if not found:
        raise DataError(place, f"unknown {column} {name!r}", "use an ISO 3166-1 code or an English name")
    return found


def _year(place: str, text: str) -> tuple[int, str]:
    """The year, of a fiscal year the one in which it ends, and the label when it is one."""
    match = _YEAR.fullmatch(text)
    if match is None:
        raise DataError(place, f"{text!r} is no year", "write 2024, or 2024-25 for a fiscal year")
    first, second = int(match[1]), match[2]
    if second is None:
        return first, ""
    if int(second) % 100 != (first + 1) % 100:
        raise DataError(place, f"{text!r} is longer than a year", "give one row a year")
    return first + 1, text


def _flow(place: str, text: str) -> Flow:
    flow = FLOWS.get(text.casefold())
    if flow is None:
        raise DataError(place, f"unknown flow {text!r}", "write exports, imports or trade")
    return flow


def _unit(place: str, text: str) -> tuple[str, int]:
    """ISO 4217 code and scale of "USD", "USD million", "1000 USD", "$ bn"."""
    code, scale = "", 1
    for word in _UNIT_WORD.findall(text):
        low = word.casefold()
        if low in SCALES:
            scale *= SCALES[low]
        else:
            code = SIGNS.get(low, word.upper())
    if not _CODE.fullmatch(code):
        raise DataError(place, f"unknown unit {text!r}", "write a currency code, with its scale: USD million")
    return code, scale


def _value(place: str, text: str) -> Decimal:
    try:
        value = Decimal(text.replace(",", "").replace(" ", "").replace("\u00a0", "").replace("_", ""))
    except InvalidOperation as error:
        raise DataError(place, f"{text!r} is no number", "write digits, with a point before decimals") from error
    if not value.is_finite() or value < 0 or value >= MOST:
        raise DataError(place, f"{text!r} is no amount of trade", "write a number that is not negative, below 10^18")
    return value
