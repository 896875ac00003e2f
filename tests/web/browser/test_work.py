"""A day's work by keyboard: reading, ruling, taking back, taking away."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from legation.app import Legation
from legation.documents import read_document
from legation.pipeline import Pipeline
from legation.sources import Sources
from tests.web.browser.conftest import Served, Visit, served
from tests.web.test_reading import Unread, no_claims


@pytest.fixture
def fresh(desk: Legation) -> Iterator[Served]:
    """A record of its own."""
    with served(desk) as made:
        yield made


FILES = {"Word": "docx", "PDF": "pdf", "Markdown": "md", "HTML": "html", "text": "txt"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_twenty_facts_are_ruled_on_by_keyboard_and_all_taken_back(fresh: Served, visit: Visit, scheme: str) -> None:
    """Accept, reject and unsure in turn; then undo until nothing stands."""
    page = visit(fresh, "/review", scheme=scheme)
    for number in range(20):
        with page.expect_navigation():
            page.keyboard.press("axu"[number % 3])
    assert len(fresh.desk.store.journal()) == 20
    for _ in range(20):
        with page.expect_navigation():
            page.keyboard.press("z")
    assert len(fresh.desk.store.journal()) == 40
    assert not [entry for entry in fresh.desk.store.entries() if entry.verdict]
    with page.expect_navigation():
        page.keyboard.press("Shift+Z")
    assert [entry.verdict for entry in fresh.desk.store.entries() if entry.verdict] == ["accepted"]


def test_keys_move_in_the_queue_and_edit(fresh: Served, visit: Visit) -> None:
    """j and k move, e opens the form, and nothing happens while somebody types."""
    page = visit(fresh, "/review")
    with page.expect_navigation():
        page.keyboard.press("j")
    assert "2 of" in page.locator("h1").inner_text()
    page.keyboard.press("e")
    page.locator("select[name=field]").select_option("place")
    page.locator("input[name=value]").fill("")
    page.locator("input[name=value]").press_sequentially("axu z")
    assert fresh.desk.store.journal() == ()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    (made,) = fresh.desk.store.journal()
    assert made.value == "axu z"


def test_edges_of_words_move_by_keys_and_back(fresh: Served, visit: Visit) -> None:
    """[ and } widen the words; the mark on the page is what the record holds; z takes each back."""
    entry = next(e for e in fresh.desk.store.entries() if "Reemdan" in e.best.claim.evidence.text)
    page = visit(fresh, f"/review?at={entry.id}")
    before = page.locator(".context mark").inner_text()
    for key in ("[", "[", "{"):
        with page.expect_navigation():
            page.keyboard.press(key)
    held = fresh.desk.store.entry(entry.id)
    assert held is not None
    assert page.locator(".context mark").inner_text() == held.best.claim.evidence.text
    assert held.best.claim.evidence.text == "Pakistan also pledged to open the Reemdan crossing by 30 January"
    for _ in range(3):
        with page.expect_navigation():
            page.keyboard.press("z")
    held = fresh.desk.store.entry(entry.id)
    assert held is not None
    assert held.best.claim.evidence.text == before


def test_a_key_can_be_set_anew(fresh: Served, visit: Visit) -> None:
    """The old key does nothing then, the new one does it, and the button shows it."""
    page = visit(fresh, "/keys")
    page.locator("[data-map=a]").click()
    page.keyboard.press("y")
    page.goto(f"{fresh.base}/review")
    assert page.get_by_role("button", name="Accept").locator("kbd").inner_text() == "y"
    page.keyboard.press("a")
    with page.expect_navigation():
        page.keyboard.press("y")
    assert [one.verdict.value for one in fresh.desk.store.journal()] == ["accepted"]


def test_pages_are_reached_by_keys(fresh: Served, visit: Visit) -> None:
    """g and a letter go to a page, / to the search."""
    page = visit(fresh)
    with page.expect_navigation():
        page.keyboard.press("g")
        page.keyboard.press("c")
    assert page.url.endswith("/commitments")
    page.keyboard.press("/")
    page.keyboard.type("Reemdan")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "q=Reemdan" in page.url
    assert page.locator(".line").count() == 1


@pytest.mark.parametrize("shape", sorted(FILES))
def test_a_briefing_is_downloaded(fresh: Served, visit: Visit, shape: str) -> None:
    """As a file with its own name."""
    if shape == "PDF":
        pytest.importorskip("typst", reason="needs legation[pdf]")
    page = visit(fresh, "/pair/IRN/PAK")
    with page.expect_download() as got:
        page.get_by_role("link", name=shape, exact=True).click()
    assert got.value.suggested_filename == f"briefing-IRN-PAK.{FILES[shape]}"
    assert Path(got.value.path()).stat().st_size > 500


def test_text_is_read_and_its_progress_shown(visit: Visit, tmp_path: Path) -> None:
    """Paste, read, and be led to the report."""
    with Unread(str(tmp_path / "record.db")) as desk:
        desk.__dict__["pipeline"] = Pipeline(Sources(), read_document, {}, no_claims)  # type: ignore[arg-type]
        with served(desk) as at:
            page = visit(at, "/read")
            page.locator("textarea[name=text]").fill("Pasted headline\n\nThe envoy left for the capital.")
            page.get_by_role("button", name="Read", exact=True).click()
            page.locator("h1", has_text="Done: 1 read, 0 failed").wait_for()
            page.locator(".job a").click()
            assert "The envoy left for the capital." in page.locator("article.report").inner_text()


def test_the_examples_are_read_and_ruled_on_and_briefed(visit: Visit, tmp_path: Path) -> None:
    """From an empty record to a briefing, through pages alone, with the model that ships."""
    folder = Path(__file__).parents[3] / "examples"
    given = sorted(path for path in folder.iterdir() if path.is_file())
    if not (files("legation.data") / "model" / "model.onnx").is_file():
        pytest.skip("needs the language model (src/legation/data/model)")
    with Legation(str(tmp_path / "record.db")) as desk, served(desk) as at:
        page = visit(at, "/read")
        page.locator("input[type=file]").set_input_files(given)
        page.get_by_role("button", name="Read", exact=True).click()
        page.locator("h1", has_text="Done:").wait_for(timeout=120_000)
        assert "0 failed" in page.locator("h1").inner_text()
        page.goto(f"{at.base}/review")
        with page.expect_navigation():
            page.keyboard.press("a")
        page.goto(f"{at.base}/pair/PAK/IRN")
        with page.expect_download() as got:
            page.get_by_role("link", name="Markdown", exact=True).click()
        assert "Commitments" in Path(got.value.path()).read_text(encoding="utf-8")
