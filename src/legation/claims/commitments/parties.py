"""Whose undertaking it is, and towards whom."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.claims.arguments import Syntax
from legation.claims.commitments.cues import LAUNCH, OFFER, WILL, Cue
from legation.claims.commitments.towards import Towards, party
from legation.claims.nouns import Nouns
from legation.claims.sides import OWN_VOICE, Sides
from legation.claims.slots import Slots
from legation.data.softness import SoftnessTable
from legation.types.actors import ActorKind
from legation.types.analysis import Analysis, Mention
from legation.types.claims import Statement

ACTING = frozenset(("actor", "official", "body"))
SEVERAL = frozenset(("both", "two", "three", "four", "all", "they", "parties", "sides"))
WANTING = frozenset(("hoping", "urging", "calling"))
TOGETHER = frozenset(("agreeing", "agreement", "signing", "concluding"))
"""Groups of words by which "we" is all who take part, not the speaker's side alone."""
NEAR = 4
"""Sentences looked back over for whoever says "we"."""


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks in a report: its statements, and the sides that the whole of it is issued by."""

    statements: tuple[Statement, ...] = ()
    issuers: tuple[str, ...] = ()
    issued: bool = False
    """Whether the title says that it is somebody's statement, whether or not the sides are known."""


class Parties:
    """Finds the sides of the undertakings of one sentence."""

    def __init__(self, syntax: Syntax, nouns: Nouns, analysis: Analysis, table: SoftnessTable, voices: Voices) -> None:
        self.syntax = syntax
        self.sentence = syntax.sentence
        self.analysis = analysis
        self.table = table
        self.voices = voices
        self.sides = Sides(syntax, nouns, analysis, statements=voices.statements)
        self.slots = Slots(syntax, nouns)
        self.towards = Towards(syntax, analysis, table)

    def by(self, cue: Cue, content: int) -> tuple[str, ...]:
        """The states and bodies that undertake, sorted."""
        found = {known for side in self._all_by(cue, content) if (known := party(self.analysis, side))}
        return tuple(sorted(self._with_others(cue, found)))

    def _with_others(self, cue: Cue, found: set[str]) -> set[str]:
        """With those whom a speaker's "we agreed" includes: the issuers, or the sides that meet."""
        subjects = self._subjects(cue.carrier) if cue.carrier >= 0 else ()
        ours = any(self.syntax.low[i] in OWN_VOICE for i in subjects)
        if len(found) != 1 or not ours or cue.softness.name not in TOGETHER:
            return found
        around = set(self._sides_around(NEAR))
        if found < around:
            return around
        return found

    def speakers(self, cue: Cue) -> tuple[str, ...]:
        """The sides of whoever says the words of a cue, () when the report says them itself."""
        at = cue.carrier if cue.carrier >= 0 else cue.word
        return self.sides.of_all(self.slots.speaker(at)) or self.sides.voice(at)

    def _all_by(self, cue: Cue, content: int) -> tuple[str, ...]:
        """The sides of the content's own subject, of the owner of the noun, or of the carrier's subject."""
        if cue.softness is LAUNCH and (pair := self.towards.of_pair(frozenset(self.sentence.subtree(content)))):
            return tuple(sorted(pair))
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
        return self._is_counted(index)

    def _is_counted(self, index: int) -> bool:
        """Such as "both", "the two ministers", "they"; the sides that are spoken of together."""
        counted = self.sentence.children(index, "nummod", "det")
        low = self.syntax.low
        return low[index] in SEVERAL or any(low[c.index] in SEVERAL for c in counted)

    def _sides_of(self, tokens: tuple[int, ...]) -> tuple[str, ...]:
        """The sides of phrases; "both governments" of nobody are those last spoken of together."""
        public = tuple(i for i in tokens if not self._is_private(i))
        found = tuple(dict.fromkeys(side for i in public for side in self._of(i)))
        if found:
            return found
        counted = any(self._is_counted(i) for i in public)
        if counted or any(self._is_several(i) for i in public):
            return self._sides_around(NEAR if counted else 1)
        return ()

    def _of(self, index: int) -> tuple[str, ...]:
        """The sides of one phrase; "we" is the speaker's side, or those that the text is issued by."""
        if self.syntax.low[index] in OWN_VOICE:
            return self.sides.voice(index) or self.voices.issuers or self._of_pronoun(index)
        if len(self.voices.issuers) > 1 and self._is_counted(index):
            return self.voices.issuers
        return self.sides.of(index)

    def _of_pronoun(self, index: int) -> tuple[str, ...]:
        """Whom "our" and "we" were found to be in running text; in a text of unknown issuers nobody."""
        return () if self.voices.issued else self.sides.of(index)

    def _is_private(self, index: int) -> bool:
        """Whether it is a company or a person of one, whatever state it is of."""
        beside = self.sentence.children(index, "compound", "appos", "amod", "flat", "nmod:desc")
        words = {self.table.word(self.syntax.tokens[i]) for i in (index, *(c.index for c in beside))}
        return bool(words & self.table.words["private"])

    def _is_plural_owner(self, tokens: tuple[int, ...]) -> bool:
        """Whether it is "their" of several sides, of which only one was found."""
        return any(self.syntax.low[i] == "their" for i in tokens)

    def _of_willed(self, cue: Cue) -> tuple[str, ...]:
        """Who "will": the subject; talks that will go on are those of the sides around."""
        subjects = tuple(i for i in self._subjects(cue.carrier) if self._can_will(i))
        found = self._sides_of(subjects) or self._speaker_of_we(subjects)
        if found or not any(self._is_meeting(i) for i in subjects):
            return tuple(sorted(found))
        return self._sides_around(NEAR)

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
        if self.table.word(token) in self.table.words["instruments"]:
            return False
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
        return (
            token.relation == "nsubj" and above is not None and self.table.word(above) in self.table.words["reporting"]
        )

    def _sides_around(self, near: int) -> tuple[str, ...]:
        """Several sides that one mention stands for, in this sentence or the nearest before it."""
        return self.voices.issuers if len(self.voices.issuers) > 1 else self.towards.around(near)

    def _candidates(self, cue: Cue, content: int) -> Iterator[tuple[tuple[int, ...], bool]]:
        """Phrases that may name who undertakes, and whether nobody else does if one names no side."""
        if cue.softness.name not in WANTING:
            subjects = self.syntax.joined(c.index for c in self.sentence.children(content, "nsubj"))
            yield subjects, bool(cue.softness.name == "announcing" and not any(self._can_will(i) for i in subjects))
        if cue.word != cue.carrier:
            yield tuple(c.index for c in self.sentence.children(cue.word, "nmod:poss")), False
            yield self._makers(cue.word), True
        if cue.carrier >= 0:
            yield self._subjects(cue.carrier), False
        yield self.slots.speaker(cue.carrier if cue.carrier >= 0 else cue.word), False
        if cue.carrier < 0:
            yield self._subjects(self.sentence.root), False

    def _subjects(self, verb: int) -> tuple[int, ...]:
        verb = self._joined_to(verb)
        return self.syntax.arguments(verb).subjects or self.syntax.subjects(verb)

    def _joined_to(self, verb: int) -> int:
        """The verb whose subject a joined one has: "argued that X remains … and urged" joins the two past ones."""
        token = self.syntax.tokens[verb]
        first = self.syntax.tokens[token.head] if token.relation == "conj" and token.head >= 0 else token
        if token.xpos != "VBD" or first.relation != "ccomp" or first.xpos not in ("VBZ", "VBP"):
            return verb
        return first.head if self.syntax.tokens[first.head].xpos == "VBD" else verb

    def _makers(self, noun: int) -> tuple[int, ...]:
        """Such as "the decision of the government", "an agreement between X and Y"."""
        words = ("of", "by", "from", "between", "among")
        linked = (c.index for c in self.sentence.children(noun, "nmod") if self.syntax.preposition(c) in words)
        return self.syntax.joined(linked)
