"""A workbench over a small record, asked without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from legation.app import Legation
from legation.web import Settings, make_app
from tests.web import sample

TOKEN = "a-token-of-this-run"  # noqa: S105 - of a test
SETTINGS = Settings(port=8642, user="ada", token=TOKEN, today=date(2026, 3, 10))


class _Inputs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("name"):
            self.values.setdefault(str(given["name"]), str(given.get("value") or ""))


def hidden(html: str, name: str) -> str:
    """The value of the first field of that name on a page."""
    parser = _Inputs()
    parser.feed(html)
    return parser.values[name]


@dataclass
class Bench:
    """A browser at a workbench: keeps the cookie, sends what a page of ours sends."""

    desk: Legation
    client: TestClient
    origin: str = "http://127.0.0.1:8642"
    csrf: str = field(default="")

    def get(self, path: str, **headers: str) -> str:
        answer = self.client.get(path, headers=headers)
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[-600:]}"
        return answer.text

    def post(self, path: str, **fields: object) -> str:
        data = {"csrf": self.csrf, **fields}
        answer = self.client.post(path, data=data, headers={"Origin": self.origin})
        assert answer.status_code == 200, f"{path}: {answer.status_code} {answer.text[-600:]}"
        return answer.text


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample record, made once; tests work on copies of it."""
    path = tmp_path_factory.mktemp("filled") / "record.db"
    with Legation(str(path)) as made:
        sample.fill(made.store)
    return path


@pytest.fixture
def desk(tmp_path: Path, filled: Path) -> Iterator[Legation]:
    path = tmp_path / "record.db"
    shutil.copy(filled, path)
    with Legation(str(path)) as made:
        yield made


@pytest.fixture
def bench(desk: Legation) -> Iterator[Bench]:
    with TestClient(make_app(desk, SETTINGS), base_url="http://127.0.0.1:8642") as client:
        opened = client.get(f"/?token={TOKEN}")
        assert opened.status_code == 200
        made = Bench(desk, client)
        made.csrf = hidden(made.get("/search"), "csrf")
        yield made
