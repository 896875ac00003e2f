"""`legation actors` over several reports: one person under many names, offices over time, corrections."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.types.actors import Office, OfficeClass
from legation.types.claims import Person
from tests import builders as b
from tests.cli.conftest import Desk

FOREIGN = (OfficeClass.FOREIGN,)


@pytest.fixture
def known(tmp_path: Path) -> Desk:
    """Three reports that spell one minister two ways and name another of his surname."""
    with b.record(tmp_path / "r.db") as store:
        for number, (name, day) in enumerate(
            [("Abbas Araghani", "2031-05-06"), ("Abbas Araqani", "2031-06-03"), ("Reza Araghani", "2031-06-04")]
        ):
            title = "Foreign Minister" if name.startswith("Abbas") else "Mayor of Shiraz"
            office = Office(title, "IRN", FOREIGN if name.startswith("Abbas") else (OfficeClass.OTHER,))
            made = b.document(f"{title} {name} spoke.", f"n{number}", day=day, url=f"https://example.org/{number}")
            b.keep(store, made, persons=(Person(name, title, "IRN", offices=(office,)),))
    return Desk(tmp_path / "r.db")


def test_spellings_are_one_person_and_namesakes_two(known: Desk) -> None:
    """With the days on which reports show the office."""
    out = known("actors", "list", "Iran").out
    assert "Abbas Araghani: Foreign Minister (seen 2031-05-06 to 2031-06-03)" in " ".join(out.split())
    assert "Reza Araghani: Mayor of Shiraz" in out


def test_a_split_parts_names_and_undo_joins_them_again(known: Desk) -> None:
    """Rulings are in the journal like all others."""
    assert known("actors", "split", "Abbas Araghani", "Abbas Araqani", "--by", "me").code == 0
    assert "3 people" in known("actors", "list").out
    assert known("undo", "--by", "me").code == 0
    assert "2 people" in known("actors", "list").out


def test_a_merge_joins_who_looks_like_two(known: Desk) -> None:
    """A name that nobody has is refused."""
    assert known("actors", "merge", "Abbas Araghani", "Reza Araghani", "--by", "me").code == 0
    assert "1 people" in known("actors", "list").out
    refused = known("actors", "merge", "Abbas Araghani", "Nobody")
    assert (refused.code, "no report names anybody so" in refused.err) == (2, True)


def test_who_answers_from_what_reports_show(known: Desk) -> None:
    """Between the first and the last report and a while after, not before."""
    assert "Abbas Araghani" in known("who", "foreign minister", "Iran", "--on", "2031-05-20").out
    assert "Araghani" not in known("who", "foreign minister", "Iran", "--on", "2031-01-01").out


def test_a_correction_is_answered_first(known: Desk) -> None:
    """And a date that is none is named."""
    words = ("actors", "correct", "Kaveh Rad", "Foreign Minister", "Iran")
    assert known(*words, "--from", "2030-01", "--to", "2031-03-01").code == 0
    assert "Kaveh Rad" in known("who", "foreign minister", "IRN", "--on", "2031-01-01").out
    assert "is no date" in known(*words, "--from", "31.02.2030").err
