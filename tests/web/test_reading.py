"""Reports given to the workbench: files, text, addresses; what failed says why."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.app import Legation
from legation.documents import read_document
from legation.pipeline import Pipeline
from legation.sources import Sources
from legation.web import make_app
from tests.web.conftest import SETTINGS, TOKEN, Bench, hidden


class Unread(Legation):
    """A record whose pipeline reads documents and no language: quick, and needs no model."""

    @property
    def made_by(self) -> str:
        return "test 1"


def no_claims(*_: object) -> object:
    raise AssertionError


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    with Unread(str(tmp_path / "record.db")) as desk:
        desk.__dict__["pipeline"] = Pipeline(Sources(), read_document, {}, no_claims)  # type: ignore[arg-type]
        with TestClient(make_app(desk, SETTINGS), base_url="http://127.0.0.1:8642") as client:
            client.get("/", params={"token": TOKEN})
            made = Bench(desk, client)
            made.csrf = hidden(made.get("/read"), "csrf")
            yield made


TEXT = "A headline of its own\n\nThe foreign minister arrived in the capital on Monday, officials said.\n"


def give(bench: Bench, files: list[tuple[str, bytes]] | None = None, **fields: str) -> dict[str, object]:
    """Give things to read and wait until the job is done."""
    sent = [("files", (name, content)) for name, content in files or []]
    answer = bench.client.post(
        "/read", data={"csrf": bench.csrf, **fields}, files=sent or None, headers={"Origin": bench.origin}
    )
    assert answer.status_code == 200, answer.text
    for _ in range(200):
        shape = bench.client.get(f"{answer.url.path}.json").json()["data"]
        if shape["finished"]:
            return dict(shape)
        time.sleep(0.02)
    pytest.fail("the job did not end")


def states(job: dict[str, object]) -> list[str]:
    items = job["items"]
    assert isinstance(items, list)
    return [item["state"] for item in items]


def test_pasted_text_becomes_a_report(bench: Bench) -> None:
    """With its own headline, under its own name, its words searchable."""
    job = give(bench, text=TEXT, published="2026-03-04")
    assert states(job) == ["read"]
    (ref,) = bench.desk.store.reports()
    assert ref.published == "2026-03-04"
    assert "foreign minister arrived" in bench.get(f"/report/{ref.document}")


def test_several_files_are_items_of_their_own(bench: Bench) -> None:
    """One that is broken does not stop the others, and says why."""
    lines = b'{"id": "l1", "text": "The president met the envoy in the palace on Friday."}\nbroken\n'
    job = give(bench, [("one.txt", TEXT.encode()), ("many.jsonl", lines), ("empty.txt", b"")])
    assert sorted(states(job)) == ["failed", "failed", "read", "read"]
    items = job["items"]
    assert isinstance(items, list)
    assert all(item["reason"] for item in items if item["state"] == "failed")


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "a\0b.txt", "x" * 500 + ".txt"]
)
def test_a_file_name_leads_nowhere(bench: Bench, name: str) -> None:
    """Only its last part is kept, and nothing is written to disk under it."""
    give(bench, [(name, TEXT.encode())])
    (ref,) = bench.desk.store.reports()
    assert "/" not in ref.address
    assert "\\" not in ref.address
    assert len(ref.address) <= 120


FORBIDDEN = (
    "/etc/passwd",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "-",
    "http://127.0.0.1:8642/",
    "http://localhost/",
    "http://[::1]/",
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "ftp://example.org/x",
)


@pytest.mark.parametrize("address", FORBIDDEN)
def test_addresses_inside_are_not_fetched(bench: Bench, address: str) -> None:
    """Neither files of this machine nor hosts of its network."""
    job = give(bench, addresses=address)
    assert states(job) == ["failed"]
    assert not list(bench.desk.store.reports())


def test_nothing_given_is_said(bench: Bench) -> None:
    """An empty form is no job."""
    answer = bench.client.post("/read", data={"csrf": bench.csrf}, headers={"Origin": bench.origin})
    assert answer.status_code == 422
    assert "no file, text or address" in answer.text


def test_what_is_new_is_new_until_the_next_visit(bench: Bench) -> None:
    """The first page counts what came since the last visit."""
    from datetime import UTC, datetime, timedelta

    from legation.web.deskfile import DeskFile
    from legation.web.door import Role, User
    from legation.web.routes.home import note_visit

    kept, user = DeskFile(Path(bench.desk.location).with_suffix(".other.json")), User("ada", Role.ADMIN, "s")
    start = datetime.combine(date(2026, 3, 1), datetime.min.time(), UTC)
    assert note_visit(kept, user, 1, start).before is None
    visit = note_visit(kept, user, 2, start + timedelta(hours=2))
    assert visit.before == 1
    again = note_visit(kept, user, 2, start + timedelta(hours=2, minutes=5))
    assert again.before == 1
    later = note_visit(kept, user, 2, start + timedelta(days=1))
    assert later.before == 2
