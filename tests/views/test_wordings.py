"""A statement in several wordings: each with its language and its reports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from legation.record.linking import settle
from legation.types.claims import Claim
from legation.types.document import Document
from legation.types.record import Entry, EntryQuery, FactKind, Sighting
from legation.views.fact import fact
from legation.views.page import Notes
from legation.views.render import html, markdown, text
from legation.views.statement_lines import statement_line
from legation.views.wordings import wordings
from tests import builders as b

POST = "نروژ ۱۲۰ میلیون دلار به شیلی می‌دهد و در آنجا ۴۵ پل می‌سازد."
OURS = "Norway would give Chile 120 million dollars and build 45 bridges there"
THEIRS = "Norway will provide Chile with 120 million dollars and construct 45 bridges"


def said(made: Document, content: str, language: str = "", reports: int | None = None) -> Claim:
    given = {"side": "NOR", "day": "2026-03-10", "channel": "X", "language": language}
    claim = b.statement(made, "Ona Lund", content, reports=reports, **given)
    return replace(claim, translated=reports is not None)


def reports() -> list[tuple[Document, tuple[Claim, ...]]]:
    one = b.document(f"{POST}\nOna Lund wrote on X that {OURS}.", "r1", day="2026-03-10")
    two = b.document(f"Ona Lund posted: {THEIRS}.", "r2", day="2026-03-10")
    return [(one, (said(one, POST, "fa"), said(one, OURS, reports=0))), (two, (said(two, THEIRS),))]


def test_a_post_its_translation_and_a_retelling_are_one_entry_with_three_wordings(tmp_path: Path) -> None:
    """The page of the entry gives each wording with its language and report, in every form."""
    with b.record(tmp_path / "r.db") as store:
        for made, facts in reports():
            b.keep(store, made, *facts)
        settle(store)
        (entry,) = store.entries(EntryQuery(kinds=(FactKind.STATEMENT,)))
        page = fact(store, entry.id)
    told = {one.words.rstrip("."): (one.language, one.translated, [r.id for r in one.reports]) for one in page.wordings}
    wanted = {POST.rstrip("."): ("fa", False, ["r1"]), OURS: ("en", True, ["r1"]), THEIRS: ("en", False, ["r2"])}
    assert told == wanted
    for shown in (text.render_fact(page), markdown.render_fact(page), html.render_fact(page)):
        flat = " ".join(shown.split())
        assert all(words in flat for words in ("Wordings", THEIRS, "en, indirect, translated; r1"))


def test_a_line_says_how_many_wordings_there_are_and_gives_english_words_for_others(tmp_path: Path) -> None:
    """A briefing shows the words as posted, an English wording beside them, and a footnote for each."""
    with b.record(tmp_path / "r.db") as store:
        for made, facts in reports():
            b.keep(store, made, *facts)
        settle(store)
        (entry,) = store.entries(EntryQuery(kinds=(FactKind.STATEMENT,)))
    post = next(seen for seen in entry.sightings if seen.claim.evidence.text == POST)
    shown = replace(entry, sightings=(replace(post, claim=replace(post.claim, score=2.0)), *entry.sightings))
    line = statement_line(shown, Notes())
    assert line.quote
    assert line.quote.language == "fa"
    assert "3 wordings (en, fa)" in line.marks
    assert "in English: Norway would give" in line.text
    assert len(line.notes) == 3


@pytest.mark.parametrize(
    ("one", "other", "count"),
    [
        ("The gate will open", "“The gate will open”", 0),
        ("The gate will open", "The gate will open in spring", 0),
        ("The gate will open", "There will be an open gate", 2),
    ],
)
def test_marks_and_length_make_no_wording(one: str, other: str, count: int) -> None:
    """Quotation marks and where a report stops quoting tell no two wordings."""
    assert len(wordings(_entry(one, other))) == count


def _entry(*contents: str) -> Entry:
    made = [b.document(f"Ro said: {words}.", f"r{n}") for n, words in enumerate(contents)]
    seen: list[Sighting] = [
        b.sighting(b.statement(one, "Ro", words), one) for one, words in zip(made, contents, strict=True)
    ]
    return Entry(seen[0].id, FactKind.STATEMENT, tuple(seen))
