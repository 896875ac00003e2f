"""Reports attack whoever looks at them; their words are shown as words."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from tests.web import sample
from tests.web.conftest import Bench

PATHS = (
    "/",
    "/report/hostile",
    "/search",
    "/search?side=IRN",
    "/review",
    "/sources",
    "/side/IRN",
    "/network",
    "/network?of=people",
    "/map",
    "/commitments",
    "/saved",
)

OURS = frozenset({"script", "svg", "link", "form"})


class _Tags(HTMLParser):
    """Collects what would run or lead away."""

    def __init__(self) -> None:
        super().__init__()
        self.bad: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name.startswith("on") or name == "style" or (value or "").strip().lower().startswith("javascript:"):
                self.bad.append(f"{tag} {name}={value}")
        source = dict(attrs).get("src")
        if tag in {"iframe", "object", "embed", "img", "base"} or (
            tag == "script" and not (source or "").startswith("/static/")
        ):
            self.bad.append(tag)


@pytest.mark.parametrize("path", PATHS)
def test_nothing_of_a_report_runs(bench: Bench, path: str) -> None:
    """No element, handler or address of a report's is in the page."""
    html = bench.get(path)
    tags = _Tags()
    tags.feed(html)
    assert tags.bad == []
    assert "\u202e" not in html
    assert "49" not in html or "{{ 7 * 7 }}" in html or path != "/report/hostile"


def test_direction_overrides_are_made_visible(bench: Bench) -> None:
    """A name cannot pretend to be another."""
    assert "⟨U+202E⟩gnp.exe" in bench.get("/report/hostile")


def test_an_address_that_is_none_is_no_link(bench: Bench) -> None:
    """The report's javascript: address is not where it was published."""
    assert "where it was published" not in bench.get("/report/hostile")


@pytest.mark.parametrize("query", sample.HOSTILE)
def test_a_hostile_question_comes_back_as_text(bench: Bench, query: str) -> None:
    """Reflected nowhere but escaped, whatever the answer is."""
    answer = bench.client.get("/search", params={"q": query, "person": query})
    tags = _Tags()
    tags.feed(answer.text)
    assert tags.bad == []


def test_the_words_of_a_mixed_post_are_marked_exactly(bench: Bench) -> None:
    """Emoji, joined emoji, flags and combining marks before them move nothing."""
    html = bench.get("/report/visit")
    start = html.index('<div class="block b-post"')
    post = html[start : html.index("</div>", start)]
    marked = post[post.index("<mark") :]
    assert marked[marked.index(">") + 1 : marked.index("</mark>")] == sample.MIXED_WORDS
    assert 'lang="fa"' in post
    assert 'dir="rtl"' in post


def test_facts_that_overlap_each_mark_all_their_words(bench: Bench) -> None:
    """The event lies inside the commitment: its run belongs to both, and no letter is lost."""
    from legation.views.report_text import report_text

    ref = bench.desk.store.report("visit")
    shown = report_text(bench.desk.store, ref)
    for fact in shown.facts:
        words = "".join(run.words for part in shown.parts for run in part.runs if fact.sighting in run.facts)
        entry = bench.desk.store.entry(fact.sighting)
        assert entry is not None
        claim = next(s.claim for s in entry.sightings if s.id == fact.sighting)
        assert words == claim.evidence.text
    whole = "".join(run.words for part in shown.parts for run in part.runs)
    assert whole == bench.desk.store.document(ref.document).text.replace("\n", "")
