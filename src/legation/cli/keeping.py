"""The state of things: `doctor`."""

from __future__ import annotations

import platform
import sqlite3
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from legation.cli.main import EXIT_RECORD, Store
from legation.errors import LegationError

Finding = tuple[str, str, bool]


def register(app: typer.Typer) -> None:
    """Add `doctor`."""
    app.command("doctor")(doctor)


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
