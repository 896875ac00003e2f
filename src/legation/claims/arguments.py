"""Who and what stands at a predicate: its arguments, found in a dependency tree (UD v2).

Undone here are the ways in which a tree hides an argument: passives, coordination, control and
raising (the subject of an infinitive), relative and participial clauses, and nouns made of verbs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from legation.data.predicates import Lexicon
from legation.types.analysis import Sentence, Token

Tokens = tuple[int, ...]
NO_PREPOSITIONS: Mapping[str, Tokens] = MappingProxyType({})
VERBAL = frozenset({"VERB", "AUX"})
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "DET", "X"})
COPULAR = frozenset({"be", "become", "remain", "seem", "appear", "look", "stay", "turn", "prove", "sound", "feel"})
DOCUMENTS = frozenset(
    {
        "resolution",
        "statement",
        "letter",
        "declaration",
        "report",
        "bill",
        "motion",
        "decree",
        "message",
        "communique",
        "communiqué",
        "document",
        "text",
        "note",
        "post",
    }
)
RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})
CONTENT_MARKS = frozenset(
    {"of", "for", "from", "to", "against", "about", "on", "into", "that", "whether", "in", "by", "at", "with"}
)
_DEPTH = 8


@dataclass(frozen=True, slots=True)
class Arguments:
    """Token indices by what they are to a predicate; coordinated ones together."""

    subjects: Tokens = ()
    objects: Tokens = ()
    indirect: Tokens = ()
    prepositions: Mapping[str, Tokens] = field(default_factory=lambda: NO_PREPOSITIONS)
    owners: Tokens = ()
    """Possessors of a noun."""
    modifiers: Tokens = ()
    """Adjectives and nouns before a noun."""
    clauses: Tokens = ()
    """Heads of the clauses that are its content."""
    predicatives: Tokens = ()
    """What the object is called or made: "called Italy a liar"."""
    passive: bool = False

    def after(self, *words: str) -> Tokens:
        """What stands after any of these prepositions."""
        return tuple(t for word in words for t in self.prepositions.get(word, ()))


class Syntax:
    """One sentence's arguments, each predicate's worked out once."""

    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.sentence = sentence
        self.tokens = sentence.tokens
        self.lexicon = lexicon
        self.low = tuple(token.text.lower() for token in sentence.tokens)
        self._known: dict[int, Arguments] = {}
        self._subjects: dict[int, Tokens] = {}

    def arguments(self, index: int) -> Arguments:
        """The arguments of a verb, noun or adjective."""
        if index not in self._known:
            token = self.tokens[index]
            self._known[index] = self._of_noun(token) if self.is_noun(token) else self._of_verb(token)
        return self._known[index]

    def is_noun(self, token: Token) -> bool:
        """Whether the word is a noun that is not said of a subject."""
        if token.upos != "VERB":
            return token.upos in ("NOUN", "PROPN")
        return token.relation in ("compound", "nmod") and not self.sentence.child(token.index, "mark", "obj")

    def subjects(self, index: int, depth: int = 0) -> Tokens:
        """Whoever does it: the subject, written or understood."""
        if index not in self._subjects:
            self._subjects[index] = ()
            self._subjects[index] = self._find_subjects(self.tokens[index], depth)
        return self._subjects[index]

    def is_passive(self, token: Token) -> bool:
        """Whether a verb's subject is its object."""
        if token.upos not in VERBAL or token.xpos not in ("VBN", "VBD"):
            return False
        if any(c.deprel in ("aux:pass", "nsubj:pass") for c in self.sentence.children(token.index)):
            return True
        if token.xpos != "VBN" or any(c.relation in ("aux", "nsubj") for c in self.sentence.children(token.index)):
            return False
        if token.relation == "conj" and token.head >= 0:
            return self.is_passive(self.tokens[token.head])
        return token.relation in ("acl", "advcl", "amod") and token.deprel != "acl:relcl"

    def joined(self, heads: Iterable[int]) -> Tokens:
        """The heads and what is coordinated with each, in order of the text for each."""
        found: dict[int, None] = {}
        stack = list(heads)
        while stack:
            head = stack.pop(0)
            if head not in found:
                found[head] = None
                stack[:0] = [
                    c.index
                    for c in self._coordinated(head)
                    if c.upos in NOMINAL or self.tokens[head].upos not in NOMINAL
                ]
        return tuple(found)

    def _coordinated(self, head: int) -> list[Token]:
        """What is joined to a head, or to the name in apposition to it ("the minister, N., and Togo's M.")."""
        names = [a for a in self.sentence.children(head, "appos") if a.upos == "PROPN" and self._is_named(a)]
        beside = [c for a in names for c in self.sentence.children(a.index, "conj") if self._is_owned(c)]
        return [*self.sentence.children(head, "conj"), *beside]

    def _is_named(self, token: Token) -> bool:
        """Whether a name of several words stands between commas."""
        return (
            token.index > 0
            and self.tokens[token.index - 1].text == ","
            and bool(self.sentence.child(token.index, "flat"))
        )

    def _is_owned(self, token: Token) -> bool:
        """Whether a name brings its own side or title."""
        return token.upos == "PROPN" and bool(self.sentence.child(token.index, "nmod:poss", "nmod:desc", "amod"))

    def preposition(self, token: Token) -> str:
        """The preposition of a phrase with its fixed parts ("because of"), "" when none."""
        case = self.sentence.child(token.index, "case")
        if case is None:
            return "by" if token.deprel == "obl:agent" else ""
        if self.low[case.index] == "of" and case.index and self.low[case.index - 1] == "ahead":
            return "ahead of"
        fixed = [self.low[c.index] for c in self.sentence.children(case.index, "fixed")]
        return " ".join((self.low[case.index], *fixed))

    def _of_verb(self, token: Token) -> Arguments:
        passive = self.is_passive(token)
        prepositions = self._prepositions(token)
        objects = self.joined(self._children(token, "obj"))
        subjects = self.subjects(token.index)
        if passive:
            objects = (*self._patients(token), *objects)
            subjects = self.joined(c for c in prepositions.get("by", ()) if not self._is_means(c))
        elif not objects:
            objects = self._gap(token) or self._named(token)
        return Arguments(
            subjects=subjects,
            objects=tuple(dict.fromkeys(objects)),
            indirect=self.joined(self._children(token, "iobj")),
            prepositions=prepositions,
            clauses=self._clauses(token),
            predicatives=tuple(
                c.index
                for c in self.sentence.children(token.index, "xcomp")
                if c.upos not in VERBAL and c.index not in objects
            ),
            passive=passive,
        )

    def _of_noun(self, token: Token) -> Arguments:
        modifiers = [
            c.index
            for c in self.sentence.children(
                token.index, "amod", "compound", "nmod:desc", "nmod:unmarked", "nummod", "obl"
            )
            if c.index < token.index and not self.sentence.child(c.index, "case")
        ]
        return Arguments(
            subjects=self.subjects(token.index) if self.sentence.child(token.index, "cop") else (),
            prepositions=self._chained(token),
            owners=self.joined(self._children(token, "nmod:poss")),
            modifiers=self._with_hyphened(modifiers),
            clauses=tuple(
                c.index for c in self.sentence.children(token.index, "acl", "ccomp", "xcomp") if c.deprel != "acl:relcl"
            ),
        )

    def _with_hyphened(self, modifiers: list[int]) -> Tokens:
        """Modifiers with what hangs on them ("US-Iran talks")."""
        inner = [
            c.index
            for m in modifiers
            for c in self.sentence.children(
                m, "compound", "nmod", "amod", "conj", "nsubj", "dep", "obl", "advmod", "obj"
            )
            if c.index < m or self.tokens[m].head > c.index
        ]
        return tuple(sorted({*modifiers, *inner}))

    def _children(self, token: Token, *relations: str) -> list[int]:
        return [c.index for c in self.sentence.children(token.index, *relations)]

    def _prepositions(self, token: Token) -> Mapping[str, Tokens]:
        found: dict[str, Tokens] = {}
        for child in self.sentence.children(token.index, "obl", "nmod"):
            if child.deprel == "nmod:poss":
                continue
            for member in self.joined([child.index]):
                word = self.preposition(self.tokens[member]) or self.preposition(child)
                if word:
                    found[word] = (*found.get(word, ()), member)
        return MappingProxyType(found)

    def _chained(self, token: Token) -> Mapping[str, Tokens]:
        """A noun's prepositions, and those of the noun after its "of" ("the visit of X to Y")."""
        found = dict(self._prepositions(token))
        for inner in found.get("of", ()):
            for word, tokens in self._prepositions(self.tokens[inner]).items():
                found.setdefault(word, tokens)
        return MappingProxyType(found)

    def _is_means(self, index: int) -> bool:
        """Whether "by X" is a way or a time rather than a doer."""
        return (
            any(c.upos == "NUM" for c in self.sentence.children(index, "nummod"))
            and self.tokens[index].upos == "NOUN"
            and self.low[index] in ("year", "years", "percent", "month", "months")
        )

    def _patients(self, token: Token) -> Tokens:
        own = self.joined(self._children(token, "nsubj:pass", "nsubj"))
        return self._resolved_relative(token, own) or self._inherited(token, 0)

    def _find_subjects(self, token: Token, depth: int) -> Tokens:
        if depth > _DEPTH:
            return ()
        own = self.joined(
            self._children(token, "nsubj", "csubj") or self._children(token, "nsubj:pass", "csubj:pass", "nsubj:outer")
        )
        return self._resolved_relative(token, own) or self._inherited(token, depth)

    def _resolved_relative(self, token: Token, own: Tokens) -> Tokens:
        """ "who", "which" and "that" replaced by the noun they stand for."""
        if not own or self.low[own[0]] not in RELATIVE:
            return own
        clause = token
        while clause.relation in ("conj", "xcomp", "ccomp") and clause.head >= 0:
            clause = self.tokens[clause.head]
        return self.joined([clause.head]) if clause.relation in ("acl", "advcl") and clause.head >= 0 else own

    def _inherited(self, token: Token, depth: int) -> Tokens:
        """The subject of a clause that has none of its own."""
        if token.head < 0:
            return ()
        head = self.tokens[token.head]
        if token.relation == "conj":
            return self._from_first(token, head, depth)
        if token.relation in ("xcomp", "ccomp"):
            return self._controller(head, depth)
        if token.relation == "acl":
            return self._of_modified(token, head, depth)
        if token.relation == "advcl" and self.sentence.child(token.index, "mark") and token.xpos == "VBG":
            return self._controller(head, depth)
        if token.relation == "nmod" and token.xpos == "VBG":
            return self._owners_of_noun(head, depth)
        if token.relation in ("advcl", "parataxis", "dep") and head.upos not in NOMINAL:
            return self.subjects(head.index, depth + 1)
        return ()

    def _from_first(self, token: Token, head: Token, depth: int) -> Tokens:
        """A coordinated verb shares the subject of the first, in whatever voice each is."""
        if head.upos in NOMINAL:
            return () if token.upos in NOMINAL else self._from_verb_above(head, depth)
        return self.subjects(head.index, depth + 1)

    def _from_verb_above(self, noun: Token, depth: int) -> Tokens:
        """For "thanked X for its help and for hosting Y": whoever is thanked."""
        verb = next((t for t in self.sentence.ancestors(noun.index) if t.upos in VERBAL), None)
        return self._controller(verb, depth) if verb else ()

    def _controller(self, head: Token, depth: int) -> Tokens:
        objects = self.joined(self._children(head, "obj", "iobj"))
        if objects and set(self.verb_words(head)) & self.lexicon.object_control:
            return objects
        if head.upos in ("NOUN", "PROPN") and not self.sentence.child(head.index, "cop"):
            return self._owners_of_noun(head, depth)
        if set(self.verb_words(head)) & {"call", "appeal"} and not objects:
            targets = [
                c.index
                for c in self.sentence.children(head.index, "obl")
                if self.preposition(c) in ("on", "upon", "to")
            ]
            if targets:
                return self.joined(targets)
        return self.subjects(head.index, depth + 1)

    def _of_modified(self, token: Token, head: Token, depth: int) -> Tokens:
        """The noun that a clause belongs to, or, for "a plan to go", whoever has the plan."""
        if token.xpos == "VB" or token.deprel == "acl:to" or self.sentence.child(token.index, "mark"):
            return self._owners_of_noun(head, depth)
        if self.low[head.index] in DOCUMENTS and token.xpos == "VBG":
            return self._owners_of_noun(head, depth) or (head.index,)
        return self.joined([head.index])

    def _owners_of_noun(self, noun: Token, depth: int) -> Tokens:
        owners = self.joined(self._children(noun, "nmod:poss"))
        if owners and self.tokens[owners[0]].upos != "PRON":
            return owners
        named = [c.index for c in self.sentence.children(noun.index, "nmod") if self.preposition(c) in ("by", "from")]
        if named:
            return self.joined(named)
        if (
            noun.relation in ("obj", "obl", "nsubj", "xcomp")
            and noun.head >= 0
            and self.tokens[noun.head].upos in VERBAL
        ):
            above = self.subjects(noun.head, depth + 1)
            if noun.index not in above:
                return above or owners
        makers = [
            c.index for c in self.sentence.children(noun.index, "nmod") if self.preposition(c) in ("of", "by", "from")
        ]
        return owners or self.joined(makers)

    def _gap(self, token: Token) -> Tokens:
        """The noun that a relative clause leaves out as its object ("the deal that Iran signed")."""
        if token.deprel != "acl:relcl" or token.head < 0:
            return ()
        own = self._children(token, "nsubj")
        if own and self.low[own[0]] not in RELATIVE:
            return self.joined([token.head])
        return ()

    def _named(self, token: Token) -> Tokens:
        """A noun read as what the subject becomes, after a verb that makes nobody anything."""
        if set(self.verb_words(token)) & COPULAR:
            return ()
        return self.joined(c.index for c in self.sentence.children(token.index, "xcomp") if c.upos in ("NOUN", "PROPN"))

    def _clauses(self, token: Token) -> Tokens:
        found = [
            c.index
            for c in self.sentence.children(token.index, "xcomp", "ccomp", "csubj")
            if c.upos in (*VERBAL, "ADJ", "NOUN", "PROPN", "PRON")
        ]
        for child in self.sentence.children(token.index, "advcl"):
            marks = {self.low[c.index] for c in self.sentence.children(child.index, "mark", "case")}
            if marks & CONTENT_MARKS:
                found.append(child.index)
        return tuple(found)

    def verb_words(self, token: Token) -> tuple[str, ...]:
        """The verbs that a word can be a form of."""
        return self.lexicon.verb_words(self.low[token.index])


