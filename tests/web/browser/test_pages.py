"""Pages in a real browser: accessible in both colour schemes, wide and narrow, and quiet."""

from __future__ import annotations

from importlib.resources import files
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pytest

from tests.web import sample
from tests.web.browser.conftest import Served, Visit

if TYPE_CHECKING:
    from playwright.sync_api import Page

PAGES = (
    "/",
    "/pair/IRN/PAK",
    "/side/IRN",
    "/person/Samira%20Daryaei",
    "/commitments",
    "/report/visit",
    "/report/hostile",
    "/search?side=IRN",
    "/review",
    "/network",
    "/network?of=people",
    "/map",
    "/map?side=IRN",
    "/sources",
    "/read",
    "/keys",
    "/saved",
    "/pair",
    "/nothing-here",
)


def violations(page: Page) -> list[str]:
    """What axe-core finds wrong, by the rules of WCAG 2.2 A and AA and its best practices."""
    if find_spec("axe_playwright_python") is None:
        pytest.skip("needs the Python package axe-playwright-python")
    page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document)")
    assert len(found["passes"]) > 10
    return [
        f"{one['id']}: {node['html'][:160]} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found["violations"]
        for node in one["nodes"][:3]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(held: Served, visit: Visit, scheme: str) -> None:
    """axe-core finds no violation on any page."""
    page = visit(held, scheme=scheme)
    found = {}
    for path in (*PAGES, f"/entry/{held.desk.store.entries()[0].id}"):
        page.goto(held.base + path)
        if wrong := violations(page):
            found[path] = wrong
    assert found == {}


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_pages_fit_their_width(held: Served, visit: Visit, width: int) -> None:
    """Nothing makes the whole page scroll sideways (WCAG 1.4.10)."""
    page = visit(held, width=width)
    for path in PAGES:
        page.goto(held.base + path)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} wide"


@pytest.mark.parametrize("width", [1280, 390])
def test_the_timeline_is_walked_by_arrow_keys(held: Served, visit: Visit, width: int) -> None:
    """It is one stop of the tab key; every mark lies in the picture, has a name and leads to its entry."""
    page = visit(held, "/pair/IRN/PAK", width=width)
    marks = page.locator(".timeline a")
    assert marks.count() == 9
    assert page.locator(".timeline a[tabindex='0']").count() == 1
    marks.first.focus()
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    named = page.evaluate("document.activeElement.querySelector('title').textContent")
    assert named.startswith(("2026", "(2026"))
    outside = page.evaluate(
        """() => {
            const room = document.querySelector('.timeline').getBoundingClientRect();
            const boxes = [...document.querySelectorAll('.timeline .mark')].map((one) => one.getBoundingClientRect());
            return boxes.filter((box) => box.left < room.left - 7 || box.right > room.right + 7).length;
        }"""
    )
    assert outside == 0
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "/entry/" in page.url


def test_the_colours_can_be_chosen(held: Served, visit: Visit) -> None:
    """The switch goes round and the browser remembers it."""
    page = visit(held, scheme="light")
    ground = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(ground)
    page.keyboard.press("t")
    page.keyboard.press("t")
    assert page.evaluate(ground) != light
    page.reload()
    assert page.evaluate(ground) != light


def test_words_of_a_mixed_post_are_marked_exactly(held: Served, visit: Visit) -> None:
    """In right-to-left order, with emoji and combining marks before them: the box is that of the words."""
    page = visit(held, "/report/visit")
    mark = page.locator(".b-post mark")
    assert mark.inner_text() == sample.MIXED_WORDS
    boxes = page.evaluate(
        """() => {
            const block = document.querySelector('.b-post');
            const mark = block.querySelector('mark');
            const whole = document.createRange();
            whole.selectNodeContents(block);
            const all = whole.getBoundingClientRect(), own = mark.getBoundingClientRect();
            const dot = document.createRange();
            dot.selectNodeContents(mark.nextSibling);
            return [all.left, all.right, own.left, own.right, dot.getBoundingClientRect().right];
        }"""
    )
    left, right, start, end, dot = boxes
    assert right - end > 100, "the words stand at the left end of a right-to-left line"
    assert start - left < 20
    assert abs(dot - start) < 2, "the full stop after them stands to their left"


def test_a_marked_word_lights_its_fact(held: Served, visit: Visit) -> None:
    """Words and facts point at each other."""
    page = visit(held, "/report/visit")
    page.locator("mark", has_text="agreed to raise trade").hover()
    assert page.locator(".facts li.lit").count() == 2
    page.locator("[data-show-kind=commitment]").uncheck()
    assert page.locator("[data-fact][data-kind=commitment]:visible").count() == 0


def test_a_page_prints_without_its_frame(held: Served, visit: Visit) -> None:
    """On paper there is the content alone."""
    page = visit(held, "/pair/IRN/PAK")
    page.emulate_media(media="print")
    assert not page.locator("header.top").is_visible()
    assert page.locator("main h1").is_visible()
