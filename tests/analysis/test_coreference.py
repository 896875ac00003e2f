"""Mentions join chains: pronouns go to whom they agree with, and a chain remembers what it has been called."""

from __future__ import annotations

import numpy as np
import pytest

from legation.analysis.coreference import CoreferenceModel, likeliest
from tests.analysis.model_builders import model, words


def chains(*sentences: str) -> list[set[str]]:
    """The chains of a text, their mentions as printed."""
    parses = model().read([words(s) for s in sentences])
    found = CoreferenceModel.load().chains(parses)
    return [
        {" ".join(t.text for t in parses[m.sentence].sentence.tokens[m.first : m.last + 1]) for m in chain}
        for chain in found
    ]


def test_a_pronoun_joins_the_person_before_it() -> None:
    """He, his and him of one person."""
    found = chains("The president of Kenya arrived on Monday.", "He met his advisers, and reporters saw him leave.")
    assert any({"The president of Kenya", "He", "his", "him"} <= chain for chain in found)


def test_she_and_he_are_two() -> None:
    """A chain that has been she is never he."""
    found = chains("Emma Vale met Oscar Moe.", "She thanked him.", "He said that she had been right.")
    assert not any({"she", "he"} <= {word.lower() for word in chain} for chain in found)


def test_no_mentions_give_no_chains() -> None:
    """Nothing, or a word alone."""
    assert chains() == []
    assert chains("Yes.") == []


def test_a_text_is_linked_the_same_each_time() -> None:
    """No chance is at work."""
    text = ("The minister spoke.", "She said that the ministry would publish its plan.")
    assert chains(*text) == chains(*text)


def test_several_mentions_of_one_chain_speak_together() -> None:
    """Two fair candidates of chain 0 outweigh a single better one of chain 5; the better of the two is the link."""
    best, score = likeliest(np.array([1.0, 1.4, 1.2], dtype=np.float32), [0, 5, 0])
    assert best == 2
    assert score == pytest.approx(np.log(np.exp(1.0) + np.exp(1.2)))


def test_candidates_each_of_their_own_are_judged_one_by_one() -> None:
    """Without chains the highest score wins and is the score."""
    best, score = likeliest(np.array([-1.0, 2.0, 0.5], dtype=np.float32), [0, 1, 2])
    assert best == 1
    assert score == pytest.approx(2.0)
