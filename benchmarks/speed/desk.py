"""A record of many entries for the bench of pages: drawn from a known seed, kept through the store.

Who deals with whom is as uneven as in the news (Zipf), reports hold about ten facts, one fact in
eight is told by a second report. Texts are sentences made for this purpose; nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from legation.data.states import states
from legation.record.ledger import account
from legation.store import Store, open_store
from legation.types.analysis import Maker
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
from legation.types.record import gathered
from legation.types.source import Locator, Raw
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period
from legation.views.appraisal import Appraise

SEED = 20260304
FIRST, DAYS = date(2015, 1, 1), 4000
FACTS, OFFICIALS = 10, 6
MAKER = Maker("bench", "1")
TOPICS = "trade energy borders water grain visas fishing railways ports tariffs prisoners students pipelines".split()
GIVEN = "Ana Bo Cy Di Eva Femi Gul Hana Ines Jo Karim Lea Mina Noor Omar Petra Qing Rosa Sami Tara".split()
FAMILY = "Adler Bakir Costa Duran Eklund Farah Gomez Haddad Ito Jensen Khan Larsen Moreau Novak Okoye".split()


@dataclass(frozen=True, slots=True)
class World:
    """Who may meet: states by how often they are in the news, each with its officials."""

    sides: tuple[str, ...]
    weights: tuple[float, ...]

    def official(self, side: str, random: Random) -> Person:
        """One of the officials of a side."""
        return self.officials(side)[random.randrange(OFFICIALS)]

    def officials(self, side: str) -> tuple[Person, ...]:
        """The officials of a side, the same whenever asked."""
        return tuple(_official(self.sides.index(side), number, side) for number in range(OFFICIALS))

    def pair(self, random: Random) -> tuple[str, str]:
        """Two sides, one of them likely a great one."""
        one, other = random.choices(self.sides, self.weights, k=2)
        return (one, other) if one != other else self.pair(random)


def _official(place: int, number: int, side: str) -> Person:
    seat = place * OFFICIALS + number
    name = f"{GIVEN[seat % len(GIVEN)]} {FAMILY[(seat // len(GIVEN) + number) % len(FAMILY)]}"
    return Person(f"{name} {side.title()}", ("Prime Minister", "Foreign Minister", "envoy")[number % 3], side)


def world() -> World:
    """All states, in an order that the seed draws."""
    sides = sorted(states())
    Random(SEED).shuffle(sides)  # noqa: S311 - a bench must be repeatable
    return World(tuple(sides), tuple(1 / (rank + 2) for rank in range(len(sides))))


class _Writer:
    """Puts sentences under each other and cuts the words of facts out of them."""

    def __init__(self) -> None:
        self.text, self.spans = "", list[Span]()

    def add(self, sentence: str) -> Excerpt:
        """A sentence as a paragraph of its own, as evidence."""
        start = len(self.text)
        self.text += f"{sentence}\n"
        self.spans.append(Span(start, start + len(sentence)))
        return Excerpt.cut(self.text, self.spans[-1])


def report(number: int, made: World, random: Random) -> tuple[Document, Claims]:
    """One report with its facts."""
    one, other = made.pair(random)
    day = FIRST + timedelta(days=random.randrange(DAYS))
    people = (made.official(one, random), made.official(other, random))
    writer = _Writer()
    title = writer.add(f"{states()[one].name} and {states()[other].name} on {random.choice(TOPICS)}, report {number}")
    facts = [_fact(writer, people, day, random) for _ in range(FACTS)]
    kinds = (BlockKind.TITLE, *(BlockKind.PARAGRAPH for _ in facts))
    blocks = tuple(Block(kind, span, "en") for kind, span in zip(kinds, writer.spans, strict=True))
    document = Document(
        f"bench-{number}", writer.text, blocks, title.text, f"Paper {random.randrange(60)}",
        PartialDate.parse(day.isoformat()), language="en",
    )  # fmt: skip
    return document, gathered(document.digest, facts, people)


def _fact(writer: _Writer, people: Sequence[Person], day: date, random: Random) -> Claim:
    kind = random.choices(("met", "did", "said", "will", "holds"), (2, 3, 3, 1.2, 0.8))[0]
    one, other = people if random.random() < 0.5 else tuple(reversed(people))
    sides = (str(one.acts_for), str(other.acts_for))
    topic, when, score = random.choice(TOPICS), Period.parse(day.isoformat()), round(random.uniform(0.3, 0.99), 3)
    names = [states()[side].name for side in sides]
    match kind:
        case "met":
            words = writer.add(f"{one.name} met {other.name} for talks on {topic} in town {random.randrange(400)}.")
            guests = tuple(Participant(person.name, person.office, person.acts_for) for person in people)
            status = random.choices((Status.HELD, Status.SCHEDULED, Status.PROPOSED), (8, 2, 1))[0]
            return Engagement(
                evidence=words, maker=MAKER, score=score, kind=EngagementKind.MEETING, participants=guests,
                states=sides, date=when, status=status, place=f"town {random.randrange(400)}",
            )  # fmt: skip
        case "did":
            type_ = random.choice(list(EventType))
            words = writer.add(f"{names[0]} moved to {type_.value.lower()} {names[1]} over {topic}.")
            return Event(
                evidence=words, maker=MAKER, score=score, type=type_, actors=sides[:1], recipients=sides[1:], date=when
            )
        case "said":
            words = writer.add(f"{one.name} said that {topic} with {names[1]} must grow, point {random.randrange(90)}.")
            return Statement(
                evidence=words, maker=MAKER, score=score, speaker=one.name, content=words, form=Form.INDIRECT,
                office=one.office, acts_for=sides[:1], addressee=sides[1], date=when,
            )  # fmt: skip
        case "will":
            due = day + timedelta(days=random.randrange(30, 3000))
            words = writer.add(f"{names[0]} will raise {topic} with {names[1]} to {random.randrange(1, 90)} billion.")
            return Commitment(
                evidence=words, maker=MAKER, score=score, kind=CommitmentKind.TARGET, by=sides[:1], to=sides[1:],
                action=f"raise {topic}", quantity=Amount(Decimal(10**9), "USD", "year"),
                deadline=Period.parse(due.isoformat()) if random.random() < 0.5 else None,
                stage=random.choice(list(Stage)),
            )  # fmt: skip
    words = writer.add(f"{names[0]} stands for open {topic} with {names[1]}.")
    stance = random.choice(list(Stance))
    return Position(evidence=words, maker=MAKER, score=score, holder=sides[:1], issue=f"open {topic}", stance=stance)


def reports(entries: int) -> Iterator[tuple[Document, Claims]]:
    """As many reports as hold so many entries."""
    made, random = world(), Random(SEED)  # noqa: S311 - a bench must be repeatable
    for number in range(entries // FACTS):
        yield report(number, made, random)


def fill(path: Path, entries: int) -> None:
    """A record of so many entries at a path."""
    with open_store(path, appraise=Appraise(account), durable=False) as store:
        for document, claims in reports(entries + entries // 8):
            content = document.text.encode()
            address = Locator(f"/bench/{document.id}.txt")
            raw = Raw(address, content, "text/plain", obtained=datetime(2026, 1, 2, tzinfo=UTC))
            store.keep(raw, document, claims, made_by="bench 1")
        _join(store, entries // 8)


def _join(store: Store, count: int) -> None:
    """Let so many entries be told by two reports, without weighing them: linking has a bench of its own."""
    with store.linking() as book:
        held = list(book.pending(10**9))
        held.sort(key=lambda one: (one.kind, one.sides, one.id))
        entries = {one.id: one.id for one in held}
        pairs = ((a, b) for a, b in zip(held[::2], held[1::2], strict=False) if (a.kind, a.sides) == (b.kind, b.sides))
        for (one, other), _ in zip(pairs, range(count), strict=False):
            entries[other.id] = one.id
        book.place(entries)
