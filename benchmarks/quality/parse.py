"""Trees and tags on the development parts of the treebanks, words given."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality.suite import Suite, legation, scorer

GUM, EWT = "treebanks/en_gum-dev.conllu", "treebanks/en_ewt-dev.conllu"
_UNLICENSED = re.compile(r"# newdoc id = GUM_(?:fiction|whow|essay|letter)_")


def measure(shared: Path) -> Mapping[str, float]:
    """LAS (without subtypes) and UPOS of GUM dev's licensed genres and of EWT dev."""
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in (("GUM", _licensed(shared / GUM)), ("EWT", (shared / EWT).read_text("utf-8"))):
            gold, system = Path(folder) / "gold.conllu", Path(folder) / "system.conllu"
            gold.write_text(text, "utf-8")
            system.write_text(legation("parse", "--pretokenised", gold), "utf-8")
            found = scorer(shared, "score_parse", "--gold", gold, "--system", system)
            figures |= {f"{name} dev LAS": float(found["las"]), f"{name} dev UPOS": float(found["upos"])}
    return figures


def _licensed(path: Path) -> str:
    """The documents whose terms permit commercial use, as in training."""
    kept, keep = [], True
    for block in path.read_text("utf-8").split("\n\n"):
        if "# newdoc id" in block:
            keep = _UNLICENSED.search(block) is None
        if keep and block.strip():
            kept.append(block)
    return "\n\n".join(kept) + "\n\n"


SUITE = Suite("parse", measure, (GUM, EWT))
