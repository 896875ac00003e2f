"""Write docs/reference/api.md and settings.md: `python docs/make_api_reference.py [--check]`."""

from __future__ import annotations

import ast
import inspect
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Any

from fastapi import FastAPI

from legation.web import settings
from legation.web.application import DESCRIPTION
from legation.web.rendering import API
from legation.web.routes import routers

FOLDER = Path(__file__).parent / "reference"
HEAD = f"""# The workbench for programs

Made by `docs/make_api_reference.py` from the routes themselves; do not edit by hand. `/openapi.json` of a
running workbench says the same as OpenAPI 3.1.

{DESCRIPTION} This is `"api": {API}`.

A request carries the cookie of its session: the address that `legation serve` prints sets it. What changes the
record is a POST with the key of the session, as the field `csrf` or the header `X-CSRF-Token`, and an `Origin` of
ours. An answer that is none is
`{{"ok": false, "api": {API}, "status": …, "error": …, "advice": …}}`.
"""
SETTINGS_HEAD = """# Settings

Made by `docs/make_api_reference.py`; do not edit by hand.

Where the record lies, the first that is given:

| Setting | Meaning |
|---|---|
| `--store PATH` or `--store postgresql://…` | an option of every command that asks or changes the record |
| `LEGATION_STORE` | the same, from the environment |
| `store = "…"` in `legation.toml` | in the folder that the command is run in; a relative path counts from it |
| nothing | `record.db` in the user's data folder |

What the workbench is told by `legation serve`, and what it keeps to:
"""


def api() -> str:
    """The page of addresses."""
    app = FastAPI()
    for router in routers():
        app.include_router(router)
    described: Mapping[str, Mapping[str, Any]] = app.openapi()["paths"]
    schemas = app.openapi().get("components", {}).get("schemas", {})
    parts = [HEAD]
    for path, methods in described.items():
        for method, told in methods.items():
            parts.append("\n".join(_section(method.upper(), path, told, schemas)))
    return "\n\n".join(parts) + "\n"


def _section(method: str, path: str, told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[str]:
    yield f"## {method} {path}\n"
    yield f"{told['summary']}."
    rows = [_row(one["name"], one["in"], one["schema"], schemas) for one in told.get("parameters", ())]
    rows += list(_form(told, schemas))
    if rows:
        yield "\n| Part | Where | Values |\n|---|---|---|"
        yield from rows


def _form(told: Mapping[str, Any], schemas: Mapping[str, Any]) -> Iterator[str]:
    for content in told.get("requestBody", {}).get("content", {}).values():
        body = _resolved(content["schema"], schemas)
        for name, schema in body.get("properties", {}).items():
            yield _row(name, "form", schema, schemas)


def _row(name: str, where: str, schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    return f"| `{name}` | {where} | {_values(schema, schemas)} |"


def _values(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> str:
    """What a part may hold, in a few words."""
    held = _resolved(schema, schemas)
    if "anyOf" in held:
        return " or ".join(filter(None, (_values(one, schemas) for one in held["anyOf"] if one.get("type") != "null")))
    if "enum" in held:
        return ", ".join(f"`{value}`" if value else "nothing" for value in held["enum"])
    if held.get("type") == "array":
        return f"any number of: {_values(held['items'], schemas)}"
    return _plain(held)


def _plain(held: Mapping[str, Any]) -> str:
    kind = str(held.get("format") or held.get("contentMediaType") or held.get("type", ""))
    limits = {"maximum": "at most", "minimum": "at least", "maxLength": "at most, characters:"}
    told = "; ".join(f"{word} {held[key]}" for key, word in limits.items() if key in held)
    return f"{kind} ({told})" if told else kind


def _resolved(schema: Mapping[str, Any], schemas: Mapping[str, Any]) -> Mapping[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Mapping[str, Any] = schemas[name] if name else schema
    return found


def settings_page() -> str:
    """The page of settings."""
    parts = [SETTINGS_HEAD, *_table(settings.Settings), "\nIts limits:\n", *_table(settings.Limits)]
    return "\n".join(parts) + "\n"


def _table(made: type[Any]) -> Iterator[str]:
    notes = _notes(made)
    yield "| Setting | Standard | Meaning |\n|---|---|---|"
    for part in fields(made):
        if part.name != "limits":
            value = "made anew at every start" if part.name == "token" else f"`{part.default!r}`"
            yield f"| `{part.name}` | {value} | {notes.get(part.name, '')} |"


def _notes(made: type[Any]) -> Mapping[str, str]:
    """The docstrings that stand under the fields of a class."""
    (body,) = ast.parse(inspect.getsource(made)).body
    found: dict[str, str] = {}
    lines = body.body if isinstance(body, ast.ClassDef) else []
    for field, note in pairwise(lines):
        if isinstance(field, ast.AnnAssign) and isinstance(note, ast.Expr) and isinstance(note.value, ast.Constant):
            found[ast.unparse(field.target)] = " ".join(str(note.value.value).split())
    return found


PAGES: Mapping[str, Any] = {"api.md": api, "settings.md": settings_page}


def main() -> int:
    """Write the pages, or with ``--check`` say whether they are current."""
    if "--check" in sys.argv[1:]:
        return int(any((FOLDER / name).read_text(encoding="utf-8") != make() for name, make in PAGES.items()))
    for name, make in PAGES.items():
        (FOLDER / name).write_text(make(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
