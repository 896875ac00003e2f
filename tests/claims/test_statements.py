"""Who said it, to whom, in which words."""

from __future__ import annotations

import pytest

from legation.claims.statements import read_statements
from legation.types.claims import Form, Statement
from tests.claims.reading import READER, report


def said(text: str) -> list[Statement]:
    """The statements of a report of one paragraph a line, under a neutral headline."""
    document = report(text)
    return list(read_statements(document, READER(document)))


def told(text: str) -> list[tuple[str, str]]:
    """Speaker and content of each."""
    return [(statement.speaker, statement.content.text) for statement in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Kenyan Foreign Minister Musalia Mudavadi said the talks had been useful.",
            "Musalia Mudavadi",
            "the talks had been useful",
        ),
        (
            "“The border will stay open,” said Foreign Minister Anita Anand of Canada.",
            "Anita Anand",
            "“The border will stay open,”",
        ),
        (
            "The letter had arrived on Monday, Qatari spokesman Majed al-Ansari told reporters.",
            "Majed al-Ansari",
            "The letter had arrived on Monday",
        ),
        (
            "“We came to listen,” Norwegian Foreign Minister Espen Barth Eide said. “We leave with hope.”",
            "Espen Barth Eide",
            "“We came to listen,” [...] “We leave with hope.”",
        ),
        (
            "According to Moroccan Foreign Minister Nasser Bourita, the two sides are close to a deal.",
            "Nasser Bourita",
            "the two sides are close to a deal",
        ),
        (
            "Brazil’s foreign minister Mauro Vieira condemned the attack on the embassy.",
            "Mauro Vieira",
            "the attack on the embassy",
        ),
        (
            "Speaking in Astana, President Kassym-Jomart Tokayev of Kazakhstan warned of a wider war.",
            "Kassym-Jomart Tokayev",
            "a wider war",
        ),
        (
            "Vietnamese President Luong Cuong urged both sides to return to the table.",
            "Luong Cuong",
            "both sides to return to the table",
        ),
    ],
)
def test_a_statement_has_its_speaker_and_its_words(text: str, speaker: str, content: str) -> None:
    """Direct, inverted, floating, split and indirect attributions; evaluations; warnings; calls."""
    assert (speaker, content) in told(text)


@pytest.mark.parametrize(
    ("text", "form", "verbatim"),
    [
        ("“It is over,” Danish Foreign Minister Lars Rasmussen said.", Form.DIRECT, ["It is over,"]),
        (
            "Danish Foreign Minister Lars Rasmussen said that the plan was “dead on arrival” in his view.",
            Form.MIXED,
            ["dead on arrival"],
        ),
        ("Danish Foreign Minister Lars Rasmussen said that the plan was dead.", Form.INDIRECT, []),
    ],
)
def test_the_form_follows_the_marks(text: str, form: Form, verbatim: list[str]) -> None:
    """Direct is all inside marks, mixed a part; verbatim words are printed without the marks."""
    (statement,) = said(text)
    assert statement.form is form
    assert [words.text for words in statement.verbatim] == verbatim


@pytest.mark.parametrize(
    "text",
    [
        "Chilean Foreign Minister Alberto van Klaveren will announce the decision on Friday.",
        "Chilean Foreign Minister Alberto van Klaveren did not say when the talks would end.",
        "The two ministers discussed trade.",
    ],
)
def test_words_not_spoken_are_no_statement(text: str) -> None:
    """What will be said, what was not said, and what was talked about."""
    assert said(text) == []


def test_a_joint_statement_names_both_speakers_and_their_sides() -> None:
    """Plural speakers are resolved to the people, in the order of their names."""
    text = (
        "Malaysian Foreign Minister Mohamad Hasan met Thai Foreign Minister Maris Sangiampongsa in Bangkok.\n"
        "The two ministers underscored the importance of a quiet border."
    )
    joint = next(s for s in said(text) if s.cue and s.cue.text == "underscored")
    assert joint.joint
    assert joint.speaker == "Maris Sangiampongsa; Mohamad Hasan"
    assert joint.acts_for == ("MYS", "THA")


def test_the_hearer_is_named_only_when_the_clause_names_him() -> None:
    """ "told X" has an addressee; a clause without a hearer has none."""
    text = (
        "Finnish Foreign Minister Elina Valtonen told Estonian Foreign Minister Margus Tsahkna that help was coming.\n"
        "Tsahkna said that he was grateful."
    )
    first, second = said(text)
    assert first.addressee == "Margus Tsahkna"
    assert second.addressee is None
    assert second.office == "Estonian Foreign Minister"


def test_a_post_and_the_report_of_it_are_two_statements() -> None:
    """The report's English words point to the post that it embeds."""
    text = (
        "Turkish Foreign Minister Hakan Fidan arrived in Baku on Monday, 3 March 2025.\n"
        "Azerbaycan’a kardeşlik ziyaretindeyiz. İş birliğimiz daha da güçlenecek.\n"
        "— Hakan Fidan (@HakanFidan) March 3, 2025\n"
        "Fidan wrote on X that cooperation would grow stronger."
    )
    post, report_of_it = (s for s in said(text) if s.channel == "X")
    assert post.content.text.startswith("Azerbaycan")
    assert str(post.date) == "2025-03-03"
    assert report_of_it.reports_statement == 0
    assert report_of_it.translated


def test_an_unclosed_quotation_does_not_swallow_its_attribution() -> None:
    """A missing mark spoils no more than its own sentence."""
    text = "“We will see, said Irish Foreign Minister Simon Harris. The session ended at noon."
    for statement in said(text):
        assert "Simon Harris" not in statement.content.text
