"""A shared desk: who comes in, what they may do, how often they may try."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.app import Legation
from legation.cli.serving import refuse_strangers
from legation.errors import UsageError
from legation.web import Settings, make_app
from legation.web.accounts import AccountDoor, Wait, add_account, drop_account
from legation.web.deskfile import DeskFile, desk_path
from legation.web.door import Role
from legation.web.meter import Meter
from legation.web.settings import Limits
from tests.web.conftest import SETTINGS, TOKEN, hidden

SHARED = replace(SETTINGS, host="192.0.2.7")
BASE = "http://192.0.2.7:8642"
SECRET = "a long enough secret"  # noqa: S105 - of a test


class Clock:
    """Time that a test moves."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def kept(desk: Legation) -> DeskFile:
    made = DeskFile(desk_path(desk.location))
    for role in Role:
        add_account(made, role.value, role, SECRET)
    return made


@contextmanager
def entered(desk: Legation, kept: DeskFile, name: str, password: str = SECRET) -> Iterator[TestClient]:
    """A browser after the sign-in form was sent."""
    with TestClient(make_app(desk, SHARED, AccountDoor(SHARED, kept)), base_url=BASE) as client:
        client.post("/sign-in", data={"name": name, "password": password}, headers={"Origin": BASE})
        yield client


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "::", "desk.example"])  # noqa: S104 - what is refused
def test_no_other_interface_without_accounts(tmp_path: Path, host: str) -> None:
    """Serving refuses before it listens."""
    with Legation(str(tmp_path / "record.db")) as desk, pytest.raises(UsageError, match="no accounts"):
        refuse_strangers(desk, host)


def test_strangers_are_led_to_the_sign_in(desk: Legation, kept: DeskFile) -> None:
    """And see nothing else; the token of a run lets nobody in."""
    with TestClient(make_app(desk, SHARED, AccountDoor(SHARED, kept)), base_url=BASE) as client:
        assert client.get("/search").url.path == "/sign-in"
        assert client.get("/", params={"token": TOKEN}).status_code == 403


@pytest.mark.parametrize(("name", "password"), [("viewer", "wrong"), ("nobody", SECRET), ("", ""), ("viewer", "")])
def test_wrong_names_and_passwords_are_told_apart_by_nobody(
    desk: Legation, kept: DeskFile, name: str, password: str
) -> None:
    """The same answer for both."""
    with entered(desk, kept, name, password) as client:
        assert client.get("/").url.path == "/sign-in"


@pytest.mark.parametrize(("name", "status"), [("viewer", 403), ("reviewer", 200), ("admin", 200)])
def test_only_reviewers_rule(desk: Legation, kept: DeskFile, name: str, status: int) -> None:
    """A viewer looks; a ruling carries the account's name."""
    subject = desk.store.entries()[0].id
    with entered(desk, kept, name) as client:
        csrf = hidden(client.get("/search").text, "csrf")
        data = {"csrf": csrf, "subject": subject, "verdict": "accepted"}
        assert client.post("/rule", data=data, headers={"Origin": BASE}).status_code == status
    assert [one.by for one in desk.store.journal()] == ([name] if status == 200 else [])


def test_one_session_s_key_does_not_open_another_s_forms(desk: Legation, kept: DeskFile) -> None:
    """The key of a form is bound to its session."""
    door = AccountDoor(SHARED, kept)
    app = make_app(desk, SHARED, door)
    with TestClient(app, base_url=BASE) as one, TestClient(app, base_url=BASE) as other:
        for client in (one, other):
            client.post("/sign-in", data={"name": "reviewer", "password": SECRET}, headers={"Origin": BASE})
        csrf = hidden(one.get("/search").text, "csrf")
        data = {"csrf": csrf, "subject": desk.store.entries()[0].id, "verdict": "accepted"}
        assert other.post("/rule", data=data, headers={"Origin": BASE}).status_code == 403


def test_a_dropped_account_is_out_at_once(desk: Legation, kept: DeskFile) -> None:
    """Its sessions, too."""
    with entered(desk, kept, "viewer") as client:
        assert client.get("/").status_code == 200
        drop_account(kept, "viewer")
        assert client.get("/").url.path == "/sign-in"


def test_wrong_passwords_make_a_name_wait(kept: DeskFile) -> None:
    """Even the right one has to, until the time is over."""
    clock = Clock()
    door = AccountDoor(SHARED, kept, clock)
    for _ in range(5):
        assert door.enter("viewer", "wrong") is None
    with pytest.raises(Wait):
        door.enter("viewer", SECRET)
    clock.now = 31
    assert door.enter("viewer", SECRET) is not None


def test_requests_of_one_address_are_limited() -> None:
    """So many at once, and as many a minute after."""
    clock = Clock()
    meter = Meter(3, clock)
    assert [meter.allows("a") for _ in range(4)] == [True, True, True, False]
    assert meter.allows("b")
    clock.now = 20
    assert [meter.allows("a") for _ in range(2)] == [True, False]


def test_passwords_are_kept_as_hashes(kept: DeskFile) -> None:
    """In a file that only its owner reads."""
    assert SECRET not in kept.path.read_text(encoding="utf-8")
    assert kept.path.stat().st_mode & 0o077 == 0


def test_a_short_password_is_refused(kept: DeskFile) -> None:
    """Ten characters at least."""
    with pytest.raises(UsageError, match="shorter"):
        add_account(kept, "x", Role.VIEWER, "short")


def test_the_limit_answers_with_its_status(desk: Legation, kept: DeskFile) -> None:
    """429, and what to do."""
    few = Settings(host="192.0.2.7", port=8642, limits=Limits(requests=2))
    with TestClient(make_app(desk, few, AccountDoor(few, kept)), base_url=BASE) as client:
        statuses = [client.get("/static/base.css").status_code for _ in range(3)]
    assert statuses == [200, 200, 429]
