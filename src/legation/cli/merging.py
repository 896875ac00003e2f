"""Records of several people: `pack`, `join`, `disputes`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import Printed, Shape, answer
from legation.cli.main import EXIT_FAILED, Store, complain
from legation.errors import SourceError


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (pack, join, disputes):
        app.command(command.__name__)(command)


def pack(
    target: Annotated[Path, typer.Argument(help="A new file; one that is there is left alone.")],
    store: Store = None,
) -> None:
    """Write the whole record into one file that another record can take in."""
    from legation.app import open_record

    with open_record(store) as desk:
        made = desk.pack(target)
    typer.echo(f"{target}: {made.reports} reports, {made.claims} facts, {made.rulings} rulings")


def join(
    packs: Annotated[list[Path], typer.Argument(help="Files that `legation pack` made.")],
    forget: Annotated[
        bool, typer.Option("--forget", help="Also remove the reports that the other record has forgotten.")
    ] = False,
    store: Store = None,
) -> None:
    """Take other people's records in: their reports, facts and rulings, nothing of ours lost."""
    from legation.app import open_record

    failed = False
    with open_record(store) as desk:
        for source in packs:
            try:
                done = desk.join(source, forget=forget)
            except SourceError as error:
                complain(error)
                failed = True
                continue
            told = f"{done.reports} new reports, {done.reread} read anew, {done.rulings} new rulings"
            typer.echo(f"{source}: {told}, {done.forgotten} forgotten")
            if done.left_forgotten:
                typer.echo(f"legation: {source}: {done.left_forgotten} reports stay forgotten here", err=True)
            if done.tombstones_left:
                typer.echo(
                    f"legation: {source}: {done.tombstones_left} reports are forgotten there; --forget", err=True
                )
    if failed:
        raise typer.Exit(EXIT_FAILED)


def disputes(shape: Printed = Shape.TEXT, store: Store = None) -> None:
    """List the facts on which people's rulings contradict each other, and who said what when."""
    from legation.app import open_record
    from legation.types.record import EntryQuery
    from legation.views.disputes import disputed

    with open_record(store) as desk:
        answer(disputed(desk.store.entries(EntryQuery(rejected=True))), shape)
