"""Towards whom an undertaking is: the sides that gain by it, hear it or are dealt with in it."""

from __future__ import annotations

from legation.claims.arguments import Syntax
from legation.claims.commitments.cues import Cue, is_denied
from legation.data.bodies import FUZZY, bodies
from legation.data.softness import SoftnessTable
from legation.data.states import states
from legation.types.actors import ActorKind
from legation.types.analysis import Analysis, Mention, MentionKind, Token

MUTUAL = frozenset(("mutual", "bilateral", "ties", "relations", "relationship", "two-way"))
PEOPLE = frozenset(
    ("people", "government", "authorities", "authority", "forces", "force", "partners", "side", "army", "military")
)
"""Nouns with which an adjective of a state means that state as a party."""
LEADING = frozenset(
    ("", "to", "for", "of", "with", "on", "towards", "toward", "in", "over", "into", "between", "among")
)
"""Prepositions that may lead to a party; "against", "from", "via", "like" and the rest do not."""
PLACING = frozenset(("in", "into", "over"))
PAIR = 2
NEAR = 4
"""Sentences looked back over for the sides of talks that go on."""


def party(analysis: Analysis, side: str) -> str:
    """A state or body; of "NATO allies" NATO; "" for peoples, companies and loose groups."""
    actor = analysis.actor.get(side)
    whole = side.removesuffix(" allies").removesuffix(" members")
    if whole in bodies():
        return "" if bodies()[whole].type in FUZZY else whole
    return side if actor is None or actor.kind is ActorKind.STATE else ""


