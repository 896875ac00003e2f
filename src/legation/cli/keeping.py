"""Looking after the record: `doctor`, `verify`, `backup`, `forget`."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.main import EXIT_RECORD, Store
from legation.errors import LegationError

Finding = tuple[str, str, bool]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (doctor, verify, backup, forget):
        app.command(command.__name__)(command)


def doctor(
    store: Store = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Print only what is wrong.")] = False,
) -> None:
    """Check that everything Legation needs is there and works."""
    wrong = 0
    for name, finding, well in _findings(store):
        wrong += not well
        if not (quiet and well):
            typer.echo(f"{'ok  ' if well else 'BAD '} {name:<10} {finding}")
    if wrong:
        raise typer.Exit(EXIT_RECORD)


def verify(store: Store = None) -> None:
    """Compute every hash anew, and look up the words of every fact at their places."""
    from legation.app import open_record

    with open_record(store) as desk:
        found = desk.store.verify()
    for fault in found.faults:
        typer.echo(f"legation: {fault.subject}: {fault.reason}", err=True)
    counts = f"{found.raws} sources, {found.texts} texts, {found.claims} facts"
    typer.echo(f"{counts}: {'all hold' if not found.faults else f'{len(found.faults)} faults'}")
    if found.faults:
        raise typer.Exit(EXIT_RECORD)


def backup(
    target: Annotated[Path, typer.Argument(help="A new file; one that is there is left alone.")],
    store: Store = None,
) -> None:
    """Copy the record as it is at this moment, even while others write."""
    from legation.app import open_record

    with open_record(store) as desk:
        desk.store.back_up(target)
    typer.echo(f"The copy is {target}.")


def forget(
    report: Annotated[str, typer.Argument(help="A report's id, address, or the beginning of its text's SHA-256.")],
    by: Annotated[str, typer.Option("--by", help="Who has it forgotten; the journal keeps the name.")],
    note: Annotated[str, typer.Option("--note", help="Why.")] = "",
    store: Store = None,
) -> None:
    """Remove a report's text, bytes and facts on purpose; the journal keeps that it was done."""
    from legation.app import open_record

    with open_record(store) as desk:
        version = desk.store.report(report)
        ruling = desk.store.forget(version.document, by=by, at=datetime.now(UTC), note=note)
        desk.settle()
    typer.echo(f"{version.id} is forgotten (journal {ruling.number}).")


def _findings(store: str | None) -> Iterator[Finding]:
    from legation import __version__

    yield "legation", __version__, True
    yield "python", f"{platform.python_version()} on {sys.platform}", sys.version_info >= (3, 11)
    yield "sqlite", *_sqlite()
    yield "model", *_model()
    yield "record", *_record(store)


def _sqlite() -> tuple[str, bool]:
    with sqlite3.connect(":memory:") as connection:
        try:
            connection.execute("CREATE VIRTUAL TABLE t USING fts5(words)")
        except sqlite3.OperationalError:
            return f"{sqlite3.sqlite_version} without FTS5: full-text search cannot work", False
    return f"{sqlite3.sqlite_version} with FTS5", True


def _model() -> tuple[str, bool]:
    from legation.analysis.english import EnglishAnalyser

    try:
        return str(EnglishAnalyser.load().model.maker), True
    except LegationError as error:
        return str(error), False


def _record(store: str | None) -> tuple[str, bool]:
    from legation.app import open_record

    try:
        with open_record(store) as desk:
            count = sum(1 for _ in desk.store.reports())
            return f"{desk.store.url}: {count} report{'' if count == 1 else 's'}", True
    except LegationError as error:
        return str(error), False
