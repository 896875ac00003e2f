"""Where a command's product goes: standard output, or a file that is made whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from legation.errors import UsageError

Out = Annotated[Path | None, typer.Option("--out", help="A file to write; standard output when left out.")]


def put_lines(lines: Iterable[str], out: Path | None) -> None:
    """Write text as it comes; its line ends are its own."""
    if out is None:
        for line in lines:
            typer.echo(line, nl=False)
        return
    put_file(lambda file: file.writelines(line.encode("utf-8") for line in lines), out)


def put_file(write: Callable[[BinaryIO], None], out: Path) -> None:
    """Have a file written under another name and moved into place; UsageError when it cannot be."""
    partial = out.with_name(f"{out.name}.partial")
    try:
        with partial.open("wb") as file:
            write(file)
        partial.replace(out)
    except OSError as error:
        raise UsageError(str(out), error.strerror or "cannot be written") from error
    finally:
        partial.unlink(missing_ok=True)


def wanted_file(out: Path | None, what: str) -> Path:
    """The file that a product needs which no terminal can show."""
    if out is None:
        raise UsageError(what, "is written to a file", "name it with --out")
    return out
