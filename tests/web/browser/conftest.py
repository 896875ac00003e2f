"""A real browser at a real server on this machine; without one, these tests are skipped and say why."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Literal

import pytest
import uvicorn

from legation.app import Legation
from legation.cli.serving import listening
from legation.web import Settings, make_app
from tests.machine import install
from tests.web import sample

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Dialog, Page, Request

CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser")
FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--no-first-run")
Visit = Callable[..., "Page"]


@dataclass(frozen=True)
class Served:
    """A workbench that listens."""

    desk: Legation
    settings: Settings

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.settings.port}"


@contextmanager
def served(desk: Legation) -> Iterator[Served]:
    """The workbench of a record on a free port, in a thread."""
    listener = listening("127.0.0.1", 0)
    settings = Settings(port=listener.getsockname()[1], user="ada", today=date(2026, 3, 10))
    server = uvicorn.Server(uvicorn.Config(make_app(desk, settings), log_level="warning"))
    thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        yield Served(desk, settings)
    finally:
        server.should_exit = True
        thread.join(10)


def _chromium() -> str | None:
    return next((path for path in CHROMIUM if Path(path).exists()), shutil.which("chromium"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium through Playwright."""
    if find_spec("playwright") is None:
        pytest.skip("needs the Python package playwright")
    path = _chromium() or (_chromium() if install("chromium") else None)
    if path is None:
        pytest.skip("needs Chromium, which could not be installed (as root: apt-get install chromium)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=path, args=[*FLAGS])
        yield started
        started.close()


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The sample record; the tests of a module share it."""
    with Legation(str(tmp_path_factory.mktemp("desk") / "record.db")) as desk:
        sample.fill(desk.store)
        with served(desk) as made:
            yield made


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Open a page of a workbench; nothing but it may be asked, and no page may fail or open a dialog."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def go(at: Served, path: str = "/", *, scheme: str = "light", width: int = 1280) -> Page:
        dark: Literal["dark", "light"] = "dark" if scheme == "dark" else "light"
        context = browser.new_context(color_scheme=dark, viewport={"width": width, "height": 900})
        contexts.append(context)
        page = context.new_page()
        watch(page, at.base, wrong)
        page.goto(at.settings.address)
        page.goto(at.base + path)
        return page

    yield go
    for context in contexts:
        context.close()
    assert wrong == []


def watch(page: Page, base: str, wrong: list[str]) -> None:
    """Note every request that leaves the workbench, every dialog, error and breach of the policy."""

    def request(one: Request) -> None:
        if not one.url.startswith(base):
            wrong.append(one.url)

    def dialog(one: Dialog) -> None:
        wrong.append(f"dialog: {one.message}")
        one.dismiss()

    def console(one: ConsoleMessage) -> None:
        if "Content Security" in one.text:
            wrong.append(one.text)

    page.on("request", request)
    page.on("dialog", dialog)
    page.on("console", console)
    page.on("pageerror", lambda one: wrong.append(f"error: {one}"))
