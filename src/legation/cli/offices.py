"""`legation actors`: the officials of reports and tables."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.asking import Printed, Shape, answer
from legation.cli.main import EXIT_FAILED, Store, complain
from legation.cli.ruling import By, Note, reviewer, told
from legation.errors import UsageError

if TYPE_CHECKING:
    from legation.app import Legation
    from legation.views.page import Page

actors = typer.Typer(
    help="The states, bodies and officials of the record.", no_args_is_help=True, rich_markup_mode=None
)


def register(app: typer.Typer) -> None:
    """Add `actors` with its own commands."""
    app.add_typer(actors, name="actors")


@actors.command("list")
def list_actors(
    sides: Annotated[list[str] | None, typer.Argument(metavar="[STATE]...", help="Only those of these sides.")] = None,
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """List everybody whom reports name, by side, with offices over time; disagreements and doubtful pairs last."""
    from legation.app import open_record, side_code
    from legation.views.roster import everybody

    with open_record(store) as desk:
        answer(everybody(desk.roster(), *(side_code(side) for side in sides or ())), shape)


@actors.command()
def show(
    name: Annotated[str, typer.Argument(help="A state or body, or a person as reports name them.")],
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Show what the record holds of one side or person."""
    from legation.app import open_record

    with open_record(store) as desk:
        answer(_page(desk, name), shape)


def _page(desk: Legation, name: str) -> Page:
    """The page of a person, else of a side; UsageError when the name is nobody's."""
    from legation.app import side_code
    from legation.views.actor import person_page, side_page
    from legation.views.naming import side_name
    from legation.views.roster import with_offices

    found = desk.roster()
    page = with_offices(found, name, lambda known: getattr(person_page(desk.store, known), "page", None))
    if page is not None:
        return page
    try:
        side = side_code(name)
    except UsageError as error:
        reason = "nobody of this name is in the record, nor any state or body"
        raise UsageError(name, reason, "see `legation actors list`") from error
    return replace(side_page(desk.store, side, date.today()).page, title=side_name(side))


@actors.command()
def merge(
    names: Annotated[list[str], typer.Argument(metavar="NAME NAME...", help="People who are one.")],
    by: By = "",
    note: Note = "",
    store: Store = None,
) -> None:
    """Say that people of different names are one; `legation undo` takes it back."""
    from legation.app import open_record

    if len(names) < 2:
        raise UsageError(names[0], "needs a second name to be merged with")
    with open_record(store) as desk:
        typer.echo(told(desk.merge_people(*names, by=reviewer(by), at=datetime.now(UTC), note=note)))


@actors.command()
def split(
    one: Annotated[str, typer.Argument(metavar="NAME", help="A name as `actors list` writes it.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="A name that is somebody else's.")],
    by: By = "",
    note: Note = "",
    store: Store = None,
) -> None:
    """Say that two names are not one person's, whatever they look like; `legation undo` takes it back."""
    from legation.app import open_record

    with open_record(store) as desk:
        typer.echo(told(desk.split_people(one, other, by=reviewer(by), at=datetime.now(UTC), note=note)))


@actors.command()
def correct(
    person: Annotated[str, typer.Argument(help="The office-holder.")],
    office: Annotated[str, typer.Argument(help="The office, as a table writes it.")],
    side: Annotated[str, typer.Argument(metavar="STATE", help="Whose office: a state or body.")],
    since: Annotated[str, typer.Option("--from", help="The first day, as precise as known.")] = "",
    until: Annotated[str, typer.Option("--to", help="The last day; left out while it lasts.")] = "",
    store: Store = None,
) -> None:
    """Say when somebody held an office, in place of what tables say of that person and office."""
    from legation.analysis.actors.offices import EnglishOffices
    from legation.app import open_record, side_code
    from legation.record.tenure_tables import read_tenure

    tenure = read_tenure(person, office, side_code(side), since, until, EnglishOffices())
    with open_record(store) as desk:
        desk.correct_tenure(tenure)
    typer.echo(f"{tenure.person}: {tenure.office.title} of {tenure.office.of}, {tenure.period or 'no dates'}")


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
