"""Takes the pictures of the guide and the tutorial: `python docs/screenshots.py` with Chromium and Playwright."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import uvicorn
from playwright.sync_api import Browser, Error, sync_playwright

from legation.app import Legation
from legation.cli.serving import listening
from legation.web import Settings, make_app

CHROMIUM = "/usr/bin/chromium"
IMAGES = Path(__file__).parent / "images"

EXAMPLES = Path(__file__).parents[1] / "examples"
TODAY = date(2026, 5, 4)

PICTURES = (
    ("home", "/", 1280, "light"),
    ("pair", "/pair/PAK/IRN", 1280, "light"),
    ("report", "/report/pakistan-iran-border-trade", 1280, "light"),
    ("review", "/review", 1280, "dark"),
    ("commitments", "/commitments", 1280, "light"),
    ("map", "/map", 1280, "light"),
    ("narrow", "/report/pakistan-iran-border-trade", 390, "dark"),
)


def take() -> None:
    """Read the examples through the page, as the tutorial says, and picture the pages."""
    with TemporaryDirectory() as folder, Legation(f"{folder}/desk.db") as desk, sync_playwright() as play:
        listener = listening("127.0.0.1", 0)
        settings = Settings(port=listener.getsockname()[1], user="Ada Noor", today=TODAY)
        server = uvicorn.Server(uvicorn.Config(make_app(desk, settings), log_level="warning"))
        thread = Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        read(browser, settings)
        for name, path, width, scheme in PICTURES:
            picture(browser, settings, f"{name}.png", path, width=width, dark=scheme == "dark")
        with suppress(Error):
            browser.close()
        server.should_exit = True
        thread.join(10)


def read(browser: Browser, settings: Settings) -> None:
    """Give the examples to the workbench, and picture them when they are read."""
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(settings.address)
    page.goto(f"http://{settings.host}:{settings.port}/read")
    page.locator("input[type=file]").set_input_files(sorted(path for path in EXAMPLES.iterdir() if path.is_file()))
    page.get_by_role("button", name="Read", exact=True).click()
    page.locator("h1", has_text="Done:").wait_for(timeout=600_000)
    page.screenshot(path=IMAGES / "reading.png")
    page.close()


def picture(browser: Browser, settings: Settings, name: str, path: str, *, width: int, dark: bool) -> None:
    """One page as a PNG file."""
    context = browser.new_context(viewport={"width": width, "height": 720}, color_scheme="dark" if dark else "light")
    page = context.new_page()
    page.goto(settings.address)
    page.goto(f"http://{settings.host}:{settings.port}{path}")
    page.screenshot(path=IMAGES / name)
    context.close()


if __name__ == "__main__":
    IMAGES.mkdir(exist_ok=True)
    take()
