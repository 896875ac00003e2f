"""Whose words a text says itself, and what is nobody's statement."""

from __future__ import annotations

from datetime import date

import pytest

from legation.claims.statements import read_statements
from legation.documents import read_document
from legation.types.claims import Form, Statement
from legation.types.source import Locator, Raw
from tests.claims.reading import READER, report


def said(text: str) -> list[Statement]:
    """The statements of a report of one paragraph a line."""
    document = report(text)
    return list(read_statements(document, READER(document)))


def issued(title: str, text: str) -> list[Statement]:
    """The statements of a text under a title of its own."""
    raw = Raw(Locator("issued.txt"), f"{title}\n\n{text}\n".encode(), "text/plain")
    document = read_document(raw, date(2023, 5, 4))
    return list(read_statements(document, READER(document)))


def test_a_turn_of_a_transcript_reaches_to_the_next_and_is_its_speakers() -> None:
    """Whoever asks says nothing of his own; the answer is one direct statement over its paragraphs."""
    text = (
        "QUESTION: Did you speak about the ferry with the envoy of Fiji yesterday?\n"
        "MINISTER OZOLA: We spoke about the ferry at great length with the envoy.\n"
        "We welcome the new timetable of the harbour.\n"
        "QUESTION: And what of the tolls on the new bridge?\n"
        "MINISTER OZOLA: The tolls will be gone before the end of the year."
    )
    told = said(text)
    assert [(s.speaker, s.form) for s in told] == [("Ozola", Form.DIRECT), ("Ozola", Form.DIRECT)]
    assert "We welcome the new timetable" in told[0].content.text


def test_we_in_an_issued_statement_is_whoever_issues_it() -> None:
    """The title names the issuer, a well-known holder by his office on that day."""
    told = issued(
        "Statement by President Joe Biden on Ferries", "We welcome the opening of the new ferry line to Suva."
    )
    assert [(s.speaker, s.acts_for, s.content.text) for s in told] == [
        ("Joe Biden", ("USA",), "the opening of the new ferry line to Suva")
    ]


def test_we_outside_quotations_is_nobody_where_no_title_tells() -> None:
    """A statement of "we" or "you" that nobody signs is not kept."""
    assert said("We welcome the opening of the new ferry line. As you said, the tolls are high.") == []


@pytest.mark.parametrize(
    "text",
    [
        "These hardships demand an answer from both governments.",
        "Norway and Fiji agreed to open a second harbour.",
        "Chad stands ready to welcome more Danish ships.",
        "Chad is expected to announce a new toll on ferries.",
    ],
)
def test_things_speak_not_and_what_is_to_come_has_not_been_said(text: str) -> None:
    """Things, undertakings, and infinitives of what is yet to be done."""
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "Chile pledged to lift its ban on Fijian sugar, and thanked Brazil for its patience.",
            ["to lift its ban on Fijian sugar", "Brazil for its patience"],
        ),
        (
            "Kenyan envoy Amina Otieno said that tolls must fall and called for a new ferry.",
            ["that tolls must fall", "a new ferry"],
        ),
        (
            "Kenyan envoy Amina Otieno said that she met the admiral and discussed the port.",
            ["that she met the admiral and discussed the port"],
        ),
        (
            "Latvian envoy Ilze Ozola said her country would train pilots and wanted to stay in Suva.",
            ["her country would train pilots and wanted to stay in Suva"],
        ),
    ],
)
def test_a_joined_verb_of_another_form_is_no_part_of_what_was_said(text: str, contents: list[str]) -> None:
    """It belongs to the verb with which it agrees, and so does its speaker."""
    told = said(text)
    assert [s.content.text for s in told] == contents
    assert len({s.speaker for s in told}) == 1


def test_content_behind_its_cue_is_one_stretch() -> None:
    """Words that the tree hangs on the cue, but that stand inside the content, belong to it."""
    (told,) = said("Latvian envoy Ilze Ozola invited Fiji to Riga this summer to open the harbour.")
    assert told.content.text == "Fiji to Riga this summer to open the harbour"


@pytest.mark.parametrize(
    "text",
    [
        "Kenyan President William Ruto welcomed Fijian Prime Minister Sitiveni Rabuka to Nairobi.",
        "Kenyan President William Ruto addressed the delegation.",
        "Kenyan President William Ruto called Fijian Prime Minister Sitiveni Rabuka to thank him for the ferry.",
        "Kenya and Fiji talked about the ferry tolls.",
    ],
)
def test_guests_calls_and_topics_are_no_statements(text: str) -> None:
    """A greeting, a phone call, what two sides talked about."""
    assert said(text) == []


def test_a_clause_joined_under_according_to_is_told_whole() -> None:
    """The joined verb alone would leave unsaid who did not sink."""
    (told,) = said("The ferry hit the pier but did not sink, according to the Fijian navy.")
    assert told.content.text == "The ferry hit the pier but did not sink"


def test_a_participle_amid_the_object_is_no_clause_of_its_own() -> None:
    """The content is the whole object, whatever the tree makes of an adjective in it."""
    (told,) = said("Norwegian envoy Kari Moen underscored the need to send urgently needed ferry parts to Fiji.")
    assert told.content.text == "the need to send urgently needed ferry parts to Fiji"


def test_a_threat_of_one_word_is_told() -> None:
    """An infinitive is what was threatened, however short."""
    (told,) = said("Norway threatened to retaliate.")
    assert told.content.text == "to retaliate"
