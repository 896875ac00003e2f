"""One address in, bytes out: redirects followed and checked each, everything capped.

Nothing of what a server sent stands in an error: no body, no header.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from urllib.parse import urljoin

import httpcore

from legation.errors import ForbiddenSource, OversizedSource, RefusedSource, SourceError, UnreachableSource
from legation.sources.fetch.addresses import Resolver, Target, printable, system_resolver, target
from legation.sources.fetch.inflate import Inflater
from legation.sources.fetch.network import Connect, Deadline, PinnedBackend, system_connect
from legation.sources.limits import MIB, Limits

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEADERS = (
    (b"User-Agent", b"Legation (reads public reports)"),
    (
        b"Accept",
        (b"text/html,application/xhtml+xml,application/xml;q=0.9,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"),
    ),
    (b"Accept-Language", b"en,*;q=0.5"),
    (b"Accept-Encoding", b"gzip, deflate"),
    (b"Connection", b"close"),
)


@dataclass(frozen=True, slots=True)
class Validators:
    """What a server said of an answer (RFC 9110, section 8.8): ``ETag`` and ``Last-Modified``, "" when nothing."""

    etag: str = ""
    modified: str = ""


def _anywhere(url: str) -> None:
    """Every address that the fetcher itself would visit may be visited."""
    del url


_UNKNOWN = Validators()
_HEADER = 500
"""Characters of a validator; servers' are under 100."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: bytes (unpacked), declared type and encoding, the address at the end."""

    url: str
    content: bytes = field(repr=False)
    declared: str = ""
    charset: str = ""
    validators: Validators = _UNKNOWN
    """By which the server can say later that nothing has changed."""
    unchanged: bool = False
    """The server says that nothing has changed since the validators given; ``content`` is empty."""


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Visits public addresses. ``resolve`` and ``connect`` are for tests.

    ``before`` is called with every address before it is asked, redirects too; it may wait, or
    raise SourceError for one that is not to be visited.
    """

    limits: Limits = field(default_factory=Limits)
    resolve: Resolver = system_resolver
    connect: Connect = system_connect
    before: Callable[[str], None] = _anywhere

    def fetch(self, url: str, known: Validators = _UNKNOWN) -> Fetched:
        """The bytes at ``url``; SourceError names the address that the user gave.

        With the validators of an earlier answer the server may say that it still holds.
        """
        here, named = url, printable(url)
        self.before(here)
        deadline = Deadline(self.limits.seconds)
        for hop in range(self.limits.redirects + 1):
            if hop:
                self.before(here)
            answer = self._ask(here, named, deadline, known)
            if isinstance(answer, Fetched):
                return answer
            here = _joined(here, answer, named)
        raise UnreachableSource(named, f"it was redirected more than {self.limits.redirects} times")

    def _ask(self, url: str, named: str, deadline: Deadline, known: Validators) -> Fetched | str:
        """The bytes, or the address to go to instead."""
        try:
            aim = target(url)
            backend = PinnedBackend(aim, self.resolve, self.connect, deadline, self.limits.connect_seconds)
            with _answer(aim, backend, known) as response:
                return self._read(response, aim, deadline, known)
        except SourceError as error:
            raise _renamed(error, named) from error
        except (httpcore.TimeoutException, TimeoutError) as error:
            raise UnreachableSource(named, f"it did not answer within {self.limits.seconds:g} s") from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise UnreachableSource(named, _reason(error)) from error

    def _read(self, response: httpcore.Response, aim: Target, deadline: Deadline, known: Validators) -> Fetched | str:
        headers = {name.lower(): value.decode("latin-1") for name, value in response.headers}
        if response.status in _REDIRECTS and headers.get(b"location"):
            return headers[b"location"]
        if response.status == 304 and known != _UNKNOWN:
            return Fetched(aim.url, b"", validators=known, unchanged=True)
        if response.status != 200:
            raise _refused(aim.url, response.status, headers.get(b"retry-after", ""))
        self._refuse_announced(headers.get(b"content-length", ""), aim.url)
        inflater = Inflater(aim.url, headers.get(b"content-encoding", ""), self.limits)
        received = 0
        for piece in response.iter_stream():
            deadline.left(aim.url)
            received += len(piece)
            if received > max(self.limits.packed_bytes, self.limits.page_bytes):
                raise OversizedSource(aim.url, "the server sends more than is read")
            inflater.feed(piece)
        declared, _, parameters = headers.get(b"content-type", "").partition(";")
        content, kind = inflater.finish(), declared.strip().lower()
        return Fetched(aim.url, content, kind, _charset(parameters), _validators(headers))

    def _refuse_announced(self, length: str, url: str) -> None:
        if length.isascii() and length.isdecimal() and int(length[:18]) > self.limits.page_bytes:
            raise OversizedSource(
                url,
                (
                    f"it has {int(length[:18]) / MIB:,.0f} MiB; at most "
                    f"{self.limits.page_bytes / MIB:,.0f} MiB of a page are read"
                ),
            )


@contextmanager
def _answer(aim: Target, backend: httpcore.NetworkBackend, known: Validators) -> Iterator[httpcore.Response]:
    """The server's answer, its body not yet read; one connection, no proxy, no environment."""
    origin = httpcore.URL(scheme=aim.scheme, host=aim.host, port=aim.port, target=aim.path)
    host = aim.host if ":" not in aim.host else f"[{aim.host}]"
    headers = [(b"Host", host.encode("ascii")), *_HEADERS, *_conditions(known)]
    with (
        httpcore.ConnectionPool(ssl_context=_trust(), network_backend=backend, max_connections=1, retries=0) as pool,
        pool.stream("GET", origin, headers=headers) as response,
    ):
        yield response


