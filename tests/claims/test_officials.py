"""Invented officials of whole reports: whom they act for, and whom they meet, without any table of holders."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from legation.claims.reader import read_claims
from legation.documents import read_document
from legation.types.claims import Claims
from legation.types.source import Locator, Raw
from tests.claims.reading import READER

CASES = Path(__file__).parents[1] / "cases" / "officials"
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((CASES / "expected.yaml").read_text("utf-8"))


@cache
def claims_of(name: str) -> Claims:
    """What a case's report asserts, read as of 5 March 2031."""
    path = CASES / f"{name}.txt"
    document = read_document(Raw(Locator(path.name), path.read_bytes(), "text/plain"), date(2031, 3, 5))
    return read_claims(document, READER(document))


@pytest.mark.parametrize("name", EXPECTED)
def test_officials_have_their_offices_and_sides(name: str) -> None:
    """Those in a row, in company and at the head of a delegation too; nobody else is an official."""
    found = {p.name: [p.office, p.acts_for] for p in claims_of(name).persons}
    assert found == EXPECTED[name]["people"]


@pytest.mark.parametrize("name", EXPECTED)
def test_everybody_meets_whom_the_report_says(name: str) -> None:
    """A programme is one meeting for each counterpart, by however many people it is told."""
    found = [(e.status.value, {p.name for p in e.participants}) for e in claims_of(name).engagements]
    for status, *people in EXPECTED[name]["meetings"]:
        assert (status, set(people)) in found
