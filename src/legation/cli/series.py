"""`legation series`: figures of trade, as each side reports them, for targets to be shown against."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import Printed, Shape, State, answer
from legation.cli.main import EXIT_FAILED, Store, complain

series = typer.Typer(
    help="Figures of trade between states, as each reports them.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add `series` with its own commands."""
    app.add_typer(series, name="series")


@series.command("import")
def import_table(
    table: Annotated[
        Path, typer.Argument(metavar="FILE", help="CSV: reporter, partner, year, flow, value, unit, source.")
    ],
    store: Store = None,
) -> None:
    """Load figures in place of what the file gave before; bad rows are named, the others kept.

    `legation commitments`, `brief` and the workbench show targets on bilateral trade against them.
    """
    from legation.app import open_record

    with open_record(store) as desk:
        found = desk.import_series(table)
    for problem in found.problems:
        complain(problem)
    typer.echo(f"{table.name}: {len(found.figures)} kept, {len(found.problems)} with a problem")
    if found.problems:
        raise typer.Exit(EXIT_FAILED)


@series.command("list")
def list_figures(one: State, other: State, shape: Printed = Shape.TEXT, store: Store = None) -> None:
    """List the figures that either of two states reports of the other."""
    from legation.app import open_record

    with open_record(store) as desk:
        answer(desk.figures(one, other), shape)
