"""Trade figures in the record, by the table that they came from."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from sqlalchemy import Connection, RowMapping, and_, delete, insert, or_, select

from legation.store.series_table import series
from legation.types.series import Figure, Flow


def keep(connection: Connection, origin: str, figures: Iterable[Figure]) -> None:
    """Put the figures of one table in place of what it gave before, and of the same figures of other tables."""
    connection.execute(delete(series).where(series.c.origin == origin))
    for figure in figures:
        same = and_(
            series.c.reporter == figure.reporter,
            series.c.partner == figure.partner,
            series.c.label == (figure.label or str(figure.year)),
            series.c.flow == figure.flow.value,
            series.c.unit == figure.unit,
            series.c.source == figure.source,
        )
        connection.execute(delete(series).where(same))
        connection.execute(insert(series), [_row(origin, figure)])


def of_pair(connection: Connection, one: str, other: str) -> tuple[Figure, ...]:
    """Figures of either side on the other, by reporter, source, year and flow."""
    table = series.c
    between = or_(
        and_(table.reporter == one, table.partner == other), and_(table.reporter == other, table.partner == one)
    )
    order = (table.reporter, table.source, table.year, table.label, table.flow, table.unit)
    return tuple(map(_figure, connection.execute(select(series).where(between).order_by(*order)).mappings()))


def _row(origin: str, figure: Figure) -> dict[str, object]:
    return {
        "reporter": figure.reporter,
        "partner": figure.partner,
        "label": figure.label or str(figure.year),
        "flow": figure.flow.value,
        "unit": figure.unit,
        "source": figure.source,
        "year": figure.year,
        "value": f"{figure.value:f}",
        "origin": origin,
    }


def _figure(held: RowMapping) -> Figure:
    label = str(held["label"])
    return Figure(
        reporter=str(held["reporter"]),
        partner=str(held["partner"]),
        year=int(held["year"]),
        flow=Flow(held["flow"]),
        value=Decimal(held["value"]),
        unit=str(held["unit"]),
        source=str(held["source"]),
        label="" if label == str(held["year"]) else label,
    )
