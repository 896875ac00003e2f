"""`legation serve`: the workbench in a browser."""

from __future__ import annotations

import getpass
import socket
import webbrowser
from typing import TYPE_CHECKING, Annotated

import typer

from legation.cli.main import Store
from legation.errors import UsageError

if TYPE_CHECKING:
    from legation.app import Legation
    from legation.web.door import Door
    from legation.web.settings import Settings


def register(app: typer.Typer) -> None:
    """Add `serve`."""
    app.command("serve")(serve)


def serve(
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0 takes a free one.")] = 8642,
    host: Annotated[
        str, typer.Option("--host", help="Any other than 127.0.0.1 needs accounts.")
    ] = "127.0.0.1",
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open the page.")] = True,
    user: Annotated[str, typer.Option("--as", help="The name that your rulings carry.")] = "",
    store: Store = None,
) -> None:
    """Open the workbench: pages of the record, review, reading, briefings."""
    from legation.app import open_record
    from legation.web.settings import Settings

    with open_record(store) as desk:
        listener = listening(host, port)
        settings = Settings(host=host, port=listener.getsockname()[1], user=user or _login())
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
        uvicorn.Config(
            make_app(desk, settings, door), log_level="warning", server_header=False, access_log=False
        )
    )
    shown = settings.address if door is None else f"http://{settings.host}:{settings.port}/"
    typer.echo(f"The workbench is open: {shown}\nCtrl+C closes it.")
    if browser:
        webbrowser.open(shown)
    server.run(sockets=[listener])


def _door(desk: Legation, settings: Settings) -> Door | None:
    if settings.is_loopback:
        return None
    reason = "others can reach this address, and there are no accounts"
    raise UsageError(settings.host, reason, "leave --host out")
