"""Bringing a record to the newest schema; Alembic is loaded only when there is something to do."""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from sqlalchemy import Connection, Engine, insert, inspect, text

from legation.errors import RecordVersion
from legation.store import schema
from legation.store.engine import reading, writing


def bring_up(engine: Engine) -> None:
    """Migrate to the newest schema; RecordVersion for a record of a newer Legation."""
    with reading(engine) as connection:
        held = _revision(connection)
    if held == schema.HEAD:
        return
    with writing(engine) as connection:
        _upgrade(connection, str(engine.url.database or ""))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection, name: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    config.attributes["connection"] = connection
    held = _revision(connection)
    steps = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if held is not None and held not in steps:
        reason = f"made by a newer Legation (schema {held}, this one knows {schema.HEAD})"
        raise RecordVersion(name, reason, "upgrade Legation")
    command.upgrade(config, schema.HEAD)
    if held is None:
        made = {"name": "made by", "value": f"legation {version('legation')}"}
        connection.execute(insert(schema.facts), [made])
