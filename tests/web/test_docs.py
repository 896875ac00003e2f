"""The guide names what there is."""

from __future__ import annotations

from pathlib import Path

import pytest

from legation.web.routes import routers

GUIDE = (Path(__file__).parents[2] / "docs" / "workbench.md").read_text(encoding="utf-8")


UNLISTED = frozenset("home sign-in sign-out rule edit merge split undo redo bulk brief strength".split()) | {""}
"""What a button or a link leads to, and nobody types."""


def addresses() -> set[str]:
    """First parts of the addresses of pages and files."""
    paths = {str(getattr(route, "path", "")) for router in routers() for route in router.routes}
    firsts = {path.split("/")[1].split("{")[0].split(".")[0] for path in paths}
    return firsts - {
        "",
        "home",
        "sign-in",
        "sign-out",
        "rule",
        "edit",
        "merge",
        "split",
        "undo",
        "redo",
        "bulk",
        "brief",
        "strength",
    }


@pytest.mark.parametrize("name", sorted(addresses()))
def test_every_address_is_in_the_guide(name: str) -> None:
    """A page that nobody is told of does not exist."""
    assert f"`/{name}" in GUIDE


@pytest.mark.parametrize(
    "option", ["--port", "--host", "--no-browser", "--store", "--as", "--name", "--role", "--drop"]
)
def test_every_option_is_in_the_guide(option: str) -> None:
    """Of `serve` and `account`."""
    assert option in GUIDE
