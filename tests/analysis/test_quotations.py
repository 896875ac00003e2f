"""Quotation marks are paired however badly they are set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.analysis.quotations import find_quotations
from legation.types.span import Span


def quoted(text: str) -> list[str]:
    """What stands between marks, each line a block."""
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Span(start, start + len(line)))
        start += len(line) + 1
    return [quotation.inner.of(text) for quotation in find_quotations(text, blocks)]


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We agree,” she said.", ["We agree,"]),
        ('"We agree," she said. "Fully."', ["We agree,", "Fully."]),
        ("«Nous sommes d’accord», dit-elle.", ["Nous sommes d’accord"]),
        ("„Wir stimmen zu“, sagte sie.", ["Wir stimmen zu"]),
        ("``We agree,'' she said.", ["We agree,"]),
        ("He called it ''a firm step,'' and left.", ["a firm step,"]),
        ("The minister's 'firm and final' answer", ["firm and final"]),
        ("‘Iran’s ministers’ word is enough,’ he said.", ["Iran’s ministers’ word is enough,"]),
        ("It's the envoys' turn, don't you think?", []),
        ("In the '90s they'd met often.", []),
        ("a 6'2\" guard stood by", []),
        (
            "“He told me, ‘Come at once,’ and I came,” she said.",
            ["He told me, ‘Come at once,’ and I came,", "Come at once,"],
        ),
        ("“We will go on. That is all, she said. Then they left.", ["We will go on."]),
        ("“First part.\n“Second part,” she said.", ["First part.", "Second part,"]),
        ("the so-called “Israel” and", ["Israel"]),
        ("a ceasefire” nobody opened", []),
        ("", []),
    ],
)
def test_marks_are_paired(text: str, inner: list[str]) -> None:
    """Curly, straight, nested, missing and reopened marks give the words between them."""
    assert quoted(text) == inner


def test_an_unclosed_quotation_is_marked_as_such() -> None:
    """The reader of statements can see that the end is a guess."""
    text = "“We will go on. That is all."
    (quotation,) = find_quotations(text, [Span(0, len(text))])
    assert not quotation.closed


@given(st.text(alphabet="ab .,\n“”‘’\"'«»`", max_size=200))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    """Whatever the marks, every quotation lies in the text and its inner part in it."""
    for quotation in find_quotations(text, [Span(0, len(text))]):
        assert quotation.span.covers(quotation.inner)
        assert quotation.span.end <= len(text)


def test_a_hundred_thousand_marks_are_read_in_bounded_work() -> None:
    """Marks without end neither hang nor crash."""
    for text in ("'a " * 33_000, '"' * 100_000, "“a" * 50_000):
        find_quotations(text, [Span(0, len(text))])


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("”The ferry is late,” she said.", "The ferry is late,"),
        ("He said: “The ferry is late.“ She left.", "The ferry is late."),
    ],
)
def test_a_mark_of_the_wrong_sort_is_read_by_its_place(text: str, inner: str) -> None:
    """A closing mark that stands where words begin opens; an opening one where they end closes."""
    (quotation,) = find_quotations(text, [Span(0, len(text))])
    assert quotation.closed
    assert quotation.inner.of(text) == inner
