"""Event data of others: `import-peer`, `peers`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import Printed, Shape, Since, State, Until, answer, as_json, day
from legation.cli.main import EXIT_FAILED, Store, complain
from legation.errors import SourceError
from legation.types.peers import BadRow, Peer

SHOWN = 20
"""Bad rows of a file that are named one by one; the rest are counted."""

Named = Annotated[list[Path] | None, typer.Argument(help="Files, plain or packed (.gz, .zip).")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("import-peer")(import_peer)
    app.command("peers")(peers)


def import_peer(
    files: Named = None,
    forget: Annotated[
        Peer | None, typer.Option("--forget", help="Take everything of one peer out first.", case_sensitive=False)
    ] = None,
    store: Store = None,
) -> None:
    """Read event data of GDELT 2.0, ICEWS, POLECAT or ACLED into a layer beside the record."""
    from legation.app import open_record

    failed = False
    with open_record(store) as desk:
        if forget:
            typer.echo(f"{desk.store.forget_peer(forget)} events of {forget.value} are forgotten.")
        for file in files or []:
            bad = _Bad(file)
            try:
                done = desk.import_peer(file, bad)
            except SourceError as error:
                complain(error)
                failed = True
                continue
            kept = f"{done.kept.new} new, {done.kept.changed} changed, {done.kept.same} held already"
            typer.echo(f"{file}: {done.file.peer.value}, {done.file.rows} events: {kept}; {bad.finish()}")
            failed = failed or bool(bad.count)
    if failed:
        raise typer.Exit(EXIT_FAILED)


class _Bad:
    """Names bad rows as they come, the first ones each."""

    def __init__(self, file: Path) -> None:
        self.file, self.count = file, 0

    def __call__(self, row: BadRow) -> None:
        self.count += 1
        if self.count <= SHOWN:
            typer.echo(f"legation: failed: {self.file}, line {row.line}: {row.reason}", err=True)

    def finish(self) -> str:
        """How many rows were left out, in words."""
        if self.count > SHOWN:
            typer.echo(f"legation: failed: {self.file}: {self.count - SHOWN} more rows", err=True)
        return f"{self.count} rows left out" if self.count else "no row left out"


def peers(
    one: State,
    other: State,
    since: Since = None,
    until: Until = None,
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Compare the record of a pair with the event data of others, month by month, each source named."""
    from legation.app import open_record
    from legation.views.peers import told

    with open_record(store) as desk:
        found = desk.peers(one, other, since=day(since), until=day(until))
    if shape is Shape.JSON:
        typer.echo(as_json(found))
    else:
        answer(told(found), shape)
