"""Dyads by period as tables for researchers: CSV, Parquet, pandas, polars; ISO, COW and GW codes beside each side."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from legation.errors import UsageError
from legation.types.time import PartialDate
from legation.views.exports.events.sides import side
from legation.views.measures import Measured, Point

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

_SIDES = tuple(f"{name}{number}" for number in (1, 2) for name in ("side", "iso", "cow", "gw"))
_COUNTS = (
    *("contacts", "events", "cooperation", "conflict"),
    *("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"),
    *("goldstein_imputed", "commitments", "statements", "reports", "publishers"),
)
COLUMNS = ("period", "first_day", "last_day", *_SIDES, *_COUNTS, "goldstein_sum", "goldstein_mean", "entries")
TYPES: Mapping[str, type] = MappingProxyType(
    {
        name: int if name in _COUNTS else float if name.startswith("goldstein") else list if name == "entries" else str
        for name in COLUMNS
    }
)
"""What each column holds. Codes are text: COW and GW numbers are names, not quantities."""


def rows(measured: Measured) -> Iterator[Mapping[str, object]]:
    """One row a dyad and period, in the order of the points; None where there is no value."""
    return (_row(point) for point in measured.points)


def _row(point: Point) -> Mapping[str, object]:
    whole = PartialDate.parse(point.period)
    return {
        "period": point.period,
        "first_day": whole.first.isoformat(),
        "last_day": whole.last.isoformat(),
        **_side(1, point.one),
        **_side(2, point.other),
        **_counts(point),
        "reports": point.coverage.reports,
        "publishers": point.coverage.publishers,
        "goldstein_sum": point.goldstein_sum,
        "goldstein_mean": point.goldstein_mean,
        "entries": [one.entry for one in point.seen],
    }


def _side(number: int, key: str) -> Mapping[str, object]:
    one = side(key)
    codes = (one.country, one.cow, one.gw) if one.key == one.country else ("", "", "")
    names = ("iso", "cow", "gw")
    return {f"side{number}": key} | {f"{n}{number}": code or None for n, code in zip(names, codes, strict=True)}


def _counts(point: Point) -> Mapping[str, int]:
    return {
        "contacts": point.count("engagement"),
        "events": len(point.events),
        "cooperation": point.cooperation,
        "conflict": point.conflict,
        "verbal_cooperation": point.quads(1),
        "material_cooperation": point.quads(2),
        "verbal_conflict": point.quads(3),
        "material_conflict": point.quads(4),
        "goldstein_imputed": point.imputed,
        "commitments": point.count("commitment"),
        "statements": point.count("statement"),
    }


def csv_lines(measured: Measured) -> Iterator[str]:
    """CSV with a head (RFC 4180); an empty cell is no value, entries stand apart by blanks."""
    yield _csv(COLUMNS)
    for row in rows(measured):
        yield _csv(_cell(row[name]) for name in COLUMNS)


def _csv(cells: Iterable[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(list(cells))
    return text.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list):
        return " ".join(value)
    return "" if value is None else str(value)


def to_pandas(measured: Measured) -> pd.DataFrame:
    """The rows as a pandas frame, columns in order; UsageError when pandas is not installed."""
    try:
        import pandas as pd
    except ModuleNotFoundError as error:
        raise _missing("pandas") from error
    return pd.DataFrame([dict(row) for row in rows(measured)], columns=list(COLUMNS))


def to_polars(measured: Measured) -> pl.DataFrame:
    """The rows as a polars frame with fixed types; UsageError when polars is not installed."""
    try:
        import polars as pl
    except ModuleNotFoundError as error:
        raise _missing("polars") from error
    kinds = {str: pl.String(), int: pl.Int64(), float: pl.Float64(), list: pl.List(pl.String())}
    return pl.DataFrame(
        [dict(row) for row in rows(measured)], schema={name: kinds[kind] for name, kind in TYPES.items()}
    )


def _missing(name: str) -> UsageError:
    return UsageError(name, "is not installed", "pip install 'legation[frames]'")
