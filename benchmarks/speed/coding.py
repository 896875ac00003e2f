"""Sentences coded per CPU-second on one core: ``python benchmarks/speed/coding.py [--shared FOLDER]``.

The sentences are those of PLV's development half as running text, without given actors. CPU time of this
process alone; the model's share is measured in the same run. Loading model and lexicon is told apart.
"""

from __future__ import annotations

import argparse
import csv
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

PLV = "gold/events/plv/PLV_train.tsv"
T = TypeVar("T")


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What the work gives, and its CPU seconds."""
    start = time.process_time()
    found = work()
    return found, time.process_time() - start


def main() -> None:
    """Print sentences per CPU-second and the shares of the parts."""
    from legation.analysis.english import EnglishAnalyser
    from legation.app import CODED_AT_ONCE, CodingTask, batched
    from legation.claims.code import code
    from legation.text.sentences import split_sentences
    from legation.text.words import split_words

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path(__file__).parents[3] / "shared")
    options = parser.parse_args()
    with (options.shared / PLV).open(encoding="utf-8", newline="") as file:
        texts = list(dict.fromkeys(row["sentence"] for row in csv.DictReader(file, delimiter="\t")))
    documents = [CodingTask(str(i), text).document for i, text in enumerate(texts)]
    english, loading = timed(EnglishAnalyser.load)
    code(documents[0], english(documents[0]))
    groups = list(batched(documents, CODED_AT_ONCE))
    words = [[split_words(d.text[s.start : s.end]) for d in group for s in split_sentences(d.text)] for group in groups]
    _, model = timed(lambda: [english.model.read(part) for part in words])
    analyses, analysis = timed(lambda: [a for group in groups for a in english.batch(group)])
    _, coding = timed(lambda: [code(d, a) for d, a in zip(documents, analyses, strict=True)])
    whole = analysis + coding
    print(f"{len(texts)} sentences, {whole:.1f} CPU-seconds: {len(texts) / whole:.0f} sentences per CPU-second")
    print(f"model {model / whole:.0%}, names and times {(analysis - model) / whole:.0%}, frames {coding / whole:.0%}")
    print(f"loading {loading:.2f} CPU-seconds, not counted")


if __name__ == "__main__":
    main()
