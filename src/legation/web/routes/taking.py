"""Take away: briefings, tables, citations, the series behind a picture, a feed of a question."""

from dataclasses import astuple, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import Annotated

from fastapi import APIRouter, Depends, HTTPException, Query, Request
from starlette.responses import Response

from legation.app import side_code
from legation.types.asking import Order
from legation.types.record import Entry, EntryQuery, FactKind
from legation.views.between import Pair
from legation.views.exports import citations, ics, table
from legation.views.finding import Question, matching, query_of
from legation.views.home import pairs
from legation.views.page import Page
from legation.views.pair import query_between
from legation.views.strength import strength
from legation.web import tables
from legation.web.feeds import FEED_SIZE, atom
from legation.web.rendering import twin
from legation.web.routes.asked import question, told
from legation.web.serving import Day, Desk, Told, Words

router = APIRouter()

Asked = Annotated[Question, Depends(question)]


class Shape(StrEnum):
    """In what form a briefing is taken away."""

    MARKDOWN = "md"
    HTML = "html"
    TEXT = "txt"
    DOCX = "docx"
    PDF = "pdf"


class Width(StrEnum):
    """How much of each entry a table has."""

    SIMPLE = "simple"
    FULL = "full"


class Style(StrEnum):
    """Formats of citations."""

    CSL = "json"
    BIBTEX = "bib"
    RIS = "ris"


def attached(content: str | bytes, media_type: str, name: str) -> Response:
    """A file to keep: never shown in the page's own origin."""
    stem, _, ending = name.rpartition(".")
    safe = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in stem)
    headers = {"Content-Disposition": f'attachment; filename="{safe}.{ending}"'}
    body = content.encode("utf-8", "replace") if isinstance(content, str) else content
    return Response(body, media_type=media_type, headers=headers)


@router.get("/brief/{one}/{other}.{shape}", summary="The briefing of a pair as a file")
def briefing(
    desk: Desk, told_: Told, one: str, other: str, shape: Shape, since: Day = None, until: Day = None
) -> Response:
    """The briefing as Markdown, HTML, text, PDF or DOCX, with footnotes to the exact words."""
    made = desk.brief(one, other, since=since, until=until, today=told_.day)
    name = f"briefing-{side_code(one)}-{side_code(other)}.{shape}"
    return attached(*_rendered(made, shape), name)


def _rendered(made: Page, shape: Shape) -> tuple[str | bytes, str]:
    """A page in a form, and the form's media type."""
    from legation.views.render import docx, html, markdown, pdf, text

    match shape:
        case Shape.MARKDOWN:
            return markdown.render_page(made), "text/markdown; charset=utf-8"
        case Shape.HTML:
            return html.render_page(made), "text/html; charset=utf-8"
        case Shape.TEXT:
            return text.render_page(made), "text/plain; charset=utf-8"
        case Shape.PDF:
            return pdf.render_page(made), "application/pdf"
    return docx.render_page(made), docx.MEDIA_TYPE


class Sheet(StrEnum):
    """Forms of a table."""

    CSV = "csv"
    XLSX = "xlsx"


@router.get("/entries.{sheet}", summary="Entries that fit a question as a table")
def entries_table(desk: Desk, asked: Asked, sheet: Sheet, width: Width = Width.SIMPLE) -> Response:
    """All of them, one row an entry, or one a report of each with its words."""
    from legation.views.exports import xlsx

    entries, is_full = matching(desk.store, asked), width is Width.FULL
    name = f"entries{'-full' if is_full else ''}.{sheet}"
    if sheet is Sheet.XLSX:
        return attached(xlsx.full(entries) if is_full else xlsx.simple(entries), xlsx.MEDIA_TYPE, name)
    return attached(table.full(entries) if is_full else table.simple(entries), CSV, name)


