"""Names of states, capitals, bodies, groups and places in text."""

from __future__ import annotations

import pytest

from legation.analysis.actors.gazetteer import NameKind, find_names
from legation.data.actor_names import languages, state_names
from legation.data.states import by_iso2, states


def keys(text: str, language: str = "en") -> list[str]:
    """Keys of the names in a text, several of one name joined by "+", places as "@STATE"."""
    marks = {NameKind.PLACE: "@", NameKind.REGION: "~"}
    return [marks.get(m.kind, "") + "+".join(m.keys) for m in find_names(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Georgia's coast guard patrols the sea off Batumi.", ["GEO", "@GEO"]),
        ("Governor Smith of Atlanta, Georgia, spoke to Republicans.", ["@USA", "@USA"]),
        ("Jordan's king flew home.", ["JOR"]),
        ("Michael Jordan flew home.", []),
        ("Chad's army left the lake.", ["TCD"]),
        ("Our neighbour Chad Smith left.", []),
        ("Niger's ministers met Nigerian ministers.", ["NER", "NGA"]),
        ("A Nigerien patrol crossed Niger State.", ["NER", "@NGA"]),
        ("Congo asked M23 to leave Goma.", ["COD", "M23", "@COD"]),
        ("Congo's Sassou spoke in Brazzaville.", ["COG", "COG"]),
        ("South Korea and North Korea hold talks.", ["KOR", "PRK"]),
        ("The two Koreas hold talks.", ["PRK+KOR"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea.", ["GIN", "GNB", "GNQ", "PNG"]),
        ("Grenada's premier saw Granada in Spain.", ["GRD", "@ESP", "ESP"]),
        ("Turkey banned turkey imports.", ["TUR"]),
        ("A Thanksgiving turkey, then a Turkey sandwich.", []),
        ("Macedonia joined the alliance.", ["MKD"]),
        ("Central Macedonia lies round Thessaloniki.", ["@GRC", "@GRC"]),
        ("Ireland and Northern Ireland.", ["IRL", "@GBR"]),
        ("Samoa and American Samoa.", ["WSM", "ASM"]),
        ("Sudan and South Sudan.", ["SDN", "SSD"]),
        ("Dominican envoys left Santo Domingo.", ["DOM", "DOM"]),
        ("Dominican envoys left Roseau with Skerrit.", ["DMA", "DMA"]),
        ("The Federated States of Micronesia.", ["FSM"]),
        ("Mexico and New Mexico.", ["MEX", "@USA"]),
        ("Washington replied; George Washington and the Washington Post did not.", ["USA"]),
        ("Indian officials sail the Indian Ocean; American Indian tribes fish.", ["IND", "~", "American Indians"]),
        ("Lebanon elected a president.", ["LBN"]),
        ("He was born in Lebanon, Pennsylvania.", ["@USA", "@USA"]),
        ("The PRC and the ROC differ over Taiwan.", ["CHN", "TWN", "TWN"]),
        ("Brussels warned that the EU may act.", ["EU", "EU"]),
        ("Brussels is the Belgian capital.", ["BEL", "BEL"]),
        ("The Latin American and Central American states.", ["~", "~"]),
    ],
)
def test_an_ambiguous_name_is_read_by_the_words_around_it(text: str, expected: list[str]) -> None:
    """Every name with several meanings, in each of them."""
    assert [key for key in keys(text) if key != "~"] == [key for key in expected if key != "~"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tell us who the US and the WHO are.", ["USA", "WHO"]),
        ("TELL US WHO IS COMING", []),
        ("Us two against them.", []),
        ("Kim Jong Un spoke.", []),
        ("U.S.-led and U.N.-backed talks in the U.K.", ["USA", "UN", "GBR"]),
        ("The Islamic State claimed it.", ["ISIL"]),
        ("An Islamic state claimed it.", []),
    ],
)
def test_an_acronym_counts_in_its_own_case_only(text: str, expected: list[str]) -> None:
    """us is no state, and neither is a shouted US."""
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Burma", "MMR"),
        ("Swaziland", "SWZ"),
        ("Zaire", "COD"),
        ("Upper Volta", "BFA"),
        ("Ceylon", "LKA"),
        ("the Soviet Union", "SUHH"),
        ("USSR", "SUHH"),
        ("Yugoslavia", "YUCS"),
        ("East Germany", "DDDE"),
        ("Czechoslovakia", "CSHH"),
        ("South Yemen", "YDYE"),
        ("Persia", "IRN"),
        ("Palestinian Authority", "PSE"),
        ("Kosovo", "XKX"),
        ("Taiwan", "TWN"),
        ("the Kremlin", "RUS"),
        ("Foggy Bottom", "USA"),
        ("Downing Street", "GBR"),
        ("the Elysée", "FRA"),
        ("Zhongnanhai", "CHN"),
        ("South Block", "IND"),
        ("the Vatican", "VAT"),
    ],
)
def test_former_names_seats_and_partial_states_resolve(name: str, code: str) -> None:
    """Names of other times, seats of power and disputed states."""
    assert keys(f"They wrote to {name} again.") == [code]


def test_scare_quotes_do_not_hide_a_state() -> None:
    """A state held at arm's length is still that state, and its span leaves the marks out."""
    (match,) = find_names('They named "Israel" twice')
    assert (match.keys, match.span.of('They named "Israel" twice')) == (("ISR",), "Israel")


def test_the_longest_name_wins() -> None:
    """A body that holds a state's name is the body."""
    assert keys("The Bank of England and the African Union Mission in Somalia") == ["Bank of England", "AMISOM"]


@pytest.mark.parametrize("language", ["en", "fa", "ar", "ur", "fr", "es", "ru", "zh", "tr", "hi"])
def test_every_territory_of_cldr_resolves_to_its_own_code(language: str) -> None:
    """Every name in ten languages, and nothing beside it."""
    known = set(by_iso2().values())
    wrong = {
        name: keys(name, language)
        for code, names in state_names(language).items()
        for name in names
        if code in known and max(name) <= "\uffff" and [m.keys for m in find_names(name, language)] != [(code,)]
    }
    assert not wrong


def test_no_two_states_share_a_plain_name() -> None:
    """A name in the table of states means one state; the others are in the table of ambiguous names."""
    owners: dict[str, set[str]] = {}
    for state in states().values():
        for name in state.names:
            owners.setdefault(name.casefold(), set()).add(state.code)
    assert not {name: codes for name, codes in owners.items() if len(codes) > 1}


def test_states_are_known_in_many_languages() -> None:
    """CLDR has more than two hundred."""
    assert len(languages()) > 150


@pytest.mark.parametrize(
    "text", ["Georgia " * 12_000, "United " * 14_000, "the Islamic Republic of " * 4_000, "a." * 50_000, "國" * 50_000]
)
def test_hostile_input_is_read_in_one_pass(text: str) -> None:
    """A hundred thousand characters of the worst kind end."""
    assert find_names(text) is not None


def test_spans_are_code_points() -> None:
    """Characters beyond the first plane count one each."""
    text = "🕊🕊 Iran"
    assert find_names(text)[0].span.of(text) == "Iran"
