"""What the workbench itself remembers: visits, saved questions, the key of feeds, accounts.

It is one JSON file that only its owner may read, beside the record (or, for a database elsewhere,
in the user's data folder); nothing of the record is in it, and losing it loses no fact.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import Any

from legation.errors import RecordError

SHORT = 12
"""Digits of a report's digest that tell it from others well enough to know whether it was seen."""


@dataclass(frozen=True, slots=True)
class Visit:
    """A user's latest visit: when it last asked for anything, and what was there then."""

    user: str
    at: str
    seen: int = 0
    """The mark of the record when it last asked (``Holdings.mark``)."""
    before: int | None = None
    """The mark when the visit before it ended: what was kept after it is new. None on the first."""
    since: str = ""
    """When that was."""


@dataclass(frozen=True, slots=True)
class SavedQuestion:
    """A question that somebody wants to ask again: its name and the query of its address."""

    name: str
    query: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Account:
    """A user of a shared desk; ``password`` is a salted scrypt hash."""

    name: str
    role: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeskState:
    """All of it."""

    secret: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    visits: tuple[Visit, ...] = ()
    saved: tuple[SavedQuestion, ...] = ()
    accounts: tuple[Account, ...] = ()

    def visit(self, user: str) -> Visit | None:
        """The last visit of a user."""
        return next((visit for visit in self.visits if visit.user == user), None)


def desk_path(location: str) -> Path:
    """Where the workbench remembers things about the record at ``location``."""
    if "://" not in location:
        return Path(location).expanduser().with_suffix(".desk.json")
    from platformdirs import user_data_path

    name = sha256(location.encode()).hexdigest()[:SHORT]
    return user_data_path("legation", appauthor=False) / f"desk-{name}.json"


class DeskFile:
    """The file; every change is written whole, so a crash leaves the old or the new one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._held: DeskState | None = None

    @property
    def state(self) -> DeskState:
        """What is remembered; RecordError when the file is not ours to read."""
        if self._held is None:
            self._held = self._load()
        return self._held

    def change(self, how: Callable[[DeskState], DeskState]) -> DeskState:
        """Remember something else."""
        with self._lock:
            self._held = how(self.state)
            self._write(self._held)
            return self._held

    def save(self, saved: SavedQuestion) -> None:
        """Keep a question under its name, in place of an earlier one of that name."""
        self.change(lambda state: replace(state, saved=(*_without(state.saved, saved.name), saved)))

    def forget(self, name: str) -> None:
        """Forget a saved question."""
        self.change(lambda state: replace(state, saved=_without(state.saved, name)))

    def _load(self) -> DeskState:
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return self._first()
        except OSError as error:
            raise RecordError(str(self.path), error.strerror or "cannot be read") from error
        try:
            return _state(json.loads(text))
        except (ValueError, TypeError, KeyError) as error:
            raise RecordError(str(self.path), "is not what a workbench wrote", "move it away") from error

    def _first(self) -> DeskState:
        made = DeskState()
        self._write(made)
        return made

    def _write(self, state: DeskState) -> None:
        fresh = self.path.with_suffix(".new")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(state), file, ensure_ascii=False, indent=1)
            fresh.replace(self.path)
        except OSError as error:
            raise RecordError(str(self.path), error.strerror or "cannot be written") from error


def _without(saved: tuple[SavedQuestion, ...], name: str) -> tuple[SavedQuestion, ...]:
    return tuple(one for one in saved if one.name != name)


def _state(shape: Mapping[str, Any]) -> DeskState:
    return DeskState(
        str(shape["secret"]),
        tuple(_visit(one) for one in shape.get("visits", ())),
        tuple(SavedQuestion(**one) for one in shape.get("saved", ())),
        tuple(Account(**one) for one in shape.get("accounts", ())),
    )


def _visit(shape: Mapping[str, Any]) -> Visit:
    seen, before = shape["seen"], shape["before"]
    if not isinstance(seen, int):
        return Visit(shape["user"], shape["at"])
    return Visit(shape["user"], shape["at"], seen, before, shape["since"])