@router.get("/calendar.ics", summary="Deadlines and planned contacts as a calendar")
def calendar_ics(desk: Desk, told_: Told, side: Words = "", other: Words = "") -> Response:
    """Of all, of one side or of a pair."""
    sides = tuple(side_code(name) for name in (side, other) if name.strip())
    due = desk.commitments(*sides, today=told_.day).held
    planned = ics.scheduled(desk.store.entries(EntryQuery(kinds=(FactKind.ENGAGEMENT,), sides=sides)))
    made = ics.calendar(due, planned, datetime.now(UTC))
    return attached(made, "text/calendar; charset=utf-8", "legation.ics")


CSV = "text/csv; charset=utf-8"


@router.get("/strength/{one}/{other}.csv", summary="The entries behind the tie strength of a pair")
def strength_csv(desk: Desk, told_: Told, one: str, other: str, since: Day = None, until: Day = None) -> Response:
    """One row an entry, and one for every period without any."""
    pair = Pair(one=side_code(one), other=side_code(other), since=since, until=until, today=told_.day)
    rows = tables.strength_rows(strength(desk.store.moments(query_between(pair))), pair.sides)
    return attached(tables.as_csv(tables.STRENGTH, rows), CSV, f"strength-{pair.one}-{pair.other}.csv")


@router.get("/timeline/{one}/{other}.csv", summary="The entries on the timeline of a pair as a table")
def timeline_csv(desk: Desk, told_: Told, one: str, other: str, since: Day = None, until: Day = None) -> Response:
    """One row an entry, in order of time, with the days that it may mean."""
    pair = Pair(one=side_code(one), other=side_code(other), since=since, until=until, today=told_.day)
    rows = map(astuple, tables.timeline_rows(desk.store.moments(query_between(pair)), pair.sides))
    return attached(tables.as_csv(tables.TIMELINE, rows), CSV, f"timeline-{pair.one}-{pair.other}.csv")


@router.get("/timeline/{one}/{other}.json", summary="The entries on the timeline of a pair")
def timeline_json(desk: Desk, told_: Told, one: str, other: str, since: Day = None, until: Day = None) -> Response:
    """The same as the table."""
    pair = Pair(one=side_code(one), other=side_code(other), since=since, until=until, today=told_.day)
    rows = tables.timeline_rows(desk.store.moments(query_between(pair)), pair.sides)
    return twin("timeline", tuple(rows))


@router.get("/ties.csv", summary="How many entries tie each two sides, of those that fit a question")
def ties_csv(desk: Desk, asked: Asked) -> Response:
    """One row a pair, those with most entries first: the data behind the map and the network."""
    rows = tables.tie_rows(pairs(desk.store.groups(query_of(asked))))
    return attached(tables.as_csv(tables.TIES, rows), CSV, "ties.csv")


@router.get("/cite.{style}", summary="Citations of the words behind entries")
def cite(
    desk: Desk,
    style: Style,
    asked: Asked,
    ids: Annotated[list[str], Query(alias="id")] = [],  # noqa: B006
) -> Response:
    """Of the entries named, or of all that fit a question."""
    entries = _named(desk, ids) if ids else matching(desk.store, asked)
    cited = citations.of_entries(entries)
    match style:
        case Style.BIBTEX:
            return attached(citations.bibtex(cited), "application/x-bibtex; charset=utf-8", "legation.bib")
        case Style.RIS:
            return attached(citations.ris(cited), "application/x-research-info-systems", "legation.ris")
    return attached(citations.csl(cited), "application/vnd.citationstyles.csl+json", "legation.json")


def _named(desk: Desk, ids: list[str]) -> tuple[Entry, ...]:
    return tuple(desk.show(one).entry for one in ids)


@router.get("/feed.atom", summary="A question as an Atom feed, newest first")
def feed(request: Request, desk: Desk, asked: Asked) -> Response:
    """The latest entries that fit; the address is signed, so that a feed reader needs no cookie."""
    if request.scope["state"]["user"] is None and "key" not in request.query_params:
        raise HTTPException(401)
    entries = desk.store.entries(replace(query_of(asked), order=Order.NEWEST, limit=FEED_SIZE))
    base = f"{request.url.scheme}://{request.headers['host']}"
    made = atom(entries, told(asked), base, request.url.query)
    return Response(made, media_type="application/atom+xml")
