"""Where sides say they stand."""

from __future__ import annotations

import pytest

from legation.claims.reader import read_claims
from legation.types.claims import Stance
from tests.claims.reading import READER, report


def held(text: str) -> list[tuple[tuple[str, ...], Stance, str]]:
    """Holder, stance and issue of every position."""
    document = report(text)
    return [(p.holder, p.stance, p.issue) for p in read_claims(document, READER(document)).positions]


@pytest.mark.parametrize(
    ("text", "holder", "stance", "issue"),
    [
        ("Canada is concerned by reports of new mines.", ("CAN",), Stance.CONCERNED, "reports of new mines"),
        (
            "Kenya and Uganda underscored the importance of fair water sharing.",
            ("KEN", "UGA"),
            Stance.SUPPORTS,
            "fair water sharing",
        ),
        ("Norway opposes raising the ferry toll.", ("NOR",), Stance.OPPOSES, "raising the ferry toll"),
        (
            "Brazil kept its embassy open despite its concerns about the new toll.",
            ("BRA",),
            Stance.CONCERNED,
            "new toll",
        ),
        (
            "Fijian Foreign Minister Viliame Gavoka said: “We oppose the ferry toll.”",
            ("FJI",),
            Stance.OPPOSES,
            "ferry toll",
        ),
    ],
)
def test_a_side_holds_a_stance_on_an_issue(text: str, holder: tuple[str, ...], stance: Stance, issue: str) -> None:
    """Verbs, adjectives, nouns with a possessor, "we" in quoted words."""
    assert (holder, stance, issue) in held(text)


def test_what_somebody_argues_and_urges_is_held_by_his_side() -> None:
    """The statement tells who urges, where the grammar gives a thing for the subject."""
    text = (
        "Fijian Foreign Minister Viliame Gavoka argued that the sea route remains unused "
        "and urged the removal of ferry tolls."
    )
    assert (("FJI",), Stance.OPPOSES, "ferry tolls") in held(text)


def test_arms_take_no_stance() -> None:
    """Troops that attack or defend a bridge hold no position on it."""
    assert held("Norwegian troops attacked the new bridge. Swedish troops defended the old ferry.") == []


@pytest.mark.parametrize(
    ("text", "stance", "issue"),
    [
        ("Norway urged Fiji not to buy Russian ferries.", Stance.OPPOSES, "Fiji to buy Russian ferries"),
        ("Norway urged Fiji to open the harbour.", Stance.SUPPORTS, "Fiji to open the harbour"),
        ("Norway called on Fiji to open the harbour.", Stance.SUPPORTS, "Fiji to open the harbour"),
        ("Norway demanded that Fiji open the harbour.", Stance.SUPPORTS, "Fiji open the harbour"),
        ("Norway condemned Fiji for closing the harbour.", Stance.OPPOSES, "Fiji for closing the harbour"),
        ("Norway welcomed Fiji joining the ferry pact.", Stance.SUPPORTS, "Fiji joining the ferry pact"),
        ("Norway supports Fiji.", Stance.SUPPORTS, "Fiji"),
        (
            "Norway is concerned about the new tolls in Fiji and calls on all sides to talk.",
            Stance.CONCERNED,
            "new tolls in Fiji",
        ),
        (
            "The Danish ban on ferry tolls took effect in May. Norway condemned the ban.",
            Stance.OPPOSES,
            "Danish ban on ferry tolls",
        ),
    ],
)
def test_an_issue_can_be_read_alone(text: str, stance: Stance, issue: str) -> None:
    """Who is urged stands with what is urged; a thing named before keeps its fuller name."""
    assert (("NOR",), stance, issue) in held(text)


@pytest.mark.parametrize(
    "text",
    [
        "Norway urged Fiji.",
        "Norway rejected the accusation.",
        "Norway welcomed Prime Minister Sitiveni Rabuka.",
        "Norway did not reject the ferry plan.",
        "Norway said that Togo backs the toll on ferries.",
        "Norway stands ready to welcome more Danish ships.",
    ],
)
def test_what_tells_no_issue_is_no_position(text: str) -> None:
    """Bare parties, pointers, guests, double denials, another's stance, and what is yet to come."""
    assert held(text) == []
