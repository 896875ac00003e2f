"""An undertaking's action in a short normal form, and its object.

"raise bilateral trade to $10 billion": an infinitive without "to", what it is done to, and the
details that tell it apart. Days, reasons, occasions, descriptions and conditions are left out; they
stand in other fields or in the evidence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from legation.claims.arguments import VERBAL, Syntax
from legation.claims.commitments.cues import Cue, is_denied
from legation.claims.commitments.figures import is_condition
from legation.data.softness import SoftnessTable
from legation.types.analysis import Analysis, QuantityKind, TimeRole, Timex, TimexType, Token
from legation.types.span import hull

LONGEST = 18
"""Words of an action; a longer one ends before the last phrase that does not fit."""
SHORTEST = 4
DROPPED = frozenset(("to", "the", "a", "an", "its", "their", "our", "his", "her", "that", "this"))
CLAUSAL = frozenset(("advcl", "acl", "parataxis", "appos", "discourse", "vocative"))
MAKING_OF = MappingProxyType(
    {
        "signing": "sign",
        "concluding": "conclude",
        "entering into force": "ratify",
        "calling": "seek",
        "urging": "seek",
    }
)
UNQUOTED = str.maketrans("", "", '"“”„«»')
COVERED = frozenset((TimexType.DATE, TimexType.TIME))


@dataclass(frozen=True, slots=True)
class Wording:
    """Words of the undertakings of one sentence."""

    syntax: Syntax
    table: SoftnessTable
    analysis: Analysis
    text: str

    def action(self, cue: Cue, content: int, within: Collection[int]) -> str:
        """What is to be done; ``within`` are the content's own tokens."""
        token = self.syntax.tokens[content]
        kept = [i for i in within if i not in self._left_out(content, within)]
        nominal = token.upos in ("NOUN", "PROPN", "SYM", "NUM", "PRON")
        words = self._of_noun(cue, token, kept) if nominal else self._of_verb(token, kept)
        if nominal or len(words.split()) > 1:
            return words
        return self._of_verb(token, list(within))

    def _of_verb(self, token: Token, kept: list[int]) -> str:
        negation = "not " if is_denied(self.syntax, token.index) else ""
        verb, moved = self._base(token), self._moved(token)
        rest = [i for i in sorted(kept) if i > token.index]
        if moved and verb == "take" and any(self.syntax.low[i] == "place" for i in rest):
            verb, rest = "hold", [i for i in rest if self.syntax.low[i] != "place"]
        words = (f"{negation}{verb}", self._uncapped(self._bare(moved)), self._joined(self._shortened(rest)))
        return " ".join(filter(None, words))

    def _uncapped(self, indices: list[int]) -> str:
        """The words of a subject put behind its verb: small letters but in names."""
        words = self._joined(indices)
        name = bool(indices) and self.syntax.tokens[indices[0]].upos == "PROPN"
        return words if name else words[:1].lower() + words[1:]

    def _base(self, token: Token) -> str:
        return token.text.lower() if token.xpos == "VB" else self.table.word(token)

    def _moved(self, token: Token) -> list[int]:
        """The subject of a passive, or of what goes on by itself: what the act is done to."""
        for child in self.syntax.sentence.children(token.index, "nsubj"):
            itself = self.table.word(child) in self.table.words["meeting"] and not self.syntax.sentence.child(
                token.index, "obj"
            )
            place = any(self.syntax.low[c.index] == "place" for c in self.syntax.sentence.children(token.index, "obj"))
            if child.deprel == "nsubj:pass" or itself or place:
                below = self.syntax.sentence.subtree(child.index)
                return [i for i in below if i not in self._left_out(child.index, below)]
        return []

    def _of_noun(self, cue: Cue, token: Token, kept: list[int]) -> str:
        """The act that a noun names, by its verb where the table has one ("withdrawal from" → "withdraw from")."""
        verb = self.table.deeds.get(self.table.word(token)) or self.table.deeds.get(self.syntax.low[token.index])
        if verb is None or verb.endswith("+"):
            phrase = self._joined(self._shortened(self._bare(sorted(kept))))
            return " ".join(((verb or self._default(cue, token)).rstrip("+ "), phrase))
        rest = [i for i in sorted(kept) if i > token.index]
        if rest and self.syntax.tokens[rest[0]].upos == "CCONJ":
            rest = []
        if rest and self.syntax.low[rest[0]] == "of":
            rest = rest[1:]
        if not rest and token.text.lower() != verb:
            rest = self._owners(token)
        if not rest and (before := self._bare([i for i in sorted(kept) if i <= token.index]))[1:]:
            return f"pursue {self._joined(before)}"
        return f"{verb} {self._joined(self._shortened(rest))}".strip()

    def _owners(self, token: Token) -> list[int]:
        owners = self.syntax.sentence.children(token.index, "nmod:poss", "compound")
        return [i for c in owners if c.index < token.index for i in self.syntax.sentence.subtree(c.index)]

    def _default(self, cue: Cue, token: Token) -> str:
        """The verb of a thing that is undertaken: a text is signed, somebody supported, money given."""
        if self.table.word(token) in self.table.words["instruments"]:
            return MAKING_OF.get(cue.softness.name, "conclude")
        money = token.upos in ("SYM", "NUM") or self._is_money(token)
        if money or self.syntax.sentence.child(token.index, "nummod"):
            return "reach" if cue.softness.name in ("readiness", "intending") else "provide"
        if self.analysis.mention_at(self.syntax.sentence.index, token.index) is not None:
            return "support"
        return MAKING_OF.get(cue.softness.name, "pursue")

    def _left_out(self, content: int, within: Collection[int]) -> set[int]:
        """Tokens of phrases below the content that only say when, why, on what occasion or which."""
        dropped: set[int] = set()
        for index in sorted(within):
            token = self.syntax.tokens[index]
            if index != content and index not in dropped and self._is_detail(token):
                dropped.update(self.syntax.sentence.subtree(index))
        dropped.discard(content)
        return dropped

    def _is_detail(self, token: Token) -> bool:
        if token.deprel == "acl:relcl" or is_condition(self.syntax, token):
            return True
        if token.relation in CLAUSAL:
            return not (self._is_purpose(token) or self._is_measure(token))
        if token.relation == "conj" and token.upos in VERBAL and self.syntax.sentence.child(token.index, "nsubj"):
            return True
        aside = token.relation in ("obl", "nmod") and self.syntax.preposition(token) in self.table.words["asides"]
        return aside or (token.relation in ("obl", "advmod", "nmod") and self._is_date(token))

    def _is_purpose(self, token: Token) -> bool:
        """An infinitive, "aimed at", "on lifting"; a participle after a comma tells something else."""
        marks = {self.syntax.low[c.index] for c in self.syntax.sentence.children(token.index, "mark")}
        if token.relation == "acl":
            first = self.syntax.sentence.subtree(token.index)[0]
            return first > 0 and self.syntax.low[first - 1] not in (",", "–", "—")
        return token.relation == "advcl" and bool(marks & {"to", "for"}) and token.index > token.head

    def _is_measure(self, token: Token) -> bool:
        """ "as long as it takes": without the clause the words before it say nothing."""
        words = [self.syntax.low[c.index] for c in self.syntax.sentence.children(token.head, "advmod", "advcl", "case")]
        marks = {self.syntax.low[c.index] for c in self.syntax.sentence.children(token.index, "mark")}
        return self.syntax.tokens[token.head].upos in ("ADV", "ADJ") and "as" in words and "as" in marks

    def _is_date(self, token: Token) -> bool:
        """Whether a phrase is a day, a deadline or an occasion; "every six months" tells what is done."""
        return any(timex.span.covers(token.span) and _dates(timex) for timex in self.analysis.times)

    def _bare(self, indices: list[int]) -> list[int]:
        """Without what opens a phrase and says nothing of it."""
        while indices and (
            self.syntax.low[indices[0]] in DROPPED or self.syntax.tokens[indices[0]].upos in ("ADP", "PUNCT", "SCONJ")
        ):
            indices = indices[1:]
        return indices

    def _shortened(self, indices: list[int]) -> list[int]:
        """No longer than an action should be, ended before a phrase."""
        if len(indices) <= LONGEST:
            return indices
        ends = [n for n in range(SHORTEST, LONGEST + 1) if self._opens(indices[n])]
        return indices[: ends[-1]] if ends else indices[:LONGEST]

    def _opens(self, index: int) -> bool:
        return self.syntax.tokens[index].upos in ("ADP", "CCONJ", "SCONJ", "PUNCT", "PART")

    def _joined(self, indices: list[int]) -> str:
        """The words as printed, stretch by stretch, without a mark or a preposition left at an end."""
        while indices and self.syntax.tokens[indices[-1]].upos in ("PUNCT", "CCONJ", "ADP", "PART", "DET", "SCONJ"):
            indices = indices[:-1]
        while indices and self.syntax.tokens[indices[0]].upos == "PUNCT":
            indices = indices[1:]
        runs = [hull(self.syntax.tokens[a].span, self.syntax.tokens[b].span) for a, b in _runs(indices)]
        words = " ".join(run.of(self.text) for run in runs)
        return " ".join(words.translate(UNQUOTED).split()).replace(" ,", ",")

    def object(self, content: int) -> str:
        """What the undertaking concerns: the object's noun with what stands before it."""
        head = self._concerned(content, set())
        return self._phrase(head) if head is not None else self.syntax.tokens[content].lemma

    def _concerned(self, index: int, seen: set[int]) -> int | None:
        """The noun that an act is done to, through chains of verbs and measures ("$5 million in aid")."""
        if index in seen:
            return None
        seen.add(index)
        token = self.syntax.tokens[index]
        if token.upos in ("NOUN", "PROPN", "SYM", "NUM"):
            return self._of_thing(token, seen)
        for relation in ("obj", "nsubj:pass", "xcomp", "ccomp", "obl", "advcl"):
            for child in self.syntax.sentence.children(index, relation):
                if not (relation in ("obl", "advcl") and self._is_detail(child)):
                    found = self._concerned(child.index, seen)
                    if found is not None:
                        return found
        subject = self.syntax.sentence.child(index, "nsubj")
        return subject.index if subject and self._moved(token) else None

    def _of_thing(self, token: Token, seen: set[int]) -> int:
        """A noun itself; of an act or an amount what it is of, or what stands beside it ("give $5 million in aid")."""
        amount = token.upos in ("SYM", "NUM") or self._is_money(token)
        if self.table.word(token) not in self.table.deeds and not amount:
            return token.index
        beside = self.syntax.sentence.children(token.head, "obl", "advcl") if amount and token.head >= 0 else ()
        linked = (*self.syntax.sentence.children(token.index, "nmod", "acl"), *beside)
        below = (self._concerned(c.index, seen) for c in linked if self._is_content(c))
        return next((index for index in below if index is not None), token.index)

    def _is_money(self, token: Token) -> bool:
        return any(q.span.covers(token.span) and q.kind is QuantityKind.MONEY for q in self.analysis.quantities)

    def _is_content(self, token: Token) -> bool:
        told = token.upos in VERBAL or self.syntax.preposition(token) in ("of", "on", "in", "to", "for", "towards")
        return told and not self._is_detail(token)

    def _phrase(self, head: int) -> str:
        """A noun with its modifiers, and the rest of its name."""
        before = list(self._modifiers(head))
        after = [c.index for c in self.syntax.sentence.children(head, "flat") if c.index > head]
        first, last = min([head, *before]), max([head, *after])
        words = hull(self.syntax.tokens[first].span, self.syntax.tokens[last].span).of(self.text)
        if first == 0 and self.syntax.tokens[first].upos != "PROPN":
            words = words[:1].lower() + words[1:]
        return " ".join(words.translate(UNQUOTED).split())

    def _modifiers(self, head: int) -> Iterator[int]:
        for child in self.syntax.sentence.children(head, "amod", "compound", "flat", "nmod:desc"):
            if child.index < head:
                yield child.index
                yield from self._modifiers(child.index)


def _dates(timex: Timex) -> bool:
    return timex.type in COVERED or timex.role is TimeRole.DEADLINE


def _runs(indices: list[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for place in range(1, len(indices) + 1):
        if place == len(indices) or indices[place] != indices[place - 1] + 1:
            yield indices[start], indices[place - 1]
            start = place
