"""`legation read`: reports in, what they hold out, kept unless told not to."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

import typer

from legation.cli.main import EXIT_FAILED, Store
from legation.cli.progress import Tally
from legation.pipeline import Reading
from legation.types.claims import Claims


class Format(StrEnum):
    """How the facts of a report are printed."""

    TEXT = "text"
    JSON = "json"
    JSONL = "jsonl"
    MARKDOWN = "markdown"


Day = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d"], help="Publication date of reports that do not know theirs."),
]


def register(app: typer.Typer) -> None:
    """Add `read`."""
    app.command("read")(read)


def read(
    inputs: Annotated[
        list[str] | None,
        typer.Argument(help="Files, folders, globs, http(s) addresses, feeds, or - for input."),
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="How to print what was read.")] = Format.TEXT,
    published: Day = None,
    keep: Annotated[bool, typer.Option("--keep/--no-keep", help="Keep the reports in the record.")] = True,
    with_text: Annotated[bool, typer.Option("--with-text", help="Print the report's text, too.")] = False,
    store: Store = None,
) -> None:
    """Read reports, keep them in the record, and print what they hold."""
    from legation.app import open_record

    tally = Tally()
    with open_record(store) as desk:
        outcomes = desk.read(*(inputs or ["-"]), published=_day(published), keep=keep)
        for reading in tally.watch(outcomes):
            typer.echo(_shown(reading, form, with_text=with_text))
    if tally.failed:
        raise typer.Exit(EXIT_FAILED)


def _day(given: datetime | None) -> date | None:
    return given.date() if given else None


def _shown(reading: Reading, form: Format, *, with_text: bool) -> str:
    claims = reading.claims or Claims(reading.document.id)
    if form in (Format.JSON, Format.JSONL):
        from legation.cli.shape import report_line

        line = report_line(reading.document, claims, with_text=with_text)
        return json.dumps(line, ensure_ascii=False, indent=1 if form is Format.JSON else None)
    from legation.views.render.report import render_report

    return render_report(reading.document, claims, markdown=form is Format.MARKDOWN)
