"""Answers as text, Markdown and HTML: complete, escaped, readable in both directions."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from legation.store import Store
from legation.types.document import Document
from legation.types.record import EntryQuery, ReportRef
from legation.types.span import Excerpt, Span
from legation.views.between import Pair
from legation.views.briefing import brief
from legation.views.fact import fact
from legation.views.page import Footnote, Line, Page, Quote, Section
from legation.views.render import html, markdown, text
from legation.views.render.report import render_report
from legation.views.search import search
from tests import builders as b

HOSTILE = "<script>alert(1)</script> [x](javascript:alert(1)) `a` *b* \x1b[31m \u202eevil"


def page_of(words: str, url: str = "") -> Page:
    """A page in which the same words stand everywhere."""
    report = ReportRef("0" * 64, words, words, url, words, "2026-03-04", "fa")
    note = Footnote(1, report, Excerpt((Span(3, 9),), words), "en-id", "fa")
    line = Line("2026", words, words, Quote(words, "fa"), (words,), (1,))
    return Page(words, words, (Section(words, (line,)), Section("Empty", (), "Nothing.")), (note,), (report,))


class Tags(HTMLParser):
    """Collects the elements of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def tags(page: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Tags()
    parser.feed(page)
    return parser.found


def test_html_shows_hostile_words_as_words() -> None:
    """No element, attribute or address comes from a report."""
    found = tags(html.render_page(page_of(HOSTILE, "javascript:alert(1)")))
    assert {tag for tag, _ in found} & {"script", "img", "iframe", "form", "link", "object"} == set()
    assert all(not name.startswith("on") for _, attributes in found for name in attributes)
    links = [attributes["href"] or "" for tag, attributes in found if tag == "a"]
    assert links == ["#note-1"]


def test_html_fetches_nothing_and_says_so() -> None:
    """The page is whole by itself, and its policy forbids anything else."""
    made = html.render_page(page_of("words", "https://example.org/a?b=c&d"))
    assert "default-src 'none'" in made
    assert re.findall(r"(?:src|@import|url\()", made.replace("default-src", "").replace("style-src", "")) == []
    assert ("a", "https://example.org/a?b=c&d") in [(tag, a.get("href")) for tag, a in tags(made)]


def test_html_keeps_directions_apart() -> None:
    """Words stand in elements of their own, with their language and their own direction."""
    quotes = [a for tag, a in tags(html.render_page(page_of("سلام world"))) if tag == "bdi" and "lang" in a]
    assert quotes
    assert all(attributes == {"dir": "auto", "lang": "fa"} for attributes in quotes)


def test_direction_overrides_are_made_visible() -> None:
    """A right-to-left override in a name cannot turn the line round, nor a control steer a terminal."""
    for rendered in (text.render_page, markdown.render_page, html.render_page):
        made = rendered(page_of(HOSTILE))
        assert "\u202e" not in made
        assert "U+202E" in made
        assert "\x1b" not in made


def test_markdown_cannot_be_steered() -> None:
    """Marks of a report's words are escaped; its addresses are linked only when they are of the web."""
    made = markdown.render_page(page_of(HOSTILE, "javascript:alert(1)"))
    assert "<script" not in made.replace("\\<script", "")
    assert "](javascript" not in made.replace("\\]", "")
    assert "](<https://example.org/a%20b>)" in markdown.render_page(page_of("x", "https://example.org/a b"))


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("- a", "\\- a"),
        ("1. a", "\\1. a"),
        ("a_b*c", "a\\_b\\*c"),
        ("a\n# b", "a \\# b"),
        ("3 < 4", "3 \\< 4"),
    ],
)
def test_markdown_escapes(words: str, shown: str) -> None:
    """A line of a report starts no list, heading or emphasis."""
    assert markdown.escaped(words) == shown


def test_every_reference_has_its_footnote(desk: Store) -> None:
    """In Markdown, text and HTML alike."""
    page = brief(desk, Pair(one="AAA", other="BBB", today=date(2026, 4, 20)))
    made = markdown.render_page(page)
    assert set(re.findall(r"\[\^(\d+)\](?!:)", made)) == set(re.findall(r"^\[\^(\d+)\]:", made, re.MULTILINE))
    anchors = tags(html.render_page(page))
    wanted = {(a["href"] or "")[1:] for tag, a in anchors if tag == "a" and (a["href"] or "").startswith("#")}
    assert wanted <= {a.get("id") for _, a in anchors}
    plain = text.render_page(page)
    assert {int(n) for n in re.findall(r"\[(\d+)\]", plain)} == {note.number for note in page.notes}


def test_a_fact_is_rendered_with_its_words_marked(desk: Store) -> None:
    """In all three forms, with reports that contain markup."""
    shown = fact(desk, search(desk, "warned").sections[0].lines[0].entry.id)  # type: ignore[union-attr]
    assert "[[Cland <b>warned</b> Arland]] about fish & chips." in text.render_fact(shown)
    assert "<mark>Cland &lt;b&gt;warned&lt;/b&gt; Arland</mark> about fish &amp; chips." in html.render_fact(shown)
    assert "**Cland \\<b\\>warned\\</b\\> Arland** about fish \\& chips." in markdown.render_fact(shown)


def test_differences_and_rulings_are_rendered(desk: Store) -> None:
    """What reports disagree on stands in every form."""
    shown = fact(desk, desk.entries(EntryQuery())[0].id)
    for made in (text.render_fact(shown), html.render_fact(shown), markdown.render_fact(shown)):
        assert "Differences" in made
        assert "Sela" in made


def test_a_report_is_rendered_without_a_record() -> None:
    """People, facts, footnotes; a report without facts says so."""
    made = b.document("Ro met Li.")
    told = render_report(made, b.claims(made, b.meeting(made, "Ro met Li")))
    assert "Contacts" in told
    assert "“Ro met Li”" in told
    assert "Nothing between states" in render_report(Document("r", "x"), b.claims(made), markdown=True)


def test_long_words_do_not_break_a_line() -> None:
    """Ids and addresses stay whole."""
    assert text.wrapped("see " + "x-" * 80, 2).count("\n") == 1
