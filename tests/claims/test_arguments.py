"""Arguments are found where a tree hides them."""

from __future__ import annotations

import pytest

from legation.claims.arguments import Syntax
from legation.data.predicates import load_lexicon
from tests.claims.trees import tree

PASSIVE = (
    "Sudan/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass criticised/VERB/VBN/0/root by/ADP/IN/5/case "
    "Chad/PROPN/NNP/3/obl:agent"
)
COORDINATED = (
    "Chad/PROPN/NNP/2/nsubj accused/VERB/VBD/0/root Sudan/PROPN/NNP/2/obj and/CCONJ/CC/5/cc urged/VERB/VBD/2/conj "
    "Niger/PROPN/NNP/5/obj to/PART/TO/8/mark act/VERB/VB/5/xcomp"
)
RELATIVE = (
    "troops/NOUN/NNS/5/nsubj that/PRON/WDT/3/nsubj entered/VERB/VBD/1/acl:relcl Mali/PROPN/NNP/3/obj "
    "left/VERB/VBD/0/root"
)
NOUN = (
    "Iran/PROPN/NNP/3/nmod:poss 's/PART/POS/1/case attack/NOUN/NN/0/root on/ADP/IN/5/case Iraq/PROPN/NNP/3/nmod "
    "and/CCONJ/CC/7/cc Oman/PROPN/NNP/5/conj"
)
READY = (
    "Tunisia/PROPN/NNP/3/nsubj is/AUX/VBZ/3/cop ready/ADJ/JJ/0/root to/PART/TO/5/mark sell/VERB/VB/3/xcomp "
    "gas/NOUN/NN/5/obj"
)
PLAN = (
    "Fiji/PROPN/NNP/2/nsubj announced/VERB/VBD/0/root plans/NOUN/NNS/2/obj to/PART/TO/5/mark visit/VERB/VB/3/acl "
    "Tonga/PROPN/NNP/5/obj"
)


def words(syntax: Syntax, indices: tuple[int, ...]) -> list[str]:
    return [syntax.tokens[i].text for i in indices]


@pytest.mark.parametrize(
    ("described", "predicate", "subjects", "objects"),
    [
        pytest.param(PASSIVE, 2, ["Chad"], ["Sudan"], id="the doer of a passive stands after by"),
        pytest.param(COORDINATED, 4, ["Chad"], ["Niger"], id="a second verb shares the subject"),
        pytest.param(COORDINATED, 7, ["Niger"], [], id="whoever is urged is to act"),
        pytest.param(RELATIVE, 2, ["troops"], ["Mali"], id="that stands for the noun before it"),
        pytest.param(READY, 4, ["Tunisia"], ["gas"], id="whoever is ready sells"),
        pytest.param(PLAN, 4, ["Fiji"], ["Tonga"], id="whoever announces plans carries them out"),
    ],
)
def test_verbs_have_their_understood_subjects(
    described: str, predicate: int, subjects: list[str], objects: list[str]
) -> None:
    """A subject left out of its clause is the one that the grammar supplies."""
    syntax = Syntax(tree(described), load_lexicon())
    arguments = syntax.arguments(predicate)
    assert words(syntax, arguments.subjects) == subjects
    assert words(syntax, arguments.objects) == objects


def test_a_noun_has_its_owner_and_what_its_prepositions_lead_to() -> None:
    """ "Iran's attack on Iraq and Oman" has one owner and two targets."""
    syntax = Syntax(tree(NOUN), load_lexicon())
    arguments = syntax.arguments(2)
    assert words(syntax, arguments.owners) == ["Iran"]
    assert words(syntax, arguments.after("on")) == ["Iraq", "Oman"]


def test_a_tree_that_loops_through_long_coordination_ends() -> None:
    """Work is bounded: two thousand coordinated words are walked once."""
    rest = " ".join(f"a{n}/PROPN/NNP/2/conj" for n in range(2000))
    syntax = Syntax(tree(f"met/VERB/VBD/0/root Chad/PROPN/NNP/1/nsubj {rest}"), load_lexicon())
    assert len(syntax.arguments(0).subjects) == 2001
