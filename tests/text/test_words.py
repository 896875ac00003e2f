"""Words are cut as the English treebanks cut them, and never lose their place in the text."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.text.words import split_words
from legation.types.span import Span

CASES = (
    ("She didn't go.", "She did n't go ."),
    ("They won’t, can’t and cannot", "They wo n’t , ca n’t and can not"),
    ("Norway's ministers' aides", "Norway 's ministers ' aides"),
    ("the G-7's agenda", "the G - 7 's agenda"),
    ("a 15-year ceasefire", "a 15 - year ceasefire"),
    ("non-aligned, pro-Western, co-operation", "non-aligned , pro-Western , co-operation"),
    ("the U.S.-led force", "the U.S. - led force"),
    ("Gen. Dan Roe met Mrs. Poe.", "Gen. Dan Roe met Mrs. Poe ."),
    ("J. K. Moe of Bolt Inc.", "J. K. Moe of Bolt Inc."),
    ("$3.5bn, €20m and 40%", "$ 3.5 bn , € 20 m and 40 %"),
    ("at 7:30pm on the 3rd, 2025-11-25", "at 7:30 pm on the 3rd , 2025-11-25"),
    ("1,200,000 people in the 1990s", "1,200,000 people in the 1990s"),
    ("“Yes,” he said…", "“ Yes , ” he said …"),
    ("wait -- no — really?!", "wait -- no — really ?!"),
    ("see https://a.example/b?c=d.", "see https://a.example/b?c=d ."),
    ("mail x.y@z.example, or @moe #talks", "mail x.y@z.example , or @moe #talks"),
    ("3. Both sides agreed", "3. Both sides agreed"),
    ("AT&T and R&D", "AT&T and R&D"),
    ("O'Neil said I'm late", "O'Neil said I 'm late"),
    ("and/or", "and / or"),
    ("It dont matter and im late", "It do nt matter and i m late"),
    ("Im sure; Im Ki-tae met us", "I m sure ; Im Ki - tae met us"),
    ("its a pity that its aim is unclear", "it s a pity that its aim is unclear"),
    ("point #1 of #peacetalks", "point # 1 of #peacetalks"),
    ("call 555-0143 or write to moe@HQ", "call 555-0143 or write to moe@HQ"),
    ("", ""),
    ("   \n\t ", ""),
)


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_words_follow_the_treebanks(text: str, expected: str) -> None:
    """One word per treebank word, printed here with spaces between."""
    assert " ".join(w.text for w in split_words(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "محمد اسحاق ڈار met Mr. Roe",
        "کتاب\u200cها و می\u200cروم",
        "a cafe\u0301 in Tu\u0308rkiye",
        "👩‍👩‍👧 talks 🇮🇷🤝🇵🇰 today",
        "zero\u200bwidth and \ufeffmark and soft\u00adhyphen",
    ],
)
def test_offsets_are_exact_in_any_script(text: str) -> None:
    """Every word is the text at its span, and nothing but spaces and invisible characters lies between."""
    words = split_words(text)
    assert all(w.span.of(text) == w.text for w in words)
    covered = {i for w in words for i in range(w.span.start, w.span.end)}
    left = {text[i] for i in range(len(text)) if i not in covered}
    assert all(c.isspace() or c in "\u200b\ufeff\u00ad" for c in left)


def test_joiners_stay_inside_words() -> None:
    """The zero-width non-joiner belongs to the Persian word around it."""
    assert [w.text for w in split_words("می\u200cروم now")] == ["می\u200cروم", "now"]


def test_a_span_is_read_in_place() -> None:
    """Offsets count in the whole text."""
    text = "First. Don't stop."
    words = split_words(text, Span(7, 18))
    assert [(w.text, w.span.start) for w in words] == [("Do", 7), ("n't", 9), ("stop", 13), (".", 17)]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_keeps_its_characters(text: str) -> None:
    """Words come in order, do not overlap, and equal the text where they stand."""
    words = split_words(text)
    assert all(w.text and w.span.of(text) == w.text for w in words)
    assert all(a.span.end <= b.span.start for a, b in pairwise(words))
    assert not any(c.isspace() for w in words for c in w.text)


@pytest.mark.parametrize(
    "unit", ["a", "'s", "-a", "1,", "a.", "@", "x@", "http://", "\u0301", "🇮", "((", "U.S.", "n't"]
)
def test_hostile_runs_take_linear_time(unit: str) -> None:
    """A word of 100,000 characters is cut without backtracking."""
    text = unit * (100_000 // len(unit))
    start = time.process_time()
    words = split_words(text)
    assert words
    assert time.process_time() - start < 5
