"""`legation commitments`: who undertook what, by when, and what became of it."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.asking import Shape, answer
from legation.cli.main import Store

if TYPE_CHECKING:
    from legation.app import Legation
    from legation.views.commitments import Ledger


class Layout(StrEnum):
    """How commitments are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    CSV = "csv"
    ICS = "ics"


Side = Annotated[str | None, typer.Argument(help="A state or body, a code or a name; all when left out.")]


def register(app: typer.Typer) -> None:
    """Add `commitments`."""
    app.command("commitments")(commitments)


def commitments(
    one: Side = None,
    other: Side = None,
    due: Annotated[bool, typer.Option("--due", help="Those due within thirty days.")] = False,
    overdue: Annotated[bool, typer.Option("--overdue", help="Those whose deadline has passed.")] = False,
    about: Annotated[str, typer.Option("--about", help="Words that stand in them.")] = "",
    layout: Annotated[Layout, typer.Option("--format", help="How to print them; ics is a calendar.")] = Layout.TEXT,
    store: Store = None,
) -> None:
    """List commitments, the nearest deadline first: parties, stage, amount, deadline, history."""
    from legation.app import open_record

    sides = tuple(side for side in (one, other) if side)
    with open_record(store) as desk:
        found = desk.commitments(*sides, due=due, overdue=overdue, about=about)
        if layout is Layout.CSV:
            typer.echo(_table(found), nl=False)
        elif layout is Layout.ICS:
            typer.echo(_calendar(desk, found, sides), nl=False)
        else:
            answer(found.page, Shape(layout.value))


def _table(found: Ledger) -> str:
    from legation.views.exports.ledger import table

    return table(found.held)


def _calendar(desk: Legation, found: Ledger, sides: tuple[str, ...]) -> str:
    """Deadlines of the commitments found, and the contacts that the sides have planned."""
    from legation.app import side_code
    from legation.types.record import EntryQuery, FactKind
    from legation.views.exports.ics import calendar, scheduled

    query = EntryQuery(kinds=(FactKind.ENGAGEMENT,), parties=tuple(map(side_code, sides)))
    return calendar(found.held, scheduled(desk.store.entries(query)), datetime.now(UTC))
