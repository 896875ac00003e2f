"""Reports generated from templates over real names of states and office-holders, with the truth known.

Occasions follow each other day by day, so that a larger record is a longer one; who deals with whom
is as uneven as in the news. Reports of one occasion differ in what they tell, in wording, in names
and in dates; some are agency copies, some contradict. Traps: the same people again within the week,
the same words said again a week later, figures that differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import combinations
from random import Random

from legation.data.holders import KnownHolder, known_holders
from legation.data.states import State, states
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
    Stage,
    Statement,
)
from legation.types.document import Block, BlockKind, DateBasis, Document
from legation.types.record import FactKind, gathered
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period

FIRST_DAY = date(2020, 1, 1)
OCCASIONS_A_DAY = 12
MAKER = Maker("generated", "1")

TOPICS = (
    "grain exports",
    "the border crossing",
    "fishing quotas",
    "air links",
    "visa rules",
    "the pipeline",
    "water from the river",
    "prisoner exchanges",
    "steel tariffs",
    "the joint power line",
    "student grants",
    "port fees",
    "vaccine supplies",
    "the railway",
    "radar bases",
    "tuna stocks",
    "cotton prices",
    "satellite launches",
    "customs papers",
    "the ceasefire line",
)
OPINIONS = (
    "{a} will not sign anything on {topic} before {month}",
    "progress on {topic} was slower than {b} had promised",
    "{a} expects {number} new permits for {topic} by {month}",
    "no government could accept the terms on {topic} that {b} set out",
    "work on {topic} had begun in {number} towns and would end in {month}",
    "both capitals had lost {number} million dollars over {topic}",
    "experts would look at {topic} again after {month}",
    "{b} owed an answer on {topic} since {month}",
)
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
MEETINGS: Mapping[EngagementKind, tuple[str, ...]] = {
    EngagementKind.MEETING: ("{x} met {y}{in_place}{on_day}", "{y} received {x}{in_place}{on_day}"),
    EngagementKind.TALKS: ("{x} and {y} held talks{in_place}{on_day}", "{x} sat down with {y}{in_place}{on_day}"),
    EngagementKind.CALL: ("{x} telephoned {y}{on_day}", "{x} and {y} spoke by telephone{on_day}"),
    EngagementKind.VISIT: ("{x} visited {b}{on_day}", "{x} was in {b}{on_day} for a visit"),
}
DEEDS: Mapping[EventType, tuple[str, ...]] = {
    EventType.SANCTION: (
        "{a} imposed sanctions on {b} over {topic}{on_day}",
        "{b} was put under sanctions by {a}{on_day}",
    ),
    EventType.ACCUSE: (
        "{a} accused {b} of breaking the deal on {topic}{on_day}",
        "{a} blamed {b} for the deadlock over {topic}{on_day}",
    ),
    EventType.PROTEST: (
        "{a} summoned the ambassador of {b} over {topic}{on_day}",
        "the envoy of {b} was summoned by {a}{on_day}",
    ),
    EventType.AID: (
        "{a} sent {number} trucks of food to {b}{on_day}",
        "{number} trucks with food from {a} reached {b}{on_day}",
    ),
}
PLEDGES = (
    "{a} will lend {b} {amount} million dollars for {topic}",
    "a loan of {amount} million dollars for {topic} is to go from {a} to {b}",
    "{a} promised {b} {amount} million dollars towards {topic}",
)
OPENINGS = ("Officials said that ", "According to a statement, ", "It was confirmed that ", "")
FILLERS = (
    "The two countries have dealt with each other for decades.",
    "Observers had expected little from the week.",
    "Details were not made public.",
    "Shares in the region closed slightly higher.",
)


@dataclass(frozen=True, slots=True)
class Thing:
    """One real thing: all that a report of it may tell."""

    name: str
    kind: FactKind
    pair: tuple[State, State]
    people: tuple[KnownHolder, KnownHolder]
    day: date
    place: str = ""
    contact: EngagementKind = EngagementKind.MEETING
    deed: EventType = EventType.ACCUSE
    words: Mapping[str, str] = field(default_factory=dict)
    said: str = ""


@dataclass(frozen=True, slots=True)
class Generated:
    """One report, what it asserts, and the real thing that each of its facts is about, in the order of its facts."""

    document: Document
    claims: Claims
    about: tuple[str, ...]


def generate(count: int, seed: int = 1) -> Iterator[Generated]:
    """So many reports in order of their days; the same for the same seed."""
    chance = Random(seed)  # noqa: S311 - chance, not secrets
    world = _World.load(chance)
    made = 0
    for number, things in enumerate(world.occasions()):
        for report in _reports(things, number, chance):
            if made == count:
                return
            made += 1
            yield report


@dataclass(frozen=True, slots=True)
class _World:
    chance: Random
    pairs: Sequence[tuple[str, str]]
    weights: Sequence[float]
    holders: Mapping[str, tuple[KnownHolder, ...]]

    @classmethod
    def load(cls, chance: Random) -> _World:
        """Pairs of states with known office-holders, the frequent ones many times as frequent as the rest."""
        held: dict[str, dict[str, KnownHolder]] = {}
        for rows in known_holders().values():
            for row in rows:
                held.setdefault(row.of, {})[row.name] = row
        known = sorted(code for code in held if code in states() and states()[code].capitals)
        pairs = list(combinations(known, 2))
        chance.shuffle(pairs)
        weights = [1 / (rank + 3) for rank in range(len(pairs))]
        return cls(chance, pairs, weights, {code: tuple(held[code][n] for n in sorted(held[code])) for code in known})

    def occasions(self) -> Iterator[tuple[Thing, ...]]:
        """The things of one occasion after another, without end; traps follow some of them."""
        day = FIRST_DAY
        waiting: list[tuple[date, tuple[Thing, ...]]] = []
        number = 0
        while True:
            for _ in range(OCCASIONS_A_DAY):
                number += 1
                things = self._occasion(f"{number}", day)
                yield things
                waiting += self._traps(things)
            due = [things for when, things in waiting if when <= day]
            waiting = [(when, things) for when, things in waiting if when > day]
            yield from due
            day += timedelta(days=1)

    def _occasion(self, name: str, day: date) -> tuple[Thing, ...]:
        chance = self.chance
        codes = chance.choices(self.pairs, self.weights)[0]
        one, other = chance.sample(codes, 2)
        pair = (states()[one], states()[other])
        people = (chance.choice(self.holders[one]), chance.choice(self.holders[other]))
        place = pair[1].capitals[0]
        contact = chance.choice(list(MEETINGS))
        found = [Thing(f"{name} m", FactKind.ENGAGEMENT, pair, people, day, place, contact)]
        for at in range(chance.randint(0, 2)):
            words = self._words(pair)
            said = chance.choice(OPINIONS).format(**words)
            found.append(Thing(f"{name} s{at}", FactKind.STATEMENT, pair, people, day, words=words, said=said))
        if chance.random() < 0.4:
            found.append(Thing(f"{name} c", FactKind.COMMITMENT, pair, people, day, words=self._words(pair)))
        if chance.random() < 0.3:
            deed = chance.choice(list(DEEDS))
            found.append(Thing(f"{name} e", FactKind.EVENT, pair, people, day, deed=deed, words=self._words(pair)))
        return tuple(found)

    def _words(self, pair: tuple[State, State]) -> Mapping[str, str]:
        chance = self.chance
        return {
            "a": pair[0].name,
            "b": pair[1].name,
            "topic": chance.choice(TOPICS),
            "month": chance.choice(MONTHS),
            "number": str(chance.randint(2, 90)),
            "amount": str(chance.choice((5, 12, 30, 45, 80, 150, 400)) * chance.randint(1, 9)),
        }

    def _traps(self, things: tuple[Thing, ...]) -> Iterator[tuple[date, tuple[Thing, ...]]]:
        if self.chance.random() < 0.12:
            later = self.chance.randint(3, 6)
            yield self._again(things[:1], later)
        said = tuple(thing for thing in things if thing.kind is FactKind.STATEMENT)
        if said and self.chance.random() < 0.1:
            yield self._again(said[:1], 7)

    def _again(self, things: tuple[Thing, ...], later: int) -> tuple[date, tuple[Thing, ...]]:
        day = things[0].day + timedelta(days=later)
        return day, tuple(_moved(thing, day) for thing in things)


def _moved(thing: Thing, day: date) -> Thing:
    return replace(thing, name=f"{thing.name} again", day=day)


def _reports(things: tuple[Thing, ...], number: int, chance: Random) -> Iterator[Generated]:
    """One to twenty reports, most often three or four; a fifth are copies with an agency's line."""
    made: list[Generated] = []
    for at in range(min(20, 1 + int(chance.expovariate(1 / 2.5)))):
        report = _copy(chance.choice(made), f"g{number}-{at}", chance) if made and chance.random() < 0.2 else None
        made.append(report or _report(things, f"g{number}-{at}", chance))
    yield from made