class Towards:
    """Finds the parties that the undertakings of one sentence name beside those that undertake."""

    def __init__(self, syntax: Syntax, analysis: Analysis, table: SoftnessTable) -> None:
        self.syntax = syntax
        self.sentence = syntax.sentence
        self.analysis = analysis
        self.table = table

    def of(self, cue: Cue, content: int, by: tuple[str, ...], within: frozenset[int]) -> tuple[str, ...]:
        """Codes or names, sorted; ``within`` are the content's own tokens."""
        mentions = self.analysis.mentions_in(self.sentence.index)
        named = (m for m in mentions if m.head in within and self._is_party(m, content))
        found = {party(self.analysis, side) for m in named for side in self.analysis.sides(m)}
        found |= set(self._hearers(cue)) | set(self._partner(by, within))
        return tuple(sorted(found - {"", *by}))

    def _is_party(self, mention: Mention, content: int) -> bool:
        """Whether every step from a name up to what is undertaken leads towards a party."""
        several = mention.kind is MentionKind.NOMINAL and len(self.analysis.sides(mention)) > 1
        if mention.kind is MentionKind.PRONOUN or several or not self._stands_for_party(mention):
            return False
        token = self.syntax.tokens[mention.head]
        placed = False
        while token.index != content and token.head >= 0:
            head = self.syntax.tokens[token.head]
            case = self.syntax.preposition(token)
            placed = placed or case in PLACING
            if not self._leads(token, case) or self._is_target(token, head, case) or self._is_denied(token, head):
                return False
            if token.index == mention.head and self._is_armed(mention) and case not in ("to", "with", "for"):
                return False
            token = head
        return not (self._is_left(content) and self._is_state(mention)) and not (placed and self._is_motion(content))

    def _is_armed(self, mention: Mention) -> bool:
        """Whether it is an armed group: dealt with when it is spoken to, else fought."""
        known = (bodies().get(side) for side in self.analysis.sides(mention))
        return any(body is not None and body.type == "armed" for body in known)

    def _stands_for_party(self, mention: Mention) -> bool:
        """An adjective only of a people, a government and the like; no part of a longer name."""
        token = self.syntax.tokens[mention.head]
        if token.relation in ("compound", "flat", "appos", "nmod") and self._is_named_thing(token):
            return False
        if mention.kind is MentionKind.ADJECTIVE or token.relation in ("compound", "amod"):
            return token.head >= 0 and self.syntax.low[token.head] in PEOPLE
        return True

    def _is_named_thing(self, token: Token) -> bool:
        """Whether a name only helps to name something ("the UN General Assembly", "the China–Laos Railway")."""
        head = self.syntax.tokens[token.head] if token.head >= 0 else None
        return head is not None and head.upos == "PROPN" and not self.syntax.preposition(token)

    def _leads(self, token: Token, case: str) -> bool:
        """Whether a step may lead to a party: no aside, no way, no reason."""
        if token.deprel == "acl:relcl" or token.relation in ("parataxis", "appos", "vocative"):
            return False
        if token.relation in ("advcl", "acl"):
            return self._is_purpose(token)
        return case in LEADING or token.deprel == "nmod:poss" or token.upos == "VERB"

    def _is_purpose(self, token: Token) -> bool:
        marks = {self.syntax.low[c.index] for c in self.sentence.children(token.index, "mark")}
        return bool(marks & {"to", "for", "that"})

    def _is_denied(self, token: Token, head: Token) -> bool:
        """Whether it is somebody who is not to do something ("ensure that X never …")."""
        return token.relation == "nsubj" and is_denied(self.syntax, head.index)

    def _is_target(self, token: Token, head: Token, case: str) -> bool:
        """Whether it is what an act is done against ("impose sanctions on X", "victory over X")."""
        word = self.table.word(head)
        struck = self.table.deeds.get(word, word).split()[0] in self.table.words["striking"]
        if struck and (token.relation in ("obj", "ccomp") or case in ("on", "of", "over")):
            return True
        barrier = self.table.word(head) in self.table.words["barriers"] and case == "on"
        return barrier and not self._is_lifted(head)

    def _is_lifted(self, barrier: Token) -> bool:
        above = self.syntax.tokens[barrier.head] if barrier.head >= 0 else None
        if above is None:
            return False
        act = self.table.deeds.get(self.table.word(above), self.table.word(above))
        return act.split()[0] in self.table.words["lifting"]

    def _is_left(self, content: int) -> bool:
        return self._act(content) in self.table.words["leaving"]

    def _is_motion(self, content: int) -> bool:
        return self._act(content) in self.table.words["leaving"] | self.table.words["moving"]

    def _act(self, content: int) -> str:
        word = self.table.word(self.syntax.tokens[content])
        return (self.table.deeds.get(word, word).split() or [word])[0]

    def _is_state(self, mention: Mention) -> bool:
        return all(side in states() for side in self.analysis.sides(mention))

    def _hearers(self, cue: Cue) -> tuple[str, ...]:
        """Whom a word of promise is given to ("assured Nepal that", "promised the envoy of Chad to")."""
        if cue.word != cue.carrier or cue.softness.name not in ("promising", "committing", "intending"):
            return ()
        heard = (c.index for c in self.sentence.children(cue.word, "iobj", "obj") if c.index not in cue.contents)
        mentions = (self.analysis.mention_at(self.sentence.index, index) for index in heard)
        found = (m for m in mentions if m is not None and m.kind is not MentionKind.PRONOUN)
        return tuple(party(self.analysis, side) for m in found for side in self.analysis.sides(m))

    def _partner(self, by: tuple[str, ...], within: frozenset[int]) -> tuple[str, ...]:
        """The other side of what is mutual, when one side alone wants it."""
        if len(by) != 1:
            return ()
        paired = self.of_pair(within)
        if by[0] in paired and len(paired) == PAIR:
            return tuple(sorted(paired - set(by)))
        if not {self.syntax.low[i] for i in within} & MUTUAL:
            return ()
        around = set(self.around())
        return tuple(around - set(by)) if len(around) == PAIR and set(by) <= around else ()

    def of_pair(self, within: frozenset[int]) -> set[str]:
        """The states of "the Ruritania-Freedonia partnership"."""
        mentions = [m for m in self.analysis.mentions_in(self.sentence.index) if m.head in within]
        attached = [m for m in mentions if self.syntax.tokens[m.head].relation in ("compound", "amod", "nmod", "conj")]
        first = [m for m in attached if m.last + 1 < len(self.syntax.low) and self.syntax.low[m.last + 1] in ("-", "–")]
        pairs = [(m, n) for m in first for n in attached if n.first == m.last + 2]
        return {party(self.analysis, side) for pair in pairs[:1] for m in pair for side in self.analysis.sides(m)}

    def around(self, near: int = NEAR) -> tuple[str, ...]:
        """Several sides that one mention stands for, in this sentence or the nearest of some before it."""
        for number in range(self.sentence.index, max(-1, self.sentence.index - near), -1):
            for mention in self.analysis.mentions_in(number):
                sides = self.analysis.sides(mention)
                if len(sides) > 1:
                    return sides
        return ()
