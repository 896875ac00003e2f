"""Pages of the record: pair, side, person, commitments, report, entry, network, sources."""

from dataclasses import dataclass
from functools import partial
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from pydantic import BeforeValidator
from starlette.responses import RedirectResponse, Response

from legation.app import side_code
from legation.errors import UsageError
from legation.record.kinship import kin
from legation.record.ledger import account
from legation.types.claims import Stage
from legation.types.record import ReportRef
from legation.views.actor import PersonPage, SidePage, person_page, side_page
from legation.views.between import Pair
from legation.views.board import Board, BoardQuestion, Column, board
from legation.views.fact import Fact
from legation.views.finding import Question
from legation.views.network import NetworkPage, Of, network_page
from legation.views.pair import PairPage, pair_page
from legation.views.report_text import ReportText, report_text
from legation.views.sources import SourceList, sources
from legation.views.world import WorldMap, world_map
from legation.web.rendering import address, page
from legation.web.routes.asked import question
from legation.web.serving import Day, Desk, Held, Told, Words, add_page

router = APIRouter()

Asked = Annotated[Question, Depends(question)]
ChosenStage = Annotated[Stage | None, BeforeValidator(lambda value: value or None), Query()]
ChosenLane = Annotated[Column | None, BeforeValidator(lambda value: value or None), Query()]
Start = Annotated[int, Query(ge=0, le=10_000_000)]


def pair_view(held: Held, told: Told, one: str, other: str, since: Day = None, until: Day = None) -> PairPage:
    """A pair of sides: chronology, briefing, tie strength over time"""
    pair = Pair(one=side_code(one), other=side_code(other), since=since, until=until, today=told.day)
    return pair_page(held, pair)


def side_view(held: Held, told: Told, side: str) -> SidePage:
    """A state or body: partners, officials, contacts, words, commitments, positions"""
    return side_page(held, side_code(side), told.day)


def person_view(held: Held, name: str) -> PersonPage:
    """A person: offices over time, meetings, words"""
    found = person_page(held, name, partial(kin, held.journal))
    if found is None:
        raise UsageError(name, "nobody of that name is held", "search finds people by part of a name")
    return found


def board_view(
    held: Held,
    told: Told,
    side: Words = "",
    other: Words = "",
    stage: ChosenStage = None,
    lane: ChosenLane = None,
    start: Start = 0,
) -> Board:
    """Commitments by where they stand by their deadline, with drift"""
    sides = tuple(side_code(name) for name in (side, other) if name.strip())
    return board(held, BoardQuestion(today=told.day, sides=sides, stage=stage, column=lane, start=start), account)


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report as it is read, with every version of it, oldest first."""

    text: ReportText
    versions: tuple[ReportRef, ...]


def report_view(desk: Desk, report: str) -> ReportPage:
    """A report's text with the words of every fact marked"""
    ref = desk.store.report(report)
    return ReportPage(report_text(desk.store, ref), desk.store.versions(ref.document))


def entry_view(desk: Desk, id: str) -> Fact:  # noqa: A002 - the name in the address
    """An entry: its words in context, its sources, differences and rulings"""
    return desk.show(id)


def network_view(held: Held, asked: Asked, of: Of = Of.SIDES) -> NetworkPage:
    """States and bodies, or people, and how many entries tie each two of them"""
    return network_page(held, asked, of)


def map_view(held: Held, asked: Asked) -> WorldMap:
    """States on the map, shaded by entries, with the ties between them"""
    return world_map(held, asked)


def sources_view(held: Held, publisher: Words = "", start: Start = 0) -> SourceList:
    """The reports that the record rests on"""
    return sources(held, publisher=publisher, start=start)


add_page(router, "/pair/{one}/{other}", "pair.html", pair_view)
add_page(router, "/side/{side:path}", "side.html", side_view)
add_page(router, "/person/{name:path}", "person.html", person_view)
add_page(router, "/commitments", "commitments.html", board_view)
add_page(router, "/report/{report:path}", "report.html", report_view)
add_page(router, "/entry/{id}", "entry.html", entry_view)
add_page(router, "/network", "network.html", network_view)
add_page(router, "/map", "map.html", map_view)
add_page(router, "/sources", "sources.html", sources_view)


@router.get("/pair", include_in_schema=False)
def choose_pair(request: Request, one: Words = "", other: Words = "") -> Response:
    """Go to a pair by the names of its sides; without both, ask for them."""
    if one.strip() and other.strip():
        return RedirectResponse(address(f"/pair/{side_code(one)}/{side_code(other)}"), status_code=303)
    return page(request, "choose.html", one=one, other=other)
