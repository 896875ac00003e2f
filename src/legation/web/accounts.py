"""Accounts of a shared desk: names, roles, passwords as salted scrypt hashes, sessions in memory.

Nobody can make an account over the web: ``legation account`` does, on the machine itself.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import scrypt
from threading import Lock
from time import monotonic

from starlette.requests import HTTPConnection

from legation.errors import UsageError
from legation.web.deskfile import Account, DeskFile
from legation.web.door import Role, User, same
from legation.web.settings import Settings

COST, BLOCK, LANES = 2**14, 8, 1
"""scrypt as OWASP's password storage cheat sheet has it for 16 MiB."""

SHORTEST = 10
LASTS = 12 * 3600.0
"""Seconds after which a session ends, however busy."""

Clock = Callable[[], float]


class Wait(Exception):
    """Too many wrong passwords: this name has to wait."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"Too many wrong passwords; try again in {seconds:.0f} seconds.")


def hashed(password: str, salt: str = "") -> str:
    """``salt$hash`` of a password."""
    grain = salt or secrets.token_hex(16)
    made = scrypt(password.encode(), salt=bytes.fromhex(grain), n=COST, r=BLOCK, p=LANES)
    return f"{grain}${made.hex()}"


def is_password(password: str, kept: str) -> bool:
    """Whether a password is the one of a hash."""
    salt, _, _ = kept.partition("$")
    return same(hashed(password, salt), kept)


def add_account(kept: DeskFile, name: str, role: Role, password: str) -> None:
    """Make an account, or give it another role and password; UsageError for a short password."""
    if len(password) < SHORTEST:
        raise UsageError(name, f"the password is shorter than {SHORTEST} characters")
    if not name.strip() or not name.isprintable():
        raise UsageError(name, "is no name")
    account = Account(name.strip(), role.value, hashed(password))
    kept.change(lambda state: replace(state, accounts=(*_others(state.accounts, account.name), account)))


def drop_account(kept: DeskFile, name: str) -> None:
    """Take an account away; UsageError when there is none."""
    if name not in {account.name for account in kept.state.accounts}:
        raise UsageError(name, "has no account")
    kept.change(lambda state: replace(state, accounts=_others(state.accounts, name)))


def _others(accounts: tuple[Account, ...], name: str) -> tuple[Account, ...]:
    return tuple(account for account in accounts if account.name != name)


@dataclass(frozen=True, slots=True)
class _Session:
    name: str
    since: float


@dataclass(frozen=True, slots=True)
class _Wrong:
    count: int
    since: float


class AccountDoor:
    """Lets in who knows a name and its password."""

    def __init__(self, settings: Settings, kept: DeskFile, clock: Clock = monotonic) -> None:
        self._settings, self._kept, self._clock = settings, kept, clock
        self._sessions: dict[str, _Session] = {}
        self._wrong: dict[str, _Wrong] = {}
        self._lock = Lock()
        self._nobody = hashed(secrets.token_hex())

    @property
    def cookie(self) -> str:
        """The name of the cookie."""
        return f"legation_{self._settings.port}"

    @property
    def signs_in(self) -> bool:
        """Users come in by name and password."""
        return True

    def user(self, connection: HTTPConnection) -> User | None:
        """The user of a session that has not ended, with the role that the account has now."""
        session = connection.cookies.get(self.cookie, "")
        held = self._sessions.get(session)
        if held is None or self._clock() - held.since > LASTS:
            return None
        account = self._account(held.name)
        return User(account.name, Role(account.role), session) if account else None

    def admit(self, token: str) -> User | None:  # noqa: ARG002 - tokens are for one's own machine
        """Nobody comes in by a token."""
        return None

    def leave(self, session: str) -> None:
        """End a session."""
        self._sessions.pop(session, None)

    def enter(self, name: str, password: str) -> User | None:
        """Begin a session; None for a wrong name or password, Wait after too many."""
        with self._lock:
            self._check_wait(name)
        account = self._account(name)
        right = is_password(password, account.password if account else self._nobody)
        if account is None or not right:
            self._note_wrong(name)
            return None
        self._wrong.pop(name, None)
        session = secrets.token_urlsafe(32)
        self._sessions[session] = _Session(name, self._clock())
        return User(account.name, Role(account.role), session)

    def _account(self, name: str) -> Account | None:
        return next((one for one in self._kept.state.accounts if one.name == name), None)

    def _check_wait(self, name: str) -> None:
        limits, held = self._settings.limits, self._wrong.get(name)
        if held and held.count >= limits.signs_in:
            left = limits.wait - (self._clock() - held.since)
            if left > 0:
                raise Wait(left)
            del self._wrong[name]

    def _note_wrong(self, name: str) -> None:
        with self._lock:
            held = self._wrong.get(name)
            self._wrong[name] = _Wrong((held.count if held else 0) + 1, self._clock())
            for old in list(self._wrong)[:-10_000]:
                del self._wrong[old]
