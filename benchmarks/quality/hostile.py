"""Random Unicode, control characters and endless words: nothing crashes, no offset moves, company changes nothing.

    python -m benchmarks.quality.hostile [--megabytes 10] [--model-megabytes 0.3]

All text is split into sentences and words; of the sentences so many as make up the second figure also go through the
language model, alone and among others. `make quality` reads a small part of it, tests/analysis the smallest.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from benchmarks.quality.suite import Suite
from legation.analysis.model import LanguageModel, Parse
from legation.text.sentences import split_sentences
from legation.text.words import Word, split_words

SEED, PART = 20251125, 200_000
_ALPHABETS = (
    (0, 0x20),
    (0x20, 0x7F),
    (0x80, 0x250),
    (0x300, 0x370),
    (0x600, 0x780),
    (0x2000, 0x2070),
    (0x4E00, 0x9FFF),
)
_ALPHABETS += ((0xD800, 0xE000), (0xFE00, 0xFFFF), (0x1F300, 0x1FAFF), (0, sys.maxunicode))


def texts(characters: int) -> Iterator[str]:
    """Parts of random text, each with a word of 100,000 characters."""
    chance = random.Random(SEED)  # noqa: S311 - repeatable, no secret
    for _ in range(max(1, characters // PART)):
        runs = (_run(chance) for _ in range(PART // 30))
        yield " ".join(runs) + " " + chance.choice("a0-é\u0301\u200d👩") * 100_000


def _run(chance: random.Random) -> str:
    first, last = chance.choice(_ALPHABETS)
    return "".join(chr(chance.randrange(first, last)) for _ in range(chance.randrange(1, 40)))


def split(text: str) -> list[tuple[Word, ...]]:
    """Words of all sentences."""
    return [w for s in split_sentences(text) if (w := split_words(text, s))]


def exact(text: str, sentences: Sequence[Sequence[Word]]) -> bool:
    """Whether every word is the text at its span, in order, and nothing visible is lost."""
    at = 0
    for word in (w for words in sentences for w in words):
        if word.span.start < at or word.span.of(text) != word.text:
            return False
        at = word.span.end
    return True


def same(a: Parse, b: Parse) -> bool:
    """Whether two parses agree in all they say."""
    return (a.sentence.tokens, a.names, a.nominals) == (b.sentence.tokens, b.names, b.nominals)


def shares(characters: int, read: int) -> tuple[float, float]:
    """Share of parts with exact offsets, and of sentences that the model reads the same alone and in company."""
    model = LanguageModel.load()
    right = parts = alike = seen = spent = 0
    for text in texts(characters):
        sentences = split(text)
        parts, right = parts + 1, right + exact(text, sentences)
        for some in _some(sentences, read - spent):
            spent += sum(len(w.text) for words in some for w in words)
            together = model.read(some)
            kept = all(
                [t.text for t in p.sentence.tokens] == [w.text for w in words]
                for p, words in zip(together, some, strict=True)
            )
            number = seen % len(some)
            seen, alike = seen + 1, alike + (kept and same(model.read([some[number]])[0], together[number]))
    return right / parts, alike / max(1, seen)


def _some(sentences: list[tuple[Word, ...]], characters: int) -> Iterator[list[tuple[Word, ...]]]:
    """Batches of 50 sentences until so many characters are together."""
    for start in range(0, len(sentences), 50):
        if characters <= 0:
            return
        batch = sentences[start : start + 50]
        characters -= sum(len(w.text) for words in batch for w in words)
        yield batch


def measure(_: Path) -> Mapping[str, float]:
    """Half a million characters, a small part of them through the model."""
    offsets, company = shares(500_000, 60_000)
    return {"offsets exact": offsets, "the same in any company": company}


def main() -> None:
    """The long version."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=10.0)
    parser.add_argument("--model-megabytes", type=float, default=0.3)
    args = parser.parse_args()
    offsets, company = shares(int(args.megabytes * 1e6), int(args.model_megabytes * 1e6))
    print(f"parts with exact offsets {offsets:.3f}, sentences read the same in company {company:.3f}")


SUITE = Suite("hostile", measure)

if __name__ == "__main__":
    main()
