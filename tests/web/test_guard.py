"""What reaches the record over the web, and what does not."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from starlette.testclient import TestClient

from legation.app import Legation
from legation.web import Settings, make_app
from legation.web.settings import Limits
from tests.web.conftest import SETTINGS, TOKEN, Bench

HOST = "127.0.0.1:8642"
OWN = "http://127.0.0.1:8642"

WRONG_HOSTS = (
    "evil.example:8642",
    "evil.example",
    "127.0.0.1.nip.io:8642",
    "7f000001.rbndr.us:8642",
    "localhost.evil.example:8642",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1:8642.evil.example",
    "127.0.0.1:8642@evil.example",
    "0.0.0.0:8642",
    "[::]:8642",
    "127.1:8642",
    "2130706433:8642",
    "LOCALHOST.:8642",
    "",
)


@pytest.mark.parametrize("host", WRONG_HOSTS)
def test_a_request_for_another_host_is_refused(bench: Bench, host: str) -> None:
    """A name made to mean 127.0.0.1 (DNS rebinding) does not get in, whatever cookie it has."""
    for path in ("/", "/search.json", "/static/base.css"):
        assert bench.client.get(path, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize("host", [HOST, "localhost:8642"])
def test_our_own_names_are_answered(bench: Bench, host: str) -> None:
    """The address itself and localhost, with the port."""
    assert bench.client.get("/", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/", "/review", "/home.json", "/openapi.json", "/entries.csv", "/feed.atom"])
def test_nobody_comes_in_without_the_cookie(desk: Legation, path: str) -> None:
    """Without the token of this run nothing of the record is shown."""
    with TestClient(make_app(desk, SETTINGS), base_url=OWN) as client:
        answer = client.get(path)
        assert answer.status_code == 401
        assert "Daryaei" not in answer.text


@pytest.mark.parametrize("token", ["", "wrong", TOKEN[:-1], f"{TOKEN}x", "\u0661"])
def test_a_wrong_token_is_refused(desk: Legation, token: str) -> None:
    """It must be the token of this run, whole."""
    with TestClient(make_app(desk, SETTINGS), base_url=OWN) as client:
        assert client.get("/", params={"token": token}).status_code == 403


def test_the_token_leaves_the_address_and_becomes_a_strict_cookie(desk: Legation) -> None:
    """No script sees it, no other site sends it, and the history does not keep it."""
    with TestClient(make_app(desk, SETTINGS), base_url=OWN, follow_redirects=False) as client:
        answer = client.get("/pair", params={"token": TOKEN, "one": "PAK"})
        assert answer.status_code == 303
        assert answer.headers["location"] == "/pair?one=PAK"
        cookie = answer.headers["set-cookie"]
        assert "HttpOnly" in cookie
        assert "samesite=strict" in cookie.lower()
        assert TOKEN not in cookie


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example/", "///evil.example"])
def test_the_start_address_leads_nowhere_else(desk: Legation, path: str) -> None:
    """A path made to look like another host stays a path."""
    with TestClient(make_app(desk, SETTINGS), base_url=OWN, follow_redirects=False) as client:
        answer = client.get(f"{OWN}{path}?token={TOKEN}")
        assert not answer.headers.get("location", "/x").startswith(("//", "/\\"))


FOREIGN: tuple[Mapping[str, str], ...] = (
    {"Origin": "http://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Origin": "https://127.0.0.1:8642"},
    {"Origin": "http://localhost:8642.evil.example"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"},
    {"Origin": OWN, "Sec-Fetch-Site": "cross-site"},
    {"Origin": "http://evil.example", "Sec-Fetch-Site": "same-origin"},
    {},
)


@pytest.mark.parametrize("headers", FOREIGN)
def test_a_post_from_elsewhere_changes_nothing(bench: Bench, headers: Mapping[str, str]) -> None:
    """Even with the cookie and the form's key: the page that sends it must be ours."""
    subject = bench.desk.store.entries()[0].id
    data = {"csrf": bench.csrf, "subject": subject, "verdict": "accepted"}
    answer = bench.client.post("/rule", data=data, headers=dict(headers))
    assert answer.status_code == 403
    assert bench.desk.store.journal() == ()


@pytest.mark.parametrize("key", ["", "wrong", None])
@pytest.mark.parametrize(
    "path",
    [
        "/rule",
        "/edit",
        "/merge",
        "/split",
        "/people/merge",
        "/people/split",
        "/undo",
        "/redo",
        "/bulk",
        "/read",
        "/saved",
    ],
)
def test_a_form_without_its_key_is_refused(bench: Bench, path: str, key: str | None) -> None:
    """The key is bound to the session."""
    fields = {
        "subject": "x",
        "verdict": "accepted",
        "field": "place",
        "others": "y",
        "query": "q=x",
        "text": "x",
    }
    data = fields if key is None else {**fields, "csrf": key}
    assert bench.client.post(path, data=data, headers={"Origin": OWN}).status_code == 403
    assert bench.desk.store.journal() == ()


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_other_methods_are_not_answered(bench: Bench, method: str) -> None:
    """Nothing here is reached by them, preflights included."""
    assert bench.client.request(method, "/rule", headers={"Origin": OWN}).status_code == 405


def test_a_body_past_its_cap_is_refused(desk: Legation) -> None:
    """Whether its length is announced or not."""
    small = Settings(port=8642, token=TOKEN, limits=Limits(body=1000, upload=2000))
    with TestClient(make_app(desk, small), base_url=OWN) as client:
        client.get("/", params={"token": TOKEN})
        form = {"Origin": OWN, "Content-Type": "application/x-www-form-urlencoded"}
        assert client.post("/rule", content=b"a=" + b"b" * 2000, headers=form).status_code == 413
        stream = (b"c" * 500 for _ in range(8))
        assert client.post("/rule", content=stream, headers=form).status_code == 413


@pytest.mark.parametrize("path", ["/", "/nothing-here", "/static/base.css", "/search?since=yesterday"])
def test_every_answer_carries_the_policy(bench: Bench, path: str) -> None:
    """Pages, errors and files: nothing inline runs, nothing else is loaded, nobody frames it."""
    headers = bench.client.get(path).headers
    policy = headers["content-security-policy"]
    assert "unsafe" not in policy
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("path", "status"),
    [("/nothing", 404), ("/entry/ffffffffff", 404), ("/side/Atlantis", 404), ("/search?since=never", 422),
     ("/report/none", 404), ("/read/none", 404), ("/person/Nobody", 404)],
)  # fmt: skip
def test_errors_are_pages_and_json(bench: Bench, path: str, status: int) -> None:
    """A person gets a page, a program the same in JSON."""
    answer = bench.client.get(path)
    assert answer.status_code == status
    assert "<h1>" in answer.text
    shape = bench.client.get(path, headers={"Accept": "application/json"}).json()
    assert shape["ok"] is False
    assert shape["status"] == status


@pytest.mark.parametrize("then", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_no_form_leads_away(bench: Bench, then: str) -> None:
    """Where to go after a ruling is an address of ours or none."""
    answer = bench.client.post(
        "/undo", data={"csrf": bench.csrf, "then": then}, headers={"Origin": OWN}, follow_redirects=False
    )
    assert answer.headers["location"] == "/review"