def with_phrases(syntax: Syntax, arguments: Arguments) -> Arguments:
    """With what stands at the object's own noun counted as the verb's ("sanctions on X")."""
    prepositions = dict(arguments.prepositions)
    owners, modifiers = list(arguments.owners), list(arguments.modifiers)
    clauses = list(arguments.clauses)
    for index in arguments.objects:
        inner = syntax.arguments(index)
        owners += inner.owners
        modifiers += inner.modifiers
        clauses += [c for c in inner.clauses if c not in clauses]
        for word, tokens in inner.prepositions.items():
            prepositions[word] = tuple(dict.fromkeys((*prepositions.get(word, ()), *tokens)))
    return replace(
        arguments,
        prepositions=MappingProxyType(prepositions),
        owners=tuple(owners),
        modifiers=tuple(modifiers),
        clauses=tuple(clauses),
    )


def merged(first: Arguments, second: Arguments) -> Arguments:
    """A light verb's arguments and its noun's together: the verb's subject, everybody's prepositions."""
    prepositions = dict(first.prepositions)
    for word, tokens in second.prepositions.items():
        prepositions[word] = tuple(dict.fromkeys((*prepositions.get(word, ()), *tokens)))
    return replace(
        second,
        subjects=first.subjects,
        indirect=first.indirect,
        prepositions=MappingProxyType(prepositions),
        clauses=(*second.clauses, *(c for c in first.clauses if c not in second.clauses)),
        passive=first.passive,
    )
