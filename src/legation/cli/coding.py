"""`legation code`, `parse` and `times`: the machine-facing commands over single sentences and texts."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from legation.cli.main import EXIT_FAILED
from legation.errors import LegationError, MalformedSource, UnreachableSource

if TYPE_CHECKING:
    from legation.app import CodingTask

Input = Annotated[str, typer.Argument(help="A file, or - for standard input.")]


def register(app: typer.Typer) -> None:
    """Add `code`, `parse` and `times`."""
    app.command("code")(code)
    app.command("parse")(parse)
    app.command("times")(times)


def code(path: Input = "-") -> None:
    """Code JSONL sentences as PLOVER events: who did what to whom."""
    from legation.app import open_record
    from legation.cli.shape import coded_event

    lines = _Lines(path)
    for asked, events in open_record().code(_task(record) for record in lines.records()):
        shown = {"id": asked.id, "events": [coded_event(event) for event in events]}
        typer.echo(json.dumps(shown, ensure_ascii=False))
    lines.finish()


def _task(record: Mapping[str, Any]) -> CodingTask:
    from legation.app import CodingTask

    source, target = (str(record.get(key) or "") for key in ("source", "target"))
    return CodingTask(str(record["id"]), record["text"], _anchor(record, None), source, target)


def parse(
    path: Input = "-",
    pretokenised: Annotated[
        bool, typer.Option("--pretokenised", help="The input is CoNLL-U with its words given.")
    ] = False,
) -> None:
    """Analyse text (or CoNLL-U words) and print CoNLL-U."""
    from legation.app import open_record

    text = _read(path)
    for sentence in open_record().parse(text, pretokenised=pretokenised):
        typer.echo(sentence)


def times(
    path: Input = "-",
    anchor: Annotated[
        datetime | None,
        typer.Option("--date", formats=["%Y-%m-%d"], help="Anchor of records without a date."),
    ] = None,
) -> None:
    """Find the time expressions of JSONL texts (TIMEX3)."""
    from legation.analysis.times import times_record

    lines = _Lines(path)
    fallback = anchor.date() if anchor else None
    for record in lines.records():
        found = times_record(str(record["id"]), str(record.get("text", "")), _anchor(record, fallback))
        typer.echo(json.dumps(found, ensure_ascii=False))
    lines.finish()


def _anchor(record: Mapping[str, Any], fallback: date | None) -> date | None:
    given = record.get("date")
    return date.fromisoformat(given[:10]) if isinstance(given, str) and given else fallback


def _read(path: str) -> str:
    try:
        content = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise UnreachableSource(path, error.strerror or "cannot be read") from error
    return content.decode("utf-8", "replace")


class _Lines:
    """JSONL records of a file, one at a time; a broken line is named and the rest go on."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.failed = 0

    def records(self) -> Iterator[Mapping[str, Any]]:
        for number, line in enumerate(self._lines(), 1):
            if line.strip():
                yield from self._record(number, line)

    def _lines(self) -> Iterator[str]:
        if self.path == "-":
            yield from (line.decode("utf-8", "replace") for line in sys.stdin.buffer)
            return
        try:
            with Path(self.path).open(encoding="utf-8", errors="replace") as file:
                yield from file
        except OSError as error:
            raise UnreachableSource(self.path, error.strerror or "cannot be read") from error

    def _record(self, number: int, line: str) -> Iterator[Mapping[str, Any]]:
        try:
            yield _checked(json.loads(line), f"{self.path}, line {number}")
        except json.JSONDecodeError as error:
            self._complain(MalformedSource(f"{self.path}, line {number}", f"is not JSON: {error.msg}"))
        except MalformedSource as error:
            self._complain(error)

    def _complain(self, error: LegationError) -> None:
        self.failed += 1
        typer.echo(f"legation: failed: {error}", err=True)

    def finish(self) -> None:
        """Exit with 1 when a line failed."""
        if self.failed:
            raise typer.Exit(EXIT_FAILED)


def _checked(record: object, where: str) -> Mapping[str, Any]:
    if not isinstance(record, dict) or "id" not in record or not isinstance(record.get("text"), str):
        raise MalformedSource(where, "is no record", 'a record is {"id": …, "text": "…"}')
    given = record.get("date")
    if given:
        try:
            date.fromisoformat(str(given)[:10])
        except ValueError as error:
            raise MalformedSource(where, f"its date is none: {given!r}", "write YYYY-MM-DD") from error
    return record
