"""`watch` from the command line; no test visits the network."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Desk


def test_a_feed_that_is_not_visited_is_named_and_the_status_says_so(empty: Desk, tmp_path: Path) -> None:
    """A private address is refused before any connection."""
    plan = tmp_path / "feeds.toml"
    plan.write_text('[[feed]]\nurl = "http://127.0.0.1/rss"\n', encoding="utf-8")
    done = empty("watch", plan, "--once")
    assert (done.code, done.out) == (1, "")
    assert "failed: http://127.0.0.1/rss: 127.0.0.1 is in a private or reserved network" in done.err
    assert "1 feeds looked at, 0 items new or changed, 0 kept" in done.err
    again = empty("watch", plan, "--once")
    assert (again.code, again.err) == (0, "")


def test_a_plan_that_is_wrong_is_a_usage_error(empty: Desk, tmp_path: Path) -> None:
    """With what to write."""
    (tmp_path / "feeds.toml").write_text("", encoding="utf-8")
    done = empty("watch", tmp_path / "feeds.toml", "--once")
    assert (done.code, "names no feed" in done.err) == (2, True)
