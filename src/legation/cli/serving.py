"""`legation serve`: the workbench in a browser."""

from __future__ import annotations

import getpass
import socket
import webbrowser
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.main import Store
from legation.errors import UsageError

if TYPE_CHECKING:
    from legation.app import Legation
    from legation.web.deskfile import DeskFile
    from legation.web.door import Door
    from legation.web.settings import Settings


def register(app: typer.Typer) -> None:
    """Add `serve` and `account`."""
    app.command("serve")(serve)
    app.command("account")(account)


def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")] = 8642,
    host: Annotated[str, typer.Option("--host", help="Any other than 127.0.0.1 needs accounts.")] = "127.0.0.1",
    name: Annotated[
        list[str] | None, typer.Option("--name", help="Host name of a proxy before it, as browsers send it.")
    ] = None,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")] = True,
    user: Annotated[str, typer.Option("--as", help="The name that your rulings carry.")] = "",
    store: Store = None,
) -> None:
    """Open the workbench: pages of the record, review, reading, briefings."""
    from legation.app import open_record
    from legation.web.settings import Settings

    with open_record(store) as desk:
        refuse_strangers(desk, host)
        listener = listening(host, port)
        taken = listener.getsockname()[1]
        settings = Settings(host=host, port=taken, user=user or _login(), names=tuple(name or ()))
        _run(desk, settings, listener, browser=browser)


def _login() -> str:
    try:
        return getpass.getuser()
    except OSError:
        return "reader"


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens; UsageError when the address is taken or not ours."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = error.strerror or "cannot be listened on"
        raise UsageError(f"{host}:{port}", reason, "choose another --port, or 0 for a free one") from error


def _run(desk: Legation, settings: Settings, listener: socket.socket, *, browser: bool) -> None:
    import uvicorn

    from legation.web import make_app

    door = _door(desk, settings)
    server = uvicorn.Server(
        uvicorn.Config(make_app(desk, settings, door), log_level="warning", server_header=False, access_log=False)
    )
    shown = settings.address if door is None else f"http://{settings.host}:{settings.port}/"
    typer.echo(f"The workbench is open: {shown}\nCtrl+C closes it.")
    if browser:
        webbrowser.open(shown)
    server.run(sockets=[listener])


def refuse_strangers(desk: Legation, host: str) -> None:
    """UsageError when others could reach the workbench and nobody has an account."""
    from legation.web.settings import LOOPBACKS

    if host not in LOOPBACKS and not _deskfile(desk).state.accounts:
        reason = "others can reach this address, and there are no accounts"
        raise UsageError(host, reason, "make one with `legation account NAME`, or leave --host out")


def _door(desk: Legation, settings: Settings) -> Door | None:
    if settings.is_loopback:
        return None
    from legation.web.accounts import AccountDoor

    return AccountDoor(settings, _deskfile(desk))


def _deskfile(desk: Legation) -> DeskFile:
    from legation.web.deskfile import DeskFile, desk_path

    return DeskFile(desk_path(desk.location))


class RoleName(StrEnum):
    """What an account may do: look, rule on facts too, or everything."""

    VIEWER = "viewer"
    REVIEWER = "reviewer"
    ADMIN = "admin"


def account(
    name: Annotated[str, typer.Argument(help="The name to sign in with; rulings carry it.")],
    role: Annotated[RoleName, typer.Option("--role", help="What they may do.")] = RoleName.VIEWER,
    drop: Annotated[bool, typer.Option("--drop", help="Take the account away.")] = False,
    store: Store = None,
) -> None:
    """Make, change or drop an account of a shared desk; the password is asked for."""
    from legation.app import open_record
    from legation.web.accounts import add_account, drop_account
    from legation.web.door import Role

    with open_record(store) as desk:
        kept = _deskfile(desk)
        if drop:
            drop_account(kept, name)
        else:
            password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
            add_account(kept, name, Role(role.value), password)
    typer.echo(f"{name}: {'dropped' if drop else role.value}")
