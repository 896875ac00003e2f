"""Every folder in tests/cases/documents is a report of our own and what must be read from it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from legation.documents import read_document
from legation.documents.languages import script_of
from legation.types.document import Block, BlockKind, Document
from legation.types.source import Hints, Locator, Raw

CASES = Path(__file__).parents[1] / "cases" / "documents"
TYPES = {".txt": "text/plain", ".html": "text/html"}


@dataclass(frozen=True)
class Case:
    document: Document
    expected: dict[str, Any]


def _load(name: str) -> Case:
    folder = CASES / name
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    path = next(folder.glob("input.*"))
    hints = Hints(
        title=expected.get("hint_title", ""),
        published=expected.get("hint_published", ""),
        url=expected.get("url", ""),
    )
    raw = Raw(Locator(str(path)), path.read_bytes(), TYPES[path.suffix], hints=hints, url=hints.url)
    return Case(read_document(raw), expected)


@pytest.fixture(params=sorted(folder.name for folder in CASES.iterdir()))
def case(request: pytest.FixtureRequest) -> Case:
    return _load(request.param)


def _words(block: Block, document: Document) -> str:
    return block.span.of(document.text)[:60]


def test_every_line_has_its_kind(case: Case) -> None:
    """Title, deck, caption, post and the rest are told apart line by line."""
    found = [(block.kind.value, _words(block, case.document)) for block in case.document.blocks]
    expected = [(kind, words) for kind, (_, words) in zip(case.expected["blocks"], found, strict=False)]
    assert found == expected
    assert len(found) == len(case.expected["blocks"])


def test_the_report_has_its_title_date_and_language(case: Case) -> None:
    """The date comes with the ground that it rests on, or not at all."""
    document, expected = case.document, case.expected
    assert document.title == expected["title"]
    assert document.language == expected["language"]
    assert (str(document.published) if document.published else None) == expected["published"]
    assert (document.published_basis and document.published_basis.value) == expected["basis"]
    assert document.published_time == expected.get("time", "")


def test_the_dateline_is_taken_apart(case: Case) -> None:
    """Place, day and agency stand for themselves; the paragraph's words begin after them."""
    if "dateline" not in case.expected:
        pytest.skip("the case says nothing of its dateline")
    dateline = case.document.dateline
    assert dateline is not None
    place, day, agency = case.expected["dateline"]
    assert (dateline.place, dateline.agency) == (place, agency)
    assert not day or str(dateline.date) == day
    first = next(block for block in case.document.blocks if block.kind is BlockKind.PARAGRAPH)
    assert first.words.start >= dateline.span.end


def test_posts_have_their_authors(case: Case) -> None:
    """Every part of a post and its byline share one author, handle, platform and date."""
    found: list[dict[str, Any]] = []
    for block in case.document.blocks:
        if block.post:
            post = block.post
            entry = {
                "author": post.author,
                "handle": post.handle,
                "platform": post.platform,
                "date": str(post.date) if post.date else None,
                "truncated": post.truncated,
                "names": list(post.names),
            }
            if entry not in found:
                found.append(entry)
    assert sorted(found, key=str) == sorted(case.expected["posts"], key=str)


def test_posts_are_in_their_own_language(case: Case) -> None:
    """No line in another script is taken for the article's language."""
    for block in case.document.blocks:
        words = block.span.of(case.document.text)
        if block.kind is BlockKind.POST and script_of(words) != "Latin" and case.document.language == "en":
            assert block.language != "en", words


def test_links_lose_their_prefix(case: Case) -> None:
    """A related link is the title alone, and its span says where that stands."""
    related = [block for block in case.document.blocks if block.kind is BlockKind.RELATED_LINK]
    assert len([link for link in case.document.links if link.span]) == len(related)
    for link in case.document.links:
        assert not link.title.lower().startswith(("read more", "also read", "related:", "see also"))
        assert link.span is None or link.span.of(case.document.text) == link.title
