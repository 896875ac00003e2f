"""Decisions of people: `rule`, `undo`, `redo`, `journal`."""

from __future__ import annotations

import getpass
import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.main import Store
from legation.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from legation.app import Legation
    from legation.types.record import Ruling


class Judgement(StrEnum):
    """What a person may decide on a fact's worth."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    UNSURE = "unsure"
    REOPENED = "reopened"


class Listing(StrEnum):
    """How the journal is printed."""

    TEXT = "text"
    JSONL = "jsonl"


By = Annotated[str, typer.Option("--by", help="Who decides; your login name when left out.")]
Note = Annotated[str, typer.Option("--note", help="Why.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (rule, undo, redo, journal):
        app.command(command.__name__)(command)


def rule(
    named: Annotated[str, typer.Argument(metavar="ID", help="The id of a fact, or its beginning.")],
    judgement: Annotated[Judgement, typer.Argument(metavar="VERDICT", help="What you decide.")],
    by: By = "",
    note: Note = "",
    store: Store = None,
) -> None:
    """Accept or reject a fact, be unsure of it, or open it again."""
    from legation.app import open_record
    from legation.record.rulings import judge
    from legation.types.record import Verdict

    with open_record(store) as desk:
        entry = desk.store.entry(named)
        if entry is None:
            raise UsageError(named, "no fact has this id")
        _write(desk, judge(entry, Verdict(judgement.value), reviewer(by), datetime.now(UTC), note))


def undo(
    number: Annotated[int | None, typer.Argument(metavar="[N]", help="A ruling's number; the last one.")] = None,
    by: By = "",
    note: Note = "",
    store: Store = None,
) -> None:
    """Take a ruling back; it stays in the journal."""
    from legation.app import open_record
    from legation.record import rulings

    with open_record(store) as desk:
        held = desk.store.journal()
        target = rulings.last_to_undo(held) if number is None else _numbered(held, number)
        if target is None:
            raise UsageError("undo", "no ruling is left to take back")
        _write(desk, rulings.undo(target, reviewer(by), datetime.now(UTC), note))


def redo(by: By = "", note: Note = "", store: Store = None) -> None:
    """Make the ruling again that was taken back last."""
    from legation.app import open_record
    from legation.record import rulings

    with open_record(store) as desk:
        target = rulings.last_to_redo(desk.store.journal())
        if target is None:
            raise UsageError("redo", "nothing was taken back last")
        _write(desk, rulings.redo(target, reviewer(by), datetime.now(UTC), note))


def journal(
    listing: Annotated[Listing, typer.Option("--format", help="How to print it.")] = Listing.TEXT,
    store: Store = None,
) -> None:
    """Print every ruling in order, those taken back too."""
    from legation.app import open_record
    from legation.cli.shape import value_shape

    with open_record(store) as desk:
        for ruling in desk.store.journal():
            as_row = listing is Listing.JSONL
            typer.echo(json.dumps(value_shape(ruling), ensure_ascii=False) if as_row else told(ruling))


def reviewer(given: str) -> str:
    """Who decides: the name given, else the login name."""
    if given.strip():
        return given.strip()
    try:
        return getpass.getuser()
    except (OSError, KeyError) as error:
        raise UsageError("--by", "your login name is unknown", "give your name") from error


def told(ruling: Ruling) -> str:
    """A ruling as one line."""
    from legation.views.render.text import safe

    undoes = f" {ruling.undoes}" if ruling.undoes else ""
    edit = f" {ruling.field} = {ruling.value!r}" if ruling.field else ""
    others = f" with {' '.join(ruling.others)}" if ruling.others else ""
    made = f"{ruling.number}. {ruling.verdict.value}{undoes}{edit}{others} {ruling.subject[:16]}"
    note = f": {ruling.note}" if ruling.note else ""
    return " ".join(safe(f"{made} — {ruling.by}, {ruling.at:%Y-%m-%d %H:%M}{note}").split())


def _numbered(held: Iterable[Ruling], number: int) -> Ruling:
    found = next((ruling for ruling in held if ruling.number == number), None)
    if found is None:
        raise UsageError(str(number), "no ruling of this number is in the journal")
    return found


def _write(desk: Legation, ruling: Ruling) -> None:
    """Put a ruling into the journal, and place the facts that it concerns."""
    for written in desk.store.rule(ruling):
        desk.settle()
        typer.echo(told(written))
