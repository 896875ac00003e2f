"""How a report is called: in errors, and as a record's id."""

from __future__ import annotations

from pathlib import PurePath

from legation.types.source import Hints, Raw


def subject_of(raw: Raw) -> str:
    """How errors name an input."""
    return str(raw.locator)


def id_of(raw: Raw, hints: Hints) -> str:
    """The report's own id, else the stem of its file, else its address."""
    if hints.id:
        return hints.id
    address = raw.locator.address
    if "://" in address or address == "-":
        return str(raw.locator)
    stem = PurePath(address).stem
    return f"{stem}#{raw.locator.part}" if raw.locator.part else stem
