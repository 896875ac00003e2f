"""`legation watch`: look at feeds again and again, and say what is new for saved questions."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.main import EXIT_FAILED, Store

if TYPE_CHECKING:
    from legation.watching import Round

LONGEST = 3600.0
"""Seconds of one sleep: a clock that was set is noticed within the hour."""


class Told(StrEnum):
    """How news are printed."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSONL = "jsonl"


def register(app: typer.Typer) -> None:
    """Add `watch`."""
    app.command("watch")(watch)


def watch(
    plan: Annotated[Path, typer.Argument(metavar="FEEDS.TOML", help="Feeds and questions (docs/watching.md).")],
    once: Annotated[bool, typer.Option("--once", help="One round over the feeds that are due, then stop.")] = False,
    told: Annotated[Told, typer.Option("--format", help="How to print what is new.")] = Told.TEXT,
    store: Store = None,
) -> None:
    """Watch feeds politely, keep their reports, and print what is new for saved questions."""
    from legation.app import open_record

    with open_record(store) as desk:
        watching = desk.watch(plan)
        while True:
            done = watching.round()
            _say(done, told)
            watching.told(done)
            if once:
                break
            left = (done.due - datetime.now(UTC)).total_seconds()
            time.sleep(max(1.0, min(left, LONGEST)))
    if done.failures:
        raise typer.Exit(EXIT_FAILED)


def _say(done: Round, told: Told) -> None:
    """News on standard output, the rest on standard error."""
    for failure in done.failures:
        typer.echo(f"legation: failed: {failure}", err=True)
    if done.looked or done.kept:
        counts = f"{done.looked} feeds looked at, {done.items} items new or changed, {done.kept} kept"
        typer.echo(f"legation: {counts}; next look {done.due:%Y-%m-%d %H:%M} UTC", err=True)
    if not done.news:
        return
    if told is Told.JSONL:
        _lines(done)
    else:
        from legation.views.news import news
        from legation.views.render import markdown, text

        page = news((one.question, one.entries, one.is_new) for one in done.news)
        typer.echo((text if told is Told.TEXT else markdown).render_page(page))


def _lines(done: Round) -> None:
    from legation.cli.shape import fact

    for one in done.news:
        for entry in one.entries:
            told = {"question": one.question, "entry": entry.id, "new": one.is_new(entry)}
            reports = [report.url or report.id for report in entry.reports if report.document in one.documents]
            typer.echo(json.dumps({**told, "reports": reports, "fact": fact(entry.claim)}, ensure_ascii=False))
