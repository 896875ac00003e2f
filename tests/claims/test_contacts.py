"""Contacts as agencies of many countries write them: one sentence each, with the reading expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.claims.engagements import read_engagements
from legation.claims.reader import read_claims
from legation.data.predicates import load_lexicon
from legation.types.claims import Engagement
from tests.claims.reading import READER, report

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent.parent / "cases" / "contacts.yaml").read_text())


def contacts(text: str) -> tuple[Engagement, ...]:
    document = report(text)
    return read_engagements(document, READER(document))


@pytest.mark.parametrize("case", [c for c in CASES if "none" not in c], ids=lambda c: c["text"][:40])
def test_a_contact_is_read_with_its_kind_sides_status_and_date(case: dict[str, Any]) -> None:
    found = contacts(case["text"])
    told = [(e.kind.value, sorted(e.states), e.status.value) for e in found]
    wanted = (case["kind"], sorted(case["states"]), case.get("status", "held"))
    assert wanted in told
    e = found[told.index(wanted)]
    names = {p.name.split()[-1] for p in e.participants if p.name}
    assert set(case.get("people", ())) <= names
    if "host" in case:
        assert e.host == case["host"]
    if "date" in case:
        assert str(e.date) == str(case["date"])


@pytest.mark.parametrize("case", [c for c in CASES if "none" in c], ids=lambda c: c["none"])
def test_what_is_no_contact_is_not_read_as_one(case: dict[str, Any]) -> None:
    assert contacts(case["text"]) == ()


def test_the_day_of_what_is_condemned_is_not_the_day_of_the_words() -> None:
    text = "Canada and Peru condemned North Korea's launch of a missile on 27 February and called on Pyongyang to stop."
    document = report(text)
    claims = read_claims(document, READER(document))
    assert {str(e.date) for e in claims.events if e.date} == set()
    assert {str(s.date) for s in claims.statements if s.date} == set()


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Ethiopia accused Eritrea last month of arming rebels.", "2025-02"),
        ("Kenya in January urged Uganda to reopen the border.", "2025-01"),
        ("Ethiopia accused Eritrea of arming rebels last month.", "None"),
        ("Kenya condemned Uganda's raid in January.", "None"),
    ],
)
def test_a_month_beside_a_verb_of_speaking_is_that_of_the_words(text: str, date: str) -> None:
    document = report(text)
    assert [str(e.date) for e in read_claims(document, READER(document)).events] == [date]


def test_a_day_that_tells_of_the_speaker_is_not_that_of_the_words() -> None:
    text = "Japan's foreign minister Ken Aoki, who arrived on Sunday for a visit, said that the port would open in May."
    document = report(text)
    assert [s.date for s in read_claims(document, READER(document)).statements] == [None]


def test_a_programme_announced_is_aid_to_the_state_in_which_it_is_to_work() -> None:
    text = "Norway's prime minister announced new programmes to promote clean courts and free schools in Malawi."
    document = report(text)
    told = [(e.type.value, e.actors, e.recipients) for e in read_claims(document, READER(document)).events]
    assert ("AID", ("NOR",), ("MWI",)) in told


def test_a_contact_has_the_goldstein_value_of_the_code_that_it_is_given() -> None:
    summons = "Egypt's foreign ministry summoned the Ethiopian ambassador on Monday."
    text = f"{summons}\nThe foreign ministers of Kenya and Uganda are scheduled to meet on Friday."
    document = report(text)
    told = {e.cameo: e.goldstein for e in read_claims(document, READER(document)).events}
    codes = load_lexicon().codes
    assert told == {cameo: codes[cameo].goldstein for cameo in ("040", "036")}
