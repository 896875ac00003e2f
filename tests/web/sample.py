"""A small record for the workbench: made-up reports of made-up dealings, in three scripts."""

from __future__ import annotations

from dataclasses import replace

from legation.record.linking import settle
from legation.store import Store
from legation.types.claims import Claim, EventType, Person, Stage, Stance, Statement, Status
from legation.types.document import Block, BlockKind, Document, Post
from legation.types.span import Span
from legation.types.time import PartialDate, Period
from tests import builders as make

Part = tuple[BlockKind, str, str]

POST = Post("Office of the Minister 🇮🇷", "@mfa_test", "X", PartialDate.parse("2026-03-04"))
MIXED = "👩‍👩‍👧 e\u0301\u0302 وزیر امور خارجه گفت: Pakistan همسایهٔ ماست 🤝🏽 و trade را دو برابر می‌کنیم."
MIXED_WORDS = "trade را دو برابر می‌کنیم"


def document(id_: str, title: str, day: str, publisher: str, *parts: Part, url: str = "") -> Document:
    """A report whose blocks stand one under the other."""
    blocks, text = [], ""
    for kind, language, words in ((BlockKind.TITLE, "en", title), *parts):
        start = len(text)
        text += f"{words}\n"
        post = POST if kind is BlockKind.POST else None
        blocks.append(Block(kind, Span(start, start + len(words)), language, post))
    return Document(id_, text, tuple(blocks), title, publisher, PartialDate.parse(day), language="en", url=url)


def paragraph(words: str) -> Part:
    return (BlockKind.PARAGRAPH, "en", words)


def scored(claim: Claim, score: float) -> Claim:
    return replace(claim, score=score)


PEOPLE = (
    Person("Samira Daryaei", "Foreign Minister", "IRN", since=Period.parse("2025-08"), aliases=("Daryaei",)),
    Person("Kamran Aziz", "Prime Minister", "PAK"),
    Person("Lina Haddad", "spokesperson of the Foreign Ministry", "IRN"),
)


def visit() -> tuple[Document, tuple[Claim, ...]]:
    """A visit with a meeting, words, a target with a deadline, and a post in Persian and English."""
    made = document(
        "visit",
        "Iranian minister in Islamabad for talks on trade",
        "2026-03-04",
        "The Indus Courier",
        paragraph("ISLAMABAD: Foreign Minister Samira Daryaei met Prime Minister Kamran Aziz in Islamabad Tuesday."),
        paragraph("“Our border should be a border of trade, not of fear,” Daryaei told reporters after the meeting."),
        paragraph("The two sides agreed to raise trade to $10 billion a year by the end of 2028."),
        paragraph("Pakistan also pledged to open the Reemdan crossing by 30 January 2026."),
        (BlockKind.POST, "fa", MIXED),
        paragraph("Both countries oppose new sanctions on energy trade."),
        url="https://courier.example/visit",
    )
    facts = (
        make.meeting(
            made,
            "Foreign Minister Samira Daryaei met Prime Minister Kamran Aziz in Islamabad",
            "Samira Daryaei/Foreign Minister/IRN",
            "Kamran Aziz/Prime Minister/PAK",
            day="2026-03-03",
            states="IRN PAK",
            place="Islamabad",
            score=0.93,
        ),
        make.event(made, "agreed to raise trade", EventType.AGREE, "IRN PAK", "IRN PAK", "2026-03-03"),
        scored(_said(made, "Samira Daryaei", "Our border should be a border of trade, not of fear"), 0.88),
        scored(_post(made), 0.64),
        scored(
            make.commitment(
                made,
                "The two sides agreed to raise trade to $10 billion a year by the end of 2028",
                by="IRN PAK",
                action="raise trade",
                value="10000000000",
                deadline="2028-12-31",
                stage=Stage.AGREED,
            ),
            0.71,
        ),
        scored(
            make.commitment(
                made,
                "pledged to open the Reemdan crossing by 30 January 2026",
                by="PAK",
                to="IRN",
                action="open the Reemdan crossing",
                deadline="2026-01-30",
            ),
            0.55,
        ),
        scored(
            make.position(
                made,
                "Both countries oppose new sanctions on energy trade",
                "IRN PAK",
                "sanctions on energy trade",
                Stance.OPPOSES,
            ),
            0.49,
        ),
    )
    return made, facts


