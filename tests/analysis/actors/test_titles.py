"""What a title says: class, side, standing."""

from __future__ import annotations

import pytest

from legation.analysis.actors.offices import EnglishOffices, parse_office, read_officials


@pytest.mark.parametrize(
    ("title", "classes", "of", "standing"),
    [
        ("Deputy Prime Minister and Foreign Minister", "head of government+foreign", "", "current"),
        ("Iranian Secretary of the Supreme National Security Council", "security", "IRN", "current"),
        ("acting foreign minister of Iran", "foreign", "IRN", "acting"),
        ("former prime minister", "head of government", "", "former"),
        ("Prime Minister-designate", "head of government", "", "designate"),
        ("caretaker interior minister", "interior", "", "acting"),
        ("U.S. Secretary of State", "foreign", "USA", "current"),
        ("Secretary of State for Transport", "other minister", "", "current"),
        ("Secretary of State for Defence", "defence", "", "current"),
        ("Minister for Culture, Media and Sport", "other minister", "", "current"),
        ("UK ambassador to Turkey", "envoy", "GBR", "current"),
        ("UN Special Envoy for Yemen", "envoy", "UN", "current"),
        ("EU High Representative for Foreign Affairs and Security Policy", "foreign", "EU", "current"),
        ("NATO Secretary-General", "other", "NATO", "current"),
        ("President of the European Commission", "other", "EU", "current"),
        ("President of Azad Kashmir", "other", "PAK", "current"),
        ("Chief of Army Staff", "military", "", "current"),
        ("Attorney General", "other minister", "", "current"),
        ("Governor of the Central Bank", "other", "", "current"),
        ("spokesman for the Chinese foreign ministry", "spokesperson", "CHN", "current"),
        ("Speaker of the Knesset", "legislature", "ISR", "current"),
        ("crown prince", "monarch", "", "current"),
        ("White House Deputy Chief of Staff", "other", "USA", "current"),
        ("Chancellor of the Exchequer", "finance", "", "current"),
        ("Supreme Leader", "head of state", "", "current"),
        ("gardener", "other", "", "current"),
    ],
)
def test_a_title_is_classed(title: str, classes: str, of: str, standing: str) -> None:
    """Class, side and standing of titles as reports write them."""
    parsed = parse_office(title)
    assert ("+".join(parsed.classes), parsed.of, parsed.standing) == (classes, of, standing)


def test_a_side_known_beforehand_holds() -> None:
    """A table's own state is not overruled by a place in the title."""
    assert parse_office("Ambassador to Bolivia", "RUS").of == "RUS"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Prime Minister Anna Zenda", "Anna Zenda: Prime Minister"),
        ("President-elect Rudolf Hentzau", "Rudolf Hentzau: President-elect"),
        ("King Otto and Queen Flavia", "Otto: King; Flavia: Queen"),
        ("Governor General Lord Elphberg", "Lord Elphberg: Governor General"),
        (
            "Chairman of the Presidium of the Supreme Soviet Boris Strel",
            "Boris Strel: Chairman of the Presidium of the Supreme Soviet",
        ),
        ("Premier and Foreign Minister Paul Sapt", "Paul Sapt: Premier + Foreign Minister"),
        ("Prime Minster Fritz Tarlenheim", "Fritz Tarlenheim: Prime Minster"),
        ("Anna Zenda", "Anna Zenda: "),
    ],
)
def test_officials_of_a_table_are_read(cell: str, expected: str) -> None:
    """Names and offices of a cell, several people and slips of the pen included."""
    people = read_officials(cell, "FRA")
    assert "; ".join(f"{p.name}: {' + '.join(o.title for o in p.offices)}" for p in people) == expected


@pytest.mark.parametrize(
    ("name", "side"), [("FRA", "FRA"), ("fr", "FRA"), ("Persia", "IRN"), ("NATO", "NATO"), ("Atlantis", "")]
)
def test_a_side_is_told_by_code_or_name(name: str, side: str) -> None:
    """Codes, present and former names; nothing for an unknown one."""
    assert EnglishOffices().side(name) == side


def test_a_long_title_ends() -> None:
    """A hundred thousand characters of title are read."""
    assert parse_office("deputy minister and " * 5_000).classes
