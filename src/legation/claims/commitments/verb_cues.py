"""Cues that are verbs, predicative adjectives, or "will"."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.commitments.cues import FUTURE, OFFER, WILL, WILLED, Cue, Shapes
from legation.data.softness import Softness
from legation.types.analysis import Token

RANGING = frozenset(("between", "over", "about", "around", "up to"))
"""What may stand before an amount that is undertaken."""
GUESSED = frozenset(("may", "might", "could", "can", "must", "would"))
"""Auxiliaries with which somebody else's wish is only guessed at."""
DECIDING = frozenset(("decide", "opt"))
"""Verbs after which "on X" is a choice still to be made."""


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
        if not groups or self.is_negated(token) or self.is_awaited(token):
            return
        for group in self._of_subject(token, groups):
            contents = tuple(dict.fromkeys(self._contents(token, group))) if self._has_tense(token, group) else ()
            if contents:
                yield Cue(token.index, token.index, group, contents)
                return

    def _of_subject(self, token: Token, groups: tuple[Softness, ...]) -> tuple[Softness, ...]:
        """A text binds others and undertakes nothing itself."""
        if not self._is_of_text(token):
            return groups
        return tuple(group for group in groups if group.name == "binding") or groups

    def _has_tense(self, token: Token, group: Softness) -> bool:
        """Whether a verb stands in a form in which its group undertakes."""
        if token.deprel == "acl:relcl" and group.stage == "voiced":
            return False
        if token.deprel == "acl" and token.xpos == "VBN":
            return False
        modals = self.modals(token)
        tests = {
            "hoping": lambda: token.xpos != "VBD" and not modals & GUESSED and not self._is_personal(token),
            "working": lambda: token.xpos == "VBG" and bool(modals),
            "welcoming": lambda: "would" in modals and not self._is_personal(token),
            "binding": lambda: self._is_of_text(token),
        }
        if group.name in tests:
            return tests[group.name]()
        signed = token.xpos in ("VBD", "VBN", "VBP", "VBZ") and not modals & FUTURE
        return signed or "instrument" not in group.takes

    def _is_personal(self, token: Token) -> bool:
        """What "I" would like to do or say is no side's aim."""
        return any(self.syntax.low[c.index] == "i" for c in self.sentence.children(token.index, "nsubj"))

    def _is_of_text(self, token: Token) -> bool:
        """Whether a verb's subject is a text that was agreed."""
        subjects = self.syntax.subjects(token.index)
        if not subjects and token.relation == "conj":
            subjects = tuple(c.index for c in self.sentence.children(token.head, "nsubj"))
        return any(self.word(self.syntax.tokens[i]) in self.table.words["instruments"] for i in subjects)

    def _contents(self, token: Token, group: Softness) -> Iterator[int]:
        for child in self._without_purposes(token, group):
            if self._is_clause(child, group):
                yield from self.coordinated(child)
            elif child.relation == "ccomp" and "that" in group.takes:
                yield from (c.index for c in self.sentence.children(child.index, "conj") if self._is_future_clause(c))
            elif child.relation in ("obj", "obl", "nsubj") and self._takes_noun(child, group):
                alone = {"instrument", "effect"} & group.takes
                yield from (child.index,) if alone else self.syntax.joined([child.index])

    def _without_purposes(self, token: Token, group: Softness) -> tuple[Token, ...]:
        """A verb's children; beside an amount that is promised, what it is for is no undertaking of its own."""
        children = self.sentence.children(token.index)
        amount = "amount" in group.takes and any(c.relation == "obj" and self.has_number(c) for c in children)
        return tuple(c for c in children if not amount or c.relation == "obj")

    def _is_clause(self, child: Token, group: Softness) -> bool:
        """Whether a child is a clause that says what is undertaken; what one wants others to do is not."""
        if group.name == "hoping" and (self.sentence.child(child.index, "nsubj") or self._is_of_others(child)):
            return False
        if self._is_infinitive(child) and "to" in group.takes:
            return True
        return child.relation == "ccomp" and "that" in group.takes and self._is_future_clause(child)

    def _is_of_others(self, child: Token) -> bool:
        """Whether somebody is wanted to do it ("wants the council to act")."""
        return child.relation == "xcomp" and self.sentence.child(child.head, "obj") is not None

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
        if child.upos not in ("NOUN", "PROPN", "SYM", "NUM") or self.is_calendar(child):
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
        if group.name in ("calling", "working") and not self._is_act(word):
            return False
        if group.name == "agreeing" and case == "to":
            return word in self.table.deeds or word in self.table.words["levels"]
        if self.word(self.syntax.tokens[child.head]) in DECIDING and word not in self.table.deeds:
            return False
        if word in self.table.words["findings"] or "effect" in group.takes:
            return False
        if case in RANGING and "amount" in group.takes:
            return self.has_number(child)
        if case == "to":
            return "noun-to" in group.takes
        if case == "for" and "noun-for" in group.takes:
            return word in self.table.words["instruments"] or word in self.table.deeds
        return case in group.takes

    def _is_act(self, word: str) -> bool:
        """Whether a noun is a deed, a text, a body that meets, or a barrier."""
        listed = ("instruments", "meeting", "barriers")
        return word in self.table.deeds or any(word in self.table.words[name] for name in listed)

    def _takes_object(self, child: Token, word: str, group: Softness) -> bool:
        if "text" in group.takes:
            return word in self.table.words["meeting"] or word in self.table.deeds
        if "amount" in group.takes and self.has_number(child):
            return True
        if group.name == "welcoming" and word in self.table.words["instruments"]:
            return True
        if self.syntax.tokens[child.head].xpos == "VBG" and group.name == "promising":
            return False
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
        if not modals or self._is_aside(token) or self.is_forecast(token):
            return
        if self._is_content(token):
            return
        yield Cue(modals[0].index, token.index, WILL, (token.index,))
        for other in self.sentence.children(token.index, "conj"):
            own = self.sentence.child(other.index, "nsubj", "aux")
            if other.xpos == "VB" and own is None and not self.is_forecast(other):
                yield Cue(modals[0].index, token.index, WILL, (other.index,))

    def _is_aside(self, token: Token) -> bool:
        """Whether a clause is a reason, a condition or says which; "while X will …" is told beside."""
        if token.relation == "advcl":
            return not self.marks(token) & {"while", "whereas"}
        return token.relation in ("acl", "csubj")

    def _is_will(self, child: Token, verb: Token) -> bool:
        """ "Will", or the "would" of what somebody said in the past."""
        low = self.syntax.low[child.index]
        if low in WILLED:
            return True
        above = self.syntax.tokens[verb.head] if verb.head >= 0 else None
        told = above is not None and above.xpos in ("VBD", "VBN", "VBG") and self.is_report(above)
        return low in ("would", "'d") and verb.relation == "ccomp" and told

    def _is_offer(self, child: Token, verb: Token) -> bool:
        """Such as "would ratify it if the others did"."""
        above = self.syntax.tokens[verb.head] if verb.head >= 0 else None
        told = verb.relation == "ccomp" and above is not None and self.is_report(above)
        if self.syntax.low[child.index] != "would" or not (verb.relation == "root" or told):
            return False
        clauses = self.sentence.children(verb.index, "advcl")
        return any("if" in self.marks(c) for c in clauses)

    def _is_content(self, token: Token) -> bool:
        """Whether the clause is the content of a verb of undertaking ("agreed that they will"), or only believed."""
        while token.relation == "conj" and token.head >= 0:
            token = self.syntax.tokens[token.head]
        if token.relation != "ccomp" or token.head < 0:
            return False
        above = self.syntax.tokens[token.head]
        groups = self.table.verbs.get(self.word(above), ())
        return any("that" in group.takes for group in groups) or not self.is_report(above)

    def is_report(self, token: Token) -> bool:
        """Whether a verb tells what somebody says."""
        return self.word(token) in self.table.words["reporting"]
