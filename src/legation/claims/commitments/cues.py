"""Words of undertaking in a sentence: which word, how firm, and what stands as its content.

A cue is a verb ("agreed"), a noun ("commitment"), an adjective ("ready") or "will"; its contents
are the heads of the clauses or nouns that say what is undertaken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.claims.arguments import VERBAL, Syntax
from legation.data.calendar import load_calendar
from legation.data.softness import Softness, SoftnessTable
from legation.types.analysis import Sentence, Token

OFFER = Softness("offer", "voiced", "voiced", frozenset())
WILL = Softness("will", "pledged", "pledged", frozenset())
LAUNCH = Softness("launch", "agreed", "agreed", frozenset())
WILLED = frozenset(("will", "shall", "'ll", "’ll"))
FUTURE = WILLED | {"would", "should", "may", "might", "could", "can", "must"}
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "without"))
DENIALS = frozenset(("not", "n't", "n’t", "never", "cannot"))
REFUSING = frozenset(("refuse", "decline", "fail", "reject", "hesitate"))
AWAITING = frozenset(("if", "unless", "until", "till", "lest", "whether"))
PHRASAL = frozenset(("take", "give", "make", "bring", "start", "let", "do"))
"""Verbs that with a particle are others ("take over", "bring back")."""
MAKING = frozenset(("make", "give", "take", "announce", "reach"))


@dataclass(frozen=True, slots=True)
class Cue:
    """A word of undertaking: token indices of the word and of the verb that carries it.

    ``carrier`` is the verb whose subject undertakes: the word itself when it is a verb, the verb
    around a noun ("expressed" of "expressed readiness"), -1 when there is none.
    """

    word: int
    carrier: int
    softness: Softness
    contents: tuple[int, ...]


def is_denied(syntax: Syntax, index: int) -> bool:
    """Whether the word itself is not to be: "not to allow", "will never return"."""
    return any(syntax.low[c.index] in DENIALS for c in syntax.sentence.children(index, "advmod"))


class Shapes:
    """Tests of words in one sentence that all cues share."""

    def __init__(self, syntax: Syntax, table: SoftnessTable) -> None:
        self.syntax = syntax
        self.sentence: Sentence = syntax.sentence
        self.table = table

    def word(self, token: Token) -> str:
        """The table's word that a token is a form of."""
        return self.table.word(token)

    def marks(self, token: Token) -> set[str]:
        """Prepositions and conjunctions that open the phrase of a token."""
        return {self.syntax.low[m.index] for m in self.sentence.children(token.index, "mark", "case")}

    def modals(self, token: Token) -> set[str]:
        """Auxiliaries of a verb."""
        return {self.syntax.low[c.index] for c in self.sentence.children(token.index, "aux")}

    def is_verb(self, token: Token) -> bool:
        """Whether a word is a verb, by either tag."""
        return token.upos in VERBAL or token.xpos in ("VB", "VBG", "VBN", "VBD")

    def has_number(self, token: Token) -> bool:
        """Whether a noun is an amount: with a number, or "a total of", "a credit line of" one."""
        if token.upos in ("SYM", "NUM") or self.sentence.child(token.index, "nummod") is not None:
            return True
        within = (c for c in self.sentence.children(token.index, "nmod") if self.syntax.preposition(c) == "of")
        return any(c.upos in ("SYM", "NUM") or self.sentence.child(c.index, "nummod") for c in within)

    def is_calendar(self, token: Token) -> bool:
        """Whether a word names a day or month ("agreed on Tuesday")."""
        low = self.syntax.low[token.index]
        return low in load_calendar().weekdays or (low in load_calendar().months and token.upos == "PROPN")

    def is_awaited(self, token: Token) -> bool:
        """Whether the word stands in what is only a condition ("until X agrees to …", "if X agreed")."""
        around = (token, *self.sentence.ancestors(token.index))
        return any(t.relation == "advcl" and self.marks(t) & AWAITING for t in around)

    def is_negated(self, token: Token) -> bool:
        """Whether the word itself is denied ("did not agree", "refused to commit", "no plans")."""
        if any(self.syntax.low[c.index] in NEGATIONS for c in self.sentence.children(token.index, "advmod", "det")):
            return True
        above = self.syntax.tokens[token.head] if token.head >= 0 and token.relation == "xcomp" else None
        return above is not None and self.word(above) in REFUSING

    def is_forecast(self, token: Token) -> bool:
        """Whether "will" says a programme, a forecast, a state or a threat of such a verb."""
        if self.is_recurring(token) and self.word(token) in self.table.words["recurring"]:
            return False
        if self._is_state(token):
            return True
        if self.word(token) in PHRASAL and self.sentence.child(token.index, "compound:prt"):
            return False
        word = self._led_to(token)
        listed = any(word in words for words in self.table.not_willed.values())
        if word == "address" and listed:
            listed = self._is_heard(token)
        return listed or word == "hold" or bool(self.sentence.child(token.index, "expl"))

    def _is_state(self, token: Token) -> bool:
        """Such as "will continue to be committed"."""
        inner = self.sentence.child(token.index, "xcomp")
        return (
            self.word(token) == "continue" and inner is not None and self.sentence.child(inner.index, "cop") is not None
        )

    def _led_to(self, token: Token) -> str:
        """The verb itself, of "continue to X" the other."""
        inner = self.sentence.child(token.index, "xcomp") if self.word(token) == "continue" else None
        return self.word(inner or token)

    def _is_heard(self, token: Token) -> bool:
        """Whether those "addressed" are hearers, not a problem."""
        heard = {self.word(c) for c in self.sentence.children(token.index, "obj")}
        return not heard or bool(heard & self.table.words["audiences"])

    def is_programme(self, token: Token) -> bool:
        """Whether a verb tells of a visit or a meeting to come, not of one that recurs."""
        return self.word(token) in self.table.not_willed["scheduled"] and not self.is_recurring(token)

    def is_recurring(self, token: Token) -> bool:
        """Whether a verb's own words say that it happens again and again."""
        if self.sentence.child(token.index, "expl"):
            return False
        below = {self.syntax.low[i] for i in self.sentence.subtree(token.index)}
        return bool(below & self.table.words["repeating"])

    def is_response(self, token: Token) -> bool:
        """Whether it is what is threatened in return."""
        return self.word(token) in self.table.not_willed["response"]

    def coordinated(self, child: Token) -> Iterator[int]:
        """A content clause and those joined to it that are undertakings of their own ("to X and to Y")."""
        yield child.index
        chain = [child, *self.sentence.children(child.index, "xcomp")]
        for other in (c for verb in chain for c in self.sentence.children(verb.index, "conj")):
            own = self.sentence.child(other.index, "mark") or self.sentence.child(other.index, "nsubj")
            if other.upos in VERBAL and own:
                yield other.index
