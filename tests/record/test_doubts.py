"""What is alike and cannot be told to be one is proposed, not joined."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from legation.record.weighing import weigh
from legation.types.claims import Claim, EventType
from legation.types.document import Document
from legation.types.record import Link, Sighting, Tie
from tests import builders as b

RO, LI = "Ana Ro/Minister/AAA", "Bo Li/Minister/BBB"
DAY = "2026-03-04"
NEXT = "2026-03-05"


def reported(text: str, id_: str, day: str = DAY, title: str = "") -> Document:
    """A report of its own text: what is printed twice word for word is one."""
    return b.document(f"{text} Paper {id_} has it.", id_, day=day, title=title)


def weighed(one: tuple[Claim, Document], other: tuple[Claim, Document], **settings: tuple[str, ...]) -> Link:
    """``settings``: whom the side of the first, and of the second, met on the occasion."""
    sightings: list[Sighting] = [b.sighting(*one), b.sighting(*other)]
    met = zip(sightings, (settings.get("first", ()), settings.get("second", ())), strict=True)
    left, right = (replace(seen, setting=names) for seen, names in met)
    return weigh(left, right)


def why(link: Link) -> str:
    return next((reason.detail for reason in link.reasons if reason.name == "doubt"), "")


def contact(text: str, id_: str, *people: str, reported_on: str = DAY, **fields: Any) -> tuple[Claim, Document]:
    made = reported(f"{text}.", id_, reported_on)
    return b.meeting(made, text, *people, **fields), made


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            contact("Ana Ro met Bo Li in a trilateral meeting", "r1", RO, LI, day=DAY),
            contact("Ana Ro met Bo Li to talk of trade", "r2", RO, LI, day=DAY),
            "how many sides met",
        ),
        (
            contact("Ana Ro met students of Belland", "r1", RO, day=DAY),
            contact("Ana Ro met President Bo Li", "r2", RO, "Bo Li/President/BBB", day=DAY),
            "people without an office",
        ),
        (
            contact("Ana Ro called Bo Li today", "r1", RO, LI, day=DAY),
            contact("Ana Ro called Bo Li again today", "r2", RO, LI, day=NEXT,
                    reported_on=NEXT),
            "each report tells of its own day",
        ),
        (
            contact("Arland and Belland talked in March", "r1", day="2026-03"),
            contact("the sides talked about ore in Arland", "r2", day=DAY),
            "neither people nor a day of its own",
        ),
    ],
)  # fmt: skip
def test_contacts_alike(one: tuple[Claim, Document], other: tuple[Claim, Document], reason: str) -> None:
    """Another number of sides, a crowd instead of a minister, a day of its own, nothing but a month."""
    assert why(weighed(one, other)) == reason
    assert weighed(one, other).tie is Tie.POSSIBLE


def test_two_delegations_told_in_one_way_are_one_meeting() -> None:
    """The same people on the same day."""
    people = ("Ana Ro/Minister/AAA", "Bo Li/Minister/BBB")
    one, other = (
        contact("Ana Ro met Bo Li", "r1", *people, day=DAY),
        contact("Bo Li saw Ana Ro", "r2", *people, day=DAY),
    )
    assert weighed(one, other).tie is Tie.SAME


def saying(text: str, id_: str, day: str = "", reported_on: str = DAY, title: str = "") -> tuple[Claim, Document]:
    made = reported(f"Ro said that {text}.", id_, reported_on, title)
    return b.statement(made, "Ro", text, day=day), made


WORDS = "the bridge over the Tamm would be open to heavy lorries by autumn"


def test_the_same_words_to_two_hearers_are_not_joined() -> None:
    """Said after a meeting with one minister, and after a meeting with another."""
    one, other = saying(WORDS, "r1", DAY), saying(WORDS, "r2", DAY)
    assert weighed(one, other).tie is Tie.SAME
    told = weighed(one, other, first=("BBB", "Bo Li"), second=("BBB", "Cy Od"))
    assert (told.tie, why(told)) == (Tie.POSSIBLE, "said on two occasions")


def test_reports_on_other_partners_tell_of_two_sayings() -> None:
    """Their titles name whom each is about."""
    one = saying(WORDS, "r1", DAY, title="Call with the President of Norway")
    other = saying(WORDS, "r2", DAY, title="Call with the President of Chile")
    assert why(weighed(one, other)) == "reports on other partners"


@pytest.mark.parametrize(("day", "tie"), [("", Tie.SAME), (NEXT, Tie.POSSIBLE)])
def test_words_of_another_day(day: str, tie: Tie) -> None:
    """A paper of the next day prints the same words; where it dates them to that day, they were said anew."""
    assert weighed(saying(WORDS, "r1", DAY), saying(WORDS, "r2", day, NEXT)).tie is tie


def deed(text: str, id_: str, actors: str, day: str = DAY) -> tuple[Claim, Document]:
    made = reported(f"{text}.", id_)
    return b.event(made, text, EventType.CONSULT, actors, "BBB", day), made


def test_deeds_of_others_are_not_joined() -> None:
    """Two meetings of a day, told in one way, name other people; a deed of three is not one of two."""
    one = deed("Minister Ana Ro met today with Minister Bo Li in Corvo", "r1", "AAA")
    other = deed("Minister Cy Od met today with Minister Bo Li in Corvo", "r2", "AAA")
    assert why(weighed(one, other)) == "who is named"
    joint = deed("Minister Ana Ro met today with Minister Bo Li in Corvo", "r2", "AAA CCC")
    assert why(weighed(one, joint)) == "who acted"


def promise(action: str, id_: str, day: str = DAY, to: str = "BBB", by: str = "AAA") -> tuple[Claim, Document]:
    made = reported(f"The leaders promised to {action}.", id_, day)
    return b.commitment(made, f"promised to {action}", by=by, to=to, action=action), made


YEAR_ON = "2027-05-06"


@pytest.mark.parametrize(
    ("action", "other", "tie"),
    [
        ("remain in close contact over the coming days", "remain in close contact over the coming days", Tie.POSSIBLE),
        ("send a new package of aid for winter", "send a new package of aid for winter", Tie.POSSIBLE),
        ("support these plans for the ridge mines", "support these plans for the ridge mines", Tie.POSSIBLE),
        ("clear the ridge mines by hand", "clear the ridge mines by hand", Tie.SAME),
        ("clear the ridge mines by hand", "clear the ridge mines by machine", Tie.POSSIBLE),
    ],
)
def test_promises_of_another_year(action: str, other: str, tie: Tie) -> None:
    """To stay in touch is agreed each time anew; a gift is given anew; what "these" are only its report knows."""
    assert weighed(promise(action, "r1"), promise(other, "r2", YEAR_ON)).tie is tie


def test_a_promise_to_two_is_not_one_to_one_of_them() -> None:
    """Nor is one of three sides one of two."""
    assert why(weighed(promise("clear the ridge mines", "r1"), promise("clear the ridge mines", "r2", to="BBB CCC")))
    two, three = (
        promise("clear the ridge mines", f"r{n}", to="", by=by) for n, by in ((1, "AAA BBB"), (2, "AAA BBB CCC"))
    )
    assert why(weighed(two, three)) == "other sides"
