"""What one run of the workbench is told at its start."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from datetime import date

LOOPBACK = "127.0.0.1"
LOOPBACKS = frozenset({LOOPBACK, "localhost", "::1"})
PORT = 8642
MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on what a browser may send. Bytes; uploads are those of reports to be read."""

    body: int = 1 * MIB
    """Bytes of any request but an upload."""
    upload: int = 64 * MIB
    """Bytes of one upload of reports."""
    files: int = 200
    """Files, texts and addresses taken at once."""
    signs_in: int = 5
    """Wrong passwords in a row before a name has to wait."""
    wait: float = 30.0
    """Seconds that it waits then."""
    requests: int = 600
    """Requests a minute from one address; only counted where others can reach the workbench."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the workbench listens and what it trusts.

    ``token`` opens the workbench of this run; ``names`` are further host names under which it
    may be asked for (a reverse proxy's), each as a browser sends it in ``Host``.
    """

    host: str = LOOPBACK
    """The address it listens on (``--host``); any but this machine's own needs accounts."""
    port: int = PORT
    """``--port``; 0 takes a free one."""
    user: str = "reader"
    """The name that rulings carry (``--as``); that of the login when left out."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    """Opens the workbench of this run."""
    names: tuple[str, ...] = ()
    """Further host names under which it may be asked for (``--name``), as a browser sends them."""
    today: date | None = None
    """The day by which deadlines are judged; the current one when None."""
    limits: Limits = Limits()

    @property
    def hosts(self) -> frozenset[str]:
        """Every value of ``Host`` that is answered."""
        given = f"[{self.host}]" if ":" in self.host else self.host
        own = (f"{name}:{self.port}" for name in {LOOPBACK, "localhost", given})
        plain = {LOOPBACK, "localhost"} if self.port == 80 else set()
        return frozenset({*own, *self.names, *plain})

    @property
    def origins(self) -> frozenset[str]:
        """Every origin that may send what changes the record."""
        secure = (f"https://{name}" for name in self.names)
        return frozenset({*(f"http://{host}" for host in self.hosts), *secure})

    @property
    def is_loopback(self) -> bool:
        """Whether nobody but this machine can reach it."""
        return self.host in LOOPBACKS

    @property
    def address(self) -> str:
        """The address to open first: it carries the token, which a cookie then replaces."""
        return f"http://{self.host}:{self.port}/?token={self.token}"

    @property
    def day(self) -> date:
        """The day by which deadlines are judged."""
        return self.today or date.today()
