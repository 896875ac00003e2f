"""Who may come in: the token of this run on one's own machine, an account elsewhere."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Protocol

from starlette.requests import HTTPConnection

from legation.web.settings import Settings


class Role(StrEnum):
    """What a user may do, each what the one before may and more."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    ADMIN = "admin"

    def covers(self, other: Role) -> bool:
        """Whether this role may do what the other may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who came in. ``session`` is what their cookie holds."""

    name: str
    role: Role
    session: str


class Door(Protocol):
    """Knows the users of a run."""

    @property
    def cookie(self) -> str:
        """The name of the cookie."""

    @property
    def signs_in(self) -> bool:
        """Whether users come in by name and password."""

    def user(self, connection: HTTPConnection) -> User | None:
        """The user of a request; None for a stranger."""

    def admit(self, token: str) -> User | None:
        """The user whom a start address lets in."""

    def leave(self, session: str) -> None:
        """End a session."""


def signed(key: str, purpose: str) -> str:
    """A value that only a holder of ``key`` can make, one for each purpose."""
    return hmac.new(key.encode(), purpose.encode(), sha256).hexdigest()


def csrf_of(user: User) -> str:
    """What a form must send back: bound to the session, of no use without its cookie."""
    return signed(user.session, "csrf")


def same(one: str, other: str) -> bool:
    """Compare two secrets in constant time."""
    return hmac.compare_digest(one.encode(), other.encode())


@dataclass(frozen=True, slots=True)
class TokenDoor:
    """One user, who holds the token of this run."""

    settings: Settings

    @property
    def cookie(self) -> str:
        """Cookies are shared by all ports of a host, so the name tells them apart."""
        return f"legation_{self.settings.port}"

    @property
    def signs_in(self) -> bool:
        """Nobody has a password."""
        return False

    @property
    def _session(self) -> str:
        return signed(self.settings.token, "session")

    def _holder(self) -> User:
        return User(self.settings.user, Role.ADMIN, self._session)

    def user(self, connection: HTTPConnection) -> User | None:
        """The one user, when the cookie is theirs."""
        held = connection.cookies.get(self.cookie, "")
        return self._holder() if same(held, self._session) else None

    def admit(self, token: str) -> User | None:
        """The one user, when the token is that of this run."""
        return self._holder() if same(token, self.settings.token) else None

    def leave(self, session: str) -> None:
        """The session lasts as long as the run."""
