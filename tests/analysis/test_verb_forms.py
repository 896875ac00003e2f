"""The table of verb forms: a form goes to the verb that writers mean by it."""

from __future__ import annotations

import pytest

from legation.analysis.lemmas import checked_lemma


@pytest.mark.parametrize(
    ("form", "base"),
    [
        ("noted", "note"),
        ("Noting", "note"),
        ("plans", "plan"),
        ("had", "have"),
        ("deployed", "deploy"),
        ("likened", "liken"),
        ("convened", "convene"),
    ],
)
def test_a_form_of_a_verb_finds_its_base(form: str, base: str) -> None:
    """Words that only stand in a frame ("not", "plans") never take the forms of a verb."""
    assert checked_lemma(form, "VERB", "?") == base


def test_other_words_keep_what_the_model_made_of_them() -> None:
    """The table is of verbs alone."""
    assert checked_lemma("notes", "NOUN", "note!") == "note!"
