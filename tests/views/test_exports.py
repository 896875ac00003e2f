"""Citations and tables that other programs read."""

from __future__ import annotations

import csv
import io
import json

import pytest

from legation.store import Store
from legation.types.record import ReportRef
from legation.types.span import Excerpt, Span
from legation.views.exports import table
from legation.views.exports.citations import Citation, bibtex, by_report, csl, of_note, ris
from legation.views.page import Footnote

REPORT = ReportRef(
    "ab" * 32, "r1", "Talks & {trade}", "https://example.org/a%20b_c", "Strait Press", "2026-03-04", "en"
)
CITED = of_note(Footnote(1, REPORT, Excerpt((Span(3, 9), Span(12, 14)), "100 % [...] sure")))


def test_csl_has_what_styles_need() -> None:
    """Type, title, date parts, address, and the exact words with their place and version."""
    (item,) = json.loads(csl([CITED]))
    assert item["id"] == "straitpress2026-abababab-3"
    assert item["issued"] == {"date-parts": [[2026, 3, 4]]}
    assert item["note"] == f"“100 % [...] sure” (characters 3–9, 12–14); text SHA-256 {'ab' * 32}"


def test_bibtex_escapes_what_tex_reads() -> None:
    """Percent signs, ampersands and braces are those of the title, not TeX's."""
    entry = bibtex([CITED])
    assert "title = {{Talks \\& \\{trade\\}}}" in entry
    assert "100 \\% [...] sure" in entry
    assert "url = {https://example.org/a\\%20b_c}" in entry


def test_ris_ends_every_record() -> None:
    """Two-letter tags, a date with slashes, an end."""
    lines = ris([CITED, Citation(REPORT)]).split("\r\n")
    assert lines.count("ER  - ") == 2
    assert "DA  - 2026/03/04/" in lines


def test_a_report_is_cited_once_with_a_locator_for_each_of_its_words() -> None:
    """Two stretches of one report, and another report: two records."""
    other = Citation(ReportRef("cd" * 32, "r2", "", ""))
    items = json.loads(csl(by_report([Citation(REPORT, "one", "3–6"), other, Citation(REPORT, "two", "9–12")])))
    assert len(items) == 2
    assert "“one” (characters 3–6); “two” (characters 9–12)" in items[0]["note"]
    assert len({item["id"] for item in items}) == 2


def test_an_unknown_date_or_publisher_is_left_out() -> None:
    """Nothing is made up for what a report does not say."""
    bare = Citation(ReportRef("cd" * 32, "r2", "", "ftp://example.org/x"))
    (item,) = json.loads(csl([bare]))
    assert set(item) == {"id", "type", "title", "note"}
    assert "date =" not in bibtex([bare])
    assert "PY" not in ris([bare])


def rows(made: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made)))


def test_tables_hold_every_entry_and_sighting(desk: Store) -> None:
    """One row an entry in the simple table, one a sighting in the full one."""
    entries = desk.entries()
    simple, full = rows(table.simple(entries)), rows(table.full(entries))
    assert len(simple) == len(entries)
    assert len(full) == sum(len(entry.sightings) for entry in entries)
    assert {row["entry"] for row in full} == {entry.id for entry in entries}


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    """A spreadsheet shows it, and computes nothing."""
    assert table.harmless(cell) == f"'{cell}"
