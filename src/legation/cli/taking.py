"""`legation export`: statements, entries and events for other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.asking import Since, Until, day
from legation.cli.main import Store
from legation.cli.undertakings import Side
from legation.cli.writing import Out, put_file, put_lines, wanted_file
from legation.errors import UsageError
from legation.views.exports.events.quads import Quad

if TYPE_CHECKING:
    from legation.types.record import Entry, EntryQuery
    from legation.views.exports.events.coded import Coded


class What(StrEnum):
    """What is taken."""

    STATEMENTS = "statements"
    ENTRIES = "entries"
    EVENTS = "events"


class To(StrEnum):
    """The form that it is written in."""

    CSV = "csv"
    FULL_CSV = "full-csv"
    CSL = "csl"
    BIBTEX = "bibtex"
    RIS = "ris"
    GDELT = "gdelt"
    ICEWS = "icews"
    POLECAT = "polecat"
    PLOVER = "plover"
    PARQUET = "parquet"


CODED = frozenset({To.CSV, To.GDELT, To.ICEWS, To.POLECAT, To.PLOVER, To.PARQUET})
WRITTEN = frozenset({To.CSV, To.FULL_CSV, To.CSL, To.BIBTEX, To.RIS})


def register(app: typer.Typer) -> None:
    """Add `export`."""
    app.command("export")(export)


def export(
    what: Annotated[What, typer.Argument(metavar="WHAT", help="statements, entries or events.")],
    one: Side = None,
    other: Side = None,
    to: Annotated[
        To,
        typer.Option(
            "--to",
            help="csv: a row an entry; full-csv: a row a report of it; csl, bibtex, ris: citations; "
            "gdelt, icews, polecat, plover, parquet: events in those columns (docs/interchange.md).",
        ),
    ] = To.CSV,
    quad: Annotated[
        Quad | None, typer.Option("--quad", help="Whose quad classes; the target's own when left out.")
    ] = None,
    since: Since = None,
    until: Until = None,
    out: Out = None,
    store: Store = None,
) -> None:
    """Write the facts of a side, a pair or all as a table, as event data, or as citations of their words."""
    from legation.app import open_record

    _check(what, to)
    sides = tuple(side for side in (one, other) if side)
    with open_record(store) as desk:
        if what is What.EVENTS:
            _put_events(desk.events(*sides, since=day(since), until=day(until)), to, quad, out)
        else:
            entries = desk.store.entries(_query(what, sides, day(since), day(until)))
            put_lines([_writer(to)(entries).removesuffix("\n") + "\n"], out)


def _check(what: What, to: To) -> None:
    allowed = CODED if what is What.EVENTS else WRITTEN
    if to not in allowed:
        raise UsageError(f"--to {to.value}", f"is no form for {what.value}", f"one of: {', '.join(sorted(allowed))}")


def _query(what: What, sides: tuple[str, ...], since: date | None, until: date | None) -> EntryQuery:
    from legation.app import side_code
    from legation.types.record import EntryQuery, FactKind

    kinds = (FactKind.STATEMENT,) if what is What.STATEMENTS else ()
    return EntryQuery(kinds=kinds, sides=tuple(map(side_code, sides)), since=since, until=until)


def _put_events(made: Iterator[Coded], to: To, quad: Quad | None, out: Path | None) -> None:
    """Events in the columns of ``to``, with its own quad classes or those asked for."""
    from legation.views.exports import parquet
    from legation.views.exports.events import gdelt, icews, own, plover, polecat

    chosen = quad or (Quad.GDELT if to is To.GDELT else Quad.PLOVER)
    match to:
        case To.PARQUET:
            file = wanted_file(out, "parquet")
            put_file(lambda target: parquet.write(own.rows(made, chosen), own.TYPES, target), file)
        case To.GDELT:
            put_lines(gdelt.lines(made, chosen), out)
        case To.ICEWS:
            put_lines(icews.lines(made), out)
        case To.POLECAT:
            put_lines(polecat.lines(made, chosen), out)
        case To.PLOVER:
            put_lines(plover.lines(made, chosen), out)
        case _:
            put_lines(own.csv_lines(made, chosen), out)


def _writer(to: To) -> Callable[[Iterable[Entry]], str]:
    from legation.views.exports import citations, table

    if to in (To.CSV, To.FULL_CSV):
        return table.simple if to is To.CSV else table.full
    form = {To.CSL: citations.csl, To.BIBTEX: citations.bibtex, To.RIS: citations.ris}[to]
    return lambda entries: form(citations.of_entries(entries))
