"""Questions to the record of the examples: every answer has its words, and its errors are one line."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from legation.store import open_store
from legation.types.span import Excerpt, Span
from tests.cli.conftest import Desk, Ran

SHAPES = {"text": "Iran", "markdown": "# ", "html": "<html", "json": '"sections"'}
QUESTIONS = {
    "brief": ("brief", "PAK", "IRN"),
    "said": ("said", "--about", "border"),
    "commitments": ("commitments",),
    "search": ("search", "border"),
    "people": ("people", "Pakistan"),
    "actor": ("actors", "show", "Iran"),
    "who": ("who", "prime minister", "PAK", "--on", "2026-03-01"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_a_briefing_in_four_formats(held: Desk, shape: str) -> None:
    """Text, Markdown, HTML, JSON."""
    ran = held("brief", "PAK", "IRN", "--format", shape)
    assert (ran.code, ran.err) == (0, "")
    assert SHAPES[shape] in ran.out


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_words_of_every_footnote_stand_where_it_says(held: Desk, question: str) -> None:
    """Each footnote's words are at its offsets in the version of the report that it names."""
    ran = held(*QUESTIONS[question], "--format", "json")
    notes = json.loads(ran.out)["notes"]
    assert ran.code == 0
    assert notes
    with open_store(held.path) as store:
        for note in notes:
            words = excerpt(note)
            assert words is None or words.holds_in(store.document(note["report"]["document"]).text)


def excerpt(note: dict[str, Any]) -> Excerpt | None:
    words = note["words"]
    return words and Excerpt(tuple(Span(*span) for span in words["spans"]), words["text"])


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_line_has_a_footnote(held: Desk, question: str) -> None:
    """No line of an answer is without its source (the lines of tables have none: none is loaded)."""
    sections = json.loads(held(*QUESTIONS[question], "--format", "json").out)["sections"]
    lines = [line for section in sections for line in section["lines"]]
    assert lines
    assert all(line["notes"] for line in lines)


def test_a_fact_is_shown_by_the_beginning_of_its_id(held: Desk) -> None:
    """In context, with its report and what read it."""
    found = json.loads(held("commitments", "--format", "json").out)["sections"][0]["lines"][0]["entry"]
    ran = held("show", found["id"][:12])
    assert ran.code == 0
    assert "[[" in ran.out
    assert "read by" in ran.out


def test_an_office_holder_is_found_by_reports(held: Desk) -> None:
    """Not long after a report names the prime minister; long before, nobody is."""
    assert "Faisal Durrani" in held("who", "prime minister", "Pakistan", "--on", "2026-03-01").out
    assert "Faisal Durrani" not in held("who", "prime minister", "Pakistan", "--on", "2024-03-01").out


def test_an_actor_is_shown_by_name(held: Desk) -> None:
    """A person or a state; listed by side."""
    assert "Behrouz Kamrani" in held("actors", "show", "Behrouz Kamrani").out
    assert held("actors", "show", "IRN").out.startswith("Iran")
    assert "Kojo Amankwah" in held("actors", "list").out


WRONG = {
    "an unknown state": ("brief", "Atlantis", "IRN"),
    "an unknown fact": ("show", "zz-none"),
    "a search for no word": ("search", "?"),
    "an unknown actor": ("actors", "show", "Nobody Known"),
    "commitments of an unknown state": ("commitments", "Atlantis"),
    "an unknown office's state": ("who", "president", "Atlantis"),
    "a ruling on nothing": ("rule", "zz-none", "accepted"),
    "an unknown ruling": ("undo", "77"),
    "nothing to redo": ("redo",),
    "an unknown report": ("forget", "no-such-report", "--by", "Ann"),
    "a table that is not there": ("actors", "import", "absent.csv"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_question_is_one_line_and_exit_2(held: Desk, case: str) -> None:
    """What is wrong, and nothing on standard output."""
    refused(held(*WRONG[case]), 2)


BROKEN = {
    "no database": b"these are words and no record" * 400,
    "a directory": None,
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_record_is_one_line_and_exit_3(tmp_path: Path, case: str) -> None:
    """The file is left as it was."""
    path, content = tmp_path / "record.db", BROKEN[case]
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    refused(Desk(path)("brief", "PAK", "IRN"), 3)
    assert content is None or path.read_bytes() == content


def test_a_record_of_a_newer_version_is_refused(desk: Desk) -> None:
    """Exit status 3."""
    with sqlite3.connect(desk.path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    refused(desk("brief", "PAK", "IRN"), 3)


def refused(ran: Ran, code: int) -> None:
    """One line on standard error, nothing on standard output."""
    assert (ran.code, ran.out, len(ran.complaints)) == (code, "", 1), ran
    assert ran.err.startswith("legation: ")


@pytest.mark.parametrize(("shape", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("markdown", b"# ")])
def test_a_briefing_is_written_to_a_file(held: Desk, tmp_path: Path, shape: str, begins: bytes) -> None:
    """Word and PDF only into one; without it the user is told what to do."""
    if shape == "pdf":
        pytest.importorskip("typst", reason="needs legation[pdf]")
    file = tmp_path / f"briefing.{shape}"
    ran = held("brief", "PAK", "IRN", "--format", shape, "--out", str(file))
    assert (ran.code, ran.out) == (0, "")
    assert file.read_bytes().startswith(begins)
    if shape != "markdown":
        assert held("brief", "PAK", "IRN", "--format", shape).code == 2
