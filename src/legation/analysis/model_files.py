"""The files of the language model, and the check that they are the ones on its card."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from legation.errors import ModelError

GRAPH, DECODER, LABELS, TOKENIZER = "model.onnx", "decoder.npz", "labels.json", "tokenizer.json"
CHAINS, CARD = "chains.npz", "card.json"


@dataclass(frozen=True, slots=True)
class Inventory:
    """Label inventories, in the order of the network's outputs."""

    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    feats: tuple[str, ...]
    lemma: tuple[str, ...]
    rel: tuple[str, ...]
    bio: tuple[str, ...]
    mention: tuple[str, ...]


def default_folder() -> Path:
    """Where the shipped model lies."""
    return Path(__file__).parents[1] / "data" / "model"


def checked_version(folder: Path) -> str:
    """The model's version, once every file has the digest that the card gives; ModelError otherwise."""
    card = _card(folder)
    for name, digest in sorted(card["files"].items()):
        if _digest(folder / name) != digest:
            raise ModelError(
                str(folder / name),
                "is not the file that the model's card describes",
                "install Legation again",
            )
    return str(card["version"])


def _card(folder: Path) -> dict[str, dict[str, str]]:
    try:
        card: dict[str, dict[str, str]] = json.loads((folder / CARD).read_text(encoding="utf-8"))
    except (OSError, ValueError) as problem:
        raise ModelError(str(folder), "there is no language model here", "run `make -C training all`") from problem
    if not {GRAPH, DECODER, LABELS, TOKENIZER, CHAINS} <= set(card.get("files", ())):
        raise ModelError(str(folder / CARD), "does not name all files of the model", "install Legation again")
    return card


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as problem:
        raise ModelError(str(path), "cannot be read", "install Legation again") from problem


def inventory(folder: Path) -> Inventory:
    """The label inventories."""
    names = json.loads((folder / LABELS).read_text(encoding="utf-8"))
    return Inventory(**{key: tuple(values) for key, values in names.items()})
