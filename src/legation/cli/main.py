"""The `legation` command: its options, and the exit status of every command.

Exit status: 0 all well; 1 some inputs failed (each named on standard error, the rest done);
2 the command was misused; 3 the record cannot be used.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from legation.errors import LegationError, RecordError

EXIT_FAILED, EXIT_USAGE, EXIT_RECORD = 1, 2, 3

Store = Annotated[
    str | None,
    typer.Option("--store", help="The record: a path or a PostgreSQL address.", show_default=False),
]


def version(*, wanted: bool) -> None:
    """Print the version and stop."""
    if wanted:
        from legation import __version__

        typer.echo(f"legation {__version__}")
        raise typer.Exit


def root(
    show_version: Annotated[bool, typer.Option("--version", callback=lambda v: version(wanted=v))] = False,
) -> None:
    """Read reports of how states deal with each other, and keep the record."""


def command_line() -> typer.Typer:
    """The command with everything that it can do."""
    from legation.cli import commands

    made = typer.Typer(
        name="legation",
        help="Read reports of how states deal with each other, and keep the record.",
        no_args_is_help=True,
        rich_markup_mode=None,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    made.callback()(root)
    commands.register(made)
    return made


def main() -> None:
    """Run the command; every error that a user can act on becomes one line."""
    try:
        command_line()()
    except RecordError as error:
        complain(error)
        sys.exit(EXIT_RECORD)
    except LegationError as error:
        complain(error)
        sys.exit(EXIT_USAGE)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): that is no failure of ours.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except KeyboardInterrupt:
        sys.exit(130)


def complain(error: LegationError) -> None:
    """One line on standard error."""
    typer.echo(f"legation: {error}", err=True)


if __name__ == "__main__":
    main()
