"""The model is only loaded when its files are those that its card describes."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from legation.analysis.model_files import CARD, CHAINS, DECODER, GRAPH, LABELS, TOKENIZER, checked_version
from legation.errors import ModelError

FILES = (GRAPH, DECODER, LABELS, TOKENIZER, CHAINS)


def put_model(folder: Path) -> None:
    """A folder whose card and files agree."""
    for name in FILES:
        (folder / name).write_bytes(name.encode())
    digests = {name: hashlib.sha256(name.encode()).hexdigest() for name in FILES}
    (folder / CARD).write_text(json.dumps({"version": "v1", "files": digests}), encoding="utf-8")


def test_the_version_is_given_when_all_agrees(tmp_path: Path) -> None:
    """Card and files agree."""
    put_model(tmp_path)
    assert checked_version(tmp_path) == "v1"


@pytest.mark.parametrize("name", FILES)
def test_a_changed_file_is_refused(tmp_path: Path, name: str) -> None:
    """One byte more in any file."""
    put_model(tmp_path)
    (tmp_path / name).write_bytes(b"other")
    with pytest.raises(ModelError, match=name):
        checked_version(tmp_path)


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    """A file that is gone."""
    put_model(tmp_path)
    (tmp_path / name).unlink()
    with pytest.raises(ModelError, match=name):
        checked_version(tmp_path)


@pytest.mark.parametrize("card", ["", "not json", "{}", '{"version": "v1", "files": {"model.onnx": "0"}}'])
def test_a_bad_card_is_refused(tmp_path: Path, card: str) -> None:
    """An empty card, one that is no JSON, one without all files."""
    put_model(tmp_path)
    (tmp_path / CARD).write_text(card, encoding="utf-8")
    with pytest.raises(ModelError):
        checked_version(tmp_path)


def test_no_model_at_all_says_what_to_do(tmp_path: Path) -> None:
    """The error tells how to make one."""
    with pytest.raises(ModelError, match="no language model"):
        checked_version(tmp_path)
