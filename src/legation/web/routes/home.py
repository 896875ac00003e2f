"""The first page, and what is remembered of visits and saved questions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import APIRouter, Form, Request
from starlette.responses import RedirectResponse, Response

from legation.record.ledger import account
from legation.views.home import Home, home
from legation.web.deskfile import DeskFile, DeskState, SavedQuestion, Visit
from legation.web.door import User
from legation.web.rendering import page, twin, wants_json
from legation.web.serving import CHECKED, Held, Kept, Told, Who

router = APIRouter()

PAUSE = timedelta(minutes=30)
"""A visit ends when nothing was asked for so long (the usual time of a web session)."""


def home_view(shelf: Held, told: Told, user: Who, kept: Kept) -> Home:
    """What is new since the last visit, what is in doubt, what falls due"""
    visit = note_visit(kept, user, shelf.mark(), datetime.now(UTC))
    return home(shelf, told.day, account, seen=visit.before, since=visit.since)


def note_visit(kept: DeskFile, user: User, mark: int, now: datetime) -> Visit:
    """The visit that is going on; a new one begins after a pause, and what was seen then is old."""
    last = kept.state.visit(user.name)
    visit = _next(last, user.name, mark, now)
    others = tuple(one for one in kept.state.visits if one.user != user.name)
    kept.change(lambda state: replace(state, visits=(*others, visit)))
    return visit


def _next(last: Visit | None, user: str, mark: int, now: datetime) -> Visit:
    if last is None:
        return Visit(user, now.isoformat(), mark)
    if now - datetime.fromisoformat(last.at) > PAUSE:
        return Visit(user, now.isoformat(), mark, last.seen, last.at)
    return replace(last, at=now.isoformat(), seen=mark)


@router.get("/home.json", summary="What is new since the last visit, what is in doubt, what falls due")
def home_twin(shelf: Held, told: Told, user: Who, kept: Kept) -> Response:
    """The first page's JSON twin."""
    return twin("home", home_view(shelf, told, user, kept))


@router.get("/", include_in_schema=False)
def home_page(request: Request, shelf: Held, told: Told, user: Who, kept: Kept) -> Response:
    """The first page."""
    view = home_view(shelf, told, user, kept)
    if wants_json(request):
        return twin("home", view)
    return page(request, "home.html", view=view, saved=kept.state.saved)


@router.post("/saved", dependencies=CHECKED, include_in_schema=False)
def save(
    kept: Kept,
    user: Who,
    query: Annotated[str, Form(max_length=2000)],
    name: Annotated[str, Form(max_length=120)] = "",
) -> Response:
    """Keep a question under a name."""
    plain = urlsplit(f"?{query.lstrip('?')}").query
    kept.save(SavedQuestion(name.strip() or plain or "Everything", plain, user.name))
    return RedirectResponse("/saved", status_code=303)


@router.post("/saved/forget", dependencies=CHECKED, include_in_schema=False)
def forget(kept: Kept, name: Annotated[str, Form(max_length=2000)]) -> Response:
    """Forget a saved question."""
    kept.forget(name)
    return RedirectResponse("/saved", status_code=303)


@router.get("/saved", include_in_schema=False)
def saved(request: Request, kept: Kept) -> Response:
    """Saved questions, each with the address of its feed."""
    from legation.web.guard import feed_key

    state: DeskState = kept.state
    feeds = tuple(
        f"/feed.atom?{one.query}{'&' if one.query else ''}key={feed_key(state.secret, one.query)}"
        for one in state.saved
    )
    return page(request, "saved.html", saved=tuple(zip(state.saved, feeds, strict=True)))
