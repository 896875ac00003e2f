"""Attributions of every shape, each by a sentence of its own."""

from __future__ import annotations

import pytest

from legation.claims.statements import read_statements
from legation.types.claims import Statement
from tests.claims.reading import READER, report


def said(text: str) -> list[Statement]:
    """The statements of a report of one paragraph a line."""
    document = report(text)
    return list(read_statements(document, READER(document)))


@pytest.mark.parametrize(
    ("text", "speaker", "content", "cue"),
    [
        (
            "Fijian Prime Minister Sitiveni Rabuka noted that the lagoon had been mapped twice.",
            "Sitiveni Rabuka",
            "that the lagoon had been mapped twice",
            "noted",
        ),
        (
            "Latvian envoy Ilze Ozola, who praised the new ferry line, left Oslo on Sunday.",
            "Ilze Ozola",
            "the new ferry line",
            "praised",
        ),
        (
            "The harbour, as Latvian envoy Ilze Ozola noted, has been closed since May.",
            "Ilze Ozola",
            "The harbour [...] has been closed since May",
            "noted",
        ),
        (
            "Latvian envoy Ilze Ozola called for Norway to open the harbour.",
            "Ilze Ozola",
            "Norway to open the harbour",
            "called for",
        ),
        (
            "The harbour plan was condemned by Latvian envoy Ilze Ozola.",
            "Ilze Ozola",
            "The harbour plan",
            "condemned",
        ),
        (
            "Latvian envoy Ilze Ozola proposed holding a second round in Riga.",
            "Ilze Ozola",
            "holding a second round in Riga",
            "proposed",
        ),
        (
            "Latvian envoy Ilze Ozola warned of new tolls if the harbour stays closed.",
            "Ilze Ozola",
            "new tolls if the harbour stays closed",
            "warned of",
        ),
    ],
)
def test_a_cue_finds_speaker_and_content(text: str, speaker: str, content: str, cue: str) -> None:
    """Clauses with who and as, passives, gerunds, conditions; the preposition belongs to the cue."""
    found = [(s.speaker, s.content.text, s.cue.text) for s in said(text) if s.cue is not None]
    assert (speaker, content, cue) in found


def test_the_words_that_name_the_speaker_stand_in_the_clause_of_the_cue() -> None:
    """In a relative clause they are the pronoun; the speaker is still the one it stands for."""
    (statement,) = said("Latvian envoy Ilze Ozola, who praised the new ferry line, left Oslo on Sunday.")
    assert statement.speaker_words is not None
    assert (statement.speaker, statement.speaker_words.text) == ("Ilze Ozola", "who")


@pytest.mark.parametrize(
    "text",
    [
        "Latvian envoy Ilze Ozola said she believed that the harbour would open.",
        "Latvian envoy Ilze Ozola said that she welcomed the new ferry line.",
    ],
)
def test_a_word_on_ones_own_view_is_one_statement(text: str) -> None:
    """What a speaker says of his own words or views is not told a second time."""
    assert len(said(text)) == 1


def test_a_chain_keeps_both_speakers() -> None:
    """A said that B told him: both spoke."""
    text = (
        "Latvian envoy Ilze Ozola said that Estonian Foreign Minister Margus Tsahkna had told him about the new toll."
    )
    assert [s.speaker for s in said(text)] == ["Ilze Ozola", "Margus Tsahkna"]


@pytest.mark.parametrize(
    "text",
    [
        "If Latvian envoy Ilze Ozola says that the harbour is open, ships will come.",
        "According to the schedule, the ships sail on Monday.",
        "Freight costs have risen to $9 per tonne of grain.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """Conditions, schedules and rates."""
    assert said(text) == []


def test_two_acts_in_one_sentence_keep_to_their_own_words() -> None:
    """ "argued that X and urged Y": Y is no part of what was argued, and the arguer urges it."""
    text = (
        "Fijian Foreign Minister Viliame Gavoka argued that the sea route remains unused "
        "and urged the removal of tolls on ferries."
    )
    argued, urged = said(text)
    assert "removal" not in argued.content.text
    assert (urged.speaker, urged.content.text) == ("Viliame Gavoka", "the removal of tolls on ferries")


def test_a_question_is_given_to_the_one_named_right_behind_it() -> None:
    """A sentence that only attributes takes the quotation before it."""
    found = said("“Who will pay for the ferry?” Latvian envoy Ilze Ozola asked. The session ended at noon.")
    assert [(s.speaker, [v.text for v in s.verbatim]) for s in found] == [
        ("Ilze Ozola", ["Who will pay for the ferry?"])
    ]


def test_a_demand_is_addressed_to_the_one_who_is_to_act() -> None:
    """ "demanded that X leave" has X for its hearer."""
    (statement,) = said("Latvian Foreign Minister Baiba Braze demanded that Belarus release the crew.")
    assert statement.addressee == "Belarus"


def test_an_organ_speaks_for_its_body() -> None:
    """The Security Council acts for the UN and keeps its own name."""
    (statement,) = said("The UN Security Council condemned the seizure of the grain ship.")
    assert (statement.speaker, statement.acts_for) == ("UN Security Council", ("UN",))