def _said(made: Document, speaker: str, content: str) -> Statement:
    said = make.statement(made, speaker, content, side="IRN", day="2026-03-03", quoted=content, to="PAK")
    return replace(said, office="Foreign Minister", cue=make.words(made, "told"))


def _post(made: Document) -> Statement:
    said = make.statement(made, "Samira Daryaei", MIXED_WORDS, side="IRN", day="2026-03-04")
    return replace(said, language="fa", channel="X")


def copy() -> tuple[Document, tuple[Claim, ...]]:
    """The same meeting told by another paper, with another year for the target."""
    made = document(
        "copy",
        "Trade target set as Daryaei meets Aziz",
        "2026-03-05",
        "Karakoram Post",
        paragraph("Iranian Foreign Minister Samira Daryaei met Prime Minister Kamran Aziz in Islamabad."),
        paragraph("They agreed to raise trade to $10 billion a year by the end of 2029."),
    )
    facts = (
        make.meeting(
            made,
            "Samira Daryaei met Prime Minister Kamran Aziz in Islamabad",
            "Samira Daryaei/Foreign Minister/IRN",
            "Kamran Aziz/Prime Minister/PAK",
            day="2026-03-03",
            states="IRN PAK",
            place="Islamabad",
            score=0.9,
        ),
        make.commitment(
            made,
            "agreed to raise trade to $10 billion a year by the end of 2029",
            by="IRN PAK",
            action="raise trade",
            value="10000000000",
            deadline="2029-12-31",
            stage=Stage.AGREED,
        ),
    )
    return made, facts


def quarrel() -> tuple[Document, tuple[Claim, ...]]:
    """Months earlier: an accusation and a recalled envoy, and talks that are only planned."""
    made = document(
        "quarrel",
        "Tehran summons envoy after border shooting",
        "2025-11-20",
        "Gulf Ledger",
        paragraph("Iran accused Pakistan of failing to guard the border and recalled its ambassador."),
        paragraph("Saudi Arabia will host talks between the two in Riyadh on 2 December, its ministry said."),
    )
    facts = (
        make.event(made, "Iran accused Pakistan of failing to guard the border", EventType.ACCUSE, "IRN", "PAK"),
        make.event(made, "recalled its ambassador", EventType.PROTEST, "IRN", "PAK", "2025-11-20"),
        make.meeting(
            made,
            "Saudi Arabia will host talks between the two in Riyadh",
            day="2025-12-02",
            states="IRN PAK SAU",
            status=Status.SCHEDULED,
            place="Riyadh",
            score=0.42,
        ),
    )
    return made, facts


HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "<svg onload=alert(1)><a href=javascript:alert(1)>x</a></svg>",
    "\u202egnp.exe\u202c",
    "{{ 7 * 7 }}{% raw %}",
    "'; DROP TABLE claims; --",
)


def hostile() -> tuple[Document, tuple[Claim, ...]]:
    """A report that attacks whoever looks at it, in its text, its names and its address."""
    line = " ".join(HOSTILE)
    made = document(
        "hostile",
        f"Title {line}",
        "2026-02-01",
        f"Publisher {line}",
        paragraph(f"Minister {line} met nobody. " + "N" * 3000),
        url="javascript:alert(document.cookie)",
    )
    speaker = f"{line} {'Ab' * 400}"
    said = make.statement(made, speaker, f"Minister {line} met", side="IRN")
    return made, (scored(replace(said, office=line, channel=line), 0.3),)


def many(count: int) -> tuple[Document, tuple[Claim, ...]]:
    """A long report with one meeting a line, for the queue."""
    lines = [f"Delegation {number} of Turkey met the Iraqi side on day {number}." for number in range(count)]
    made = document("many", "A long list of meetings", "2025-06-30", "Bulletin", *map(paragraph, lines))
    facts = tuple(
        make.meeting(
            made,
            f"Delegation {number} of Turkey met the Iraqi side on day {number}",
            states="TUR IRQ",
            day=f"2025-06-{number + 1:02d}",
            place=f"Town {number}",
            score=round(0.5 + number / 100, 2),
        )
        for number in range(count)
    )
    return made, facts


def fill(store: Store, *, lines: int = 24) -> None:
    """Keep all of it, linked."""
    for made, facts in (visit(), copy(), quarrel(), hostile(), many(lines)):
        store.keep(
            make.raw(made),
            made,
            make.claims(made, *facts, persons=PEOPLE if made.id in {"visit", "copy"} else ()),
            made_by="test 1",
        )
    settle(store)
