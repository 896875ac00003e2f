"""feeds.toml is checked line by line."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from legation.app import side_code
from legation.errors import UsageError
from legation.types.claims import Status
from legation.types.record import FactKind
from legation.watching import Plan, read_plan

GOOD = """
every = "1h"
pause = 2
[[feed]]
url = "https://example.org/rss"
name = "Strait Press"
every = "5m"
[[feed]]
url = "https://example.org/atom"
[[question]]
name = "Norway and Ghana"
sides = ["Norway", "GHA"]
words = "quay"
kinds = ["engagement"]
statuses = ["scheduled"]
since = 2026-01-01
"""


def read(path: Path, text: str) -> Plan:
    (path / "feeds.toml").write_text(text, encoding="utf-8")
    return read_plan(path / "feeds.toml", side_code)


def test_feeds_have_their_own_pace_or_the_plans(tmp_path: Path) -> None:
    """Names default to addresses."""
    plan = read(tmp_path, GOOD)
    assert [feed.every for feed in plan.feeds] == [timedelta(minutes=5), timedelta(hours=1)]
    assert [feed.name for feed in plan.feeds] == ["Strait Press", "https://example.org/atom"]
    assert plan.pause == 2


def test_questions_narrow_by_what_search_narrows_by(tmp_path: Path) -> None:
    """Sides by name or code; without a question everything is told."""
    (saved,) = read(tmp_path, GOOD).questions
    asked = saved.question
    assert (asked.sides, asked.words, asked.since) == (("NOR", "GHA"), "quay", date(2026, 1, 1))
    assert (asked.kinds, asked.statuses) == ((FactKind.ENGAGEMENT,), (Status.SCHEDULED,))
    bare = read(tmp_path, '[[feed]]\nurl = "https://example.org/rss"')
    assert [saved.name for saved in bare.questions] == ["Everything"]


FEED = '[[feed]]\nurl = "https://example.org/rss"\n'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "names no feed"),
        ("[[feed]", "is not TOML"),
        ("feed = 1", "no list of tables"),
        ('[[feed]]\nurl = "ftp://example.org"', "no address of a feed"),
        (FEED + FEED, "names a feed twice"),
        (FEED + 'every = "1s"', "every is '1s'"),
        (FEED + "every = 5", "every is 5"),
        (FEED + 'colour = "red"', "a feed has no 'colour'"),
        ("pause = 0\n" + FEED, "pause is 0"),
        (FEED + '[[question]]\nsides = ["NOR"]', "a question has no name"),
        (FEED + '[[question]]\nname = "q"\nsides = "NOR"', "sides is no list"),
        (FEED + '[[question]]\nname = "q"\nkinds = ["war"]', "'war' is none of"),
        (FEED + '[[question]]\nname = "q"\nsince = "soon"', "since is no day"),
        (FEED + '[[question]]\nname = "q"\nsides = ["Ruritania"]', "no state or body"),
        (FEED + '[[question]]\nname = "q"\nwords = 1', "words is no text"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, reason: str) -> None:
    """With the file, and what to write."""
    with pytest.raises(UsageError, match=reason):
        read(tmp_path, text)


def test_a_missing_plan_is_named(tmp_path: Path) -> None:
    """As a usage error."""
    with pytest.raises(UsageError, match="nowhere"):
        read_plan(tmp_path / "nowhere.toml", side_code)
