"""`code`, `parse` and `times` on lines of which one is broken."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import run_command

LINES = b"""{"id": "a", "text": "Norway sent Ghana a patrol ship on 3 March 2026.", "date": "2026-03-05"}
{"id": "b", "text":
{"id": "c", "text": "Kenya criticised Chile yesterday.", "date": "2026-03-05"}
"""


@pytest.mark.parametrize("command", ["code", "times"])
def test_a_broken_line_is_named_and_the_others_answered(command: str) -> None:
    """In order; exit status 1."""
    ran = run_command(command, "-", given=LINES)
    assert ran.code == 1
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["a", "c"]
    assert len(ran.complaints) == 1
    assert "-, line 2" in ran.err


def test_times_are_found_at_their_places() -> None:
    """By offsets in the text; relative ones count from the record's date."""
    rows = [json.loads(line) for line in run_command("times", "-", given=LINES).out.splitlines()]
    texts = [json.loads(line)["text"] for line in LINES.splitlines()[::2]]
    found = [
        (text[t["start"] : t["end"]], t["value"]) for text, row in zip(texts, rows, strict=True) for t in row["times"]
    ]
    assert found == [("3 March 2026", "2026-03-03"), ("yesterday", "2026-03-04")]


def test_text_is_parsed_as_conllu() -> None:
    """Ten columns a word, a blank line behind every sentence."""
    ran = run_command("parse", "-", given=b"Norway thanked Ghana. Kenya agreed.")
    rows = [line for line in ran.out.splitlines() if line and not line.startswith("#")]
    assert ran.code == 0
    assert all(len(row.split("\t")) == 10 for row in rows)
    assert [row.split("\t")[1] for row in rows] == ["Norway", "thanked", "Ghana", ".", "Kenya", "agreed", "."]


@pytest.mark.parametrize("command", ["code", "times", "parse"])
def test_a_file_that_is_not_there_is_one_line(command: str) -> None:
    """No traceback."""
    ran = run_command(command, "absent.jsonl")
    assert ran.code != 0
    assert len(ran.complaints) == 1
