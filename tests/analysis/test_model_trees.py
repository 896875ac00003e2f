"""Decoding: trees, names, lemmas and windows, without a model."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from legation.analysis.lemmas import lemma_of, script_of
from legation.analysis.names import Name, NameDecoder
from legation.analysis.trees import best_heads
from legation.analysis.windows import BATCH, WINDOW, batches, padded, windows
from legation.types.analysis import EntityLabel

TAGS = ("O", "B-PERSON", "I-PERSON", "B-STATE", "I-STATE")


def is_tree(heads: list[int]) -> bool:
    """One root, and every word reaches it."""
    for start in range(1, len(heads) + 1):
        node, steps = start, 0
        while node and steps <= len(heads):
            node, steps = heads[node - 1], steps + 1
        if node:
            return False
    return heads.count(0) == 1


def best_by_trying(scores: np.ndarray) -> float:
    """The score of the best tree, found among all."""
    n = len(scores)
    trees = (list(h) for h in product(range(n + 1), repeat=n) if all(h[i] != i + 1 for i in range(n)))
    return max(sum(float(scores[i, h[i]]) for i in range(n)) for h in trees if is_tree(h))


@pytest.mark.parametrize("seed", range(40))
def test_the_tree_is_the_best_of_all(seed: int) -> None:
    """Against every tree over four words."""
    scores = np.random.default_rng(seed).normal(size=(4, 5)).astype(np.float32) * 3
    heads = best_heads(scores)
    assert is_tree(heads)
    assert sum(scores[i, h] for i, h in enumerate(heads)) == pytest.approx(best_by_trying(scores), abs=1e-4)


@pytest.mark.parametrize("words", [1, 2, 30, 120])
def test_large_random_scores_still_give_trees(words: int) -> None:
    """Noise makes many cycles; a tree comes out."""
    for seed in range(5):
        scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
        assert is_tree(best_heads(scores))


def test_names_are_whole_spans() -> None:
    """An inside tag never follows another label, even where it scores best."""
    scores = np.array([[0, 3, 0, 0, 0], [0, 0, 2, 0, 3], [3, 0, 0, 0, 0]], dtype=np.float32)
    decoder = NameDecoder(TAGS, np.zeros((5, 5), dtype=np.float32))
    assert decoder.names([scores, scores[:1]]) == [
        (Name(0, 1, EntityLabel.PERSON),),
        (Name(0, 0, EntityLabel.PERSON),),
    ]


def test_no_sentences_have_no_names() -> None:
    """Nothing in, nothing out; a sentence without words has none."""
    decoder = NameDecoder(TAGS, np.zeros((5, 5), dtype=np.float32))
    assert decoder.names([]) == []
    assert decoder.names([np.zeros((0, 5), dtype=np.float32)]) == [()]


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("Ministers", "minister"), ("was", "be"), ("Oslo", "Oslo"), ("n’t", "not"), ("THE", "the"), ("x", "")],
)
def test_scripts_rebuild_lemmas(form: str, lemma: str) -> None:
    """A script made from a pair gives the lemma back; one that would leave nothing leaves the form."""
    assert lemma_of(form, script_of(form, lemma)) == (lemma or form)


@given(st.text(max_size=12), st.text(min_size=1, max_size=12))
def test_any_pair_has_a_script(form: str, lemma: str) -> None:
    """Scripts exist for any two words."""
    assert lemma_of(form, script_of(form, lemma)) == lemma


@given(st.lists(st.integers(min_value=1, max_value=12), min_size=1, max_size=900))
def test_windows_cover_every_word_once(counts: list[int]) -> None:
    """What is kept of the windows is the sentence, and no window is larger than the graph."""
    found = list(windows(0, counts))
    assert [i for w in found for i in range(w.keep, w.until)] == list(range(len(counts)))
    assert all(w.size <= WINDOW and w.first <= w.keep <= w.until <= w.last for w in found)
    assert all(b.first <= a.last for a, b in pairwise(found))


def test_batches_hold_one_length_and_stay_small() -> None:
    """Windows of one padded length, within the budget, all of them."""
    parts = [w for i in range(60) for w in windows(i, [1 + i % 3] * (1 + i))]
    groups = list(batches(parts))
    assert sorted(w.sentence for g in groups for w in g) == list(range(60))
    for group in groups:
        assert len({padded(w.size) for w in group}) == 1
        assert len(group) == 1 or len(group) * padded(group[0].size) <= BATCH
