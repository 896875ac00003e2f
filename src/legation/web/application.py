"""The ASGI application: routes, static files and errors, inside the guard."""

from __future__ import annotations

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation import __version__
from legation.app import Legation
from legation.errors import LegationError, RecordError, RecordLocked, UsageError
from legation.web import rendering
from legation.web.deskfile import DeskFile, desk_path
from legation.web.door import Door, TokenDoor
from legation.web.guard import Guard, Refusal
from legation.web.jobs import Jobs
from legation.web.meter import Meter
from legation.web.routes import routers
from legation.web.settings import Settings
from legation.web.shelf import Shelf

DESCRIPTION = """Every page of the workbench has a JSON twin: the same address with `.json` at its end,
or the same address asked for with `Accept: application/json`. Offsets are code points of the
report's text. What is here keeps its name and meaning while `api` stays 1."""


def make_app(desk: Legation, settings: Settings, door: Door | None = None) -> ASGIApp:
    """The workbench over one record.

    ``door`` decides who comes in; without one, whoever holds the token of ``settings``.
    """
    app = FastAPI(title="Legation", version=__version__, description=DESCRIPTION, docs_url=None, redoc_url=None)
    app.state.desk, app.state.settings = desk, settings
    app.state.deskfile = DeskFile(desk_path(desk.location))
    app.state.jobs = Jobs(desk)
    app.state.shelf = Shelf(lambda: desk.store, desk.location)
    for router in routers():
        app.include_router(router)
    app.mount("/static", _Assets(packages=[("legation.web", "static")]))
    _show_errors(app)
    entrance = door or TokenDoor(settings)
    app.state.door = entrance
    secret = app.state.deskfile.state.secret
    meter = None if settings.is_loopback else Meter(settings.limits.requests)
    return Guard(app, settings, entrance, rendering.refused, secret, meter)


def _show_errors(app: FastAPI) -> None:
    app.add_exception_handler(LegationError, _legation_error)
    app.add_exception_handler(HTTPException, _http_error)
    app.add_exception_handler(RequestValidationError, _wrong_question)
    app.add_exception_handler(Exception, _fault)


STATUSES: tuple[tuple[type[LegationError], int], ...] = (
    (UsageError, 404),
    (RecordLocked, 503),
    (RecordError, 500),
    (LegationError, 422),
)


async def _legation_error(request: Request, error: Exception) -> Response:
    status = next((status for kind, status in STATUSES if isinstance(error, kind)), 500)
    status = 422 if status == 404 and request.method == "POST" else status
    advice = error.advice if isinstance(error, LegationError) else ""
    reason = f"{error.subject}: {error.reason}" if isinstance(error, LegationError) else str(error)
    return rendering.refused(request, Refusal(status, reason, advice))


async def _http_error(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    reason = "There is no such page." if status == 404 else str(getattr(error, "detail", error))
    return rendering.refused(request, Refusal(status, reason))


async def _wrong_question(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    told = "; ".join(f"{one['loc'][-1]}: {one['msg']}" for one in found)
    return rendering.refused(request, Refusal(422, f"The question is not understood: {told}"))


async def _fault(request: Request, _error: Exception) -> Response:
    reason = "Legation made a mistake; nothing of this request was kept."
    return rendering.refused(request, Refusal(500, reason, "The terminal it was started in says more."))


class _Assets(StaticFiles):
    """Static files, kept by the browser: their addresses change when they do."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def kept(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                headers = Headers(raw=message["headers"])
                if "cache-control" not in headers:
                    message["headers"].append((b"cache-control", b"public, max-age=31536000, immutable"))
            await send(message)

        await super().__call__(scope, receive, kept)
