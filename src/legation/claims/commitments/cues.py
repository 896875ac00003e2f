"""Words of undertaking in a sentence: which word, how firm, and what stands as its content.

A cue is a verb ("agreed"), a noun ("commitment"), an adjective ("ready") or "will"; its contents
are the heads of the clauses or nouns that say what is undertaken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.claims.arguments import VERBAL, Syntax
from legation.data.softness import Softness, SoftnessTable
from legation.types.analysis import Sentence, Token

OFFER = Softness("offer", "voiced", "voiced", frozenset())
WILL = Softness("will", "pledged", "pledged", frozenset())
LAUNCH = Softness("launch", "agreed", "agreed", frozenset())
WILLED = frozenset(("will", "shall", "'ll", "’ll"))
FUTURE = WILLED | {"would", "should", "may", "might", "could", "can", "must"}
NEGATIONS = frozenset(("not", "n't", "n’t", "never", "no", "neither", "without"))
REFUSING = frozenset(("refuse", "decline", "fail", "reject", "hesitate"))
MAKING = frozenset(("make", "give", "take", "announce", "reach"))
REPORTING = frozenset(
    ("say", "announce", "tell", "add", "state", "declare", "note", "confirm", "write", "stress", "explain")
) | frozenset(("reiterate", "reaffirm", "comment", "welcome", "underline", "promise", "pledge"))


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

    def is_negated(self, token: Token) -> bool:
        """Whether the word itself is denied ("did not agree", "refused to commit", "no plans")."""
        if any(self.syntax.low[c.index] in NEGATIONS for c in self.sentence.children(token.index, "advmod", "det")):
            return True
        above = self.syntax.tokens[token.head] if token.head >= 0 and token.relation == "xcomp" else None
        return above is not None and self.word(above) in REFUSING

    def is_forecast(self, token: Token) -> bool:
        """Whether "will" says a programme, a forecast, a state or a threat of such a verb."""
        word = self.word(token)
        if self.is_recurring(token):
            return False
        listed = any(word in words for words in self.table.not_willed.values())
        return listed or word == "hold" or bool(self.sentence.child(token.index, "expl"))

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


class VerbCues(Shapes):
    """Cues that are verbs, predicative adjectives, or "will"."""

    def of(self, token: Token) -> Iterator[Cue]:
        """The cues that a word is."""
        if token.upos == "VERB":
            yield from self._verb(token, self.table.verbs.get(self.word(token), ()))
            yield from self._willed(token)
        if token.upos in ("ADJ", "VERB") and self._is_said_of(token):
            yield from self._adjective(token, self.table.adjectives.get(self.syntax.low[token.index], ()))

    def _verb(self, token: Token, groups: tuple[Softness, ...]) -> Iterator[Cue]:
        if not groups or self.is_negated(token):
            return
        for group in groups:
            contents = tuple(dict.fromkeys(self._contents(token, group))) if self._has_tense(token, group) else ()
            if contents:
                yield Cue(token.index, token.index, group, contents)
                return

    def _has_tense(self, token: Token, group: Softness) -> bool:
        """Whether a verb stands in a form in which its group undertakes."""
        if group.stage == "voiced" and token.deprel == "acl:relcl":
            return False
        modals = self.modals(token)
        tests = {
            "hoping": lambda: token.xpos != "VBD",
            "working": lambda: token.xpos == "VBG" and bool(modals),
            "welcoming": lambda: "would" in modals,
            "binding": lambda: self._is_of_text(token),
        }
        if group.name in tests:
            return tests[group.name]()
        signed = token.xpos in ("VBD", "VBN", "VBP", "VBZ") and not modals & FUTURE
        return signed or "instrument" not in group.takes

    def _is_of_text(self, token: Token) -> bool:
        """Whether a verb's subject is a text that was agreed."""
        subjects = self.syntax.subjects(token.index)
        return any(self.word(self.syntax.tokens[i]) in self.table.words["instruments"] for i in subjects)

    def _contents(self, token: Token, group: Softness) -> Iterator[int]:
        for child in self.sentence.children(token.index):
            if self._is_clause(child, group):
                yield from self.coordinated(child)
            elif child.relation in ("obj", "obl", "nsubj") and self._takes_noun(child, group):
                alone = {"instrument", "effect"} & group.takes
                yield from (child.index,) if alone else self.syntax.joined([child.index])

    def _is_clause(self, child: Token, group: Softness) -> bool:
        """Whether a child is a clause that says what is undertaken; what one wants others to do is not."""
        if group.name == "hoping" and self.sentence.child(child.index, "nsubj"):
            return False
        if self._is_infinitive(child) and "to" in group.takes:
            return True
        return child.relation == "ccomp" and "that" in group.takes and self._is_future_clause(child)

    def _is_infinitive(self, child: Token) -> bool:
        """An infinitive or gerund as complement."""
        if child.relation == "xcomp":
            return self.is_verb(child) or bool(self.sentence.child(child.index, "mark"))
        behind = child.index > child.head
        return child.relation == "advcl" and "to" in self.marks(child) and self.is_verb(child) and behind

    def _is_future_clause(self, child: Token) -> bool:
        """Whether a clause says what is to be: "will", "would", "should", or a bare subjunctive."""
        if self.sentence.child(child.index, "expl"):
            return False
        modals = self.modals(child)
        return bool(modals & (WILLED | {"would"})) or (child.xpos == "VB" and not modals)

    def _takes_noun(self, child: Token, group: Softness) -> bool:
        """Whether a noun at a verb says what is undertaken by a verb of this group."""
        if child.upos not in ("NOUN", "PROPN", "SYM", "NUM"):
            return False
        case = self.syntax.preposition(child)
        if case or child.relation == "obl":
            return child.relation == "obl" and self._takes_after(child, case, group)
        word = self.word(child)
        if "instrument" in group.takes and (child.relation == "obj" or child.deprel == "nsubj:pass"):
            return word in self.table.words["instruments"] or ("line" in group.takes and self.has_number(child))
        if "effect" in group.takes:
            return child.relation == "nsubj" and self._takes_effect(child)
        return child.relation == "obj" and self._takes_object(child, word, group)

    def _takes_after(self, child: Token, case: str, group: Softness) -> bool:
        """What stands after a preposition: "on the establishment of", "to coordination", "for a deal"."""
        word = self.word(child)
        if word in self.table.words["findings"] or "effect" in group.takes:
            return False
        if case == "to":
            return "noun-to" in group.takes
        if case == "for" and "noun-for" in group.takes:
            return word in self.table.words["instruments"] or word in self.table.deeds
        return case in group.takes

    def _takes_object(self, child: Token, word: str, group: Softness) -> bool:
        if "text" in group.takes:
            return word in self.table.words["meeting"] or word in self.table.deeds
        if "amount" in group.takes and self.has_number(child):
            return True
        deed = bool({word, self.syntax.low[child.index]} & self.table.deeds.keys())
        return bool({"deed", "measure"} & group.takes) and deed

    def _takes_effect(self, subject: Token) -> bool:
        """Such as "the accord entered into force", "takes effect"."""
        linked = self.sentence.children(subject.head, "obj", "obl")
        effect = any(self.syntax.low[c.index] in ("force", "effect") for c in linked)
        return effect and self.word(subject) in self.table.words["instruments"]

    def _adjective(self, token: Token, groups: tuple[Softness, ...]) -> Iterator[Cue]:
        if self.is_negated(token) or token.deprel == "acl:relcl":
            return
        linked = self.sentence.children(token.index, "xcomp", "advcl", "ccomp", "obl", "acl")
        for group in groups:
            contents = [i for c in linked for i in self._complement(c, group)]
            if contents:
                yield Cue(token.index, token.index, group, tuple(dict.fromkeys(contents)))

    def _complement(self, child: Token, group: Softness) -> Iterator[int]:
        if self.is_verb(child) and (child.relation == "xcomp" or self._is_infinitive(child)):
            yield from self.coordinated(child)
        elif child.relation == "obl" and self.syntax.preposition(child) == "to" and "noun-to" in group.takes:
            yield child.index

    def _is_said_of(self, token: Token) -> bool:
        """Whether an adjective or participle is a predicate ("is ready", "stands ready"), not one before a noun."""
        children = self.sentence.children(token.index)
        said = any(c.relation in ("cop", "nsubj") or c.deprel == "aux:pass" for c in children)
        stands = token.upos == "ADJ" and token.relation == "xcomp"
        return (said or stands) and token.relation not in ("amod", "compound")

    def _willed(self, token: Token) -> Iterator[Cue]:
        """Such as "X will …": the clause itself is what is undertaken."""
        modals = [c for c in self.sentence.children(token.index, "aux") if self._is_will(c, token)]
        offers = [c for c in self.sentence.children(token.index, "aux") if self._is_offer(c, token)]
        if offers and not self.is_forecast(token) and not self.is_response(token):
            yield Cue(offers[0].index, token.index, OFFER, (token.index,))
        if not modals or token.relation in ("advcl", "acl", "csubj") or self.is_forecast(token):
            return
        if self._is_content(token):
            return
        yield Cue(modals[0].index, token.index, WILL, (token.index,))
        for other in self.sentence.children(token.index, "conj"):
            own = self.sentence.child(other.index, "nsubj", "aux")
            if other.xpos == "VB" and own is None and not self.is_forecast(other):
                yield Cue(modals[0].index, token.index, WILL, (other.index,))

    def _is_will(self, child: Token, verb: Token) -> bool:
        """ "Will", or the "would" of what somebody said in the past."""
        low = self.syntax.low[child.index]
        if low in WILLED:
            return True
        above = self.syntax.tokens[verb.head] if verb.head >= 0 else None
        told = above is not None and above.xpos in ("VBD", "VBN", "VBG") and self.word(above) in REPORTING
        return low in ("would", "'d") and verb.relation == "ccomp" and told

    def _is_offer(self, child: Token, verb: Token) -> bool:
        """Such as "would ratify it if the others did"."""
        above = self.syntax.tokens[verb.head] if verb.head >= 0 else None
        told = verb.relation == "ccomp" and above is not None and self.word(above) in REPORTING
        if self.syntax.low[child.index] != "would" or not (verb.relation == "root" or told):
            return False
        clauses = self.sentence.children(verb.index, "advcl")
        return any("if" in self.marks(c) for c in clauses)

    def _is_content(self, token: Token) -> bool:
        """Whether the clause is the content of a verb of undertaking ("agreed that they will"), or only believed."""
        if token.relation != "ccomp" or token.head < 0:
            return False
        above = self.word(self.syntax.tokens[token.head])
        groups = self.table.verbs.get(above, ())
        return any("that" in group.takes for group in groups) or above not in REPORTING
