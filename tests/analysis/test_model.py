"""The language model reads sentences: trees, names, the same in any company, whatever the input."""

from __future__ import annotations

import random
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.analysis.model import Parse
from legation.text.sentences import split_sentences
from legation.text.words import split_words
from legation.types.analysis import EntityLabel
from tests.analysis.model_builders import model, spaced, words

SENTENCES = (
    "The foreign minister of Norway did not meet his Kenyan counterpart in Geneva on Tuesday.",
    "Yes.",
    "“We will never sign that treaty,” she said, and the envoys walked out of the hall.",
    "HEADLINE: JAPAN, BRAZIL SIGN PACT",
    (
        "In a statement on Friday the ministry said that talks which had begun in Doha would go on until a text "
        "was agreed, although neither of the two delegations had been given the power to sign anything."
    ),
    "U.S.",
    "The 12-day visit cost $3.5bn.",
)


def read(text: str) -> Parse:
    """The parse of one sentence."""
    return model().read([words(text)])[0]


def test_a_plain_sentence_is_read_rightly() -> None:
    """Subject, negation, object, lemma, tense."""
    tokens = read("The minister did not sign the treaty.").sentence.tokens
    told = [(t.text, t.lemma, t.upos, t.deprel, t.head) for t in tokens]
    assert told[1] == ("minister", "minister", "NOUN", "nsubj", 4)
    assert told[3] == ("not", "not", "PART", "advmod", 4)
    assert told[4] == ("sign", "sign", "VERB", "root", -1)
    assert told[6] == ("treaty", "treaty", "NOUN", "obj", 4)
    assert tokens[2].feats["Tense"] == "Past"
    assert tokens[3].feats["Polarity"] == "Neg"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway thanked Kenya.", {("Norway", "STATE"), ("Kenya", "STATE")}),
        (
            "President Emma Vale spoke on Monday.",
            {("President", "OFFICE"), ("Emma Vale", "PERSON"), ("Monday", "DATE")},
        ),
        ("The United Nations gave $5 million.", {("United Nations", "ORG"), ("$ 5 million", "MONEY")}),
    ],
)
def test_names_carry_their_labels(text: str, expected: set[tuple[str, str]]) -> None:
    """Names of states, persons, offices, bodies, dates and sums."""
    parse = read(text)
    found = {(" ".join(t.text for t in parse.sentence.tokens[n.first : n.last + 1]), str(n.label)) for n in parse.names}
    assert found == expected


def test_every_tree_has_one_root_and_no_cycle() -> None:
    """All words hang, over their governors, on the one root."""
    for parse in model().read([words(s) for s in SENTENCES]):
        sentence = parse.sentence
        assert sum(t.head < 0 for t in sentence.tokens) == 1
        assert all(
            t.index == sentence.root or sentence.root in {a.index for a in sentence.ancestors(t.index)}
            for t in sentence.tokens
        )
        assert all((t.deprel == "root") == (t.head < 0) for t in sentence.tokens)


def test_a_sentence_is_read_the_same_in_any_company() -> None:
    """Alone, in any batch, in any order: the same tokens, names and vectors, to the last bit."""
    given_words = [words(s) for s in SENTENCES] * 3
    alone = [model().read([w])[0] for w in given_words]
    for seed in range(3):
        order = list(range(len(given_words)))
        random.Random(seed).shuffle(order)
        for number, parse in zip(order, model().read([given_words[i] for i in order]), strict=True):
            assert parse.sentence.tokens == alone[number].sentence.tokens
            assert (parse.names, parse.nominals) == (alone[number].names, alone[number].nominals)
            assert np.array_equal(np.asarray(parse.sentence.vectors), np.asarray(alone[number].sentence.vectors))


def test_a_very_long_sentence_loses_no_word() -> None:
    """2,000 words in one sentence: every one is tagged, in one tree."""
    forms = ["Norway", "and", "Kenya", "signed", "the", "treaty", ",", "which"] * 250
    parse = model().read([spaced(*forms)])[0]
    assert [t.text for t in parse.sentence.tokens] == forms
    assert sum(t.head < 0 for t in parse.sentence.tokens) == 1
    assert len(np.asarray(parse.sentence.vectors)) == len(forms)
    assert {n.first // 500 for n in parse.names if n.label == EntityLabel.STATE} == {0, 1, 2, 3}


def test_nothing_gives_nothing() -> None:
    """No sentences, or one without words."""
    assert model().read([]) == []
    parses = model().read([(), words("Yes.")])
    assert parses[0].sentence.tokens == ()
    assert [t.text for t in parses[1].sentence.tokens] == ["Yes", "."]


@pytest.mark.parametrize(
    "word", ["a" * 100_000, "é" * 5000, "\u0301" * 300, "👩‍👩‍👧" * 400, "0" * 9999, "\u200d", "-" * 500]
)
def test_monstrous_words_are_words(word: str) -> None:
    """Over-long or odd words are read like any other."""
    parse = model().read([spaced("It", "said", word, ".")])[0]
    assert [t.text for t in parse.sentence.tokens] == ["It", "said", word, "."]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=600))
def test_any_text_is_read_with_exact_offsets(text: str) -> None:
    """Random Unicode, control characters included."""
    sentences = [w for s in split_sentences(text) if (w := split_words(text, s))]
    for parse, given_words in zip(model().read(sentences), sentences, strict=True):
        assert [t.text for t in parse.sentence.tokens] == [w.text for w in given_words]
        assert all(t.span.of(text) == t.text for t in parse.sentence.tokens)


def test_random_unicode_in_bulk() -> None:
    """100,000 characters from all planes, many of them unassigned, neither crash nor shift anything."""
    chance = random.Random(7)
    text = "".join(chr(chance.randrange(sys.maxunicode)) if chance.random() < 0.7 else " " for _ in range(100_000))
    sentences = [w for s in split_sentences(text) if (w := split_words(text, s))]
    parses = model().read(sentences[:150])
    assert all(t.span.of(text) == t.text for p in parses for t in p.sentence.tokens)
