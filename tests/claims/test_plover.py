"""Types and codes by the PLOVER manual."""

from __future__ import annotations

import pytest

from legation.claims.plover import code_of, coded_type
from legation.claims.status import Modality
from legation.data.predicates import load_lexicon
from legation.types.claims import EventType, Status


@pytest.mark.parametrize(
    ("kind", "modality", "expected"),
    [
        ("AID", Modality(), "AID"),
        ("AID", Modality(Status.SCHEDULED), "AGREE"),
        ("AID", Modality(Status.SCHEDULED, negated=True), "REJECT"),
        ("RETREAT", Modality(refused=True), "REJECT"),
        ("SANCTION", Modality(), "SANCTION"),
        ("SANCTION", Modality(Status.SCHEDULED), "THREATEN"),
        ("ASSAULT", Modality(Status.HYPOTHETICAL), "THREATEN"),
        ("ASSAULT", Modality(negated=True), None),
        ("AGREE", Modality(negated=True), "REJECT"),
        ("REQUEST", Modality(Status.SCHEDULED), "REQUEST"),
    ],
)
def test_a_deed_to_come_is_a_promise_or_a_threat(kind: str, modality: Modality, expected: str | None) -> None:
    """Cooperation to come is AGREE, hostility THREATEN, cooperation refused REJECT."""
    found = coded_type(EventType(kind), modality)
    assert (found.value if found else None) == expected


@pytest.mark.parametrize(
    ("frame", "content", "code"),
    [
        ("agree-to", "lift-sanctions", "0354"),
        ("agree-to", "give-money", "0331"),
        ("demand", "release", "1053"),
        ("urge", "hold-talks", "026"),
        ("reject", "hold-talks", "125"),
        ("refuse", "release", "1243"),
        ("threaten", "impose-sanctions", "1312"),
        ("threaten", "attack", "1384"),
        ("agree-to", None, "030"),
        ("praise", "give-money", "051"),
    ],
)
def test_a_predicate_that_takes_a_deed_is_coded_by_it(frame: str, content: str | None, code: str) -> None:
    """ "Agreed to lift sanctions" is 0354, "threatened to impose" them 1312."""
    lexicon = load_lexicon()
    inner = lexicon.frames[content] if content else None
    assert code_of(lexicon, lexicon.frames[frame], inner).cameo == code
