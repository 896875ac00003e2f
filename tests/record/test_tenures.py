"""Who held which office when."""

from __future__ import annotations

from datetime import date

import pytest

from legation.analysis.actors.offices import EnglishOffices
from legation.errors import DataError
from legation.record.tenure_tables import read_tenures
from legation.record.tenures import Tenures, contradictions, merged, observed
from legation.types.actors import Actor, ActorKind, Office, OfficeClass, Tenure
from legation.types.span import Excerpt, Span
from legation.types.time import Period

READER = EnglishOffices()
TABLE = """person,office,country,from,to
Anna Zenda,Foreign Minister,Malta,2019-03-01,2022-05-14
Paul Sapt,Minister for Foreign Affairs,MLT,2022-05-14,
Rudolf Hentzau,Deputy Foreign Minister,Malta,2020,
"""


def book(text: str = TABLE) -> Tenures:
    """The tenures of a table."""
    return Tenures(read_tenures(text, "t.csv", READER).tenures)


@pytest.mark.parametrize(
    ("day", "names"),
    [
        ("2019-02-28", []),
        ("2019-03-01", ["Anna Zenda"]),
        ("2022-05-13", ["Anna Zenda"]),
        ("2022-05-14", ["Anna Zenda", "Paul Sapt"]),
        ("2022-05-15", ["Paul Sapt"]),
        ("2099-01-01", ["Paul Sapt"]),
    ],
)
def test_who_held_an_office_is_answered_by_the_day(day: str, names: list[str]) -> None:
    """Exactly; the day of handing over is both holders'."""
    assert [t.person for t in book().holders("foreign", "MLT", date.fromisoformat(day))] == names


def test_a_deputy_is_not_the_holder() -> None:
    """Neither by the class nor by the title."""
    assert [t.person for t in book().holders("foreign minister", "MLT", date(2020, 6, 1))] == ["Anna Zenda"]


def test_what_somebody_holds_is_answered_by_the_day() -> None:
    """By a name that may be spelt with another first name form."""
    assert [t.office.title for t in book().offices("Anna Zenda", date(2020, 1, 1))] == ["Foreign Minister"]
    assert book().offices("Zenda", date(2020, 1, 1)) == ()


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",Foreign Minister,Malta,2020,", "has no person"),
        ("Anna Zenda,,Malta,2020,", "has no office"),
        ("Anna Zenda,Foreign Minister,Atlantis,2020,", "unknown state or body 'Atlantis'"),
        ("Anna Zenda,Foreign Minister,Malta,03/04/2020,", "'03/04/2020' can be two dates"),
        ("Anna Zenda,Foreign Minister,Malta,soon,", "'soon' is no date"),
        ("Anna Zenda,Foreign Minister,Malta,2020-13-01,", "'2020-13-01' is no date"),
        ("Anna Zenda,Foreign Minister,Malta,2022,2020", "ends before it begins: 2022 to 2020"),
    ],
)
def test_a_bad_row_is_named_and_the_good_ones_kept(row: str, reason: str) -> None:
    """Row numbers count the header as 1."""
    table = read_tenures(f"person,office,country,from,to\n{row}\nPaul Sapt,King,Spain,2020,\n", "t.csv", READER)
    assert [(p.subject, p.reason) for p in table.problems] == [("t.csv, row 2", reason)]
    assert [t.person for t in table.tenures] == ["Paul Sapt"]


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("13/02/2020", "2020-02-13"),
        ("02/13/2020", "2020-02-13"),
        ("13 February 2020", "2020-02-13"),
        ("May 2021", "2021-05"),
        ("2021-05-03T00:00:00Z", "2021-05-03"),
        ("2019", "2019"),
    ],
)
def test_dates_are_read_in_several_forms(written: str, iso: str) -> None:
    """Where only one reading is possible."""
    table = read_tenures(f'person,office,country,from\nPaul Sapt,King,Spain,"{written}"\n', "t.csv", READER)
    assert [str(t.period) for t in table.tenures] == [f"{iso}/.."]


def test_overlapping_rows_are_named_and_kept() -> None:
    """One person in one office twice at once is a mistake of the table."""
    rows = "Paul Sapt,King,Spain,2020,2022\nPaul Sapt,King,Spain,2021,2023\n"
    table = read_tenures(f"person,office,country,from,to\n{rows}", "t.csv", READER)
    assert [p.subject for p in table.problems] == ["t.csv, row 3"]
    assert len(table.tenures) == 2


def test_a_table_without_the_needed_columns_is_refused() -> None:
    """Nothing in it could be used."""
    with pytest.raises(DataError, match="has no column for office"):
        read_tenures("person,colour\nPaul Sapt,red\n", "t.csv", READER)


def test_popolo_is_read() -> None:
    """Memberships with their posts, persons and areas."""
    text = """{"persons": [{"id": "p", "name": "Paul Sapt"}], "areas": [{"id": "a", "name": "Spain"}],
      "posts": [{"id": "o", "label": "Interior Minister", "area_id": "a"}],
      "memberships": [{"person_id": "p", "post_id": "o", "start_date": "2020-01-02"}]}"""
    (tenure,) = read_tenures(text, "p.json", READER).tenures
    assert (tenure.person, tenure.office.of, tenure.office.classes) == ("Paul Sapt", "ESP", (OfficeClass.INTERIOR,))


def test_a_wikidata_extract_is_read() -> None:
    """A list of flat objects with labels."""
    text = '[{"personLabel": "Paul Sapt", "positionLabel": "King", "countryLabel": "Spain", "start": "2020"}]'
    assert [t.office.of for t in read_tenures(text, "w.json", READER).tenures] == ["ESP"]


OFFICE = Office("Foreign Minister", "MLT", (OfficeClass.FOREIGN,), evidence=Excerpt((Span(0, 5),), "words"))


def seen(person: str, day: str) -> Tenure:
    """A person in the office, by a report of a day."""
    actor = Actor(f"person:{person}", ActorKind.PERSON, person, ("MLT",), (OFFICE,))
    (tenure,) = observed([actor], date.fromisoformat(day))
    return tenure


def test_reports_of_different_days_grow_into_one_tenure() -> None:
    """From the first day to the last, and it lingers half a year."""
    (tenure,) = merged([seen("Anna Zenda", "2020-01-01"), seen("Anna Zenda", "2021-01-01")])
    assert str(tenure.period) == "2020-01-01/2021-01-01"
    assert Tenures([tenure]).holders("foreign", "MLT", date(2021, 5, 1))
    assert not Tenures([tenure]).holders("foreign", "MLT", date(2021, 8, 1))


def test_somebody_else_between_two_spells_keeps_them_apart() -> None:
    """She came back."""
    spells = merged(
        [seen("Anna Zenda", "2020-01-01"), seen("Paul Sapt", "2021-01-01"), seen("Anna Zenda", "2022-01-01")]
    )
    assert [t.person for t in spells] == ["Anna Zenda", "Paul Sapt", "Anna Zenda"]


def test_two_holders_at_once_are_told_and_kept() -> None:
    """Contradictions are open."""
    both = [
        Tenure("Anna Zenda", OFFICE, Period.parse("2020/2022")),
        Tenure("Paul Sapt", OFFICE, Period.parse("2021/2023")),
    ]
    assert [(c.first.person, c.second.person) for c in contradictions(both)] == [("Anna Zenda", "Paul Sapt")]
