"""Commitments: what sides promise, agree or aim at, with all that makes it checkable."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest
import yaml

from legation.claims.commitments import read_commitments, undertakings
from legation.types.claims import Amount, Commitment, CommitmentKind, Stage
from legation.types.document import Block, BlockKind, Document
from legation.types.span import Span
from legation.types.time import PartialDate
from tests.claims.reading import READER, report

TABLE = yaml.safe_load((Path(__file__).parents[1] / "cases" / "sentences.yaml").read_text("utf-8"))
FIELDS = ("quantity", "deadline", "recurrence", "stage")
ENOUGH = 0.95
"""The share of the given fields that must come out."""


def read(text: str) -> tuple[Commitment, ...]:
    """The commitments of a report of 4 March 2025."""
    document = report(text)
    return read_commitments(document, READER(document))


def only(text: str) -> Commitment:
    """The one commitment of a report."""
    (commitment,) = read(text)
    return commitment


@cache
def of_sentences() -> dict[int, list[Commitment]]:
    """What each sentence of the table undertakes, all read at once."""
    text, blocks = "", []
    for sentence, *_ in TABLE["sentences"]:
        blocks.append(Block(BlockKind.PARAGRAPH, Span(len(text), len(text) + len(sentence)), "en"))
        text += f"{sentence}\n\n"
    day = PartialDate.of(TABLE["anchor"])
    document = Document(id="s", text=text, blocks=tuple(blocks), language="en", published=day)
    found: dict[int, list[Commitment]] = {}
    for one in undertakings(document, READER(document)):
        start = one.evidence.hull.start
        place = next(i for i, block in enumerate(blocks) if block.span.start <= start < block.span.end)
        found.setdefault(place, []).append(one)
    return found


def amount_text(amount: Amount) -> str:
    """An amount as the table writes it."""
    upper = f"..{amount.upper.normalize():f}" if amount.upper is not None else ""
    per = f" /{amount.per}" if amount.per else ""
    base = f" from {amount.baseline.normalize():f}" if amount.baseline is not None else ""
    return f"{amount.value.normalize():f}{upper} {amount.unit}{per}{base}"


def same_amount(wanted: str, got: str) -> bool:
    """Equal, but a count may name its goods more fully ("12 patrol boats" and "12 boats")."""
    value, _, unit = wanted.partition(" ")
    found, _, name = got.partition(" ")
    return value == found and (unit.lower() == name.lower() or unit.lower().endswith(name.lower()))


def given_fields() -> list[tuple[str, bool, str]]:
    """Field, whether it came out, and the sentence, for every field that the table gives."""
    rows = []
    for place, (sentence, *wanted) in enumerate(TABLE["sentences"]):
        found = of_sentences().get(place, [])
        got = {
            "quantity": next((amount_text(c.quantity) for c in found if c.quantity), ""),
            "deadline": next((str(c.deadline) for c in found if c.deadline), ""),
            "recurrence": next((c.recurrence or "" for c in found if c.recurrence), ""),
            "stage": found[0].stage.value if found else "",
        }
        for field, value in zip(FIELDS, wanted, strict=True):
            if value is not None:
                right = same_amount(value, got[field]) if field == "quantity" else value == got[field]
                rows.append((field, right, sentence))
    return rows


def test_the_given_fields_of_whole_sentences_come_out() -> None:
    """At least 95 of 100 quantities, deadlines, recurrences and stages of the table."""
    rows = given_fields()
    wrong = [f"{field}: {sentence}" for field, right, sentence in rows if not right]
    assert len(TABLE["sentences"]) >= 150
    assert 1 - len(wrong) / len(rows) >= ENOUGH, "\n".join(wrong)


def test_an_agreed_target_has_its_amount_period_and_year() -> None:
    """All that an outsider needs to check it."""
    found = only("Iran and Pakistan agreed to raise annual bilateral trade to $10 billion by 2028.")
    assert (found.kind, found.stage, found.by) == (CommitmentKind.TARGET, Stage.AGREED, ("IRN", "PAK"))
    assert found.quantity == Amount(Decimal(10**10), "USD", "year")
    assert str(found.deadline) == "2028"
    assert found.action.startswith("raise annual bilateral trade to $10 billion")


def test_a_commitment_has_whom_it_is_for() -> None:
    """A pledge by one side to another."""
    found = only("Japan will provide Vietnam with four patrol vessels by June 2026.")
    assert (found.kind, found.by, found.to) == (CommitmentKind.PLEDGE, ("JPN",), ("VNM",))


def test_two_undertakings_of_one_verb_are_two_with_their_own_words() -> None:
    """The second one's evidence leaves the first one's words out."""
    text = "France and Brazil agreed to open a joint laboratory and to lift visa requirements for students."
    laboratory, visas = read(text)
    assert (laboratory.kind, visas.kind) == (CommitmentKind.AGREEMENT, CommitmentKind.REMOVAL)
    assert "visa" not in laboratory.evidence.text
    assert "laboratory" not in visas.evidence.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Serbia and Hungary agreed to hold a summit every year.", CommitmentKind.RECURRENCE),
        ("Turkey promised to lift the ban on Dutch cheese.", CommitmentKind.REMOVAL),
        ("Egypt and Sudan pledged to implement the water accord.", CommitmentKind.IMPLEMENTATION),
        ("Moldova hopes to join the European Union by 2030.", CommitmentKind.MEMBERSHIP),
        ("Norway will build two hospitals in Malawi.", CommitmentKind.PLEDGE),
        ("Chile and Peru agreed to share weather data.", CommitmentKind.AGREEMENT),
    ],
)
def test_the_kind_follows_from_what_is_undertaken(text: str, kind: CommitmentKind) -> None:
    """One sentence for each kind but targets."""
    assert only(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Germany and Ghana reaffirmed their friendship.",
        "Kenya and Uganda agreed on the importance of clean water.",
        "Denmark will be remembered for its hospitality.",
        "The Greek prime minister will visit Cairo on Friday.",
        "Italy praised Albania's commitment to reform.",
        "Spain refused to commit troops to the mission.",
        "Canada discussed its commitment to the fund with Japan.",
        "Poland will respond if it is attacked.",
        "Austria believes that Slovakia will win the match.",
        "The leaders of Fiji and Tonga underlined their commitment to democracy.",
    ],
)
def test_praise_values_programmes_forecasts_and_refusals_are_no_commitments(text: str) -> None:
    """What the guidelines leave out."""
    assert read(text) == ()


def test_what_is_said_again_is_marked_as_reaffirmed() -> None:
    """A word for it is needed."""
    assert only("Sweden reiterated its commitment to fund the Baltic cable.").reaffirmed
    assert not only("Sweden announced that it will fund the Baltic cable.").reaffirmed


def test_a_condition_is_kept_and_its_dates_are_not_the_deadline() -> None:
    """The undertaking hangs on it."""
    found = only("Finland will keep the crossing closed until Russia changes its policy.")
    assert found.condition is not None
    assert found.condition.startswith("until")


def test_a_headline_gives_way_to_the_text_that_says_the_same() -> None:
    """One commitment, with the words of the body."""
    text = "Japan pledges loan to Laos\nJapan pledged on Monday a loan of 20 million dollars to Laos."
    document = Document(
        id="h",
        text=text,
        blocks=(
            Block(BlockKind.TITLE, Span(0, 26), "en"),
            Block(BlockKind.PARAGRAPH, Span(27, len(text)), "en"),
        ),
        language="en",
    )
    (found,) = read_commitments(document, READER(document))
    assert found.quantity is not None
    assert found.evidence.hull.start >= 27


def test_evidence_stands_in_the_text_as_it_says() -> None:
    """Every word of it can be shown."""
    document = report("Qatar and Rwanda signed an agreement on air services and vowed to open a route by May 2025.")
    found = read_commitments(document, READER(document))
    assert found
    assert all(one.evidence.holds_in(document.text) for one in found)


JOINT = "Joint Statement by the President of Peru and the Prime Minister of Finland"


def issued(title: str, text: str) -> tuple[Commitment, ...]:
    """The commitments of a text under a title of its own."""
    whole = f"{title}\n{text}"
    blocks = (
        Block(BlockKind.TITLE, Span(0, len(title)), "en"),
        Block(BlockKind.PARAGRAPH, Span(len(title) + 1, len(whole)), "en"),
    )
    document = Document(
        id="j", title=title, text=whole, blocks=blocks, language="en", published=PartialDate(2025, 3, 4)
    )
    return read_commitments(document, READER(document))


def test_we_in_a_joint_statement_is_all_who_issue_it() -> None:
    """Also where the text does not name them again."""
    (found,) = issued(JOINT, "Peru and Finland met in Lima. We will launch a programme for forest fires.")
    assert found.by == ("FIN", "PER")


def test_both_sides_of_a_joint_statement_are_its_issuers_and_no_third() -> None:
    """A country that is only spoken of does not join them."""
    text = "We thank Brazil and Chile for their help. Both governments undertake to share satellite data."
    (found,) = issued(JOINT, f"Peru and Finland met in Lima. {text}")
    assert found.by == ("FIN", "PER")


@pytest.mark.parametrize(
    ("text", "to"),
    [
        ("Japan will support the Vietnamese government with patrol boats.", ("VNM",)),
        ("Canada pledged to impose sanctions on Belarus.", ()),
        ("Poland is committed to supporting Moldova against the interference of Russia.", ("MDA",)),
        ("Estonia will withdraw its troops from Mali.", ()),
        ("Ghana promised to lift the restrictions on Togo.", ("TGO",)),
        ("Norway will present the plan at the UN General Assembly.", ()),
        ("Kenya promised to win a victory over Somalia.", ()),
    ],
)
def test_those_who_gain_or_are_dealt_with_are_parties_and_those_fought_are_not(text: str, to: tuple[str, ...]) -> None:
    """Against whom, from where and at which occasion do not count."""
    assert only(text).to == to


@pytest.mark.parametrize(
    ("text", "action"),
    [
        (
            "Oman reaffirmed its commitment to deepen ties with Kenya during a meeting with its envoy in Muscat.",
            "deepen ties with Kenya",
        ),
        ("Spain will rebuild the harbour, which a storm destroyed.", "rebuild the harbour"),
        ("Latvia and Georgia agreed to open the rail line by the end of 2027.", "open the rail line"),
        ("Consultations between the two ministries of Laos and Nepal will continue.", None),
        ("Italy announced that ten ambulances would be sent to Malta.", "send ten ambulances to Malta"),
        ("Chile reiterated its commitment to the people of Haiti.", "support people of Haiti"),
        ("Kenya will stand by Ghana for as long as it takes.", "stand by Ghana for as long as it takes"),
    ],
)
def test_the_action_is_short_and_begins_with_what_is_to_be_done(text: str, action: str | None) -> None:
    """Days, occasions and descriptions are left out; what a passive is said of follows the verb."""
    found = [one.action for one in undertakings(report(text), READER(report(text)))]
    assert found == [action or "continue consultations between the two ministries of Laos and Nepal"]


@pytest.mark.parametrize(
    "text",
    [
        "The talks will last until Yemen agrees to release the crew.",
        "Do you want to bring us peace as a gift?",
        "Sweden wants Turkey to release the trader.",
        "The reform would mean that Spain would cease to be a member.",
        "The Dutch shipping company Vandermolen signed a letter of intent with a yard in Oman.",
        "As long as the dispute exists, Cyprus will live under its shadow.",
        "The Free Trade Agreement between Chile and Japan will support small firms.",
        "Ireland called for 2 percent.",
    ],
)
def test_conditions_questions_wishes_for_others_states_and_companies_are_no_commitments(text: str) -> None:
    """What looks like an undertaking and is none."""
    assert read(text) == ()


def test_a_goal_that_is_set_together_is_agreed() -> None:
    """Its verb says so, though goals alone are hopes."""
    found = only("India and Oman set a target of raising bilateral trade to $20 billion by 2030.")
    assert (found.kind, found.stage) == (CommitmentKind.TARGET, Stage.AGREED)


def test_what_another_side_says_that_a_side_will_do_is_only_voiced() -> None:
    """It has not spoken for itself."""
    found = only("Norway said that Denmark would take over the patrols.")
    assert (found.by, found.stage) == (("DNK",), Stage.VOICED)


def test_a_day_that_only_says_which_is_no_deadline() -> None:
    """A meeting's own day, an age, and the limit after an event that has not come."""
    assert only("Fiji will build ships for the trade of this century.").deadline is None
    assert only("Kenya agreed to pay the fee within six months of ratification.").deadline is None
