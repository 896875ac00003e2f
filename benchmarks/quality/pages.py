"""Body text of 181 saved pages against text that people marked: words of the body, as a bag, page by page.

The title, deck and captions are the document's too, but no part of the marked text; they are left out.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality.suite import Suite
from legation.documents import read_document
from legation.errors import DocumentError
from legation.types.document import BlockKind, Document
from legation.types.source import Locator, Raw

GOLD = "gold/html"
_WORD = re.compile(r"\w+")
_NOT_BODY = frozenset({BlockKind.TITLE, BlockKind.DECK, BlockKind.CAPTION, BlockKind.DATELINE, BlockKind.BYLINE})


def measure(shared: Path) -> Mapping[str, float]:
    """Precision, recall and F1 of the body's words, each the mean over pages; the share of pages dated."""
    gold = json.loads((shared / GOLD / "ground-truth.json").read_text("utf-8"))
    scores = [_score(shared, name, page["articleBody"]) for name, page in gold.items()]
    names = ("precision", "recall", "f1", "dated")
    return {name: sum(score[at] for score in scores) / len(scores) for at, name in enumerate(names)}


def _score(shared: Path, name: str, marked: str) -> tuple[float, float, float, float]:
    content = gzip.decompress((shared / GOLD / "html" / f"{name}.html.gz").read_bytes())
    try:
        document = read_document(Raw(Locator(f"{name}.html"), content, "text/html"))
    except DocumentError:
        return 0.0, 0.0, 0.0, 0.0
    precision, recall = _overlap(_words(marked), _words(_body(document)))
    total = precision + recall
    return (
        precision,
        recall,
        2 * precision * recall / total if total else 0.0,
        float(document.published is not None),
    )


def _body(document: Document) -> str:
    return "\n".join(block.span.of(document.text) for block in document.blocks if block.kind not in _NOT_BODY)


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _overlap(marked: Counter[str], found: Counter[str]) -> tuple[float, float]:
    shared = (marked & found).total()
    return shared / max(1, found.total()), shared / max(1, marked.total())


SUITE = Suite("pages", measure, (GOLD,))
