"""Two contents as one saying: retold, translated, or another thing in the same frame."""

from __future__ import annotations

import pytest

from legation.record.renderings import anchored, clash, parted, retold

REJOINDER = "We will never negotiate under threats and our reply to an assault will be decisive"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (REJOINDER, "there would be no talks under intimidation, and the response to any attack would be firm"),
        (
            "the frontier must open and aid must reach the people",
            "the border has to be opened and help reach the nation",
        ),
    ],
)
def test_words_of_one_sense_make_a_retelling(one: str, other: str) -> None:
    """Translators differ in words, not in sense."""
    assert retold(one, other) >= 0.6
    assert not parted(one, other)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("the pact lasts until 2031", "the pact lasts until 2034", "figures"),
        ("aid goes to Corvo by sea", "aid goes by sea to Sela", "names"),
        ("they will sign the pact", "they will not sign the pact", "one denies what the other says"),
        ("the port opens to trawlers", "the port is closed to trawlers", "one denies what the other says"),
        ("the army will send grain north", "the army will send doctors north", "one thing put for another"),
    ],
)
def test_what_another_saying_puts_in_keeps_it_apart(one: str, other: str, why: str) -> None:
    """Few words differ, and they are those that matter."""
    assert parted(one, other) == why
    assert parted(other, one) == why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("they will not accept the plan", "they reject the plan"),
        ("aid goes to Araghchi's town by sea", "aid goes by sea to the town of Araqchi"),
    ],
)
def test_a_contrary_denied_and_a_name_spelt_anew_keep_nothing_apart(one: str, other: str) -> None:
    """To reject is not to accept."""
    assert not parted(one, other)


def test_figures_and_states_line_up_across_languages() -> None:
    """Two of them at least, and none against."""
    english, german = "Norway gives Chile 120 buses", "Norwegen schenkt Chile 120 Busse"
    assert anchored(english, german, ("en", "de")) == 1.0
    assert anchored(english, "Norwegen schenkt Peru 120 Busse", ("en", "de")) == 0.0
    assert anchored("Norway gives buses", "Norwegen schenkt Busse", ("en", "de")) == 0.0
    assert clash(english, "Norwegen schenkt Chile 90 Busse", ("en", "de"))
