"""Views as pages and as their JSON twins; templates escape everything, and hold no script or style."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from importlib.resources import files
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, Response

from legation import __version__
from legation.cli.shape import value_shape
from legation.views.naming import side_name
from legation.views.render.direction import is_right_to_left
from legation.views.render.html import web_address
from legation.views.render.text import places, safe
from legation.web.door import csrf_of

if TYPE_CHECKING:
    from jinja2 import Environment

    from legation.web.guard import Refusal

API = 1
"""The version of the JSON twins: what is there keeps its name and meaning while it stands."""


@cache
def environment() -> Environment:
    """Jinja with escaping on and undefined names refused."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("legation.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {
        "safe_text": safe,
        "web": web_address,
        "places": places,
        "side": side_name,
        "direction": direction,
        "part": lambda words: quote(str(words), safe=""),
        "asset": asset,
        "plural": plural,
        "clip": clip,
    }
    made.globals |= {"version": __version__}
    return made


def direction(language: str) -> str:
    """The ``dir`` of words in a language: known for a known one, else found from the words."""
    if not language:
        return "auto"
    return "rtl" if is_right_to_left(language) else "ltr"


def plural(count: int, one: str, many: str = "") -> str:
    """A count with its noun: "1 report", "2 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def clip(words: str, length: int = 160) -> str:
    """Words cut to a length in a list; the page of the thing itself has all of them."""
    return words if len(words) <= length else f"{words[: length - 1].rstrip()}…"


@cache
def asset(name: str) -> str:
    """The address of a static file; it changes with the file, so a browser may keep it for ever."""
    content = files("legation.web").joinpath("static", *name.split("/")).read_bytes()
    return f"/static/{name}?{sha256(content).hexdigest()[:10]}"


def wants_json(connection: HTTPConnection) -> bool:
    """Whether a program asks: by ``.json`` in the address or by what it accepts."""
    accepted = connection.headers.get("accept", "")
    return connection.scope["path"].endswith(".json") or accepted.startswith("application/json")


def page(connection: HTTPConnection, template: str, status: int = 200, /, **shown: object) -> HTMLResponse:
    """A template as an answer, with what every page knows: the user, its forms' key, its own address."""
    user = connection.scope.get("state", {}).get("user")
    known = {
        "user": user,
        "csrf": csrf_of(user) if user else "",
        "path": connection.scope["path"],
        "query": connection.scope.get("query_string", b"").decode("ascii", "replace"),
        "queue_count": None,
    }
    html = environment().get_template(template).render(known | shown)
    return HTMLResponse(html, status)


def twin(kind: str, view: object) -> Response:
    """A view as JSON: ``{"ok": true, "api": 1, "page": …, "data": …}``; offsets are code points."""
    return as_json({"ok": True, "api": API, "page": kind, "data": value_shape(view)})


def as_json(shape: Mapping[str, Any], status: int = 200) -> Response:
    """A JSON answer, readable as it stands."""
    text = json.dumps(shape, ensure_ascii=False, indent=1)
    return Response(text.encode("utf-8", "replace"), status, media_type="application/json")


def refused(connection: HTTPConnection, refusal: Refusal) -> Response:
    """A refusal or an error as a page, or as JSON for a program."""
    if wants_json(connection):
        shape = {"ok": False, "api": API, "status": refusal.status, "error": refusal.reason}
        return as_json(shape | {"advice": refusal.advice}, refusal.status)
    return page(connection, "error.html", refusal.status, refusal=refusal)


def address(path: str, **query: object) -> str:
    """A path with the parts of a query that are not empty."""
    given = {key: value for key, value in query.items() if value not in (None, "", ())}
    return f"{path}?{urlencode(given, doseq=True)}" if given else path
