"""`legation export`: statements and entries for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.main import Store
from legation.cli.undertakings import Side

if TYPE_CHECKING:
    from legation.types.record import Entry
    from legation.views.exports.citations import Citation


class What(StrEnum):
    """What is taken."""

    STATEMENTS = "statements"
    ENTRIES = "entries"


class To(StrEnum):
    """The form that it is written in."""

    CSV = "csv"
    FULL_CSV = "full-csv"
    CSL = "csl"
    BIBTEX = "bibtex"
    RIS = "ris"


def register(app: typer.Typer) -> None:
    """Add `export`."""
    app.command("export")(export)


def export(
    what: Annotated[What, typer.Argument(metavar="WHAT", help="statements or entries.")],
    one: Side = None,
    other: Side = None,
    to: Annotated[To, typer.Option("--to", help="csv: a row an entry; full-csv: a row a report of it.")] = To.CSV,
    store: Store = None,
) -> None:
    """Write the facts of a side, a pair or all as a table, or as citations of their words."""
    from legation.app import open_record, side_code
    from legation.types.record import EntryQuery, FactKind

    kinds = (FactKind.STATEMENT,) if what is What.STATEMENTS else ()
    sides = tuple(side_code(side) for side in (one, other) if side)
    with open_record(store) as desk:
        entries = desk.store.entries(EntryQuery(kinds=kinds, sides=sides))
    typer.echo(_writer(to)(entries).removesuffix("\n"))


def _writer(to: To) -> Callable[[Iterable[Entry]], str]:
    from legation.views.exports import citations, table

    if to in (To.CSV, To.FULL_CSV):
        return table.simple if to is To.CSV else table.full
    form = {To.CSL: citations.csl, To.BIBTEX: citations.bibtex, To.RIS: citations.ris}[to]
    return lambda entries: form(_cited(entries))


def _cited(entries: Iterable[Entry]) -> list[Citation]:
    """A citation of every report's words, each once."""
    from legation.views.exports import citations
    from legation.views.page import Notes

    notes = Notes()
    for entry in entries:
        notes.cite(entry)
    return [citations.of_note(note) for note in notes.made]
