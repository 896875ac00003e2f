"""Pages of the workbench and their JSON twins."""

from __future__ import annotations

import json

import pytest

from tests.web.conftest import Bench

PAGES = (
    ("/", "To review"),
    ("/pair/IRN/PAK", "Tie strength over time"),
    ("/pair/iran/Pakistan?since=2026-01-01", "Islamabad"),
    ("/side/IRN", "Samira Daryaei"),
    ("/person/Samira%20Daryaei", "Foreign Minister"),
    ("/commitments", "Reemdan"),
    ("/commitments?side=PAK&stage=agreed", "raise trade"),
    ("/report/visit", "border of trade"),
    ("/network", "Saudi Arabia"),
    ("/network?side=IRN", "narrow"),
    ("/network?of=people", "Kamran Aziz"),
    ("/map", "Saudi Arabia: 1 entry"),
    ("/map?kind=commitment", "Pakistan: 2 entries"),
    ("/commitments?lane=overdue", "Reemdan"),
    ("/sources", "Karakoram Post"),
    ("/search?q=trade&kind=commitment", "raise trade"),
    ("/search?side=IRN&since=&until=&status=scheduled", "Riyadh"),
    ("/review", "the doubtful first"),
    ("/read", "Paste a report"),
    ("/keys", "Next in the queue"),
    ("/saved", "Saved questions"),
    ("/pair", "The other"),
)


@pytest.mark.parametrize(("path", "words"), PAGES)
def test_a_page_shows_what_is_held(bench: Bench, path: str, words: str) -> None:
    """Every page answers, says its thing, and holds no script or style of its own."""
    html = bench.get(path)
    assert words in html
    assert "style=" not in html.replace("font-style=", "")
    assert "<style" not in html
    assert " onclick" not in html


TWINS = ("/home", "/pair/IRN/PAK", "/side/IRN", "/person/Samira%20Daryaei", "/commitments", "/report/visit",
         "/network", "/map", "/sources", "/search", "/review")  # fmt: skip


@pytest.mark.parametrize("path", TWINS)
def test_every_page_has_a_json_twin(bench: Bench, path: str) -> None:
    """The twin says which page and which version of the API it is."""
    shape = json.loads(bench.get(f"{path}.json"))
    assert shape["ok"] is True
    assert shape["api"] == 1
    assert shape["data"]