def _conditions(known: Validators) -> list[tuple[bytes, bytes]]:
    told = ((b"If-None-Match", known.etag), (b"If-Modified-Since", known.modified))
    return [(name, value.encode("latin-1")) for name, value in told if value]


def _validators(headers: Mapping[bytes, str]) -> Validators:
    """Validators as the server gave them, if they can be sent back as they are."""
    told = (headers.get(name, "") for name in (b"etag", b"last-modified"))
    return Validators(*(value if len(value) <= _HEADER and value.isprintable() else "" for value in told))


def _refused(url: str, status: int, retry: str) -> RefusedSource:
    error = RefusedSource(url, f"the server answered {status}")
    error.status, error.wait = status, _seconds(retry)
    return error


def _seconds(retry: str) -> float | None:
    """``Retry-After`` (RFC 9110, section 10.2.3) in seconds from now; None when it says nothing."""
    if retry.isascii() and retry.isdecimal():
        return float(retry[:9])
    try:
        return max(0.0, (parsedate_to_datetime(retry) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None


@cache
def _trust() -> ssl.SSLContext:
    """The system's certificates, or certifi's where the system has none."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        import certifi

        context.load_verify_locations(certifi.where())
    return context


def _joined(here: str, led: str, named: str) -> str:
    """Where a redirect leads; ForbiddenSource when that is no address."""
    try:
        return urljoin(here, led)
    except ValueError as error:
        raise ForbiddenSource(named, "it leads to what is no well-formed address") from error


def _renamed(error: SourceError, named: str) -> SourceError:
    """The error under the address that the user gave, telling where a redirect led."""
    if error.subject == named:
        return error
    led = f"it leads to {_short(error.subject)}: " if isinstance(error, ForbiddenSource) else ""
    made = copy(error)
    made.subject, made.reason = named, f"{led}{error.reason}"
    made.args = (made.subject, made.reason, made.advice)
    return made


def _short(url: str) -> str:
    return url if len(url) <= 120 else url[:117] + "..."


def _reason(error: Exception) -> str:
    if isinstance(error, httpcore.ConnectError):
        return f"no connection: {error}" if str(error) else "no connection"
    if isinstance(error, httpcore.ProtocolError):
        return "the server's answer is not HTTP"
    return "the connection broke off"


def _charset(parameters: str) -> str:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            return value.strip(" \"'").lower()[:40]
    return ""
