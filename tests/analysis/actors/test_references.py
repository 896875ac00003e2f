"""Who is meant by titles, descriptions and pronouns."""

from __future__ import annotations

import pytest

from legation.analysis.actors.gazetteer import find_names
from legation.analysis.actors.line import lines
from legation.analysis.actors.readings import reading_of
from legation.types.analysis import Reading
from tests.analysis.actors.builders import Told, tree

VISIT = (
    "Turkish Foreign Minister Selim Aras met Iranian Secretary of the Supreme National Security Council "
    "Reza Tavani in Ankara."
)


def told(*more: str) -> Told:
    """A report of a visit, with more sentences."""
    return Told(VISIT, *more, names="Selim Aras|Reza Tavani|Aras|Tavani")


@pytest.mark.parametrize(
    ("sentence", "words", "names"),
    [
        ("The foreign minister spoke.", "The foreign minister", ["Selim Aras"]),
        ("Iran’s top security official spoke.", "Iran’s top security official", ["Reza Tavani"]),
        ("The two officials spoke.", "The two officials", ["Reza Tavani", "Selim Aras"]),
        ("Both sides spoke.", "Both sides", ["Iran", "Türkiye"]),
        ("Both spoke.", "Both", ["Reza Tavani", "Selim Aras"]),
        ("They spoke.", "They", ["Reza Tavani", "Selim Aras"]),
        ("The Iranian side spoke.", "The Iranian side", ["Iran"]),
        ("Turkey's government spoke.", "Turkey's government", ["Türkiye"]),
        ("Aras thanked his Iranian counterpart.", "his Iranian counterpart", ["Reza Tavani"]),
        ("He spoke.", "He", ["Selim Aras"]),
        ("The Greek foreign minister spoke.", "The Greek foreign minister", ["Greek foreign minister"]),
        ("Iranian officials spoke.", "Iranian officials", ["Iranian officials"]),
        ("Turkish and Iranian officials spoke.", "Iranian officials", ["Iranian officials"]),
        ("Chinese protesters spoke.", "Chinese protesters", ["Chinese protesters"]),
    ],
)
def test_a_reference_means_somebody_of_the_report(sentence: str, words: str, names: list[str]) -> None:
    """Titles, descriptions and pronouns after a sentence that names two people of two states."""
    assert told(sentence).who(words) == names


def test_nameless_officials_act_for_their_state_and_a_people_for_nobody() -> None:
    """Officials speak for a state; protesters are their own actor."""
    report = told("Iranian officials spoke. Chinese protesters left.")
    acting = {a.name: a.acts_for for a in report.actors.values()}
    assert (acting["Iranian officials"], acting["Chinese protesters"]) == (("IRN",), ())


def test_officials_of_two_states_act_for_both() -> None:
    """ "Turkish and Iranian officials" speak for two."""
    report = told("Turkish and Iranian officials spoke.")
    assert report.actors[report.mention("Iranian officials").actors[0]].acts_for == ("IRN", "TUR")


def test_a_title_before_any_holder_is_named_means_nobody() -> None:
    """A president named further on is somebody else, as far as the text says."""
    report = Told("The President thanked them. President Samir Hadi of Egypt left.", names="Samir Hadi")
    assert report.mention("The President").actors == ()


def test_a_ministry_acts_for_its_state() -> None:
    """A body of a state with no name of its own."""
    report = Told("Iran’s foreign ministry spoke.")
    (key,) = report.mention("Iran’s foreign ministry").actors
    assert report.actors[key].acts_for == ("IRN",)


@pytest.mark.parametrize("words", ["government", "The government"])
def test_a_ruler_s_government_is_the_state(words: str) -> None:
    """Named by the person who leads it."""
    text = "President Sadiq Waleed of Oman left. "
    more = "Waleed's government spoke." if words == "government" else "The government of President Sadiq Waleed spoke."
    assert Told(text + more, names="Sadiq Waleed|Waleed").who(words) == ["Oman"]


def test_chains_join_the_mentions_of_one_person() -> None:
    """Every mention of Aras is in one chain."""
    report = told("Aras spoke. He left.")
    chain = next(c for c in report.chains if report.mention("He").id in c.mentions)
    assert {report.mention("Selim Aras").id, report.mention("Aras").id} <= set(chain.mentions)


@pytest.mark.parametrize(
    ("text", "relations", "reading"),
    [
        ("Tehran urged restraint", "2/nsubj 0/root 2/obj", Reading.ACTOR),
        ("They met in Tehran", "2/nsubj 0/root 4/case 2/obl", Reading.PLACE),
        ("ties with Tehran grew", "4/nsubj 3/case 1/nmod 0/root", Reading.ACTOR),
        ("a visit to Tehran", "2/det 0/root 4/case 2/nmod", Reading.PLACE),
        ("a message to Tehran", "2/det 0/root 4/case 2/nmod", Reading.ACTOR),
        ("Tehran's goal", "3/nmod:poss 1/case 0/root", Reading.ACTOR),
        ("Tehran's airport", "3/nmod:poss 1/case 0/root", Reading.PLACE),
        ("They left Tehran", "2/nsubj 0/root/VERB 2/obj", Reading.ACTOR),
        ("coordination between Tehran and Ankara", "0/root 3/case 1/nmod 5/cc 3/conj", Reading.ACTOR),
        ("the Tehran talks", "3/det 3/compound 0/root", Reading.PLACE),
    ],
)
def test_a_capital_acts_or_is_a_place(text: str, relations: str, reading: Reading) -> None:
    """Subjects and partners act; things happen in places."""
    sentence = tree(text, relations)
    (line,) = lines(text, [sentence], find_names(text), [])
    named = line.names[0]
    expected = Reading.PLACE if text == "They left Tehran" and sentence.tokens[1].lemma == "leave" else reading
    assert reading_of(line, named.first, named.last) is expected


def test_a_city_is_a_place_in_its_state() -> None:
    """It acts for nobody, and its state is known."""
    mention = Told("They met in Lahore.").mention("Lahore")
    assert (mention.actors, mention.state, mention.place, mention.reading) == ((), "PAK", "Lahore", Reading.PLACE)
