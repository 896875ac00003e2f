"""What a frame asks of the words around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from legation.claims.arguments import Arguments, Syntax, Tokens
from legation.claims.nouns import Nouns
from legation.data.predicates import Frame

_GROUP_WORDS = frozenset({"they", "both", "sides", "leaders", "two", "we", "parties"})
_NEAR = 14


class Conditions:
    """Tests frames in one sentence."""

    def __init__(self, syntax: Syntax, nouns: Nouns) -> None:
        self.syntax = syntax
        self.nouns = nouns

    def score(self, frame: Frame, trigger: int, arguments: Arguments) -> int | None:
        """How much of what the frame asks is there; None when something is missing or forbidden."""
        tests: tuple[Callable[[Frame, int, Arguments], int | None], ...] = (
            self._object,
            self._subject,
            self._prepositions,
            self._complement,
            self._nearby,
            self._takes,
            self._polarity,
        )
        total = 0
        for test in tests:
            found = test(frame, trigger, arguments)
            if found is None:
                return None
            total += found
        return total

    def has_needed(self, frame: Frame, arguments: Arguments, actors: Tokens, recipients: Tokens) -> bool:
        """Whether one of the arguments that the frame needs is there."""
        if not frame.needs:
            return True
        plain = {
            "obj": arguments.objects,
            "iobj": arguments.indirect,
            "poss": arguments.owners,
            "mod": arguments.modifiers,
        }
        for need in frame.needs:
            if need == "group":
                if self.is_group(actors):
                    return True
            elif need.startswith("clause."):
                if arguments.clauses and recipients:
                    return True
            elif plain.get(need) or arguments.prepositions.get(need):
                return True
        return False

    def stands_alone(self, frame: Frame, actors: Tokens, recipients: Tokens, arguments: Arguments) -> bool:
        """Whether a noun without a verb to carry it is an event."""
        if frame.alone == "yes":
            return True
        both = self._acting(actors), self._acting(recipients)
        if frame.alone == "with":
            parties = {*both[0], *both[1], *self._acting(arguments.after("between", "with", "among"))}
            shared = any(self.syntax.low[t] in ("their", "our") for t in arguments.owners)
            return len(parties) > 1 or shared or any(self._is_of_two(t) for t in parties)
        return bool(both[0] and recipients)

    def is_group(self, tokens: Tokens) -> bool:
        """Whether several act together."""
        if len(tokens) > 1:
            return True
        return any(self.syntax.low[t] in _GROUP_WORDS or self.syntax.tokens[t].xpos in ("NNS", "NNPS") for t in tokens)

    def _is_of_two(self, token: int) -> bool:
        """Whether a plural names two sides by itself: "Iranian and Iraqi diplomats"."""
        if self.syntax.tokens[token].xpos not in ("NNS", "NNPS"):
            return False
        named = [c for c in self.syntax.sentence.children(token, "amod", "compound") if c.text[:1].isupper()]
        joined = (j for c in named for j in self.syntax.sentence.children(c.index, "conj"))
        return any(j.text[:1].isupper() for j in joined)

    def _acting(self, tokens: Iterable[int]) -> Tokens:
        return tuple(t for t in tokens if self.syntax.tokens[t].text[:1].isupper() or self.nouns.is_in(t, _ACTING))

    def _object(self, frame: Frame, _trigger: int, arguments: Arguments) -> int | None:
        objects = arguments.objects
        if frame.without and self.nouns.any_in(objects, frame.without) is not None:
            return None
        if not frame.object:
            return 0
        if not objects:
            return 0 if "none" in frame.object else None
        if self.nouns.any_in(objects, frame.object) is None:
            return None
        return 1 if "any" in frame.object else 2

    def _subject(self, frame: Frame, _trigger: int, arguments: Arguments) -> int | None:
        if frame.without_subject and self.nouns.any_in(arguments.subjects, frame.without_subject) is not None:
            return None
        if not frame.subject:
            return 0
        return 1 if self.nouns.any_in(arguments.subjects, frame.subject) is not None else None

    def _prepositions(self, frame: Frame, _trigger: int, arguments: Arguments) -> int | None:
        held = arguments.prepositions
        if frame.without_prep_object and any(
            self.nouns.any_in(tokens, frame.without_prep_object) is not None for tokens in held.values()
        ):
            return None
        if not frame.prepositions:
            return 0
        wanted = tuple(t for word in frame.prepositions for t in held.get(word, ()))
        if not wanted:
            return None
        if frame.prep_object and self.nouns.any_in(wanted, frame.prep_object) is None:
            return None
        return 2

    def _complement(self, frame: Frame, _trigger: int, arguments: Arguments) -> int | None:
        if "clause" in frame.forbids and arguments.clauses:
            return None
        if "xcomp" in frame.forbids and arguments.predicatives:
            return None
        if any(arguments.prepositions.get(word) for word in frame.forbids):
            return None
        total = 0
        if frame.complement_nouns:
            if not self._is_called(frame, arguments):
                return None
            total += 2
        if frame.complement_verbs or frame.without_complement:
            words = {w for c in arguments.clauses for w in self._clause_words(c)}
            if words & frame.without_complement:
                return None
            if frame.complement_verbs and not words & frame.complement_verbs:
                return None
            total += 2 if frame.complement_verbs else 0
        return total

    def _is_called(self, frame: Frame, arguments: Arguments) -> bool:
        called = (*arguments.predicatives, *arguments.after("as"), *arguments.objects[1:], *arguments.clauses)
        if self.nouns.any_in(called, frame.complement_nouns) is not None:
            return True
        return any(name for t in called for name in [self.syntax.low[t]] if name in self._plain_words(frame))

    def _plain_words(self, frame: Frame) -> frozenset[str]:
        names = frame.complement_nouns
        classes = self.syntax.lexicon.classes
        return frozenset(head for head, rows in classes.items() if any(name in names for _, name in rows))

    def _clause_words(self, clause: int, depth: int = 0) -> set[str]:
        """Verbs of a clause, through "begin to", "agree to"."""
        words = set(self.syntax.lexicon.verb_words(self.syntax.low[clause]))
        if depth < 3:
            for child in self.syntax.sentence.children(clause, "xcomp", "conj"):
                words |= self._clause_words(child.index, depth + 1)
        return words

    def _nearby(self, frame: Frame, trigger: int, _arguments: Arguments) -> int | None:
        if not frame.words_near:
            return 0
        around = self.syntax.low[max(0, trigger - 4) : trigger + _NEAR]
        return 2 if frame.words_near.intersection(around) else None

    def _takes(self, frame: Frame, trigger: int, arguments: Arguments) -> int | None:
        if frame.takes == "clause":
            return 1 if arguments.clauses else None
        if frame.takes == "infinitive":
            return 1 if any(self._is_infinitive(c) for c in arguments.clauses) else None
        if frame.takes == "deed":
            return 1 if arguments.clauses or self._has_deed(trigger, arguments) else None
        return 0

    def _is_infinitive(self, clause: int) -> bool:
        """ "to leave", "freed" in "ordered them freed"; not "that they had left", "we will leave"."""
        token = self.syntax.tokens[clause]
        if any(c.xpos == "MD" for c in self.syntax.sentence.children(clause, "aux")):
            return False
        finite = self.syntax.sentence.child(clause, "aux") or any(
            self.syntax.low[c.index] == "that" for c in self.syntax.sentence.children(clause, "mark")
        )
        return token.xpos == "VB" or (token.xpos == "VBN" and not finite)

    def _has_deed(self, trigger: int, arguments: Arguments) -> bool:
        """Whether a noun among the objects, or after "to" or "for", is a deed."""
        nouns = (*arguments.objects, *arguments.after("to", "for", "on", "of", "into", "in"))
        lexicon = self.syntax.lexicon
        return any(w in lexicon.nouns for t in nouns if t != trigger for w in lexicon.noun_words(self.syntax.low[t]))

    def _polarity(self, frame: Frame, trigger: int, _arguments: Arguments) -> int | None:
        if not frame.negated:
            return 0
        negations = self.syntax.lexicon.status["negations"]
        return 2 if any(self.syntax.low[c.index] in negations for c in self.syntax.sentence.children(trigger)) else None


_ACTING = frozenset({"actor", "body", "official"})
