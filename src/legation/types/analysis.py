"""What language says before anybody reads diplomacy in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType

from legation.types.actors import Actor
from legation.types.span import Span, hull
from legation.types.time import Period

NO_FEATURES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Maker:
    """What made an analysis or a claim: a model, a frame of the lexicon, a rule; with its version."""

    name: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name} {self.version}".strip()


@dataclass(frozen=True, slots=True)
class Token:
    """One syntactic word (UD v2). ``head`` is an index into the sentence, -1 for the root."""

    index: int
    span: Span
    text: str
    lemma: str
    upos: str
    xpos: str = ""
    feats: Mapping[str, str] = field(default_factory=lambda: NO_FEATURES, hash=False)
    head: int = -1
    deprel: str = "root"

    @property
    def relation(self) -> str:
        """The universal relation without its subtype."""
        return self.deprel.partition(":")[0]


@dataclass(frozen=True)
class Sentence:
    """A sentence as a dependency tree; ``block`` is the index of its block in the document."""

    index: int
    span: Span
    tokens: tuple[Token, ...]
    block: int = 0
    vectors: Sequence[Sequence[float]] | None = field(default=None, repr=False, compare=False)
    """One row per token: the encoder's representation, for light classifiers."""

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        rows: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head >= 0:
                rows[token.head].append(token.index)
        return tuple(tuple(row) for row in rows)

    @property
    def root(self) -> int:
        """Index of the root token, 0 for a sentence without one."""
        return next((t.index for t in self.tokens if t.head < 0), 0)

    def children(self, index: int, *relations: str) -> tuple[Token, ...]:
        """Dependents of a token in order, all or those of the given universal relations.

        A relation with a subtype ("nmod:poss") selects that subtype only.
        """
        tokens = (self.tokens[child] for child in self._children[index])
        if not relations:
            return tuple(tokens)
        return tuple(t for t in tokens if t.deprel in relations or t.relation in relations)

    def child(self, index: int, *relations: str) -> Token | None:
        """The first dependent of these relations."""
        return next(iter(self.children(index, *relations)), None)

    def ancestors(self, index: int) -> tuple[Token, ...]:
        """From the token's head up to the root."""
        found: list[Token] = []
        head = self.tokens[index].head
        while head >= 0 and len(found) < len(self.tokens):
            found.append(self.tokens[head])
            head = self.tokens[head].head
        return tuple(found)

    def subtree(self, index: int) -> tuple[int, ...]:
        """Indices of the token and all below it, in order."""
        found = [index]
        for node in found:
            found.extend(self._children[node])
        return tuple(sorted(found))

    def subtree_span(self, index: int) -> Span:
        """From the first to the last character of the subtree."""
        nodes = self.subtree(index)
        return hull(self.tokens[nodes[0]].span, self.tokens[nodes[-1]].span)


class EntityLabel(StrEnum):
    """What a name names."""

    PERSON = "PERSON"
    ORG = "ORG"
    STATE = "STATE"
    PLACE = "PLACE"
    OFFICE = "OFFICE"
    EVENT = "EVENT"
    DATE = "DATE"
    MONEY = "MONEY"
    LAW = "LAW"
    NONE = ""


class MentionKind(StrEnum):
    """How a mention refers."""

    NAME = "name"
    TITLE = "title"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    ADJECTIVE = "adjective"
    """A demonym before a noun: "Iranian" in "Iranian officials"."""


