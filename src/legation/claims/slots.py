"""Where a frame's actor and recipient stand."""

from __future__ import annotations

from legation.claims.arguments import VERBAL, Arguments, Syntax, Tokens
from legation.claims.nouns import Nouns


class Slots:
    """Fills the slots of frames in one sentence."""

    def __init__(self, syntax: Syntax, nouns: Nouns) -> None:
        self.syntax = syntax
        self.nouns = nouns

    def fill(
        self, relations: tuple[str, ...], arguments: Arguments, trigger: int, top: int, apart: Tokens = ()
    ) -> Tokens:
        """The tokens at the first relation that is filled; ``apart`` are taken already."""
        for relation in relations:
            found = tuple(t for t in self.at(relation, arguments, top) if t not in apart and t != trigger)
            if found:
                return found
        return ()

    def at(self, relation: str, arguments: Arguments, top: int) -> Tokens:
        """The tokens at one relation."""
        plain = {
            "subj": arguments.subjects,
            "obj": arguments.objects or arguments.indirect,
            "iobj": arguments.indirect,
            "poss": arguments.owners,
            "mod": tuple(m for m in arguments.modifiers if self._can_act(m)),
        }
        if relation in plain:
            return plain[relation]
        if relation.startswith("clause."):
            return self._in_clauses(relation.removeprefix("clause."), arguments)
        if relation == "targeted":
            return self._targeted(arguments)
        if relation == "speaker":
            return self.speaker(top)
        return tuple(t for t in arguments.prepositions.get(relation, ()) if not self._is_time(t))

    def _is_time(self, index: int) -> bool:
        token = self.syntax.tokens[index]
        return token.upos == "NUM" or self.syntax.low[index] in _CALENDAR

    def speaker(self, index: int) -> Tokens:
        """Whoever says the clause that a token stands in."""
        at = self.syntax.tokens[index]
        for above in (at, *self.syntax.sentence.ancestors(index)):
            if above.relation == "ccomp" and above.head >= 0:
                return self.syntax.subjects(above.head)
            said = self.syntax.sentence.child(above.index, "parataxis")
            if said is not None and said.upos in VERBAL:
                return self.syntax.subjects(said.index)
        return ()

    def _targeted(self, arguments: Arguments) -> Tokens:
        """What a participle at the object says it is meant for: "sanctions targeting X", "aimed at X"."""
        clauses = (c for o in arguments.objects for c in self.syntax.sentence.children(o, "acl"))
        aimed = [c.index for c in clauses if self.syntax.low[c.index] in _AIMED]
        inner = [self.syntax.arguments(index) for index in aimed]
        return next(
            (found for a in inner if (found := a.after("at", "against") or (() if a.passive else a.objects))), ()
        )

    def _in_clauses(self, part: str, arguments: Arguments) -> Tokens:
        for clause in arguments.clauses:
            found = self._in_clause(part, clause)
            if found:
                return found
        return ()

    def _in_clause(self, part: str, clause: int) -> Tokens:
        inner = self.syntax.arguments(clause)
        if part == "subj":
            return inner.subjects or (inner.objects if inner.passive else ())
        if part == "obj":
            return inner.objects or tuple(t for tokens in inner.prepositions.values() for t in tokens)
        return ()

    def _can_act(self, index: int) -> bool:
        token = self.syntax.tokens[index]
        return (token.text[:1].isupper() and (token.upos in ("PROPN", "ADJ", "NOUN"))) or self.nouns.is_in(
            index, _ACTOR
        )


_ACTOR = frozenset({"actor", "body"})
_AIMED = frozenset({"targeting", "aimed", "directed", "against", "hitting", "affecting"})
_CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "tomorrow",
        "week",
        "month",
        "year",
        "morning",
        "evening",
        "night",
        "day",
        "weekend",
    ]
)
