"""`legation read`: what it prints, what it keeps, and what it says of inputs that cannot be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import EXAMPLES, Desk, Ran

READOUT = EXAMPLES / "kenya-viet-nam-readout.txt"
NOTE = "Foreign Minister Ada Verne of Norway met Foreign Minister Bo Larkin of Ghana in Oslo on Monday.\n"
KINDS = ("engagements", "events", "statements", "commitments", "positions")


def test_a_folder_is_read(first_read: tuple[Path, Ran]) -> None:
    """Every report of it, with nothing failed; the count goes to standard error."""
    ran = first_read[1]
    assert ran.code == 0
    assert ran.complaints[-1].endswith("read, 0 failed")
    assert "Montevideo" in ran.out


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_as_json(desk: Desk, form: str) -> None:
    """A report is one object, in a line of its own as JSONL; every fact's words stand at its spans."""
    ran = desk("read", READOUT, "--format", form, "--with-text")
    line = json.loads(ran.out)
    assert (ran.code, line["id"]) == (0, READOUT.stem)
    facts = [fact for kind in KINDS for fact in line[kind]]
    assert facts
    for fact in facts:
        assert [line["text"][start:end] for start, end in fact["spans"]] != [""]
        assert "".join(line["text"][start:end] for start, end in fact["spans"]).strip()
    assert form == "json" or len(ran.out.splitlines()) == 1


def test_the_evidence_stands_at_its_spans(desk: Desk) -> None:
    """A fact's evidence is the text at its one span."""
    line = json.loads(desk("read", READOUT, "--format", "jsonl", "--with-text").out)
    plain = [fact for kind in KINDS if kind != "statements" for fact in line[kind] if len(fact["spans"]) == 1]
    assert plain
    for fact in plain:
        ((start, end),) = fact["spans"]
        assert line["text"][start:end] == fact["evidence"]


def test_as_text_and_markdown(desk: Desk) -> None:
    """Both name the report; Markdown has a heading."""
    text, markdown = (desk("read", READOUT, "--format", form).out for form in ("text", "markdown"))
    assert "Kenya" in text
    assert markdown.lstrip().startswith("#")


def test_standard_input_and_the_date(empty: Desk) -> None:
    """`-` reads standard input; --date dates what has no date, and so what "Monday" means."""
    ran = empty("read", "-", "--date", "2026-03-04", "--format", "jsonl", given=NOTE.encode())
    line = json.loads(ran.out)
    assert (ran.code, line["date"]) == (0, "2026-03-04")
    assert [meeting["date"] for meeting in line["engagements"]] == ["2026-03-02"]


def test_nothing_is_kept_when_told_so(empty: Desk) -> None:
    """With --no-keep no record is made."""
    assert empty("read", "-", "--no-keep", given=NOTE.encode()).code == 0
    assert not empty.path.exists()


def test_inputs_that_cannot_be_read_are_named(desk: Desk, tmp_path: Path) -> None:
    """One line each; exit status 1; the others are read."""
    nothing, noise = tmp_path / "nothing.txt", tmp_path / "noise.bin"
    nothing.write_bytes(b"")
    noise.write_bytes(bytes(range(256)) * 20)
    ran = desk("read", nothing, noise, tmp_path / "absent.txt", READOUT)
    failed = [line for line in ran.complaints if line.startswith("legation: failed:")]
    assert ran.code == 1
    assert [name for line in failed for name in ("nothing.txt", "noise.bin", "absent.txt") if name in line] == [
        "nothing.txt",
        "noise.bin",
        "absent.txt",
    ]
    assert len(failed) == 3
    assert "Traceback" not in ran.err
    assert "Kenya" in ran.out


def test_reading_again_changes_nothing(desk: Desk) -> None:
    """The same folder twice: the same facts."""
    before = desk("verify").out
    assert desk("read", EXAMPLES).code == 0
    assert desk("verify").out == before
