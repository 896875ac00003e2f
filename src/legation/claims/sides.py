"""For which state, body or group an argument of a predicate acts.

An argument is a phrase; its head may be a name ("Iran"), somebody who acts for a side ("the foreign
minister of Iran"), or a thing that belongs to one ("Iran's proposal"). The nearest name in the
phrase that owns the head decides; relative clauses and other events inside the phrase do not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.claims.arguments import NOMINAL, Syntax
from legation.claims.frames import FrameMatch
from legation.claims.nouns import Nouns
from legation.data.bodies import FUZZY, bodies
from legation.data.states import states
from legation.types.analysis import Analysis, Mention, MentionKind, Reading
from legation.types.claims import Statement

_WITHIN = ("in", "at", "near", "inside", "across", "around", "throughout", "outside")
_OWNING = (
    "of",
    "by",
    "from",
    "for",
    "between",
    "among",
    "against",
    "with",
    "on",
    "to",
    "including",
    "like",
    "such as",
    *_WITHIN,
)
_DOING = ("by", "between", "from", *_OWNING)
"""A deed belongs to whoever did it before it belongs to what it was done to."""
_ASIDE = (
    "by",
    "because of",
    "despite",
    "after",
    "before",
    "according to",
    "during",
    "following",
    "amid",
    "since",
    "until",
    "than",
    "like",
    "as",
    "along with",
)
_SETTLED = frozenset({"based", "living", "operating", "headquartered", "residing", "exiled"})
_DEPTH = 5
_GROUP = frozenset(
    {"side", "government", "country", "nation", "leader", "minister", "president", "delegation", "party", "state"}
)
_COUNTS = (("both", 2), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7))
_SOMEBODY = frozenset({"official", "person", "body", "actor"})
OWN_VOICE = frozenset({"we", "us", "our", "i", "my", "me"})


@dataclass(frozen=True, slots=True)
class Sides:
    """Finds the sides of phrases in one sentence. ``wide``: a place counts as its state.

    "We" in the words of one of the ``statements`` is its speaker's side.
    """

    syntax: Syntax
    nouns: Nouns
    analysis: Analysis
    wide: bool = False
    statements: tuple[Statement, ...] = ()
    together: tuple[str, ...] = ()
    """Whom "the three governments" are: those who meet in the report."""

    def of_all(self, indices: Iterable[int]) -> tuple[str, ...]:
        """The sides of several phrases, each once, in order."""
        return tuple(dict.fromkeys(side for index in indices for side in self.of(index)))

    def of(self, index: int) -> tuple[str, ...]:
        """The sides of the phrase whose head is this token; empty when none is named."""
        return self._of(index, 0)

    def mention(self, index: int) -> Mention | None:
        """The mention that a token heads or stands in."""
        number = self.syntax.sentence.index
        return self.analysis.mention_at(number, index) or next(
            (m for m in self.analysis.mentions_in(number) if m.first <= index <= m.last and m.kind is MentionKind.NAME),
            None,
        )

    def voice(self, index: int) -> tuple[str, ...]:
        """The side in whose statement a token stands."""
        span = self.syntax.tokens[index].span
        around = (s for s in self.statements if any(part.covers(span) for part in s.content.spans))
        return next((statement.acts_for for statement in around if statement.acts_for), ())

    def _of(self, index: int, depth: int) -> tuple[str, ...]:
        if depth > _DEPTH:
            return ()
        own = self._own(index)
        shared = self._shared_pronoun(index, depth)
        own = shared if set(own) <= set(shared) else own
        if own and not self._stateless(own):
            return own
        if depth == 0 and (owner := self._first_owner(index)) is not None:
            return self._of(owner, depth + 1)
        for child in self._owners(index):
            found = self._of(child, depth + 1)
            if found:
                return tuple(dict.fromkeys((*found, *self._beside(child, depth))))
        first = self.syntax.tokens[index]
        if first.relation == "conj" and not self.syntax.sentence.child(index, "nmod:poss") and depth == 0:
            return own or self._of(first.head, depth + 1)
        return own

    def _first_owner(self, index: int) -> int | None:
        """Whose the first of coordinated things is: "its election to and membership of …"."""
        token = self.syntax.tokens[index]
        if token.relation != "conj" or self.nouns.is_in(index, _SOMEBODY):
            return None
        if self.syntax.sentence.child(index, "nmod:poss"):
            return None
        owner = self.syntax.sentence.child(token.head, "nmod:poss")
        return owner.index if owner else None

    def _shared_pronoun(self, index: int, depth: int) -> tuple[str, ...]:
        """ "Their meeting" of nobody known is that of the sides that the sentence is about."""
        if self.syntax.low[index] not in ("their", "our"):
            return ()
        for above in self.syntax.sentence.ancestors(index):
            if self.syntax.sentence.child(above.index, "nsubj"):
                subjects = self.syntax.subjects(above.index)
                if any(index in self.syntax.sentence.subtree(i) for i in subjects):
                    return ()
                found = tuple(dict.fromkeys(side for i in subjects for side in self._of(i, depth + 1)))
                return found if len(found) > 1 else ()
        return ()

    def _stateless(self, sides: tuple[str, ...]) -> bool:
        """A people of several states: "Iraqi Kurds" are of Iraq when states are asked for."""
        held = [bodies().get(side) for side in sides]
        return self.wide and all(body is not None and body.type in FUZZY and not body.home for body in held)

    def recipients(self, m: FrameMatch) -> tuple[str, ...]:
        """The sides of a match's recipients; of a phrase that hangs on the verb beside a nameless one.

        "arrested a trader from Togo": the tree may give "from Togo" to the verb.
        """
        doers = m.arguments.prepositions.get("by", ()) if self._told_of_deed(m) else ()
        found = self.of_all(doers) or self._listed(m.recipients)
        if found and set(found) <= set(self.of_all(m.actors)):
            # "reneged on its deal with Egypt": the owner is the doer; the other party is in the phrase.
            return self._first_in(m.recipients, m) or found
        if found or not m.recipients:
            return found
        last = max(m.recipients)
        beside = (c for c in self.syntax.sentence.children(m.top, "obl") if c.index > last)
        following = next(beside, None)
        if following is None or self.syntax.preposition(following) not in (
            "from",
            "of",
            "in",
            "on",
            "at",
            "for",
        ):
            return ()
        return tuple(side for side in self.of(following.index) if side not in self.of_all(m.actors))

    def _listed(self, tokens: Iterable[int]) -> tuple[str, ...]:
        """The sides of a list up to a region: what follows "the Middle East" is another list's."""
        found: dict[str, None] = {}
        for index in tokens:
            sides = self.of(index)
            mention = None if sides else self.mention(index)
            if found and mention is not None and mention.reading is Reading.PLACE:
                break
            found.update(dict.fromkeys(sides))
        return tuple(found)

    def _told_of_deed(self, m: FrameMatch) -> bool:
        """Whether an active verb is about a deed, so that a "by" beside it names the deed's doer."""
        return not m.arguments.passive and m.frame.speech and any(self._is_deed(t) for t in m.recipients)

    def within(self, m: FrameMatch) -> tuple[str, ...]:
        """The first side in the clauses that a match is about, other than its actor's."""
        return self._first_in(m.arguments.clauses, m)

    def nearby(self, m: FrameMatch) -> tuple[str, ...]:
        """The first side in what a match is about, or else in its own clause, other than its actor's."""
        return self._first_in((*m.content, m.top), m)

    def _first_in(self, heads: Iterable[int], m: FrameMatch) -> tuple[str, ...]:
        taken = set(self.of_all(m.actors))
        for head in heads:
            for index in self._own_phrase(head):
                found = tuple(side for side in self._own(index) if side not in taken)
                if found and index not in m.actors:
                    return tuple(dict.fromkeys((*found, *(s for s in self._beside(index, 0) if s not in taken))))
        return ()

    def _own_phrase(self, head: int) -> Iterator[int]:
        """Words of a phrase in order, without subjects, relative clauses, reasons and speakers."""
        for child in self.syntax.sentence.children(head):
            if child.relation in ("nsubj", "parataxis", "acl", "conj", "punct", "appos") or (
                child.relation == "advcl" and child.xpos not in ("VB", "VBG")
            ):
                continue
            if self.syntax.preposition(child) in _ASIDE:
                continue
            yield child.index
            yield from self._own_phrase(child.index)

    def _beside(self, index: int, depth: int) -> tuple[str, ...]:
        """Sides coordinated with an owner ("of Iran and Iraq")."""
        inner = (c.index for c in self.syntax.sentence.children(index, "conj") if c.upos in (*NOMINAL, "ADJ"))
        return tuple(side for c in inner for side in self._of(c, depth + 1))

    def _is_deed(self, index: int) -> bool:
        lexicon = self.syntax.lexicon
        return any(word in lexicon.nouns for word in lexicon.noun_words(self.syntax.low[index]))

    def _own(self, index: int) -> tuple[str, ...]:
        number = self.syntax.sentence.index
        mention = self.analysis.mention_at(number, index)
        if mention is None:
            return self._group(index) or (self.voice(index) if self.syntax.low[index] in OWN_VOICE else ())
        if mention.reading is Reading.PLACE:
            return (mention.state,) if mention.state and self.wide else self.analysis.sides(mention)
        sides = self.analysis.sides(mention) or ((mention.state,) if mention.state and self.wide else ())
        parties = dict.fromkeys(self._as_party(side, mention) for side in sides)
        if self.wide:
            return tuple(p for p in parties if p in states() or p in bodies())
        return tuple(parties)

    def _group(self, index: int) -> tuple[str, ...]:
        """Those who meet in the report, for "both sides", "the three governments"."""
        words = self.syntax.lexicon.noun_words(self.syntax.low[index])
        if self.syntax.tokens[index].xpos != "NNS" or not any(word in _GROUP for word in words):
            return ()
        before = {self.syntax.low[c.index] for c in self.syntax.sentence.children(index, "nummod", "det", "amod")}
        wanted = next((n for word, n in _COUNTS if word in before), 0)
        return self.together if wanted and wanted == len(self.together) else ()

    def _as_party(self, side: str, mention: Mention) -> str:
        """A people or a group of no name of its own stands for its state ("the people of X"), allies for their bloc."""
        bloc = side.rpartition(" ")[0]
        if bloc in bodies():
            return bloc
        if side in states() or side in bodies():
            return side
        return mention.state or side

    def _owners(self, index: int) -> Iterator[int]:
        """Words of the phrase that may say whose the head is, nearest first."""
        counted = self.nouns.counted(index)
        if counted is not None:
            yield counted
        children = self.syntax.sentence.children
        yield from (c.index for c in children(index, "nmod:poss"))
        if self.wide and any(self.syntax.low[c.index] == "ethnic" for c in children(index, "amod")):
            yield from (c.index for c in children(index, "nmod"))
        yield from (
            c.index
            for c in children(index, "compound", "amod", "nmod:desc", "flat", "nmod:unmarked", "nummod")
            if c.index != counted
        )
        yield from (c.index for c in children(index, "appos"))
        linked = [
            (self.syntax.preposition(c), c.index) for c in children(index, "nmod", "obl") if c.deprel != "nmod:poss"
        ]
        order = _DOING if self._is_deed(index) else _OWNING
        yield from (c for word, c in sorted(linked, key=lambda link: _nearness(link, order)) if word in order)
        yield from (
            c.index
            for c in children(index, "acl")
            if c.deprel == "acl" and c.xpos in ("VBN", "VBG")
            for word in [self.syntax.low[c.index]]
            for c in children(c.index, "obl")
            if self.syntax.preposition(c) == "by" or (self.wide and word in _SETTLED)
        )


def _nearness(link: tuple[str, int], order: tuple[str, ...]) -> tuple[int, int]:
    word, index = link
    return (order.index(word) if word in order else len(order), index)
