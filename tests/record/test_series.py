"""Tables of trade figures are read row by row: bad ones are named, good ones kept, nothing is filled in."""

from __future__ import annotations

from decimal import Decimal

import pytest

from legation.errors import DataError
from legation.record.series_tables import SeriesTable, read_series
from legation.types.series import Figure, Flow

HEADER = "reporter,partner,year,flow,value,unit,source\n"
KNOWN = {"PAK": "PAK", "Pakistan": "PAK", "IRN": "IRN", "Iran": "IRN"}


def table(*rows: str, header: str = HEADER) -> SeriesTable:
    """A table with these rows."""
    return read_series(header + "\n".join(rows), "trade.csv", lambda name: KNOWN.get(name, ""))


def only(row: str) -> Figure:
    """The one figure of a row."""
    (figure,) = table(row).figures
    return figure


def test_a_row_is_a_figure_of_one_reporter() -> None:
    """All seven fields, names as codes."""
    assert only('Pakistan,Iran,2023,exports,"1,250.5",USD million,SBP') == Figure(
        reporter="PAK",
        partner="IRN",
        year=2023,
        flow=Flow.EXPORTS,
        value=Decimal("1250500000.0"),
        unit="USD",
        source="SBP",
    )


@pytest.mark.parametrize(
    ("unit", "code", "scale"),
    [
        ("USD", "USD", 1),
        ("$ bn", "USD", 10**9),
        ("1000 EUR", "EUR", 1000),
        ("PKR crore", "PKR", 10**7),
        ("million IRR", "IRR", 10**6),
        ("US$ thousand", "USD", 1000),
    ],
)
def test_a_unit_has_a_currency_and_may_have_a_scale(unit: str, code: str, scale: int) -> None:
    """Tables write them in many ways."""
    figure = only(f"PAK,IRN,2023,trade,2,{unit},")
    assert (figure.unit, figure.value) == (code, Decimal(2 * scale))


def test_a_fiscal_year_counts_as_the_one_in_which_it_ends() -> None:
    """Its label is kept."""
    figure = only("PAK,IRN,2023-24,imports,5,USD,")
    assert (figure.year, figure.label) == (2024, "2023-24")


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        ("Atlantis,IRN,2023,trade,2,USD,", "unknown reporter 'Atlantis'"),
        ("PAK,PAK,2023,trade,2,USD,", "same state"),
        ("PAK,IRN,soon,trade,2,USD,", "'soon' is no year"),
        ("PAK,IRN,2020-24,trade,2,USD,", "longer than a year"),
        ("PAK,IRN,2023,transit,2,USD,", "unknown flow 'transit'"),
        ("PAK,IRN,2023,trade,n/a,USD,", "'n/a' is no number"),
        ("PAK,IRN,2023,trade,-2,USD,", "no amount of trade"),
        ("PAK,IRN,2023,trade,1e999999,USD million,", "no amount of trade"),
        ("PAK,IRN,2023,trade,2,,", "unknown unit ''"),
        ("PAK,IRN,2023,trade,2,tonnes,", "unknown unit 'tonnes'"),
    ],
)
def test_a_bad_row_is_named_and_the_others_are_kept(row: str, complaint: str) -> None:
    """With its number and what is wrong."""
    found = table(row, "IRN,PAK,2023,trade,3,USD,")
    (problem,) = found.problems
    assert "trade.csv, row 2" in str(problem)
    assert complaint in str(problem)
    assert [figure.reporter for figure in found.figures] == ["IRN"]


def test_two_values_of_one_figure_are_a_problem_of_the_later_row() -> None:
    """The same row twice is none."""
    found = table("PAK,IRN,2023,trade,3,USD,A", "PAK,IRN,2023,trade,4,USD,A", "PAK,IRN,2023,trade,3,USD,A")
    assert [str(problem).partition(":")[0] for problem in found.problems] == ["trade.csv, row 3"]
    assert [figure.value for figure in found.figures] == [3]


def test_other_marks_between_columns_and_other_names_are_read() -> None:
    """Semicolons, and the headings of statistical offices."""
    found = table("PAK;IRN;2023;X;7;USD", header="Reporter;Partner;Period;Trade Flow;Amount;Currency\n")
    assert [figure.flow for figure in found.figures] == [Flow.EXPORTS]


def test_a_table_without_a_needed_column_is_refused() -> None:
    """Rather than half of it guessed."""
    with pytest.raises(DataError, match="no column for unit"):
        table("PAK,IRN,2023,trade,3", header="reporter,partner,year,flow,value\n")


def test_a_table_with_a_cell_without_end_is_refused() -> None:
    """With its name, as everything that is no table."""
    with pytest.raises(DataError, match=r"trade\.csv: is no table that can be read"):
        table(f'"{"x" * 200_000}",IRN,2023,trade,3,USD,')
