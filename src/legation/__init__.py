"""Legation reads reports of how states deal with each other and keeps the record.

import legation

with legation.open("desk.db") as desk:
    for outcome in desk.read("reports/"):
        print(outcome)
    print(desk.brief("Pakistan", "Iran"))
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from legation.app import Legation

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(location: str | None = None) -> Legation:  # noqa: A001 - read as legation.open
    """Open the record at a path or database address, else where the settings say it lives.

    Settings: ``LEGATION_STORE``, ``legation.toml``, the user's data folder, in this order. The
    record is made when it is first written to. RecordError when it cannot be used.
    """
    from legation.app import open_record

    return open_record(location)
