"""The reference of the commands is what the commands say of themselves."""

from __future__ import annotations

import runpy

import pytest

from tests.conftest import ROOT

SCRIPT = ROOT / "docs" / "make_reference.py"


@pytest.fixture(scope="module")
def made() -> str:
    """The page, made anew."""
    return str(runpy.run_path(str(SCRIPT))["reference"]())


def test_the_reference_is_current(made: str) -> None:
    """Else: python docs/make_reference.py."""
    page = SCRIPT.parent / "reference" / "commands.md"
    assert page.read_text(encoding="utf-8") == made


@pytest.mark.parametrize("command", ["read", "commitments", "actors import", "who", "undo", "export", "serve"])
def test_every_command_has_its_section(made: str, command: str) -> None:
    """Those inside a group too."""
    assert f"## legation {command}\n" in made
