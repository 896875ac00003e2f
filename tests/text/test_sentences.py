"""Sentences end where a reader would end them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.text.sentences import LONGEST, split_sentences
from legation.types.span import Span

CASES: tuple[tuple[str, list[str]], ...] = (
    ("They met. They left.", ["They met.", "They left."]),
    ("Mr. Roe met Gen. Poe. He left.", ["Mr. Roe met Gen. Poe.", "He left."]),
    ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
    ("He flew to the U.S. The visit was short.", ["He flew to the U.S.", "The visit was short."]),
    ("It met J. K. Moe. Good.", ["It met J. K. Moe.", "Good."]),
    ("“We agree.” He left.", ["“We agree.”", "He left."]),
    ("“Do you agree?” she asked.", ["“Do you agree?” she asked."]),
    ("It rose 3.5 per cent. Nobody minded.", ["It rose 3.5 per cent.", "Nobody minded."]),
    ("Talks ended at 5 p.m. on Tuesday.", ["Talks ended at 5 p.m. on Tuesday."]),
    ("A title without a stop\nThe text begins. It ends.", ["A title without a stop", "The text begins.", "It ends."]),
    ("One paragraph\n\nanother paragraph", ["One paragraph", "another paragraph"]),
    ("1. Both sides agree.\n2. They sign.", ["1. Both sides agree.", "2. They sign."]),
    ("It was said.[12] Then it was done.", ["It was said.[12]", "Then it was done."]),
    ("Really?! Yes. No…", ["Really?!", "Yes.", "No…"]),
    ("he came late. nobody minded.", ["he came late.", "nobody minded."]),
    ("did it rain?? it did", ["did it rain??", "it did"]),
    ("The firm paid Acme Inc. the rest.", ["The firm paid Acme Inc. the rest."]),
    ("It cost much. $3 million was lost.", ["It cost much.", "$3 million was lost."]),
    ("see you there :) Bring the map", ["see you there :)", "Bring the map"]),
    ("Dan Roe 03/09/2001 04:12 PM Please call.", ["Dan Roe 03/09/2001 04:12 PM", "Please call."]),
    ("I agree. Thanks, Dan", ["I agree.", "Thanks,", "Dan"]),
    ("We end here. Thanks, Mr. Roe.", ["We end here.", "Thanks, Mr. Roe."]),
    ("Two reasons. 1. Cost. 2. Time.", ["Two reasons.", "1. Cost.", "2. Time."]),
    ("", []),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_sentences_end_at_the_right_place(text: str, expected: list[str]) -> None:
    """Sentences of a text, in order."""
    assert [s.of(text) for s in split_sentences(text)] == expected


def test_a_wrapped_line_is_one_sentence() -> None:
    """A single line break inside a long line that goes on in lower case is a wrap."""
    text = "The two ministers signed the agreement on the exchange of\nprisoners in the capital. It holds."
    assert split_sentences(text)[0].of(text).endswith("capital.")


def test_a_span_is_split_in_place() -> None:
    """Offsets count in the whole text, and nothing outside the span is read."""
    text = "Before. In it. Still in. After."
    assert split_sentences(text, Span(8, 24)) == (Span(8, 14), Span(15, 24))


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_no_visible_character_is_lost(text: str) -> None:
    """Sentences are in order and hold everything but spaces."""
    spans = split_sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for s in spans for i in range(s.start, s.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@pytest.mark.parametrize("unit", ["a", ". ", "A. ", "” ", "“A.", "[1]", "Mr. ", "\n", "!?"])
def test_hostile_text_stays_bounded(unit: str) -> None:
    """100,000 characters of anything take linear time and give sentences of bounded length."""
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    spans = split_sentences(text)
    assert time.process_time() - start < 10
    assert all(len(s) <= LONGEST for s in spans)
