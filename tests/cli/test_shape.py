"""What `legation read --format jsonl` prints: the contract of scorers and scripts."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from legation.cli.shape import fact, number, report_line, sides, value_shape
from legation.types.claims import Claim, EventType, Person
from legation.types.document import Block, BlockKind, Document, Post, RelatedLink
from legation.types.span import Span
from legation.types.time import PartialDate, Period
from tests import builders as b

MADE = b.document("Ro met Li. Ro said “never”. Arland will pay.", title="Talks")
FACTS = (
    b.meeting(MADE, "Ro met Li", "Ro/Minister/AAA", day="2026-03-01/2026-03-02"),
    b.event(MADE, "Ro met Li", EventType.CONSULT, "AAA BBB"),
    b.statement(MADE, "Ro", "“never”", quoted="never", to="Li"),
    b.commitment(MADE, "Arland will pay", to="BBB", value="10000000000", deadline="2027"),
    b.position(MADE, "Arland will pay", "AAA", "payment"),
)
GUIDELINES = {
    "engagements": "kind participants states host place date status evidence",
    "events": "type actors recipients date place status evidence",
    "statements": "speaker office for addressee cue form verbatim content channel date joint evidence "
    "speaker_spans cue_spans reports_statement",
    "commitments": "kind by to action object quantity deadline condition stage reaffirmed evidence",
    "positions": "holder issue stance evidence",
}


def line() -> dict[str, object]:
    people = (Person("Ro", "Minister", "AAA", Period.parse("2026"), b.words(MADE, "met"), ("Minister Ro",)),)
    return dict(report_line(MADE, b.claims(MADE, *FACTS, persons=people)))


@pytest.mark.parametrize("kind", sorted(GUIDELINES))
def test_each_fact_has_the_fields_of_the_guidelines(kind: str) -> None:
    """All of them, and the spans of its words."""
    (row,) = json.loads(json.dumps(line()))[kind]
    assert set(GUIDELINES[kind].split()) | {"spans"} <= set(row)
    assert "".join(MADE.text[start:end] for start, end in row["spans"]) == row.get("content", row["evidence"])


def test_the_line_names_the_report() -> None:
    """Id, title, date, language, blocks, people, related reports."""
    told = line()
    assert (told["id"], told["title"], told["date"], told["language"]) == ("r1", "Talks", "2026-03-04", "en")
    assert told["blocks"] == [{"kind": "paragraph", "start": 0, "end": len(MADE.text), "language": "en"}]
    assert told["persons"] == [
        {
            "name": "Ro",
            "office": "Minister",
            "for": "AAA",
            "since": "2026",
            "since_text": "met",
            "aliases": ["Minister Ro"],
        }
    ]


def test_text_comes_only_when_asked_for() -> None:
    """With `--with-text`."""
    nothing = b.claims(MADE)
    assert "text" not in report_line(MADE, nothing)
    assert report_line(MADE, nothing, with_text=True)["text"] == MADE.text


def test_posts_and_links_are_told() -> None:
    """Who wrote a post, where, when; where related reports are."""
    post = Post("Ro", "@ro", "X", PartialDate.parse("2026-03-01"))
    block = Block(BlockKind.POST, Span(0, 2), "fa", post)
    made = Document("r", "Hi", (block,), links=(RelatedLink("More"),))
    told = report_line(made, b.claims(made))
    (shape,) = told["blocks"]
    assert (shape["author"], shape["handle"], shape["platform"], shape["date"]) == (
        "Ro",
        "@ro",
        "X",
        "2026-03-01",
    )
    assert told["related"] == [{"title": "More", "url": None}]
    assert told["date"] is None


@pytest.mark.parametrize(
    ("acting", "joint", "shown"),
    [
        ((), False, None),
        (("AAA",), False, "AAA"),
        (("BBB", "AAA"), True, ["AAA", "BBB"]),
        (("AAA",), True, ["AAA"]),
    ],
)
def test_whom_a_statement_is_for(acting: tuple[str, ...], joint: bool, shown: object) -> None:
    """One side is a string, a joint voice a sorted list, nobody null."""
    assert sides(acting, joint=joint) == shown


@pytest.mark.parametrize(("value", "shown"), [("10", 10), ("1E+3", 1000), ("2.5", 2.5), ("1.0", 1)])
def test_numbers_are_numbers(value: str, shown: float) -> None:
    """Whole ones without a point."""
    found = number(Decimal(value))
    assert found == shown
    assert type(found) is type(shown)


def test_views_are_shaped_field_by_field() -> None:
    """Claims by the guidelines, excerpts by words and place."""
    words = b.words(MADE, "Ro met Li")
    assert value_shape((words, None, Decimal("1.5"))) == [
        {"text": "Ro met Li", "spans": [[0, 9]]},
        None,
        "1.5",
    ]
    assert value_shape(FACTS[0]) == fact(FACTS[0])


def test_only_facts_are_shaped() -> None:
    """Anything else is a mistake of the caller."""
    with pytest.raises(TypeError, match="not one of the five"):
        fact(Claim(evidence=b.words(MADE, "Ro"), maker=b.MAKER))
