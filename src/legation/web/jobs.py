"""Reading in the background: one job at a time, each item's state at hand while it runs."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path, PurePath
from tempfile import TemporaryDirectory
from threading import Lock

from legation.app import Legation
from legation.errors import ForbiddenSource, LegationError
from legation.pipeline import Failure, Outcome, Reading
from legation.sources import Sources
from legation.types.source import Locator, Raw

KEPT_JOBS = 50
NAME = 120
ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


class State(StrEnum):
    """How far an item is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "read"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gave: a file's name and bytes, or an address to fetch (``content`` None)."""

    name: str
    content: bytes | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One report, or one thing given that no report has come out of yet.

    ``reason`` says why it failed, ``notes`` what the user should know of it.
    """

    name: str
    state: State
    reason: str = ""
    advice: str = ""
    report: str = ""
    title: str = ""
    facts: int = 0
    kept: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """What was given at once, and its items in order."""

    id: str
    by: str
    items: tuple[Item, ...]
    finished: bool = False

    def count(self, state: State) -> int:
        """How many items are in a state."""
        return sum(item.state is state for item in self.items)


@dataclass(frozen=True, slots=True)
class Uploaded:
    """A source of one upload's reports: they lie in a file of ours, and carry the name that was given."""

    path: Path
    name: str
    sources: Sources

    def expand(self, address: str) -> Iterator[Locator]:
        """The reports in the upload, whatever the address."""
        del address
        yield from self.sources.expand(str(self.path))

    def obtain(self, locator: Locator) -> Iterator[Raw]:
        """The bytes of one of them."""
        for raw in self.sources.obtain(locator):
            yield replace(raw, locator=Locator(file_name(self.name), raw.locator.part))


def laid(content: bytes, name: str, folder: str) -> Path:
    """Bytes in a file of ours; of the name that was given only the ending is kept, which tells its type."""
    endings = [ending for ending in PurePath(file_name(name)).suffixes[-2:] if ENDING.fullmatch(ending)]
    path = Path(folder) / f"upload{''.join(endings)}"
    path.write_bytes(content)
    return path


def file_name(name: str) -> str:
    """The last part of a name as a browser sends it, cut to size."""
    return PurePath(name.replace("\\", "/").replace("\0", "")).name[-NAME:] or "upload"


class Jobs:
    """Runs jobs one after the other; every state is a value, replaced whole."""

    def __init__(self, desk: Legation) -> None:
        self._desk = desk
        self._jobs: dict[str, Job] = {}
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    def start(self, by: str, given: Iterable[Given]) -> Job:
        """Take what was given; reading begins when the jobs before it are done."""
        listed = tuple(given)
        items = tuple(Item(one.name[:NAME], State.WAITING) for one in listed)
        job = Job(secrets.token_hex(8), by, items)
        self._put(job)
        self._worker.submit(self._run, job.id, listed)
        return job

    def get(self, id_: str) -> Job | None:
        """A job by its id."""
        with self._lock:
            return self._jobs.get(id_)

    def all(self) -> tuple[Job, ...]:
        """The jobs of this run, the latest first."""
        with self._lock:
            return tuple(reversed(self._jobs.values()))

    def close(self) -> None:
        """Wait for what is being read."""
        self._worker.shutdown(cancel_futures=True)

    def _put(self, job: Job) -> None:
        with self._lock:
            self._jobs[job.id] = job
            for old in list(self._jobs)[:-KEPT_JOBS]:
                if self._jobs[old].finished:
                    del self._jobs[old]

    def _run(self, id_: str, given: tuple[Given, ...]) -> None:
        done: list[Item] = []
        try:
            for place, one in enumerate(given):
                waiting = tuple(Item(rest.name[:NAME], State.WAITING) for rest in given[place + 1 :])
                for item in self._items(one):
                    current = (Item(one.name[:NAME], State.READING),)
                    self._show(id_, (*done, *((item,) if item else current), *waiting))
                    done += [item] if item else []
        finally:
            self._show(id_, tuple(done), finished=True)

    def _show(self, id_: str, items: tuple[Item, ...], *, finished: bool = False) -> None:
        job = self.get(id_)
        if job:
            self._put(replace(job, items=items, finished=finished))

    def _items(self, given: Given) -> Iterator[Item | None]:
        """None first, while nothing has come out yet; then an item for every report."""
        yield None
        try:
            for outcome in self._read(given):
                yield self._item(given, outcome)
            self._desk.settle()
        except LegationError as error:
            yield failed(given.name, error)
        except Exception as error:  # noqa: BLE001 - one item's fault must not end the others, and is told
            yield Item(given.name[:NAME], State.FAILED, f"Legation made a mistake: {type(error).__name__}")

    def _read(self, given: Given) -> Iterator[Outcome]:
        pipeline = self._desk.pipeline
        if given.content is not None:
            with TemporaryDirectory(prefix="legation-") as folder:
                path = laid(given.content, given.name, folder)
                source = Uploaded(path, given.name, Sources())
                yield from replace(pipeline, source=source).read([given.name], given.published)
        elif given.name.startswith(("http://", "https://")):
            yield from pipeline.read([given.name], given.published)
        else:
            raise ForbiddenSource(given.name, "is no web address", "http and https are read")

    def _item(self, given: Given, outcome: Outcome) -> Item:
        if isinstance(outcome, Failure):
            part = f"#{outcome.locator.part}" if outcome.locator.part else ""
            return failed(f"{given.name}{part}", outcome.error)
        kept = self._desk.keep(outcome)
        return _read_item(outcome, kept.report.document, kept.claims, kept.kept.value)


def _read_item(reading: Reading, digest: str, facts: int, kept: str) -> Item:
    document = reading.document
    name = str(reading.raw.locator)[:NAME]
    title = document.title or document.id
    return Item(name, State.DONE, "", "", digest, title, facts, kept, reading.notes)


def failed(name: str, error: LegationError) -> Item:
    """An item that could not be read."""
    return Item(name[:NAME], State.FAILED, error.reason, error.advice)
