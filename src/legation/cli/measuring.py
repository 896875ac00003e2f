"""Measures for researchers: `strength`, `frames`."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from legation.cli.asking import Shape, Since, State, Until, answer, as_json, day
from legation.cli.main import Store
from legation.cli.writing import Out, put_file, put_lines, wanted_file
from legation.types.time import Step


class Layout(StrEnum):
    """How measures are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"


class Table(StrEnum):
    """The form of a frame."""

    CSV = "csv"
    PARQUET = "parquet"


By = Annotated[Step, typer.Option("--by", help="How long a period is.")]
Directed = Annotated[bool, typer.Option("--directed", help="Who to whom, instead of a pair either way.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("strength")(strength)
    app.command("frames")(frames)


def strength(
    one: State,
    other: State,
    by: By = Step.MONTH,
    since: Since = None,
    until: Until = None,
    layout: Annotated[Layout, typer.Option("--format", help="How to print it.")] = Layout.TEXT,
    store: Store = None,
) -> None:
    """Measure a tie over time from entries: counts, Goldstein means, coverage, and the words behind each."""
    from legation.app import open_record
    from legation.views.exports.frames import csv_lines
    from legation.views.tie import tie

    with open_record(store) as desk:
        found = desk.measure(one, other, step=by, since=day(since), until=day(until))
        if layout is Layout.CSV:
            put_lines(csv_lines(found), None)
        elif layout is Layout.JSON:
            typer.echo(as_json(found))
        else:
            answer(tie(found, desk.dealings(one, other)), Shape(layout.value))


def frames(
    sides: Annotated[
        list[str] | None, typer.Argument(help="States or bodies: every pair of them; all pairs met when left out.")
    ] = None,
    by: By = Step.MONTH,
    directed: Directed = False,
    since: Since = None,
    until: Until = None,
    to: Annotated[Table, typer.Option("--to", help="The form of the table.")] = Table.CSV,
    out: Out = None,
    store: Store = None,
) -> None:
    """Write dyads by month or year with explicit zeros, ISO, COW and GW codes, and the coverage of sources."""
    from legation.app import open_record
    from legation.views.exports import parquet
    from legation.views.exports.frames import TYPES, csv_lines, rows

    with open_record(store) as desk:
        found = desk.measure(*(sides or ()), step=by, directed=directed, since=day(since), until=day(until))
    if found.unplaced:
        typer.echo(f"legation: {found.unplaced} entries are dated too loosely for a {by.value}; left out", err=True)
    if to is Table.PARQUET:
        put_file(lambda file: parquet.write(rows(found), TYPES, file), wanted_file(out, "parquet"))
    else:
        put_lines(csv_lines(found), out)
