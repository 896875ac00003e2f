"""What stands between any web page in the world and the record: checked before any route runs.

A server on 127.0.0.1 is reached by every page that the user's browser shows: by plain requests,
and by names that are made to mean 127.0.0.1 (DNS rebinding). So a request must name a host that
we are, come with the cookie of this run, and, when it changes anything, from a page of ours.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from urllib.parse import urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from legation.web.door import Door, Role, User, same, signed
from legation.web.meter import Meter
from legation.web.settings import Settings

SAFE_METHODS = frozenset({"GET", "HEAD"})
METHODS = SAFE_METHODS | {"POST"}

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)

HEADERS: Mapping[str, str] = MappingProxyType(
    {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
    }
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A request that is not answered: status, why, and what to do."""

    status: int
    reason: str
    advice: str = ""


class TooLarge(HTTPException):
    """A body grew past its cap while it was read; an error of HTTP, so that it keeps its status."""

    def __init__(self, cap: int) -> None:
        super().__init__(413, f"More than {cap:,} bytes were sent.")


Shown = Callable[[HTTPConnection, Refusal], Response]


@dataclass(frozen=True, slots=True)
class Guard:
    """ASGI middleware around the whole workbench; ``show`` renders a refusal."""

    app: ASGIApp
    settings: Settings
    door: Door
    show: Shown
    secret: str = ""
    """Signs the addresses of feeds, which readers fetch without a cookie."""
    meter: Meter | None = None
    """Limits how often one address asks; None on one's own machine."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer or refuse one request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, receive, with_headers(send))

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        connection = HTTPConnection(scope)
        refusal = self._too_often(connection) or refusal_of(connection, self.settings)
        if refusal is None and "token" in connection.query_params:
            await self._admit(connection)(scope, receive, send)
            return
        user = self.door.user(connection)
        if refusal is None and user is None and not self._is_open(connection):
            if self.door.signs_in and scope["method"] in SAFE_METHODS:
                await RedirectResponse("/sign-in", status_code=303)(scope, receive, send)
                return
            refusal = STRANGER
        if refusal:
            await self.show(connection, refusal)(scope, receive, send)
            return
        await self._pass(connection, user, receive, send)

    def _too_often(self, connection: HTTPConnection) -> Refusal | None:
        if self.meter is None or self.meter.allows(connection.client.host if connection.client else ""):
            return None
        return TOO_OFTEN

    async def _pass(self, connection: HTTPConnection, user: User | None, receive: Receive, send: Send) -> None:
        scope = connection.scope
        scope.setdefault("state", {})["user"] = user
        cap = body_cap(scope["path"], self.settings)
        await self.app(scope, capped(receive, cap), send)

    def _is_open(self, connection: HTTPConnection) -> bool:
        path = connection.scope["path"]
        if path.startswith("/static/") or (self.door.signs_in and path == "/sign-in"):
            return True
        return path == "/feed.atom" and is_signed_feed(connection, self.secret)

    def _admit(self, connection: HTTPConnection) -> Response:
        user = self.door.admit(connection.query_params["token"])
        if user is None:
            return self.show(connection, WRONG_TOKEN)
        rest = [(key, value) for key, value in connection.query_params.multi_items() if key != "token"]
        target = "/" + connection.scope["path"].lstrip("/")
        answer = RedirectResponse(f"{target}?{urlencode(rest)}" if rest else target, status_code=303)
        set_cookie(answer, self.door, user.session)
        return answer


STRANGER = Refusal(401, "This workbench does not know you.", "Open the address that `legation serve` printed.")
TOO_OFTEN = Refusal(429, "Too many requests came from this address.", "Wait a minute.")
WRONG_TOKEN = Refusal(
    403, "The token is not the one of this run.", "Each start of `legation serve` prints a new address."
)


def set_cookie(answer: Response, door: Door, session: str) -> None:
    """Have the browser come back as this session: no script sees it, no other site sends it."""
    answer.set_cookie(door.cookie, session, httponly=True, samesite="strict", path="/")


def refusal_of(connection: HTTPConnection, settings: Settings) -> Refusal | None:
    """Why a request is refused whoever sends it; None when it is not."""
    headers, method = connection.headers, connection.scope["method"]
    if method not in METHODS:
        return Refusal(405, f"{method} is not answered here.")
    if headers.getlist("host") != [headers.get("host")] or headers.get("host") not in settings.hosts:
        return Refusal(421, "This is not the host that was asked for.", f"Open {min(settings.hosts)}.")
    if method not in SAFE_METHODS and not is_own_page(headers, settings):
        return Refusal(403, "The request comes from another site's page.")
    length = headers.get("content-length", "0")
    cap = body_cap(connection.scope["path"], settings)
    if not length.isdigit():
        return Refusal(400, "The length of the request is no number.")
    return _too_large(cap) if int(length) > cap else None


def is_own_page(headers: Headers, settings: Settings) -> bool:
    """Whether a request that changes something was sent by a page of ours.

    Browsers say so in ``Origin`` and ``Sec-Fetch-Site``; one of them must be there, and none may
    say otherwise (Fetch standard; W3C Fetch Metadata).
    """
    origin, site = headers.get("origin"), headers.get("sec-fetch-site")
    if origin is None and site is None:
        return False
    return origin in {None, *settings.origins} and site in {None, "same-origin"}


def body_cap(path: str, settings: Settings) -> int:
    """How many bytes a request to a path may carry."""
    return settings.limits.upload if path.startswith("/read") else settings.limits.body


def _too_large(cap: int) -> Refusal:
    return Refusal(413, f"More than {cap:,} bytes were sent.", "Read large collections with `legation read`.")


def capped(receive: Receive, cap: int) -> Receive:
    """A receiver that raises TooLarge past ``cap`` bytes, whatever length was announced."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > cap:
            raise TooLarge(cap)
        return message

    return bounded


def with_headers(send: Send) -> Send:
    """A sender that puts the security headers on every answer."""

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sender


def feed_key(secret: str, query: str) -> str:
    """The signature that lets a feed reader fetch one saved question, and nothing else."""
    return signed(secret, f"feed:{query}")[:32]


def is_signed_feed(connection: HTTPConnection, secret: str) -> bool:
    """Whether a feed's address carries its signature."""
    items = connection.query_params.multi_items()
    query = urlencode([(key, value) for key, value in items if key != "key"])
    return bool(secret) and same(connection.query_params.get("key", ""), feed_key(secret, query))


def allowed(user: User | None, role: Role) -> bool:
    """Whether a user may do what a role may."""
    return user is not None and user.role.covers(role)
