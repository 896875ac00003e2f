"""Spellings that readers take as the same become the same, and offsets lead back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.text.folding import fold, plain, shadow
from legation.types.span import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ايران", "ایران"),
        ("كِتَابٌ", "کتاب"),
        ("می‌کنم", "میکنم"),
        ("وزارة", "وزاره"),
        ("أحمد", "احمد"),
        ("۱۴۰۴", "1404"),
        ("٢٠٢٥", "2025"),
        ("Türkiye", "Turkiye"),
        ("STRAßE", "strasse"),
        ("“ties”", '"ties"'),
        ("Côte d’Ivoire", "Cote d'Ivoire"),
        ("ﷲ", "الله"),
    ],
)
def test_two_spellings_fold_alike(one: str, other: str) -> None:
    """Letters of neighbouring keyboards, marks, joiners, digits, case."""
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Iran", "Iraq"), ("پاک", "باک"), ("کرد", "گرد"), ("بكر", "بگر"), ("1404", "1405")]
)
def test_different_words_stay_different(one: str, other: str) -> None:
    """Folding is not guessing."""
    assert fold(one) != fold(other)


def test_a_stretch_of_the_shadow_leads_back_to_the_original() -> None:
    """Marks inside a word belong to it."""
    text = "وصل الوَزِيرُ اليوم"
    folded = shadow(text)
    start = folded.text.index(fold("الوزير"))
    span = folded.original(Span(start, start + len(fold("الوزير"))))
    assert span.of(text).startswith("الوَزِير")


def test_an_empty_stretch_has_no_original() -> None:
    """It stands nowhere."""
    with pytest.raises(ValueError, match="no original"):
        shadow("a").original(Span(0, 0))


@given(st.text())
def test_plain_folding_keeps_the_length(text: str) -> None:
    """Offsets hold as they are."""
    assert len(plain(text)) == len(text)


@given(st.text())
def test_every_letter_of_a_shadow_has_its_origin(text: str) -> None:
    """In order, inside the text."""
    folded = shadow(text)
    assert len(folded.text) == len(folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
    assert all(0 <= origin < len(text) for origin in folded.origins)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """The folded form is final."""
    assert fold(fold(text)) == fold(text)
