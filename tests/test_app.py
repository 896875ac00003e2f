"""Where the record lives, and the names that users give to states."""

from __future__ import annotations

from pathlib import Path

import pytest

import legation
from legation.app import side_code
from legation.errors import UsageError
from legation.location import record_location


def test_the_given_place_outranks_all_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """--store, then LEGATION_STORE, then legation.toml, then the user's data folder."""
    (tmp_path / "legation.toml").write_text('store = "desk.db"')
    monkeypatch.setenv("LEGATION_STORE", "env.db")
    assert record_location("given.db", folder=tmp_path) == "given.db"
    assert record_location(folder=tmp_path) == "env.db"
    monkeypatch.delenv("LEGATION_STORE")
    assert record_location(folder=tmp_path) == str(tmp_path / "desk.db")
    (tmp_path / "legation.toml").unlink()
    assert record_location(folder=tmp_path).endswith("record.db")


@pytest.mark.parametrize("settings", ["store = 3", "store = ", "\xff"])
def test_broken_settings_are_named(settings: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named, with what to write in it."""
    monkeypatch.delenv("LEGATION_STORE", raising=False)
    (tmp_path / "legation.toml").write_text(settings, encoding="latin-1")
    with pytest.raises(UsageError, match=r"legation\.toml"):
        record_location(folder=tmp_path)


def test_a_database_address_in_the_settings_is_no_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address keeps its form."""
    monkeypatch.delenv("LEGATION_STORE", raising=False)
    (tmp_path / "legation.toml").write_text('store = "postgresql://desk/record"')
    assert record_location(folder=tmp_path) == "postgresql://desk/record"


@pytest.mark.parametrize(
    ("name", "code"),
    [("PAK", "PAK"), ("pak", "PAK"), ("Pakistan", "PAK"), ("iran", "IRN"), ("Türkiye", "TUR"), ("EU", "EU")],
)
def test_states_and_bodies_are_known_by_code_or_name(name: str, code: str) -> None:
    """Case does not matter."""
    assert side_code(name) == code


def test_an_unknown_side_is_named() -> None:
    """A question about nobody is a mistake, not an empty answer."""
    with pytest.raises(UsageError, match="Ruritania"):
        side_code("Ruritania")


def test_the_package_opens_a_record(tmp_path: Path) -> None:
    """legation.open gives the object that users hold."""
    with legation.open(str(tmp_path / "desk.db")) as desk:
        assert list(desk.store.reports()) == []


def test_a_pair_is_of_two(tmp_path: Path) -> None:
    """Whatever the side is called."""
    with legation.open(str(tmp_path / "r.db")) as desk, pytest.raises(UsageError, match="same side"):
        desk.brief("Kenya", "KEN")
