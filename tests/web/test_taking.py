"""What is taken away: files with the words they rest on."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree as ET

import docx
import pytest

from legation.views.exports import table
from tests.web.conftest import Bench


@pytest.mark.parametrize(
    ("shape", "words"),
    [("md", "Reemdan"), ("html", "Reemdan"), ("txt", "Reemdan")],
)
def test_a_briefing_is_a_file(bench: Bench, shape: str, words: str) -> None:
    """It is kept, not shown in the page's origin."""
    answer = bench.client.get(f"/brief/IRN/PAK.{shape}")
    assert words in answer.text
    assert answer.headers["content-disposition"].startswith("attachment")


def test_a_briefing_opens_in_word(bench: Bench) -> None:
    """With every section and the exact words of its notes."""
    answer = bench.client.get("/brief/Iran/Pakistan.docx")
    opened = docx.Document(io.BytesIO(answer.content))
    assert "Commitments" in "\n".join(one.text for one in opened.paragraphs)
    notes = next(part.blob for part in opened.part.package.parts if part.partname == "/word/footnotes.xml")
    assert "“pledged to open the Reemdan crossing by 30 January 2026”" in notes.decode()


def test_a_briefing_is_a_pdf(bench: Bench) -> None:
    """With its own name."""
    pytest.importorskip("typst", reason="needs legation[pdf]")
    answer = bench.client.get("/brief/IRN/PAK.pdf")
    assert answer.content.startswith(b"%PDF")
    assert 'filename="briefing-IRN-PAK.pdf"' in answer.headers["content-disposition"]


def test_entries_are_a_spreadsheet(bench: Bench) -> None:
    """Those that fit the question, simple or with every report."""
    openpyxl = pytest.importorskip("openpyxl", reason="needs legation[xlsx]")
    for query, names in (("", table.SIMPLE), ("&width=full", table.FULL)):
        answer = bench.client.get(f"/entries.xlsx?q=Reemdan{query}")
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        assert [cell.value for cell in sheet[1]] == list(names)
        assert sheet.max_row == 2


def rows(bench: Bench, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(bench.client.get(path).text)))


def test_the_simple_table_has_every_entry_once(bench: Bench) -> None:
    """However many reports tell it."""
    found = rows(bench, "/entries.csv?side=IRN&other=PAK")
    assert len({row["id"] for row in found}) == len(found)
    assert {row["reports"] for row in found} >= {"1", "2"}
    assert all(row["what"] for row in found)


def test_the_full_table_has_every_report_of_an_entry(bench: Bench) -> None:
    """With its words and their place in code points."""
    found = rows(bench, "/entries.csv?side=IRN&width=full")
    (late,) = [row for row in found if "2029" in row["words"]]
    assert late["publisher"] == "Karakoram Post"
    assert late["spans"]


def test_deadlines_and_planned_contacts_are_a_calendar(bench: Bench) -> None:
    """Of a pair: what is due, and the talks that are scheduled."""
    told = bench.client.get("/calendar.ics?side=IRN&other=PAK").text
    assert told.startswith("BEGIN:VCALENDAR")
    assert "20260130" in told
    assert "20251202" in told


def test_the_series_counts_entries_and_not_reports(bench: Bench) -> None:
    """The meeting told by two papers has one row, and the quiet months have theirs."""
    found = rows(bench, "/strength/IRN/PAK.csv")
    meetings = [row for row in found if row["kind"] == "engagement"]
    assert [(row["period"], row["weight"], row["reports"]) for row in meetings] == [("2026-03", "2.5", "2")]
    assert [row["period"] for row in found if not row["entry"]] == ["2025-12", "2026-01", "2026-02"]


def test_the_timeline_is_taken_away_with_how_exactly_each_day_is_known(bench: Bench) -> None:
    """As a table and as JSON, one row an entry."""
    found = rows(bench, "/timeline/IRN/PAK.csv")
    assert len({row["entry"] for row in found}) == len(found) == 9
    (planned,) = [row for row in found if row["first_day"] == "2025-12-02"]
    assert (planned["kind"], planned["dated_by"], planned["what"]) == ("engagement", "words", "Meeting in Riyadh")
    assert {row["dated_by"] for row in found if row["kind"] == "commitment"} == {"report"}
    shape = json.loads(bench.get("/timeline/Iran/Pakistan.json"))
    assert [one["entry"] for one in shape["data"]] == [row["entry"] for row in found]


@pytest.mark.parametrize(("style", "sign"), [("bib", "@"), ("ris", "TY  - NEWS"), ("json", '"id": "')])
def test_words_are_cited(bench: Bench, style: str, sign: str) -> None:
    """The quote and its place stand in the citation."""
    entry = next(e for e in bench.desk.store.entries() if "Reemdan" in e.best.claim.evidence.text)
    told = bench.client.get(f"/cite.{style}?id={entry.id}").text
    assert sign in told
    assert "Reemdan" in told
    if style == "json":
        assert json.loads(told)[0]["issued"] == {"date-parts": [[2026, 3, 4]]}


def test_a_feed_needs_no_cookie_but_its_signature(bench: Bench) -> None:
    """And shows its one question only."""
    bench.post("/saved", query="side=IRN&kind=commitment", name="Promises <b>")
    html = bench.get("/saved")
    assert "Promises &lt;b&gt;" in html
    start = html.index("/feed.atom?")
    path = html[start : html.index('"', start)].replace("&amp;", "&")
    bench.client.cookies.clear()
    feed = ET.fromstring(bench.client.get(path).content)  # noqa: S314 - of our own making
    titles = [node.text or "" for node in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert any("Reemdan" in title for title in titles)
    assert bench.client.get(path.replace("commitment", "statement")).status_code == 401
    assert bench.client.get(path[:-1]).status_code == 401


def test_the_api_is_described(bench: Bench) -> None:
    """Every twin is in the OpenAPI description."""
    paths = json.loads(bench.get("/openapi.json"))["paths"]
    assert {
        "/home.json",
        "/pair/{one}/{other}.json",
        "/entry/{id}.json",
        "/search.json",
        "/review.json",
    } <= set(paths)
