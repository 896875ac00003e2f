"""`legation actors`: the officials of reports and tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from legation.cli.asking import Printed, Shape, answer
from legation.cli.main import EXIT_FAILED, Store, complain
from legation.errors import UsageError

actors = typer.Typer(
    help="The states, bodies and officials of the record.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add `actors` with its own commands."""
    app.add_typer(actors, name="actors")


@actors.command("list")
def list_actors(shape: Printed = Shape.TEXT, store: Store = None) -> None:
    """List the officials that reports name, by the side that they act for."""
    from legation.app import open_record

    with open_record(store) as desk:
        answer(desk.people(), shape)


@actors.command()
def show(
    name: Annotated[str, typer.Argument(help="A state or body, or a person as reports name them.")],
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Show what the record holds of one side or person."""
    from legation.app import open_record, side_code
    from legation.views.actor import person_page, side_page
    from legation.views.naming import side_name

    with open_record(store) as desk:
        person = person_page(desk.store, name)
        if person is not None:
            answer(person.page, shape)
            return
        try:
            side = side_code(name)
        except UsageError as error:
            reason = "nobody of this name is in the record, nor any state or body"
            raise UsageError(name, reason, "see `legation actors list`") from error
        found = side_page(desk.store, side, date.today()).page
        answer(replace(found, title=side_name(side)), shape)


@actors.command("import")
def import_table(
    table: Annotated[Path, typer.Argument(metavar="FILE", help="CSV, Popolo JSON or a Wikidata extract.")],
    store: Store = None,
) -> None:
    """Load a table of office-holders in place of what it gave before; bad rows are named, the others kept."""
    from legation.app import open_record

    with open_record(store) as desk:
        found = desk.learn_tenures(table)
    for problem in found.problems:
        complain(problem)
    typer.echo(f"{table.name}: {len(found.tenures)} kept, {len(found.problems)} with a problem")
    if found.problems:
        raise typer.Exit(EXIT_FAILED)
