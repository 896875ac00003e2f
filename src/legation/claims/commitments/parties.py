"""Whose undertaking it is, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.arguments import Syntax
from legation.claims.commitments.cues import OFFER, REPORTING, WILL, Cue
from legation.claims.nouns import Nouns
from legation.claims.sides import Sides
from legation.claims.slots import Slots
from legation.data.bodies import bodies
from legation.data.softness import SoftnessTable
from legation.types.actors import ActorKind
from legation.types.analysis import Analysis, Mention, MentionKind

ACTING = frozenset(("actor", "official", "body"))
SEVERAL = frozenset(("both", "two", "three", "four", "all", "they", "parties", "sides"))
MUTUAL = frozenset(("mutual", "bilateral", "ties", "relations", "relationship", "two-way"))
PEOPLE = frozenset(
    ("people", "government", "authorities", "authority", "forces", "force", "partners", "side", "army", "military")
)
"""Nouns with which an adjective of a state means that state as a party."""
WANTING = frozenset(("hoping", "urging", "calling"))
PAIR = 2
NEAR = 4
"""Sentences looked back over for the sides of talks that go on."""


class Parties:
    """Finds the sides of the undertakings of one sentence."""

    def __init__(self, syntax: Syntax, nouns: Nouns, analysis: Analysis, table: SoftnessTable) -> None:
        self.syntax = syntax
        self.sentence = syntax.sentence
        self.analysis = analysis
        self.table = table
        self.sides = Sides(syntax, nouns, analysis)
        self.slots = Slots(syntax, nouns)

    def by(self, cue: Cue, content: int) -> tuple[str, ...]:
        """The states and bodies that undertake, sorted."""
        return tuple(sorted({party for side in self._all_by(cue, content) if (party := self._party(side))}))

    def _all_by(self, cue: Cue, content: int) -> tuple[str, ...]:
        """The sides of the content's own subject, of the owner of the noun, or of the carrier's subject."""
        if cue.softness.name == "binding":
            return tuple(sorted(self._sides_of(self.syntax.arguments(cue.carrier).objects)))
        if cue.softness in (WILL, OFFER):
            passive = self.syntax.is_passive(self.syntax.tokens[content])
            return self._of_passive(cue) if passive else self._of_willed(cue)
        for tokens, sure in self._candidates(cue, content):
            if cue.softness.name == "expecting" and not all(self._can_will(i) for i in tokens):
                continue
            found = self._sides_of(tokens)
            if len(found) == 1 and self._is_plural_owner(tokens) and cue.carrier >= 0:
                found = max(found, self._sides_of(self._subjects(cue.carrier)), key=len)
            if found or (sure and tokens):
                return tuple(sorted(found))
        return ()

    def are_several(self, verb: int) -> bool:
        """Whether a verb's subject is several sides, whoever they are ("the two ministers")."""
        subjects = self._subjects(verb)
        return len(subjects) > 1 or any(self._is_several(i) for i in subjects)

    def are_bodies(self, sides: tuple[str, ...]) -> bool:
        """Whether all are councils, alliances and the like."""
        known = (self.analysis.actor.get(side) for side in sides)
        return bool(sides) and all(actor is not None and actor.kind is ActorKind.ORGANISATION for actor in known)

    def _is_several(self, index: int) -> bool:
        low = self.syntax.low
        token = self.syntax.tokens[index]
        if token.xpos == "NNS" and self.table.word(token) in self.table.words["several"]:
            return not any(low[c.index] in ("a", "his", "her", "its") for c in self.sentence.children(index, "det"))
        counted = self.sentence.children(index, "nummod", "det")
        return low[index] in SEVERAL or any(low[c.index] in SEVERAL for c in counted)

    def _sides_of(self, tokens: tuple[int, ...]) -> tuple[str, ...]:
        """The sides of phrases; "both governments" of nobody are those last spoken of together."""
        found = self.sides.of_all(tokens)
        if not found and any(self._is_several(i) for i in tokens):
            return self._sides_around()
        return found

    def _is_plural_owner(self, tokens: tuple[int, ...]) -> bool:
        """Whether it is "their" of several sides, of which only one was found."""
        return any(self.syntax.low[i] == "their" for i in tokens)

    def _of_willed(self, cue: Cue) -> tuple[str, ...]:
        """Who "will": the subject; talks that will go on are those of the sides around."""
        subjects = tuple(i for i in self._subjects(cue.carrier) if self._can_will(i))
        found = self._sides_of(subjects) or self._speaker_of_we(subjects)
        if found or not any(self._is_meeting(i) for i in subjects):
            return tuple(sorted(found))
        return self._sides_around()

    def _of_passive(self, cue: Cue) -> tuple[str, ...]:
        """Who does what "will be done": whoever is named with "by", else whoever says so."""
        agents = self.syntax.arguments(cue.carrier).subjects
        return tuple(sorted(self._sides_of(agents or self.slots.speaker(cue.carrier))))

    def _is_meeting(self, index: int) -> bool:
        return self.table.word(self.syntax.tokens[index]) in self.table.words["meeting"]

    def _can_will(self, index: int) -> bool:
        """Whether a subject is somebody, not a thing that belongs to them ("an act against Libya")."""
        token = self.syntax.tokens[index]
        if token.upos == "PRON" or self._is_meeting(index) or self._is_several(index):
            return True
        return self.sides.nouns.is_in(index, ACTING)

    def _speaker_of_we(self, subjects: tuple[int, ...]) -> tuple[str, ...]:
        """Whom "we" speaks for when nothing in its sentence tells: who spoke last."""
        if not any(self.syntax.low[i] in ("we", "i") for i in subjects):
            return ()
        for number in range(self.sentence.index - 1, max(-1, self.sentence.index - 1 - NEAR), -1):
            for mention in self.analysis.mentions_in(number):
                sides = self.analysis.sides(mention)
                if len(sides) == 1 and self._speaks(number, mention):
                    return sides
        return ()

    def _speaks(self, number: int, mention: Mention) -> bool:
        """Whether a mention is the subject of a verb of saying."""
        sentence = self.analysis.sentences[number]
        token = sentence.tokens[mention.head]
        above = sentence.tokens[token.head] if token.head >= 0 else None
        return token.relation == "nsubj" and above is not None and self.table.word(above) in REPORTING

    def _sides_around(self) -> tuple[str, ...]:
        """Several sides that one mention stands for, in this sentence or the nearest before it."""
        for number in range(self.sentence.index, max(-1, self.sentence.index - NEAR), -1):
            for mention in self.analysis.mentions_in(number):
                sides = self.analysis.sides(mention)
                if len(sides) > 1:
                    return sides
        return ()

    def _candidates(self, cue: Cue, content: int) -> Iterator[tuple[tuple[int, ...], bool]]:
        """Phrases that may name who undertakes, and whether nobody else does if one names no side."""
        if cue.softness.name not in WANTING:
            yield self.syntax.joined(c.index for c in self.sentence.children(content, "nsubj")), False
        if cue.word != cue.carrier:
            yield tuple(c.index for c in self.sentence.children(cue.word, "nmod:poss")), False
            yield self._makers(cue.word), True
        if cue.carrier >= 0:
            yield self._subjects(cue.carrier), False
        yield self.slots.speaker(cue.carrier if cue.carrier >= 0 else cue.word), False
        if cue.carrier < 0:
            yield self._subjects(self.sentence.root), False

    def _subjects(self, verb: int) -> tuple[int, ...]:
        return self.syntax.arguments(verb).subjects or self.syntax.subjects(verb)

    def _makers(self, noun: int) -> tuple[int, ...]:
        """Such as "the decision of the government", "an agreement between X and Y"."""
        words = ("of", "by", "from", "between", "among")
        linked = (c.index for c in self.sentence.children(noun, "nmod") if self.syntax.preposition(c) in words)
        return self.syntax.joined(linked)

    def to(self, content: int, by: tuple[str, ...], within: frozenset[int]) -> tuple[str, ...]:
        """The sides that the undertaking names beside those that undertake, sorted."""
        aside = self._aside(content)
        named = [m for m in self.analysis.mentions_in(self.sentence.index) if m.head in within - aside]
        found = {self._party(side) for m in named if self._is_named(m) for side in self.analysis.sides(m)}
        return tuple(sorted(found - {"", *by})) or self._counterpart(within, by)

    def _is_named(self, mention: Mention) -> bool:
        """Not a pronoun; an adjective only of a people, a government and the like."""
        if mention.kind is MentionKind.ADJECTIVE:
            head = self.syntax.tokens[mention.head].head
            return head >= 0 and self.syntax.low[head] in PEOPLE
        return mention.kind is not MentionKind.PRONOUN

    def _party(self, side: str) -> str:
        """A state or body; of "NATO allies" NATO; "" for peoples, companies and loose groups."""
        actor = self.analysis.actor.get(side)
        whole = side.removesuffix(" allies").removesuffix(" members")
        if whole in bodies():
            return whole
        return side if actor is None or actor.kind is ActorKind.STATE else ""

    def _aside(self, content: int) -> frozenset[int]:
        """Clauses inside the content that say when, why or which, not towards whom."""
        clauses = self.sentence.children(content, "advcl", "parataxis", "conj")
        aside = (c for c in clauses if c.upos == "VERB" and not self._is_purpose(c.index))
        return frozenset(i for c in aside for i in self.sentence.subtree(c.index))

    def _is_purpose(self, index: int) -> bool:
        return any(self.syntax.low[c.index] == "to" for c in self.sentence.children(index, "mark"))

    def _counterpart(self, within: frozenset[int], by: tuple[str, ...]) -> tuple[str, ...]:
        """The other side of what is mutual, when one side alone wants it and the report has two."""
        if len(by) != 1 or not {self.syntax.low[i] for i in within} & MUTUAL:
            return ()
        around = set(self._sides_around())
        others = around - set(by)
        return tuple(others) if len(around) == PAIR and len(others) == 1 else ()
