"""People and their offices in reports."""

from __future__ import annotations

import pytest

from tests.analysis.actors.builders import Told


def test_one_person_holds_two_offices_of_a_state() -> None:
    """The possessor is the side of both, and is not written into them."""
    told = Told("Norway’s Deputy Prime Minister and Foreign Minister Kari Nordahl met envoys.", names="Kari Nordahl")
    kari = told.person("Kari Nordahl")
    assert (kari.office, kari.acts_for) == ("Deputy Prime Minister and Foreign Minister", ("NOR",))
    assert [o.classes[0] for o in kari.offices] == ["head of government", "foreign"]


@pytest.mark.parametrize(
    ("text", "office", "side"),
    [
        (
            "Iranian Secretary of the Supreme National Security Council, Reza Tavani, left.",
            "Iranian Secretary of the Supreme National Security Council",
            "IRN",
        ),
        (
            "Reza Tavani, Secretary of Iran’s Supreme National Security Council (SNSC), left.",
            "Secretary of the Supreme National Security Council",
            "IRN",
        ),
        ("They met President Reza Tavani of Zambia.", "President", "ZMB"),
        ("Turkish President Reza Tavani spoke.", "Turkish President", "TUR"),
        ("Syria's information minister, Reza Tavani, told us.", "information minister", "SYR"),
        ("Mali's ruler, Reza Tavani, said no.", "Mali's ruler", "MLI"),
        ("UN Secretary-General Reza Tavani spoke.", "UN Secretary-General", "UN"),
        ("NATO Secretary General Reza Tavani spoke.", "NATO Secretary General", "NATO"),
        ("Taoiseach Reza Tavani spoke.", "Taoiseach", "IRL"),
        ("The long-serving Sultan of Oman Reza Tavani died.", "Sultan of Oman", "OMN"),
        ("French Ambassador to Niger Reza Tavani spoke.", "French Ambassador to Niger", "FRA"),
        ("AFRICOM Commander General Reza Tavani spoke.", "AFRICOM Commander", "USA"),
        ("Acting Kenyan Interior Minister Reza Tavani spoke.", "Acting Kenyan Interior Minister", "KEN"),
        (
            "Kenya's Assistant to the President for Homeland Security Dr. Reza Tavani spoke.",
            "Assistant to the President for Homeland Security",
            "KEN",
        ),
    ],
)
def test_an_office_is_written_as_the_report_gives_it(text: str, office: str, side: str) -> None:
    """National adjectives stay, possessors go unless they carry the title."""
    reza = Told(text, names="Reza Tavani").person("Reza Tavani")
    assert (reza.office, reza.acts_for) == (office, (side,))


@pytest.mark.parametrize("text", ["Fiji's prime minister Reza Tavani to Tonga", "Fiji's prime minister to Tonga"])
def test_a_journey_is_no_part_of_a_title(text: str) -> None:
    """Only envoys and advisers have a "to" in their title."""
    told = Told(f"The visit of {text} lasted.", names="Reza Tavani")
    assert {a.acts_for for a in told.actors.values() if a.offices} == {("FJI",)}


def test_a_day_is_no_part_of_a_title() -> None:
    """ "on Tuesday" follows the office."""
    told = Told("The Malian foreign minister on Tuesday spoke.")
    assert [a.name for a in told.actors.values() if a.offices] == ["Malian foreign minister"]


def test_a_former_office_is_no_office() -> None:
    """It is kept with its standing, and the office of the day is unknown."""
    rafiq = Told("The former Lebanese prime minister Rafiq Naim died.", names="Rafiq Naim").person("Rafiq Naim")
    assert (rafiq.office, [o.standing for o in rafiq.offices]) == (None, ["former"])


def test_a_surname_is_the_person_named_in_full() -> None:
    """Also where the title of the report names only the surname."""
    told = Told("President Ane Duval of France spoke. Duval left.", names="Ane Duval|Duval", title="Duval speaks")
    assert len([a for a in told.actors.values() if a.kind == "person"]) == 1


def test_two_people_of_one_surname_stay_apart() -> None:
    """Brothers are two."""
    told = Told("Omar Sherani met Ali Sherani.", names="Omar Sherani|Ali Sherani")
    assert {a.name for a in told.actors.values()} == {"Omar Sherani", "Ali Sherani"}


def test_spellings_of_one_name_are_one_person() -> None:
    """Transliterations differ by a letter or two."""
    told = Told("Abbas Araqchi spoke. Abbas Araghchi left.", names="Abbas Araqchi|Abbas Araghchi")
    assert len([a for a in told.actors.values() if a.kind == "person"]) == 1