def _report(things: tuple[Thing, ...], name: str, chance: Random) -> Generated:
    told = [thing for thing in things if thing is things[0] or chance.random() < 0.7]
    published = things[0].day + timedelta(days=chance.choice((0, 0, 0, 1, 1, 2)))
    writer = _Writer(chance, published)
    for thing in told:
        writer.tell(thing)
    return writer.report(name)


def _copy(first: Generated, name: str, chance: Random) -> Generated:
    """The same words in another paper, with its own last line, one day later at most."""
    text = f"{first.document.text}\nReporting by agency desk {chance.randint(1, 99_999)}"
    published = first.document.published.first if first.document.published else FIRST_DAY
    document = _document(text, name, published + timedelta(days=chance.randint(0, 1)))
    return Generated(document, replace(first.claims, document=document.digest), first.about)


def _document(text: str, name: str, day: date) -> Document:
    blocks, at = [], 0
    for line in text.split("\n"):
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line)), "en"))
        at += len(line) + 1
    published = PartialDate.of(day)
    return Document(
        name, text, tuple(blocks), name, published=published, published_basis=DateBasis.GIVEN, language="en"
    )


@dataclass
class _Writer:
    """Writes one report, line by line, and notes its facts."""

    chance: Random
    published: date
    lines: list[str] = field(default_factory=list)
    facts: list[tuple[Claim, str]] = field(default_factory=list)
    at: int = 0

    def tell(self, thing: Thing) -> None:
        told = {
            FactKind.ENGAGEMENT: self._contact,
            FactKind.STATEMENT: self._statement,
            FactKind.COMMITMENT: self._pledge,
            FactKind.EVENT: self._deed,
        }
        self.facts.append((told[thing.kind](thing), thing.name))
        if self.chance.random() < 0.5:
            self._line(self.chance.choice(FILLERS))

    def report(self, name: str) -> Generated:
        document = _document("\n".join(self.lines), name, self.published)
        about = {id(claim): thing for claim, thing in self.facts}
        claims = gathered(document.digest, (claim for claim, _ in self.facts))
        return Generated(document, claims, tuple(about[id(claim)] for claim in claims.facts))

    def _line(self, line: str) -> Span:
        span = Span(self.at, self.at + len(line))
        self.lines.append(line)
        self.at += len(line) + 1
        return span

    def _sentence(self, clause: str) -> Excerpt:
        opening = self.chance.choice(OPENINGS)
        span = self._line(f"{opening}{clause}.")
        start = span.start + len(opening)
        return Excerpt((Span(start, start + len(clause)),), clause)

    def _day(self, thing: Thing) -> tuple[str, Period | None]:
        """The day as told: mostly right, now and then off by one or unsaid."""
        draw = self.chance.random()
        if draw < 0.2:
            return "", None
        day = thing.day + timedelta(days=1) if draw < 0.23 else thing.day
        return f" on {day.day} {day:%B}", Period.on(day)

    def _name(self, person: KnownHolder) -> str:
        return person.name if self.chance.random() < 0.6 else person.name.split()[-1]

    def _contact(self, thing: Thing) -> Engagement:
        on_day, when = self._day(thing)
        named = thing.place and thing.contact in (EngagementKind.MEETING, EngagementKind.TALKS)
        place = thing.place if named and self.chance.random() < 0.5 else ""
        x, y = (self._name(person) for person in thing.people)
        words = {"x": x, "y": y, "b": thing.pair[1].name, "on_day": on_day, "in_place": f" in {place}" if place else ""}
        clause = self.chance.choice(MEETINGS[thing.contact]).format(**words)
        named_people = (x,) if thing.contact is EngagementKind.VISIT else (x, y)
        sides = zip(named_people, thing.people, thing.pair, strict=False)
        return Engagement(
            evidence=self._sentence(clause),
            maker=MAKER,
            kind=thing.contact,
            participants=tuple(Participant(name, person.office, state.code) for name, person, state in sides),
            states=tuple(sorted(state.code for state in thing.pair)),
            place=place or None,
            date=when,
        )

    def _statement(self, thing: Thing) -> Statement:
        on_day, when = self._day(thing)
        speaker, quoted = self._name(thing.people[0]), self.chance.random() < 0.4
        opening = f"{speaker} said{on_day} that "
        shown = f"“{thing.said}”" if quoted else thing.said
        span = self._line(f"{opening}{shown}.")
        content = Span(span.start + len(opening) + quoted, span.end - 1 - quoted)
        words = Excerpt((content,), thing.said)
        return Statement(
            evidence=words,
            maker=MAKER,
            speaker=speaker,
            content=words,
            form=Form.DIRECT if quoted else Form.INDIRECT,
            verbatim=(words,) if quoted else (),
            acts_for=(thing.pair[0].code,),
            date=when,
        )

    def _pledge(self, thing: Thing) -> Commitment:
        amount = Decimal(thing.words["amount"]) * 1_000_000
        clause = self.chance.choice(PLEDGES).format(**thing.words)
        return Commitment(
            evidence=self._sentence(clause),
            maker=MAKER,
            kind=CommitmentKind.PLEDGE,
            by=(thing.pair[0].code,),
            to=(thing.pair[1].code,),
            action="lend",
            object=f"{thing.words['amount']} million dollars for {thing.words['topic']}",
            quantity=Amount(amount, "USD"),
            stage=Stage.PLEDGED,
        )

    def _deed(self, thing: Thing) -> Event:
        on_day, when = self._day(thing)
        clause = self.chance.choice(DEEDS[thing.deed]).format(on_day=on_day, **thing.words)
        return Event(
            evidence=self._sentence(clause),
            maker=MAKER,
            type=thing.deed,
            actors=(thing.pair[0].code,),
            recipients=(thing.pair[1].code,),
            date=when,
        )
