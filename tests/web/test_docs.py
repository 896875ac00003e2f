"""The guide names what there is."""

from __future__ import annotations

import re
import runpy

import pytest

from legation.web.routes import routers
from tests.conftest import ROOT

GUIDE = (ROOT / "docs" / "workbench.md").read_text(encoding="utf-8")


UNLISTED = frozenset("home sign-in sign-out rule edit merge words split undo redo bulk brief strength".split()) | {""}
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
        "words",
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


@pytest.mark.parametrize("name", ["api.md", "settings.md"])
def test_the_reference_of_the_workbench_is_current(name: str) -> None:
    """Else: python docs/make_api_reference.py."""
    script = ROOT / "docs" / "make_api_reference.py"
    made = runpy.run_path(str(script))["PAGES"][name]()
    assert (script.parent / "reference" / name).read_text(encoding="utf-8") == made


def test_every_address_of_the_guide_is_asked_somewhere() -> None:
    """The tutorial names no page and no command that is not there."""
    tutorial = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")
    for command in re.findall(r"^    legation ([a-z]+)", tutorial, re.MULTILINE):
        assert f"## legation {command}\n" in (ROOT / "docs/reference/commands.md").read_text(encoding="utf-8")
    for image in re.findall(r"\]\((images/[^)]+)\)", tutorial + GUIDE):
        assert (ROOT / "docs" / image).stat().st_size < 260_000
