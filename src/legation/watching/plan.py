"""What to watch: feeds.toml, checked line by line (docs/watching.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Any

from legation.errors import UsageError
from legation.types.claims import Status
from legation.types.record import FactKind
from legation.views.finding import Question

EVERY = timedelta(minutes=30)
LEAST, MOST = timedelta(minutes=5), timedelta(days=7)
"""Nobody's feed is asked more often than every five minutes."""
PAUSE = 5.0
"""Seconds between two requests to one host, when the plan says nothing."""

_DURATION = re.compile(r"(\d{1,6})\s*(s|m|h|d)")
_UNITS: Mapping[str, str] = MappingProxyType({"s": "seconds", "m": "minutes", "h": "hours", "d": "days"})
_FEED = frozenset({"url", "name", "every"})
_QUESTION = frozenset({"name", "words", "sides", "person", "kinds", "statuses", "since", "until"})
_TOP = frozenset({"every", "pause", "feed", "question"})


@dataclass(frozen=True, slots=True)
class FeedPlan:
    """A feed, and how often it is asked at most."""

    url: str
    name: str
    every: timedelta = EVERY


@dataclass(frozen=True, slots=True)
class Saved:
    """A question that is asked again whenever something is new."""

    name: str
    question: Question


@dataclass(frozen=True, slots=True)
class Plan:
    """What to watch; ``pause``: seconds between two requests to one host."""

    feeds: tuple[FeedPlan, ...]
    questions: tuple[Saved, ...]
    pause: float = PAUSE


def read_plan(path: Path, side_code: Callable[[str], str]) -> Plan:
    """The plan in a file; UsageError names what is wrong in it. ``side_code`` knows sides by name."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(str(path), error.strerror or "cannot be read") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(str(path), f"is not TOML: {error}") from error
    return _Reader(str(path), side_code).plan(told)


class _Reader:
    def __init__(self, path: str, side_code: Callable[[str], str]) -> None:
        self.path, self.side_code = path, side_code

    def plan(self, told: Mapping[str, Any]) -> Plan:
        self._known(told, _TOP, "the plan")
        every = self._duration(told.get("every", "30m"), "every")
        feeds = tuple(self._feed(one, every) for one in self._tables(told, "feed"))
        if not feeds:
            raise UsageError(self.path, "names no feed", 'write [[feed]] and url = "https://…"')
        if len({feed.url for feed in feeds}) < len(feeds):
            raise UsageError(self.path, "names a feed twice")
        questions = tuple(self._question(one) for one in self._tables(told, "question"))
        return Plan(feeds, questions or (Saved("Everything", Question()),), self._pause(told.get("pause", PAUSE)))

    def _tables(self, told: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
        found = told.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
            raise UsageError(self.path, f"{name} is no list of tables", f"write [[{name}]]")
        return found

    def _feed(self, told: Mapping[str, Any], every: timedelta) -> FeedPlan:
        self._known(told, _FEED, "a feed")
        url = self._text(told, "url")
        if not url.startswith(("http://", "https://")):
            raise UsageError(self.path, f"{url!r:.80} is no address of a feed", "http and https are visited")
        own = self._duration(told["every"], "every") if "every" in told else every
        return FeedPlan(url, self._text(told, "name") or url, own)

    def _question(self, told: Mapping[str, Any]) -> Saved:
        self._known(told, _QUESTION, "a question")
        name = self._text(told, "name")
        if not name:
            raise UsageError(self.path, "a question has no name")
        made = Question(
            words=self._text(told, "words"),
            person=self._text(told, "person"),
            sides=tuple(self.side_code(side) for side in self._texts(told, "sides")),
            kinds=tuple(self._one_of(FactKind, kind) for kind in self._texts(told, "kinds")),
            statuses=tuple(self._one_of(Status, status) for status in self._texts(told, "statuses")),
            since=self._day(told, "since"),
            until=self._day(told, "until"),
        )
        return Saved(name, made)

    def _known(self, told: Mapping[str, Any], known: frozenset[str], what: str) -> None:
        strange = sorted(set(told) - known)
        if strange:
            raise UsageError(self.path, f"{what} has no {strange[0]!r}", f"known are {', '.join(sorted(known))}")

    def _text(self, told: Mapping[str, Any], name: str) -> str:
        found = told.get(name, "")
        if not isinstance(found, str):
            raise UsageError(self.path, f"{name} is no text")
        return found.strip()

    def _texts(self, told: Mapping[str, Any], name: str) -> list[str]:
        found = told.get(name, [])
        if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
            raise UsageError(self.path, f"{name} is no list of texts", f'write {name} = ["…"]')
        return found

    def _one_of(self, kinds: type[Any], value: str) -> Any:
        try:
            return kinds(value)
        except ValueError as error:
            choice = ", ".join(one.value for one in kinds)
            raise UsageError(self.path, f"{value!r:.40} is none of: {choice}") from error

    def _day(self, told: Mapping[str, Any], name: str) -> date | None:
        found = told.get(name)
        if found is None or type(found) is date:
            return found
        raise UsageError(self.path, f"{name} is no day", f"write {name} = 2026-01-31")

    def _duration(self, told: object, name: str) -> timedelta:
        match = _DURATION.fullmatch(told) if isinstance(told, str) else None
        found = timedelta(**{_UNITS[match[2]]: int(match[1])}) if match else None
        if found is None or not LEAST <= found <= MOST:
            raise UsageError(self.path, f"{name} is {told!r:.40}", 'write "5m" to "7d"')
        return found

    def _pause(self, told: object) -> float:
        if isinstance(told, bool) or not isinstance(told, int | float) or not 1 <= told <= 3600:
            raise UsageError(self.path, f"pause is {told!r:.40}", "write seconds, from 1")
        return float(told)
