"""Where the record lives, when nobody says so: environment, settings file, the user's data folder."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

from legation.errors import UsageError

SETTINGS_FILE = "legation.toml"
STORE_VARIABLE = "LEGATION_STORE"


def record_location(given: str | None = None, *, folder: Path | None = None) -> str:
    """Where the record lives: what is given, else ``LEGATION_STORE``, ``legation.toml``, the data folder.

    Returns a path or a database address. ``folder`` is searched for ``legation.toml`` (the
    current one by default); a relative path in it counts from that folder.
    """
    folder = folder or Path.cwd()
    chosen = given or os.environ.get(STORE_VARIABLE) or _configured(folder)
    if chosen:
        return chosen
    from platformdirs import user_data_path

    return str(user_data_path("legation", appauthor=False) / "record.db")


def _configured(folder: Path) -> str | None:
    settings = folder / SETTINGS_FILE
    if not settings.is_file():
        return None
    try:
        store = tomllib.loads(settings.read_text(encoding="utf-8")).get("store")
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(str(settings), f"is not TOML: {error}", 'write: store = "record.db"') from error
    if store is None:
        return None
    if not isinstance(store, str):
        raise UsageError(str(settings), "store is not a text", 'write: store = "record.db"')
    return store if "://" in store else str(folder / store)
