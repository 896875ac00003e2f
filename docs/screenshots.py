"""Takes the pictures of the guide: `python docs/screenshots.py RECORD` with Chromium and Playwright.

RECORD is a record to show (`legation read examples --store demo.db` makes one).
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from threading import Thread

import uvicorn
from playwright.sync_api import Browser, Error, sync_playwright

from legation.app import Legation
from legation.cli.serving import listening
from legation.web import Settings, make_app

CHROMIUM = "/usr/bin/chromium"
IMAGES = Path(__file__).parent / "images"

PICTURES = (
    ("home", "/", 1280, "light"),
    ("pair", "/pair/PAK/IRN", 1280, "light"),
    ("report", "/report/pakistan-iran-border-trade", 1280, "light"),
    ("review", "/review", 1280, "dark"),
    ("commitments", "/commitments", 1280, "light"),
    ("narrow", "/report/pakistan-iran-border-trade", 390, "dark"),
)


def take(record: str) -> None:
    """Serve the record and picture its pages."""
    with Legation(record) as desk, sync_playwright() as play:
        listener = listening("127.0.0.1", 0)
        settings = Settings(port=listener.getsockname()[1])
        server = uvicorn.Server(uvicorn.Config(make_app(desk, settings), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        for name, path, width, scheme in PICTURES:
            picture(browser, settings, f"{name}.png", path, width=width, dark=scheme == "dark")
        with suppress(Error):
            browser.close()
        server.should_exit = True
        thread.join(10)


def picture(browser: Browser, settings: Settings, name: str, path: str, *, width: int, dark: bool) -> None:
    """One page as a PNG file."""
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(settings.address)
    page.goto(f"http://{settings.host}:{settings.port}{path}")
    page.screenshot(path=IMAGES / name)
    context.close()


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    take(sys.argv[1])
