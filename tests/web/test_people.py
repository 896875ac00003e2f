"""Names that people rule to be one person's, or two people's, on the page of a person."""

from __future__ import annotations

import json
from typing import Any

from tests.web.conftest import Bench

PAGE = "/person/Samira%20Daryaei"


def person(bench: Bench) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads(bench.get(f"{PAGE}.json"))["data"]
    return shape


def test_a_merge_shows_both_names_as_one_person_until_it_is_undone(bench: Bench) -> None:
    """The other's offices and meetings count; undo takes it back and redo makes it again."""
    assert person(bench)["kin"] == {"same": [], "others": []}
    bench.post("/people/merge", one="Samira Daryaei", other="Kamran Aziz", then=PAGE)
    merged = person(bench)
    assert merged["kin"]["same"] == ["kamran aziz"]
    assert merged["person"]["name"] == "Samira Daryaei"
    assert "Prime Minister" in {office["title"] for office in merged["person"]["offices"]}
    assert "By people's rulings one person with" in bench.get("/person/Kamran%20Aziz")
    bench.post("/undo", then=PAGE)
    assert person(bench)["kin"]["same"] == []
    assert "Prime Minister" not in {office["title"] for office in person(bench)["person"]["offices"]}
    bench.post("/redo", then=PAGE)
    assert person(bench)["kin"]["same"] == ["kamran aziz"]


def test_a_split_stands_above_an_earlier_merge(bench: Bench) -> None:
    """The last word on two names is the one that stands."""
    bench.post("/people/merge", one="Samira Daryaei", other="Lina Haddad")
    bench.post("/people/split", one="Samira Daryaei", other="Lina Haddad")
    assert person(bench)["kin"] == {"same": [], "others": ["lina haddad"]}
    assert [ruling.by for ruling in bench.desk.store.journal()] == ["ada", "ada"]


def test_a_name_that_nobody_has_is_refused(bench: Bench) -> None:
    """With its reason, and nothing is ruled."""
    data = {"csrf": bench.csrf, "one": "Samira Daryaei", "other": "<b>Nobody</b>"}
    answer = bench.client.post("/people/merge", data=data, headers={"Origin": bench.origin})
    assert answer.status_code == 422
    assert "<b>" not in answer.text
    assert bench.desk.store.journal() == ()
