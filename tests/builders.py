"""Tiny builders of reports and claims: text written for the tests, words found by their place."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from legation.store import Store, open_store
from legation.types.actors import Actor, ActorKind
from legation.types.analysis import Analysis, EntityLabel, Maker, Mention, MentionKind, Sentence, Token
from legation.types.claims import (
    Amount,
    Claim,
    Claims,
    Commitment,
    CommitmentKind,
    Engagement,
    EngagementKind,
    Event,
    EventType,
    Form,
    Participant,
    Person,
    Position,
    Stage,
    Stance,
    Statement,
    Status,
)
from legation.types.document import Block, BlockKind, Document
from legation.types.record import KeepResult, ReportRef, Ruling, Sighting, Verdict, gathered, kind_of
from legation.types.source import Locator, Raw
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period

MAKER = Maker("test rule", "1")
NOON = datetime(2026, 1, 2, 12, tzinfo=UTC)


def document(text: str, id_: str = "r1", *, day: str = "2026-03-04", url: str = "", title: str = "") -> Document:
    """A report in English whose lines are paragraphs."""
    blocks, at = [], 0
    for line in text.split("\n"):
        if line:
            blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line)), "en"))
        at += len(line) + 1
    published = PartialDate.parse(day) if day else None
    return Document(id_, text, tuple(blocks), title or id_, published=published, language="en", url=url)


def raw(made: Document, address: str = "", *, content: bytes | None = None) -> Raw:
    """The bytes of a report."""
    body = made.text.encode("utf-8", "surrogatepass") if content is None else content
    return Raw(Locator(address or f"/reports/{made.id}.txt"), body, "text/plain", obtained=NOON)


def words(made: Document, *parts: str) -> Excerpt:
    """The excerpt at the first place of each part."""
    starts = [made.text.index(part) for part in parts]
    return made.excerpt(*(Span(at, at + len(part)) for at, part in zip(starts, parts, strict=True)))


def period(day: str) -> Period | None:
    return Period.parse(day) if day else None


def person(told: str) -> Participant:
    """ "Name/office/SIDE"."""
    name, office, side = told.split("/")
    return Participant(name, office or None, side or None)


def meeting(
    made: Document,
    evidence: str,
    *people: str,
    day: str = "",
    states: str = "AAA BBB",
    kind: EngagementKind = EngagementKind.MEETING,
    status: Status = Status.HELD,
    place: str | None = None,
    score: float = 1.0,
) -> Engagement:
    return Engagement(
        evidence=words(made, evidence),
        maker=MAKER,
        score=score,
        kind=kind,
        participants=tuple(map(person, people)),
        states=tuple(states.split()),
        place=place,
        date=period(day),
        status=status,
    )


def event(made: Document, evidence: str, type_: EventType, actors: str, recipients: str = "", day: str = "") -> Event:
    return Event(
        evidence=words(made, evidence),
        maker=MAKER,
        type=type_,
        actors=tuple(actors.split()),
        recipients=tuple(recipients.split()),
        date=period(day),
    )


def statement(
    made: Document,
    speaker: str,
    content: str,
    *,
    side: str = "AAA",
    day: str = "",
    quoted: str = "",
    to: str = "",
    language: str = "",
    channel: str = "",
    reports: int | None = None,
) -> Statement:
    said = words(made, content)
    return Statement(
        evidence=said,
        maker=MAKER,
        speaker=speaker,
        content=said,
        form=Form.MIXED if quoted else Form.INDIRECT,
        verbatim=(words(made, quoted),) if quoted else (),
        acts_for=(side,),
        addressee=to or None,
        date=period(day),
        language=language,
        channel=channel or None,
        reports_statement=reports,
    )


def commitment(
    made: Document,
    evidence: str,
    *,
    by: str = "AAA",
    to: str = "",
    action: str = "",
    value: str = "",
    deadline: str = "",
    stage: Stage = Stage.PLEDGED,
) -> Commitment:
    return Commitment(
        evidence=words(made, evidence),
        maker=MAKER,
        kind=CommitmentKind.TARGET if value else CommitmentKind.PLEDGE,
        by=tuple(by.split()),
        to=tuple(to.split()),
        action=action or evidence,
        quantity=Amount(Decimal(value), "USD", "year") if value else None,
        deadline=period(deadline),
        stage=stage,
    )


def position(made: Document, evidence: str, holder: str, issue: str, stance: Stance = Stance.SUPPORTS) -> Position:
    return Position(
        evidence=words(made, evidence), maker=MAKER, holder=tuple(holder.split()), issue=issue, stance=stance
    )


def claims(made: Document, *facts: Claim, persons: tuple[Person, ...] = ()) -> Claims:
    """The facts of a report, each under its kind."""
    return gathered(made.digest, facts, persons)


def keep(
    store: Store, made: Document, *facts: Claim, persons: tuple[Person, ...] = (), address: str = ""
) -> KeepResult:
    """Keep one report with its facts."""
    return store.keep(raw(made, address), made, claims(made, *facts, persons=persons), made_by="test 1")


def sighting(claim: Claim, made: Document, id_: str = "") -> Sighting:
    """A claim as it stands in the record."""
    ref = ReportRef(made.digest, made.id, made.title, published=str(made.published or ""), language="en")
    kind = kind_of(claim)
    return Sighting(id_ or f"{kind[:2]}-{made.id}", kind, claim, ref)


def ruling(subject: str, verdict: Verdict, *others: str, **fields: object) -> Ruling:
    made = Ruling(subject, verdict, "an analyst", NOON, others=others)
    return replace(made, **fields)  # type: ignore[arg-type]


@contextmanager
def record(path: Path) -> Iterator[Store]:
    """An open record in a file."""
    with closing(open_store(path)) as store:
        yield store


def naming(made: Document, name: str, code: str) -> Analysis:
    """An analysis that knows one name of one state."""
    token = Token(0, words(made, name).spans[0], name, name, "PROPN")
    sentence = Sentence(0, Span(0, len(made.text)), (token,))
    mention = Mention(0, 0, 0, 0, 0, token.span, MentionKind.NAME, EntityLabel.STATE, (code,))
    actor = Actor(code, ActorKind.STATE, name, (code,))
    return Analysis(made.digest, MAKER, (sentence,), (mention,), actors=(actor,))
