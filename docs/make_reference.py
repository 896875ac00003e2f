"""Write docs/reference/commands.md from the commands themselves: `python docs/make_reference.py [--check]`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any

from typer.main import get_command

from legation.cli.main import command_line

TARGET = Path(__file__).parent / "reference" / "commands.md"
HEAD = """# Commands

Made by `docs/make_reference.py` from the commands themselves; do not edit by hand.

Every command that asks or changes the record takes `--store`, else `LEGATION_STORE`, else `store` in
`legation.toml`, else the user's data folder. Errors are one line each on standard error.

| Exit status | Meaning |
|---|---|
| 0 | all well |
| 1 | some inputs failed: each is named on standard error, the rest is done |
| 2 | the command was misused |
| 3 | the record cannot be used |
"""


def reference() -> str:
    """The whole page."""
    group: Any = get_command(command_line())
    parts = [HEAD]
    for name, command in sorted(group.commands.items()):
        parts += _sections(f"legation {name}", command)
    return "\n".join(parts)


def _sections(name: str, command: Any) -> Iterator[str]:
    """A section for a command, or one for each command of a group."""
    if hasattr(command, "commands"):
        for inner, under in sorted(command.commands.items()):
            yield from _sections(f"{name} {inner}", under)
        return
    yield f"## {name}\n\n{command.help}\n\n```\n{_usage(name, command)}\n```\n"
    rows = [row for param in command.params for row in _rows(param)]
    if rows:
        yield "\n".join(("| Option or argument | Meaning |", "|---|---|", *rows)) + "\n"


def _usage(name: str, command: Any) -> str:
    arguments = [_name(param) for param in command.params if param.param_type_name == "argument"]
    return " ".join((name, "[OPTIONS]", *arguments))


def _name(param: Any) -> str:
    """An argument as usage shows it: in brackets when it can be left out."""
    name = (param.metavar or param.name.upper()).strip("[]")
    many = "..." if param.nargs != 1 else ""
    return f"{name}{many}" if param.required else f"[{name}]{many}"


def _rows(param: Any) -> Iterator[str]:
    if "--help" in param.opts:
        return
    is_argument = param.param_type_name == "argument"
    shown = _name(param) if is_argument else ", ".join((*param.opts, *param.secondary_opts))
    told = " ".join(filter(None, (param.help or "", _choices(param), _default(param))))
    yield f"| `{shown}` | {told.replace('|', chr(92) + '|')} |"


def _choices(param: Any) -> str:
    kind = param.type_descriptor.annotation
    is_choice = isinstance(kind, type) and issubclass(kind, Enum)
    return f"One of {', '.join(f'`{one.value}`' for one in kind)}." if is_choice else ""


def _default(param: Any) -> str:
    value = getattr(param.default, "value", param.default)
    is_shown = isinstance(value, str | int) and not isinstance(value, bool) and value != ""
    return f"Default `{value}`." if is_shown else ""


def main() -> int:
    """Write the page, or with ``--check`` say whether it is current."""
    if "--check" in sys.argv[1:]:
        return int(TARGET.read_text(encoding="utf-8") != reference())
    TARGET.write_text(reference(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
