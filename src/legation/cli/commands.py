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
        offices,
        peers,
        reading,
        ruling,
        serving,
        taking,
        undertakings,
    )

    for module in (reading, coding, asking, undertakings, offices, ruling, taking, measuring, peers, keeping, serving):
        module.register(app)
