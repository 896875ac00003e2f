"""Repairs of trees: names stand beside names, and "who" tells of a name."""

from __future__ import annotations

from legation.analysis.repairs import repaired
from tests.claims.trees import tree


def test_a_name_hung_on_a_noun_further_left_joins_the_name_before_and() -> None:
    wrong = tree(
        "support/NOUN/NN/0/root during/ADP/IN/3/case war/NOUN/NN/1/nmod waged/VERB/VBN/3/acl by/ADP/IN/6/case "
        "Chad/PROPN/NNP/4/obl:agent and/CCONJ/CC/8/cc Niger/PROPN/NNP/1/conj"
    )
    assert repaired(wrong).tokens[7].head == 5


def test_two_nouns_joined_stay_as_they_are() -> None:
    right = tree("support/NOUN/NN/0/root and/CCONJ/CC/3/cc trust/NOUN/NN/1/conj")
    assert repaired(right) is right


def test_a_name_joined_to_a_name_stays_as_it_is() -> None:
    right = tree("met/VERB/VBD/0/root Chad/PROPN/NNP/1/obj and/CCONJ/CC/4/cc Niger/PROPN/NNP/2/conj")
    assert repaired(right) is right


def test_a_who_clause_hung_on_a_verb_tells_of_the_person_before_it() -> None:
    wrong = tree(
        "met/VERB/VBD/0/root Reza/PROPN/NNP/1/obj Moradi/PROPN/NNP/2/flat ,/PUNCT/,/5/punct "
        "Secretary/PROPN/NNP/2/appos of/ADP/IN/7/case Council/PROPN/NNP/5/nmod ,/PUNCT/,/10/punct "
        "who/PRON/WP/10/nsubj left/VERB/VBD/1/advcl:relcl"
    )
    clause = repaired(wrong).tokens[9]
    assert (clause.head, clause.deprel) == (1, "acl:relcl")


def test_a_who_clause_behind_a_common_noun_stays_where_it_is() -> None:
    right = tree("met/VERB/VBD/0/root envoys/NOUN/NNS/1/obj who/PRON/WP/4/nsubj left/VERB/VBD/2/acl:relcl")
    assert repaired(right) is right


def test_a_name_hung_on_the_time_behind_it_is_the_subject_of_the_verb() -> None:
    wrong = tree(
        "Ottawa/PROPN/NNP/3/appos last/ADJ/JJ/3/amod week/NOUN/NN/4/obl:unmarked urged/VERB/VBD/0/root "
        "Hanoi/PROPN/NNP/4/obj"
    )
    name = repaired(wrong).tokens[0]
    assert (name.head, name.deprel) == (3, "nsubj")


def test_a_verb_with_a_subject_takes_no_other() -> None:
    right = tree(
        "Friday/PROPN/NNP/2/compound night/NOUN/NN/4/obl:unmarked Ottawa/PROPN/NNP/4/nsubj spoke/VERB/VBD/0/root"
    )
    assert repaired(right) is right


def test_a_preposition_before_a_title_is_that_of_the_name() -> None:
    wrong = tree(
        "met/VERB/VBD/0/root with/ADP/IN/4/case his/PRON/PRP$/4/nmod:poss counterpart/NOUN/NN/5/nmod:desc "
        "Otieno/PROPN/NNP/1/obl"
    )
    assert repaired(wrong).tokens[1].head == 4
