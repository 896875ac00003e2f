"""Questions to the record: `brief`, `show`, `compare`, `search`, `said`, `people`, `who`."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.main import Store
from legation.cli.writing import Out, put_file, put_lines, wanted_file
from legation.types.claims import Form

if TYPE_CHECKING:
    from legation.views.page import Page


class Shape(StrEnum):
    """How an answer is printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


class BriefShape(StrEnum):
    """How a briefing is written; the last two only into a file."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    DOCX = "docx"
    PDF = "pdf"


Printed = Annotated[Shape, typer.Option("--format", help="How to print the answer.")]
Since = Annotated[datetime | None, typer.Option("--since", formats=["%Y-%m-%d"], help="From this day on.")]
Until = Annotated[datetime | None, typer.Option("--until", formats=["%Y-%m-%d"], help="Up to this day.")]
State = Annotated[str, typer.Argument(help="A state or body: a code (PAK) or a name (Pakistan).")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (brief, show, compare, search, said, people, who):
        app.command(command.__name__)(command)


def brief(
    one: State,
    other: State,
    since: Since = None,
    until: Until = None,
    shape: Annotated[
        BriefShape, typer.Option("--format", help="How to write it; docx and pdf need --out.")
    ] = BriefShape.TEXT,
    out: Out = None,
    store: Store = None,
) -> None:
    """Brief on a pair: contacts, words, commitments, positions, each with the words it rests on."""
    from legation.app import open_record

    with open_record(store) as desk:
        page = desk.brief(one, other, since=day(since), until=day(until))
    if shape in (BriefShape.DOCX, BriefShape.PDF):
        file = wanted_file(out, shape.value)
        content = _paper(page, shape)
        put_file(lambda target: target.writelines([content]), file)
    else:
        put_lines([f"{_written(page, Shape(shape.value))}\n"], out)


def _paper(page: Page, shape: BriefShape) -> bytes:
    from legation.views.render import docx, pdf

    return pdf.render_page(page) if shape is BriefShape.PDF else docx.render_page(page)


def show(
    named: Annotated[str, typer.Argument(metavar="ID", help="The id of a fact, or its beginning.")],
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Show a fact with its words in context, its sources, and what read it."""
    from legation.app import open_record
    from legation.views.render import html, markdown, text

    renderers = {
        Shape.TEXT: text.render_fact,
        Shape.MARKDOWN: markdown.render_fact,
        Shape.HTML: html.render_fact,
    }
    with open_record(store) as desk:
        found = desk.show(named)
    typer.echo(as_json(found) if shape is Shape.JSON else renderers[shape](found))


def compare(
    named: Annotated[str, typer.Argument(metavar="ID", help="The id of a meeting or another fact, or its beginning.")],
    reports: Annotated[list[str] | None, typer.Argument(help="Two reports of it; chosen when left out.")] = None,
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Set two reports of one meeting side by side: what both tell, what only one of them mentions."""
    from legation.app import open_record

    with open_record(store) as desk:
        answer(desk.compare(named, *(reports or ())), shape)


def search(
    words: Annotated[list[str], typer.Argument(help='Words; "words in marks" stand together, word* begins a word.')],
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most this many.")] = 20,
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Find words in the facts and reports held."""
    from legation.app import open_record

    with open_record(store) as desk:
        answer(desk.search(" ".join(words), limit=limit), shape)


def said(
    who: Annotated[str, typer.Argument(help="A speaker's name or office, or a side; anybody when left out.")] = "",
    to: Annotated[str, typer.Option("--to", help="The side spoken to.")] = "",
    about: Annotated[str, typer.Option("--about", help="A side or words in what was said.")] = "",
    since: Since = None,
    until: Until = None,
    form: Annotated[Form | None, typer.Option("--form", help="Direct, mixed or indirect words.")] = None,
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Say who said what to whom, in which words, holding which office."""
    from legation.app import open_record

    with open_record(store) as desk:
        found = desk.said(who, to=to, about=about, since=day(since), until=day(until), form=form)
        answer(found, shape)


def people(
    sides: Annotated[list[str] | None, typer.Argument(help="States or bodies; all when left out.")] = None,
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """List the officials that reports name, with their offices and when they were seen in them."""
    from legation.app import open_record

    with open_record(store) as desk:
        answer(desk.people(*(sides or ())), shape)


def who(
    office: Annotated[str, typer.Argument(help='An office: "foreign minister", "president".')],
    side: Annotated[str, typer.Argument(metavar="STATE", help="A state or body: a code or a name.")],
    on: Annotated[
        datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="The day; today when left out.")
    ] = None,
    shape: Printed = Shape.TEXT,
    store: Store = None,
) -> None:
    """Say who held an office on a day, by the tables loaded and by the reports of that time."""
    from legation.app import open_record

    with open_record(store) as desk:
        answer(desk.who(office, side, day(on) or date.today()), shape)


def day(given: datetime | None) -> date | None:
    """The day of an option."""
    return given.date() if given else None


def answer(page: Page, shape: Shape) -> None:
    """Print a page."""
    typer.echo(_written(page, shape))


def _written(page: Page, shape: Shape) -> str:
    return as_json(page) if shape is Shape.JSON else _renderer(shape)(page)


def _renderer(shape: Shape) -> Callable[[Page], str]:
    from legation.views.render import html, markdown, text

    return {Shape.TEXT: text.render_page, Shape.MARKDOWN: markdown.render_page, Shape.HTML: html.render_page}[shape]


def as_json(value: object) -> str:
    """A view's result as JSON, field by field."""
    from legation.cli.shape import value_shape

    return json.dumps(value_shape(value), ensure_ascii=False, indent=1)
