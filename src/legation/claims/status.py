"""Whether a deed happened: tense, modals, negation, conditions, and the words that it hangs on.

The seven values are those of the annotation guidelines. The innermost word decides first
("failed to meet"), then each clause or noun above it may weaken the reading ("if they meet",
"plans to meet"); a held deed under a speech verb stays what the speaker makes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from legation.claims.arguments import VERBAL, Syntax
from legation.claims.matches import FrameMatch
from legation.claims.polarity import is_barely, is_negated
from legation.types.analysis import Token
from legation.types.claims import Status

_CONTENT = frozenset(
    {
        "xcomp",
        "ccomp",
        "csubj",
        "advcl",
        "acl",
        "conj",
        "obj",
        "obl",
        "nsubj",
        "nmod",
        "parataxis",
        "appos",
        "compound",
        "nmod:poss",
        "iobj",
        "dep",
        "list",
    }
)
_DECIDED = frozenset({"decision", "move", "choice", "order", "vote", "right", "step", "attempt", "ability"})
_OF_CONTENT = frozenset({"of", "from", "for", "against", "about"})
_OF_CLAUSES = frozenset({"considered", "entrusted"})
"""Effects on a deed that is a clause ("tasked them to meet"), not on a noun ("directed the attack")."""
_NO = frozenset({"no", "little", "scant", "any"})
_UNREAL = frozenset({"hypothetical", "denied"})
_TO_BE = frozenset({"is", "are", "was", "were", "'s"})
_WEAKER: tuple[Status, ...] = (
    Status.DENIED,
    Status.HYPOTHETICAL,
    Status.CANCELLED,
    Status.PROPOSED,
    Status.SCHEDULED,
    Status.ONGOING,
    Status.HELD,
)


@dataclass(frozen=True, slots=True)
class Modality:
    """What the words around a deed make of it.

    ``negated``: the deed itself is said not to be ("did not meet"); ``future``: it is said in the
    future or as an intention; ``refused``: it is something that its doer declines or fails to do;
    ``cue`` is the token that decided, -1 when nothing did.
    """

    status: Status = Status.HELD
    negated: bool = False
    future: bool = False
    refused: bool = False
    conditional: bool = False
    progressive: bool = False
    purpose: bool = False
    """Only what something else is done for ("sent troops to fight")."""
    cue: int = -1


def modality_of(syntax: Syntax, index: int, *, carrier: int = -1) -> Modality:
    """The modality of the verb, noun or adjective at ``index``; ``carrier`` is its light verb, if any."""
    return _Reader(syntax).read(index, carrier if carrier >= 0 else index)


def modality_of_match(syntax: Syntax, m: FrameMatch) -> Modality:
    """The modality of a match; a frame that is itself a negation ("never forget") is not negated by it."""
    found = modality_of(syntax, m.trigger, carrier=m.top)
    if m.frame.negated:
        return replace(found, negated=False, future=False, status=Status.HELD)
    if m.frame.engagement is not None and found.status is Status.HELD and is_decided(syntax, m.top):
        return replace(found, status=Status.SCHEDULED, future=True)
    return found


def is_decided(syntax: Syntax, index: int) -> bool:
    """ "decided to open talks"."""
    token = syntax.tokens[index]
    head = syntax.tokens[token.head] if token.head >= 0 and token.relation == "xcomp" else None
    return head is not None and "decide" in syntax.verb_words(head)


class _Reader:
    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.words = syntax.lexicon.status

    def read(self, index: int, carrier: int) -> Modality:
        found = self._own(self.syntax.tokens[carrier])
        if index != carrier:
            found = self._with_noun(found, self.syntax.tokens[index], carried=True)
        elif self.syntax.is_noun(self.syntax.tokens[index]):
            found = self._with_noun(found, self.syntax.tokens[index])
        found = self._effect_of_carrier(found, carrier, index)
        for token in self._chain(carrier):
            found = self._above(found, token)
        return found

    def _own(self, token: Token) -> Modality:
        """Auxiliaries, negation and aspect of a verb."""
        children = self.syntax.sentence.children(token.index)
        low = self.syntax.low
        negated = is_negated(self.syntax, token)
        found = Modality(negated=negated, progressive=self._is_progressive(token), purpose=self._is_purpose(token))
        for child in self._auxiliaries(token):
            if child.relation == "aux" and (effect := self.words["modals"].get(low[child.index])):
                found = self._with_modal(found, effect, child.index)
        if (token.xpos == "VB" and self._follows_to_be(token)) or self._is_to_be(token):
            found = replace(found, status=Status.SCHEDULED, future=True, cue=token.index)
        if any(low[c.index] == "due" for c in children):
            found = replace(found, status=Status.SCHEDULED, future=True, cue=token.index)
        if found.progressive and found.status is Status.HELD:
            found = replace(found, status=Status.ONGOING)
        if is_barely(self.syntax, token):
            found = replace(found, status=Status.HYPOTHETICAL, cue=token.index)
        return self._under_condition(found, token)

    def _auxiliaries(self, token: Token) -> tuple[Token, ...]:
        """A verb's own auxiliaries, or those that it shares with the verb before it ("will meet and sign")."""
        children = self.syntax.sentence.children
        own = children(token.index, "aux", "nsubj", "cop")
        if own or token.relation != "conj" or token.xpos != "VB":
            return children(token.index, "aux")
        return children(self._first(token).index, "aux")

    def _with_modal(self, found: Modality, effect: str, cue: int) -> Modality:
        would = self.syntax.low[cue] == "would"
        if would and self._is_reported(self.syntax.tokens[self.syntax.tokens[cue].head]):
            return replace(found, status=Status.SCHEDULED, future=True, cue=cue)
        return replace(found, status=Status(effect), future=effect == "scheduled", cue=cue)

    def _is_reported(self, token: Token) -> bool:
        """Whether a clause is what somebody said ("said it would …"), or told as such: its "would" is a "will"."""
        children = self.syntax.sentence.children
        if token.relation in ("ccomp", "parataxis") or children(token.index, "parataxis"):
            return True
        first = self._first(token)
        clauses = (m for c in children(first.index, "advcl") for m in children(c.index, "mark"))
        supposed = any(self.words["conjunctions"].get(self.syntax.low[m.index]) == "hypothetical" for m in clauses)
        perfect = any(self.syntax.low[c.index] == "have" for c in children(token.index, "aux"))
        return first.relation == "root" and not supposed and not perfect

    def _is_progressive(self, token: Token) -> bool:
        return token.xpos == "VBG" and any(
            c.relation in ("aux", "cop")
            and self.syntax.low[c.index] in ("is", "are", "'s", "'re", "been", "am", "'m", "was", "were")
            for c in self.syntax.sentence.children(token.index)
        )

    def _follows_to_be(self, token: Token) -> bool:
        """ "is to visit"."""
        head = self.syntax.tokens[token.head] if token.head >= 0 else None
        return bool(head is not None and token.relation == "xcomp" and self.syntax.low[head.index] in _TO_BE)

    def _is_to_be(self, token: Token) -> bool:
        """ "are to be announced", where the tree takes "are" for an auxiliary."""
        before = [c for c in self.syntax.sentence.children(token.index, "aux", "mark") if c.index < token.index]
        pairs = pairwise(before)
        return any(self.syntax.low[a.index] in _TO_BE and self.syntax.low[b.index] == "to" for a, b in pairs)

    def _is_purpose(self, token: Token) -> bool:
        if token.relation not in ("advcl", "acl") or token.xpos != "VB" or token.head < 0:
            return False
        head = self.syntax.tokens[token.head]
        if token.relation == "acl":
            words = self.syntax.lexicon.noun_words(self.syntax.low[head.index])
            return not any(w in _DECIDED or w in self.words["nouns"] or self._takes_deeds(w) for w in words)
        return not self._is_content(token, head)

    def _takes_deeds(self, noun: str) -> bool:
        """Whether a noun is of a predicate that has a deed as its content ("readiness", "threat")."""
        return any(entry.frame.absorbs for entry in self.syntax.lexicon.nouns.get(noun, ()))

    def _under_condition(self, found: Modality, token: Token) -> Modality:
        """ "if X attacks": the conjunction before the clause itself; "had X attacked": its order of words."""
        if self._is_inverted(token):
            return replace(found, status=Status.HYPOTHETICAL, conditional=True, cue=token.index)
        for child in self.syntax.sentence.children(self._first(token).index, "mark"):
            effect = self.words["conjunctions"].get(self.syntax.low[child.index])
            if effect == "scheduled" and token.xpos == "VBG":
                continue
            if effect == "hypothetical":
                return replace(found, status=Status.HYPOTHETICAL, conditional=True, cue=child.index)
            if effect == "scheduled" and found.status is Status.HELD and token.xpos != "VBD":
                return replace(found, status=Status.SCHEDULED, cue=child.index)
        return found

    def _is_inverted(self, token: Token) -> bool:
        """ "Had they met, …", "should they meet, …": a clause that opens with its auxiliary."""
        if token.relation != "advcl" or self.syntax.sentence.child(token.index, "mark"):
            return False
        opening = next(iter(self.syntax.sentence.children(token.index)), None)
        return (
            opening is not None
            and opening.relation in ("aux", "cop")
            and self.syntax.low[opening.index] in ("had", "should", "were")
            and self.syntax.sentence.child(token.index, "nsubj") is not None
        )

    def _first(self, token: Token) -> Token:
        """The first of coordinated clauses, whose conjunction holds for all."""
        while token.relation == "conj" and token.head >= 0 and self.syntax.tokens[token.head].upos in VERBAL:
            token = self.syntax.tokens[token.head]
        return token

    def _with_noun(self, found: Modality, noun: Token, *, carried: bool = False) -> Modality:
        """Adjectives and determiners of a noun: "planned talks", "no talks"."""
        for child in self.syntax.sentence.children(noun.index, "amod", "det", "advmod", "acl", "compound"):
            low = self.syntax.low[child.index]
            if low in ("no", "neither") and child.relation == "det":
                return replace(found, negated=True, cue=child.index)
            effect = self.words["adjectives"].get(low)
            if effect == "hypothetical" and carried:
                continue
            if effect and child.relation != "acl" and child.index < noun.index:
                found = _weakened(found, Status(effect), child.index)
        return found

    def _effect_of_carrier(self, found: Modality, carrier: int, index: int) -> Modality:
        """A carrying verb that is itself such a word: "plan a visit", "cancelled the talks"."""
        if carrier == index:
            found = self._on_way(found, self.syntax.tokens[index])
            return self._by_preposition(found, self.syntax.tokens[index])
        after = self._by_word(found, self.syntax.tokens[carrier], "verbs")
        return replace(after, negated=found.negated) if not after.refused else after

    def _on_way(self, found: Modality, noun: Token) -> Modality:
        """ "is on a visit": it goes on."""
        copula = self.syntax.sentence.child(noun.index, "cop")
        if copula is not None and self.syntax.preposition(noun) == "on" and found.status is Status.HELD:
            return replace(found, status=Status.ONGOING, cue=copula.index)
        return found

    def _by_preposition(self, found: Modality, token: Token) -> Modality:
        """ "ahead of the summit", "before his visit"."""
        if token.upos in VERBAL:
            return found
        at = token
        for _ in range(3):
            effect = self.words["prepositions"].get(self.syntax.preposition(at))
            if effect and effect != "held":
                return _weakened(found, Status(effect), at.index)
            if at.relation not in ("nmod", "conj", "compound") or at.head < 0:
                break
            at = self.syntax.tokens[at.head]
        return found

    def _chain(self, index: int) -> Iterator[Token]:
        """Words above, innermost first, each with the one below it as its content."""
        below = self.syntax.tokens[index]
        for above in self.syntax.sentence.ancestors(index):
            if below.relation not in _CONTENT or below.relation == "parataxis":
                return
            if below.relation == "conj":
                below = replace(above, index=above.index)
                continue
            yield replace(above, feats={"below": str(below.index), "relation": below.deprel})
            if below.relation in ("advcl", "acl") and not self._is_content(below, above):
                return
            below = above

    def _is_content(self, below: Token, above: Token) -> bool:
        """Whether an adverbial or adnominal clause is what the word above is about."""
        if below.deprel == "acl:relcl":
            return False
        if below.relation == "acl":
            marks = {self.syntax.low[c.index] for c in self.syntax.sentence.children(below.index, "mark")}
            marked = (below.xpos == "VBG" and bool(marks)) or "that" in marks
            return below.xpos == "VB" or marked or above.upos == "ADJ"
        marks = {self.syntax.low[c.index] for c in self.syntax.sentence.children(below.index, "mark")}
        if marks & _OF_CONTENT:
            return True
        purpose = self.syntax.sentence.child(above.index, "obj") is not None or above.upos not in (
            *VERBAL,
            "ADJ",
        )
        return below.xpos == "VB" and "to" in marks and not purpose

    def _above(self, found: Modality, above: Token) -> Modality:
        relation = above.feats["relation"]
        if relation.startswith("nsubj"):
            return self._raised(found, above)
        below = self.syntax.tokens[int(above.feats["below"])]
        if relation in ("acl:relcl", "nsubj", "nmod:poss", "compound") or (
            relation.startswith("advcl") and not self._is_content(below, above)
        ):
            return found
        if above.upos in ("NOUN", "PROPN") and relation.startswith(("acl", "nmod")):
            if relation.startswith("nmod") and self.syntax.preposition(below) not in (
                "of",
                "for",
                "to",
                "on",
                "towards",
            ):
                return found
            return self._by_noun(found, above)
        if above.upos == "ADJ":
            return (
                self._by_word(found, above, "adjectives")
                if relation in ("xcomp", "ccomp", "advcl", "advcl:to", "csubj")
                else found
            )
        if above.upos in VERBAL:
            return self._by_word(found, above, "verbs") if self._governs(relation, below) else found
        return found

    def _by_noun(self, found: Modality, above: Token) -> Modality:
        """What a noun makes of its content; of what there is "no evidence" nothing is told."""
        determiners = self.syntax.sentence.children(above.index, "det", "amod")
        if any(self.syntax.low[c.index] in _NO for c in determiners):
            return _weakened(found, Status.HYPOTHETICAL, above.index)
        return self._by_word(found, above, "nouns")

    def _raised(self, found: Modality, above: Token) -> Modality:
        """The subject of a raising verb: "talks are expected to", "talks are due", "talks are unlikely"."""
        table = self.words["adjectives"] if above.upos == "ADJ" else self.words["verbs"]
        if above.upos == "ADJ" and (effect := table.get(self.syntax.low[above.index])) in _UNREAL:
            return _weakened(found, Status(effect), above.index)
        low = self.syntax.low[above.index]
        words = (low, *self.syntax.lexicon.verb_words(low))
        passive = above.upos == "ADJ" or self.syntax.is_passive(above)
        if passive and any(table.get(w) == "scheduled" for w in words):
            return _weakened(found, Status.SCHEDULED, above.index)
        return found

    def _governs(self, relation: str, below: Token) -> bool:
        if relation.startswith("obl"):
            return self.syntax.preposition(below) in (
                "for",
                "of",
                "about",
                "against",
                "to",
                "on",
                "with",
                "from",
                "in",
            )
        return relation.startswith(("xcomp", "ccomp", "obj", "advcl", "csubj", "iobj"))

    def _by_word(self, found: Modality, above: Token, kind: str) -> Modality:
        table = self.words[kind]
        lexicon = self.syntax.lexicon
        low = self.syntax.low[above.index]
        words = (
            (low, *lexicon.verb_words(low))
            if kind == "verbs"
            else lexicon.noun_words(low)
            if kind == "nouns"
            else (low,)
        )
        particle = self.syntax.sentence.child(above.index, "compound:prt") or self._forward(above)
        if particle is not None:
            words = (*(f"{w} {self.syntax.low[particle.index]}" for w in words), *words)
        effect = next((table[w] for w in words if w in table), "")
        own = self._own(above) if above.upos in VERBAL else Modality()
        if effect in _OF_CLAUSES and above.feats.get("relation", "obj") in ("obj", "obl", "nmod"):
            effect = ""
        return self._combined(found, effect, own, above.index)

    def _forward(self, above: Token) -> Token | None:
        """ "forward" of "look forward to", an adverb in the tree."""
        return next(
            (c for c in self.syntax.sentence.children(above.index, "advmod") if self.syntax.low[c.index] == "forward"),
            None,
        )

    def _combined(self, found: Modality, effect: str, own: Modality, cue: int) -> Modality:
        if effect == "refused":
            return replace(found, refused=not own.negated, negated=not found.negated and not own.negated, cue=cue)
        if effect == "ended":
            return replace(found, negated=not found.negated, cue=cue)
        if effect == "considered":
            if found.status is not Status.HELD or found.negated:
                return found
            effect = "proposed"
        if effect == "entrusted":
            effect = "scheduled"
        if effect:
            found = _weakened(found, Status(effect), cue)
            if own.negated and own.cue < 0 and effect in ("scheduled", "proposed"):
                return replace(found, negated=not found.negated, cue=cue)
            future = found.future or own.future or effect in ("scheduled", "proposed")
            return replace(found, future=future or own.status is Status.SCHEDULED)
        if own.negated and own.cue < 0 and not found.negated:
            found = replace(found, negated=True, cue=cue)
        if own.status not in (Status.HELD, Status.ONGOING):
            found = _weakened(found, own.status, own.cue)
        return replace(found, future=found.future or own.future, conditional=found.conditional or own.conditional)


def _weakened(found: Modality, status: Status, cue: int) -> Modality:
    """The weaker of two statuses: denied, hypothetical, cancelled, proposed, scheduled, ongoing, held."""
    if _WEAKER.index(status) < _WEAKER.index(found.status):
        return replace(found, status=status, cue=cue)
    return found
