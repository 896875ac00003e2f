"""Words for tests of the model, and the model itself."""

from __future__ import annotations

from functools import cache

import pytest

from legation.analysis.model import LanguageModel
from legation.analysis.model_files import CARD, default_folder
from legation.text.words import Word, split_words
from legation.types.span import Span


@cache
def _loaded() -> LanguageModel:
    return LanguageModel.load()


def model() -> LanguageModel:
    """The shipped model; the test is skipped in a checkout without one."""
    if not (default_folder() / CARD).exists():
        pytest.skip("needs the language model (make -C training all)")
    return _loaded()


def words(text: str) -> tuple[Word, ...]:
    """A sentence's words."""
    return split_words(text)


def spaced(*forms: str) -> tuple[Word, ...]:
    """Given words as if printed with single spaces."""
    found, at = [], 0
    for form in forms:
        found.append(Word(form, Span(at, at + len(form))))
        at += len(form) + 1
    return tuple(found)
