"""Every frame of the lexicon reads its own example sentences as they say."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from legation.claims.frames import FrameMatch, Reading, match, read
from legation.claims.sides import Sides
from legation.types.analysis import Analysis
from tests.builders import document
from tests.claims.reading import READER

sys.path.insert(0, str(Path(__file__).parents[2] / "resources"))
import predicates

_NAMES = {"European Union": "EU"}


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and what its frame must make of it."""

    frame: str
    text: str
    reading: str
    parties: str


def examples() -> Iterator[Example]:
    for frame, line in predicates.examples():
        text, reading, *parties = (part.strip() for part in line.split("|"))
        yield Example(frame, text, reading, parties[0] if parties else "")


@cache
def readings() -> dict[str, tuple[Analysis, Reading]]:
    """Every example read, all in one go."""
    texts = list(dict.fromkeys(example.text for example in examples()))
    found = READER.batch([document(text) for text in texts])
    return {
        text: (analysis, read(analysis.sentences[0], analysis)) for text, analysis in zip(texts, found, strict=True)
    }


def sides(text: str) -> set[str]:
    names = re.findall(r"African Union|European Union|[\w-]+", text)
    return {_NAMES.get(name, name) for name in names}


def parties_of(analysis: Analysis, reading: Reading, m: FrameMatch) -> tuple[set[str], set[str]]:
    finder = Sides(reading.syntax, reading.nouns, analysis, wide=True)
    found = reading.with_speaker(m)
    recipients = finder.recipients(found) or (finder.within(found) if m.frame.absorbs else ())
    return set(finder.of_all(found.actors)), set(recipients)


@pytest.mark.parametrize("example", list(examples()), ids=lambda e: f"{e.frame}: {e.text}")
def test_a_frame_reads_its_example(example: Example) -> None:
    """The frame is the one named, with its type, actors and recipients; "none" when it must not be found."""
    analysis, reading = readings()[example.text]
    found = [m for m in reading.matches if m.frame.name == example.frame]
    if example.reading == "none":
        assert not found
        return
    assert found, [m.frame.name for m in reading.matches]
    assert found[0].frame.type == example.reading.split()[0]
    actors, recipients = parties_of(analysis, reading, found[0])
    if "+" in example.parties or found[0].frame.reciprocal:
        assert actors | recipients == sides(example.parties)
    else:
        doers, _, others = example.parties.partition(">")
        assert (actors, recipients) == (sides(doers), sides(others))


def test_what_lies_in_the_content_of_another_predicate_is_under_it() -> None:
    """In "promised to send", the sending is only promised."""
    analysis = READER(document("Norway promised to send Sudan grain."))
    matches = match(analysis.sentences[0], analysis)
    inner = next(m for m in matches if m.frame.name == "give-aid")
    assert next(m for m in matches if m.trigger == inner.under).frame.name == "promise"


def test_a_word_is_governed_by_the_innermost_predicate() -> None:
    """ "Rebels" belong to the arming, "Sudan" to the accusing."""
    analysis = READER(document("Chad accused Sudan of arming rebels."))
    reading = read(analysis.sentences[0], analysis)
    named = {t.text: reading.governing(t.index) for t in reading.syntax.tokens}
    assert [m.frame.name for word in ("Sudan", "rebels") if (m := named[word])] == ["accuse", "train-forces"]
