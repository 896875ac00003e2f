"""All commands, each in the module that answers its question."""

from __future__ import annotations

import typer


def register(app: typer.Typer) -> None:
    """Put every command on the application."""
    from legation.cli import (
        asking,
        coding,
        keeping,
        measuring,
        merging,
        offices,
        peers,
        reading,
        ruling,
        series,
        serving,
        taking,
        undertakings,
        watching,
    )

    facts = (reading, coding, asking, undertakings, series, offices, ruling)
    records = (taking, measuring, peers, merging, watching, keeping, serving)
    for module in (*facts, *records):
        module.register(app)
