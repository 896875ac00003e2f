"""Nouns of undertaking: "commitment to", "readiness to", "the pledge that X made", "the launch of"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from legation.claims.arguments import VERBAL, Syntax
from legation.claims.commitments.cues import LAUNCH, MAKING, WILL, Cue, Shapes
from legation.claims.commitments.verb_cues import VerbCues
from legation.data.softness import Softness, SoftnessTable
from legation.types.analysis import Token

LAUNCHES = frozenset(("launch", "establishment", "creation", "formation", "inauguration"))
CARRIED = frozenset(("obj", "obl", "nsubj", "xcomp", "iobj"))
PLANNING = frozenset(("expecting", "announcing", "hoping", "intending", "readiness"))
"""Groups with which a meeting or visit to come is a programme."""
_DEPTH = 4


class NounCues(Shapes):
    """Cues that are nouns."""

    def of(self, token: Token) -> Iterator[Cue]:
        """The cues that a noun is."""
        if token.upos not in ("NOUN", "PROPN") or (token.text[0].isupper() and token.index):
            return
        carrier = self._carrier(token)
        groups = self.table.nouns.get(self.word(token), ())
        if groups and not self.is_negated(token):
            yield from self._undertaking(token, groups, carrier)
        if self._is_launch(token):
            yield Cue(token.index, carrier, LAUNCH, (token.index,))

    def _undertaking(self, token: Token, groups: tuple[Softness, ...], carrier: int) -> Iterator[Cue]:
        silent = carrier >= 0 and self._is_silent(carrier, token)
        for group in groups:
            if not self._fits(token, group, carrier) or (silent and not group.beside):
                continue
            children = self.sentence.children(token.index)
            contents = tuple(dict.fromkeys(i for c in children for i in self._content(c, group)))
            if contents:
                yield Cue(token.index, self._maker(token, carrier), group, contents)
                return

    def _fits(self, token: Token, group: Softness, carrier: int) -> bool:
        """Whether the verb around the noun, and the adjective before it, are those that the group asks for."""
        verb = self.word(self.syntax.tokens[carrier]) if carrier >= 0 else ""
        before = {self.syntax.low[c.index] for c in self.sentence.children(token.index, "amod")}
        return (not group.carriers or verb in group.carriers) and (not group.beside or bool(before & group.beside))

    def _maker(self, token: Token, carrier: int) -> int:
        """The verb of a relative clause that says who made the pledge, else the verb around it."""
        made = (c for c in self.sentence.children(token.index, "acl") if c.deprel == "acl:relcl")
        return next((c.index for c in made if self.word(c) in MAKING), carrier)

    def _is_launch(self, token: Token) -> bool:
        """Such as "the launch of a working group": counts when it lies ahead."""
        if self.word(token) not in LAUNCHES:
            return False
        inside = [i for i in self.sentence.subtree(token.index) if i > token.index]
        bodies = self.table.words["bodies"]
        named = any(self.word(self.syntax.tokens[i]) in bodies for i in inside)
        return named and "of" in {self.syntax.low[i] for i in inside}

    def _content(self, child: Token, group: Softness) -> Iterator[int]:
        marks = self.marks(child)
        clausal = child.relation in ("acl", "advcl", "xcomp", "csubj", "ccomp") and child.deprel != "acl:relcl"
        if clausal and self.is_verb(child):
            bare = child.xpos in ("VB", "VBG") and child.relation != "advcl" and not self._is_apart(child)
            free = "to" in group.takes and (marks & {"to", "of", "for"} or bare)
            if free or marks & group.takes:
                yield from self.coordinated(child)
        elif child.deprel == "acl:relcl" and self.word(child) in MAKING:
            inner = self.sentence.children(child.index, "xcomp", "advcl", "acl")
            yield from (i for c in inner if c.xpos == "VB" for i in self.coordinated(c))
        elif child.deprel == "nmod" and self._takes_noun(child, marks, group):
            yield child.index

    def _is_apart(self, child: Token) -> bool:
        """Whether a comma sets a clause off from its noun."""
        first = self.sentence.subtree(child.index)[0]
        return first > 0 and self.syntax.low[first - 1] == ","

    def _takes_noun(self, child: Token, marks: set[str], group: Softness) -> bool:
        """What stands after "to" ("commitment to the security of"), or an amount after "of"."""
        if "to" in marks:
            return "noun-to" in group.takes
        return "of" in marks and "amount" in group.takes and self.has_number(child)

    def _carrier(self, token: Token) -> int:
        """The verb that a noun of undertaking is object, subject or complement of; -1 when none."""
        at = token
        for _ in range(_DEPTH):
            head = self.syntax.tokens[at.head] if at.head >= 0 else None
            if head is None:
                return -1
            if head.upos in VERBAL and at.relation in CARRIED:
                return head.index
            if at.relation not in ("conj", "nmod", "appos", "compound") or head.upos in VERBAL:
                return -1
            at = head
        return -1

    def _is_silent(self, carrier: int, token: Token) -> bool:
        """Whether the verb around the noun only talks about it ("discussed their commitment")."""
        verb = self.syntax.tokens[carrier]
        if self.is_negated(verb) and token.relation == "obj":
            return True
        return self.word(verb) in self.table.words["silent"]


def cues_of(syntax: Syntax, table: SoftnessTable) -> Iterator[Cue]:
    """Every cue of a sentence with content, in the order of the words, none that is only content of another."""
    verbs, nouns = VerbCues(syntax, table), NounCues(syntax, table)
    found = [cue for token in syntax.tokens for part in (verbs, nouns) for cue in part.of(token)]
    contents = {
        inner for cue in found for content in cue.contents if content != cue.word for inner in _chain(syntax, content)
    }
    carriers = {cue.carrier for cue in found if cue.word != cue.carrier and cue.softness is not WILL}
    for cue in found:
        own = {inner for content in cue.contents for inner in _chain(syntax, content)}
        willed = cue.softness is WILL and (cue.carrier in contents - own or cue.carrier in carriers)
        if cue.softness is LAUNCH or not (cue.word in contents - own or willed):
            kept = tuple(c for c in cue.contents if not _is_left_out(verbs, cue, c))
            if kept:
                yield replace(cue, contents=kept)


def _chain(syntax: Syntax, content: int) -> tuple[int, ...]:
    """A content and the verbs that it leads to ("continue working")."""
    return (content, *(c.index for c in syntax.sentence.children(content, "xcomp")))


def _is_left_out(shapes: Shapes, cue: Cue, content: int) -> bool:
    """Threats in return, and programmes that are announced or due."""
    token = shapes.syntax.tokens[content]
    told = cue.softness.name in PLANNING
    return shapes.is_response(token) or (told and shapes.is_programme(token))
