"""The example reports are read as they were meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.documents import read_document
from legation.types.document import Document
from legation.types.source import Locator, Raw
from tests.documents.builders import HTML, MAIL, PLAIN, kinds

EXAMPLES = Path(__file__).parents[2] / "examples"
TYPES = {".txt": PLAIN, ".html": HTML, ".eml": MAIL}


def example(name: str) -> Document:
    """One of the example files."""
    path = EXAMPLES / name
    return read_document(Raw(Locator(str(path)), path.read_bytes(), TYPES[path.suffix]))


@pytest.mark.parametrize(
    ("name", "date", "basis", "present"),
    [
        (
            "pakistan-iran-border-trade.txt",
            "2026-02-10",
            "caption",
            {"title", "deck", "furniture", "caption", "post", "post-byline", "heading", "related-link", "paragraph"},
        ),
        ("iran-pakistan-commission.txt", "2026-08-18", "dateline", {"title", "dateline", "paragraph"}),
        ("kenya-viet-nam-readout.txt", "2026-05-20", "dateline", {"title", "furniture", "dateline", "paragraph"}),
        ("chile-new-zealand-joint-statement.txt", "2026-03-09", "dateline", {"title", "dateline", "list", "paragraph"}),
        (
            "kazakhstan-turkiye-corridor.html",
            "2026-06-03",
            "metadata",
            {"title", "deck", "caption", "post", "post-byline", "heading", "related-link", "paragraph"},
        ),
        (
            "uruguay-school-buses.txt",
            "2026-04-15",
            "dateline",
            {"title", "byline", "dateline", "furniture", "related-link", "paragraph"},
        ),
        ("norway-ghana-mail.eml", "2026-06-01", "metadata", {"paragraph"}),
    ],
)
def test_an_example_has_its_date_and_its_kinds(name: str, date: str, basis: str, present: set[str]) -> None:
    """Every kind that it shows, and no other."""
    document = example(name)
    assert (str(document.published), document.published_basis) == (date, basis)
    assert set(kinds(document)) == present
    assert document.language == "en"


def test_the_page_gives_time_of_day_and_the_posts_own_language() -> None:
    """From the raw tree, not from the extracted text."""
    document = example("kazakhstan-turkiye-corridor.html")
    assert document.published_time == "17:40:00+05:00"
    assert {block.language for block in document.blocks if block.kind == "post"} == {"tr"}
    assert [link.url.rsplit("/", 1)[-1] for link in document.links] == [
        "aktau-cranes",
        "baku-ferry-prices",
        "grain-by-rail",
    ]
    assert "track" not in document.text