class Reading(StrEnum):
    """In which way a mention is meant: a capital can act, or be where things happen."""

    ACTOR = "actor"
    PLACE = "place"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that refers to somebody or somewhere.

    ``first`` and ``last`` are token indices of its sentence, ``last`` inclusive; ``head`` is its
    syntactic head. ``actors`` are keys into :attr:`Analysis.actors`: several for a plural ("both
    sides", "the two ministers"), none when it could not be resolved. ``state`` is the state in
    which a place lies or to which the mention belongs, "" when unknown.
    """

    id: int
    sentence: int
    first: int
    last: int
    head: int
    span: Span
    kind: MentionKind
    label: EntityLabel = EntityLabel.NONE
    actors: tuple[str, ...] = ()
    reading: Reading = Reading.ACTOR
    state: str = ""
    place: str = ""
    """The place's usual name when the reading is PLACE."""


@dataclass(frozen=True, slots=True)
class Chain:
    """Mentions of one thing, in order, by id."""

    mentions: tuple[int, ...]


class TimexType(StrEnum):
    """TIMEX3 types (TimeML annotation guidelines 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class TimeRole(StrEnum):
    """What a time expression does for its clause."""

    POINT = "point"
    DEADLINE = "deadline"
    DURATION = "duration"
    RECURRENCE = "recurrence"
    START = "start"
    VAGUE = "vague"


@dataclass(frozen=True, slots=True)
class Timex:
    """A time expression: TIMEX3 type and value, and the calendar days that it can mean."""

    span: Span
    type: TimexType
    value: str
    text: str = ""
    mod: str = ""
    quant: str = ""
    """TIMEX3 quant or freq of a SET: "EVERY", "2X"."""
    role: TimeRole = TimeRole.POINT
    period: Period | None = None
    """The days meant; a deadline's period ends on the last day allowed; None when not a date."""


class QuantityKind(StrEnum):
    """What is counted."""

    MONEY = "money"
    PERCENT = "percent"
    COUNT = "count"
    PHYSICAL = "physical"
    FACTOR = "factor"


class Bound(StrEnum):
    """How a stated figure limits the real one."""

    EXACT = "exact"
    APPROXIMATE = "approximate"
    AT_LEAST = "at least"
    AT_MOST = "at most"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its unit: ISO 4217 for money, "%" for percentages, SI or English names else.

    ``upper`` is the upper end of a range whose lower end is ``value``; None otherwise. ``value``
    is None for a vague amount ("billions of dollars").
    """

    span: Span
    kind: QuantityKind
    value: Decimal | None
    unit: str
    upper: Decimal | None = None
    per: str = ""
    """"year", "month", "day" … when the figure is a rate."""
    bound: Bound = Bound.EXACT
    baseline: Decimal | None = None
    """The level that a change starts from ("from $3 billion to …")."""
    counted: str = ""
    """What a count counts, as printed."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks: ``span`` with the marks, ``inner`` without.

    ``closed`` is False when the mark is missing and the end is the end of the block;
    ``scare`` for one word or name held at arm's length.
    """

    span: Span
    inner: Span
    closed: bool = True
    scare: bool = False
    depth: int = 0


@dataclass(frozen=True)
class Analysis:
    """All that language says of one document; replaceable as a whole."""

    document: str
    maker: Maker
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()
    chains: tuple[Chain, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    quotations: tuple[Quotation, ...] = ()

    @cached_property
    def actor(self) -> Mapping[str, Actor]:
        """Actors by key."""
        return MappingProxyType({actor.key: actor for actor in self.actors})

    @cached_property
    def _by_sentence(self) -> Mapping[int, tuple[Mention, ...]]:
        rows: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            rows.setdefault(mention.sentence, []).append(mention)
        return MappingProxyType({key: tuple(row) for key, row in rows.items()})

    def mentions_in(self, sentence: int) -> tuple[Mention, ...]:
        """Mentions of one sentence, in order."""
        return self._by_sentence.get(sentence, ())

    def mention_at(self, sentence: int, token: int) -> Mention | None:
        """The mention whose head is this token; of several the longest."""
        heads = [m for m in self.mentions_in(sentence) if m.head == token]
        return max(heads, key=lambda m: m.last - m.first, default=None)

    def sides(self, mention: Mention) -> tuple[str, ...]:
        """The states and bodies that a mention acts for, sorted; empty when unknown."""
        found: set[str] = set()
        for key in mention.actors:
            actor = self.actor.get(key)
            found.update(actor.acts_for or (key,) if actor else ())
        return tuple(sorted(side for side in found if not side.startswith("person:")))

    def times_in(self, span: Span) -> tuple[Timex, ...]:
        """Time expressions inside a stretch."""
        return tuple(t for t in self.times if span.covers(t.span))

    def quantities_in(self, span: Span) -> tuple[Quantity, ...]:
        """Quantities inside a stretch."""
        return tuple(q for q in self.quantities if span.covers(q.span))