def test_a_list_of_leaders_is_several_people() -> None:
    """A title behind a comma may be somebody else's."""
    told = Told(
        "She called Prime Minister Dov Ben-Ami, the Amir of Qatar, and President Samir Hadi.",
        names="Dov Ben-Ami|Samir Hadi",
    )
    assert told.person("Dov Ben-Ami").office == "Prime Minister"


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        (
            "Foreign Ministers Anna Zenda of Malta, Ivo Brandt of Austria and Lea Roos of Estonia met.",
            ["Anna Zenda/Foreign Minister/MLT", "Ivo Brandt/Foreign Minister/AUT", "Lea Roos/Foreign Minister/EST"],
        ),
        (
            "The Maltese, Austrian and Estonian foreign ministers Anna Zenda, Ivo Brandt and Lea Roos met.",
            ["Anna Zenda/foreign minister/MLT", "Ivo Brandt/foreign minister/AUT", "Lea Roos/foreign minister/EST"],
        ),
        (
            "Kenyan ministers Anna Zenda and Ivo Brandt met, Lea Roos said.",
            ["Anna Zenda/Kenyan minister/KEN", "Ivo Brandt/Kenyan minister/KEN", "Lea Roos/None/None"],
        ),
        (
            "The Maltese and Austrian ministers Anna Zenda, Ivo Brandt and Lea Roos met.",
            ["Anna Zenda/minister/None", "Ivo Brandt/minister/None", "Lea Roos/minister/None"],
        ),
    ],
)
def test_a_plural_title_is_that_of_each_in_the_row(text: str, holders: list[str]) -> None:
    """Each of its own state; of nobody's state where states and people cannot be told to belong together."""
    told = Told(text, names="Anna Zenda|Ivo Brandt|Lea Roos")
    found = [told.person(name) for name in ("Anna Zenda", "Ivo Brandt", "Lea Roos")]
    assert [f"{p.name}/{p.office}/{p.acts_for[0] if p.acts_for else None}" for p in found] == holders


def test_his_spokesman_acts_for_his_state() -> None:
    """Also where another state is named nearer."""
    told = Told(
        "President Omar Tabar of Kenya put off a trip to Japan, his spokesman Ali Sherani said.",
        names="Omar Tabar|Ali Sherani",
    )
    assert told.person("Ali Sherani").acts_for == ("KEN",)


def test_a_bare_surname_stays_with_whom_it_was_used_for_when_a_namesake_comes() -> None:
    """Who is called by a surname alone is so to the end of the report."""
    told = Told(
        "Omar Sherani spoke. Sherani left. Ali Sherani came. Sherani returned. Sherani slept.",
        names="Omar Sherani|Ali Sherani|Sherani",
    )
    assert {a.name for a in told.actors.values()} == {"Omar Sherani", "Ali Sherani"}


def test_people_are_found_without_the_model() -> None:
    """Capitalised words behind a title are a name."""
    assert Told("Prime Minister Anna Zenda of Malta spoke.").person("Anna Zenda").acts_for == ("MLT",)


def test_a_state_is_no_person_whatever_the_model_says() -> None:
    """The gazetteer knows states better."""
    told = Told("Chad Prime Minister Pascal Yoba spoke.", names="Chad|Pascal Yoba")
    assert told.person("Pascal Yoba").acts_for == ("TCD",)
    assert "TCD" in told.actors


def test_a_headline_lends_its_title_to_the_one_speaker() -> None:
    """Ministries write the office above and the name below."""
    told = Told("Amelia Hart said it was time.", names="Amelia Hart", title="Foreign Secretary welcomes the deal")
    assert told.person("Amelia Hart").office == "Foreign Secretary"


def test_the_free_state_of_a_pair_is_the_persons() -> None:
    """In a report on two states an official who meets the other side's acts for the one that is left."""
    told = Told(
        "Norwegian Foreign Minister Kari Nordahl arrived in Lima. Norway and Peru signed a pact, Peru said.",
        "Kari Nordahl met Prime Minister Luis Roca.",
        names="Kari Nordahl|Luis Roca",
    )
    assert told.person("Luis Roca").acts_for == ("PER",)


def test_a_beginning_is_kept_with_its_words() -> None:
    """ "his recent appointment as" dates a tenure in words."""
    told = Told(
        "Dana Rask congratulated Ove Lund on his recent appointment as trade minister.", names="Dana Rask|Ove Lund"
    )
    (tenure,) = told.person("Ove Lund").tenures
    assert tenure.since_text is not None
    assert tenure.since_text.text == "recent appointment as trade minister"


@pytest.mark.parametrize(
    "text", ["President " * 8_000, "Minister of " * 8_000, "A. " * 30_000, "the two leaders " * 5_000, "his " * 20_000]
)
def test_hostile_text_is_read_to_the_end(text: str) -> None:
    """Long rows of titles, initials and pronouns."""
    assert Told(text).mentions is not None
