"""What is doubted, denied, feared, planned, conditional or only nearly done is never told as done."""

import pytest

from legation.claims.engagements import read_engagements
from legation.claims.events import read_events
from legation.types.claims import EventType, Status
from tests.builders import document
from tests.claims.reading import READER

UNREAL = (
    "It is too early to conclude that Rwanda attacked Burundi.",
    "There is no evidence that Kenya armed the rebels of Somalia.",
    "Ghana denied that its troops had invaded Togo.",
    "Ghana denied having invaded Togo.",
    "Iran failed to attack Bahrain.",
    "The talks between Chad and Niger failed to take place.",
    "If Egypt attacks Ethiopia, the region will burn.",
    "Turkey is accused of planning an attack on Cyprus.",
    "Poland would have attacked Belarus had the alliance agreed.",
    "Algeria threatened to expel the ambassador of Mali.",
    "Nobody believes that Peru bombed Ecuador.",
    "It is unclear whether Japan imposed sanctions on Myanmar.",
    "Serbia rejected claims that it had attacked Kosovo.",
    "The minister warned that Russia could invade Estonia.",
    "Officials in Jordan doubt that Israel bombed Lebanon.",
    "The rumour that Oman seized a ship of Yemen is false.",
    "Vietnam almost attacked Cambodia.",
    "Syria has yet to release the prisoners from Lebanon.",
    "Uganda refused to meet Rwanda.",
    "Had Morocco bombed Spain, nobody would have known.",
    "Nepal feared that China would occupy the valley.",
    "Malaysia pretended to attack Brunei.",
    "Unless Zambia pays, Angola will seize its ships.",
    "Norway called on Russia to withdraw from Ukraine.",
    "Cuba is alleged to have bombed Haiti.",
    "A meeting between Georgia and Armenia is unlikely.",
    "It would be wrong to say that Benin attacked Togo.",
    "Estonia neither attacked nor threatened Latvia.",
    "The court found no proof that Gambia arrested citizens of Senegal.",
)
DEEDS = frozenset(
    {EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.RETREAT, EventType.CONSULT, EventType.AID}
)
DONE = frozenset({Status.HELD, Status.ONGOING})


@pytest.mark.parametrize("text", UNREAL)
def test_what_did_not_happen_is_not_told_as_done(text: str) -> None:
    """No deed beyond words is held, and no contact took place."""
    report = document(text)
    analysis = READER(report)
    assert not [e for e in read_events(report, analysis) if e.type in DEEDS and e.status in DONE]
    assert not [e for e in read_engagements(report, analysis) if e.status in DONE]


@pytest.mark.parametrize(
    "text",
    [
        "Rwanda attacked Burundi.",
        "Nearly every paper says that Somalia attacked Ethiopia.",
        "Chad said that Niger had bombed a village of Mali.",
        "No longer a friend, Georgia bombed Armenia.",
    ],
)
def test_what_happened_is_told_as_done(text: str) -> None:
    """Words of doubt elsewhere do not touch it."""
    report = document(text)
    assert [e for e in read_events(report, READER(report)) if e.type in DEEDS and e.status in DONE]
