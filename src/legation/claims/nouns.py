"""What a noun is to the lexicon: the classes of words that its phrase belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from legation.claims.arguments import Syntax
from legation.data.predicates import Phrase
from legation.types.analysis import Analysis

EMPTY: frozenset[str] = frozenset()
_NAMED = frozenset({"official", "body"})


class Nouns:
    """Classes of the nouns of one sentence, each worked out once."""

    def __init__(self, syntax: Syntax, analysis: Analysis | None = None) -> None:
        self.syntax = syntax
        self.analysis = analysis
        self._known: dict[int, frozenset[str]] = {}

    def classes(self, index: int) -> frozenset[str]:
        """Names of the classes; a noun of quantity ("a series of talks") has those of what it counts."""
        if index not in self._known:
            self._known[index] = EMPTY
            self._known[index] = self._classes(index)
        return self._known[index]

    def any_in(self, indices: Iterable[int], wanted: frozenset[str]) -> int | None:
        """The first noun that is in one of the classes."""
        return next((i for i in indices if self.is_in(i, wanted)), None)

    def is_in(self, index: int, wanted: frozenset[str]) -> bool:
        """Whether the noun is in one of the classes."""
        if "any" in wanted:
            return True
        found = self.classes(index)
        return not wanted.isdisjoint(found)

    def counted(self, index: int) -> int | None:
        """What a noun of quantity counts ("dozens of soldiers"), None for other nouns."""
        if "number" not in self._own(index) and self.syntax.tokens[index].upos != "NUM":
            return None
        within = self.syntax.sentence.children(index, "nmod")
        return next((c.index for c in within if self.syntax.preposition(c) == "of"), None)

    def _classes(self, index: int) -> frozenset[str]:
        found = self._own(index)
        counted = self.counted(index)
        if counted is not None:
            return found | self.classes(counted)
        return found

    def _own(self, index: int) -> frozenset[str]:
        syntax = self.syntax
        token = syntax.tokens[index]
        found = {
            name
            for word in syntax.lexicon.noun_words(syntax.low[index])
            for phrase, name in syntax.lexicon.classes.get(word, ())
            if phrase_at(syntax, phrase, index)
        }
        if token.upos == "PROPN" or not _NAMED.isdisjoint(found) or self._mentioned(index):
            found.add("actor")
        if token.xpos == "NNPS":
            found.add("nationals")
        if "official" in found or self._is_person(index):
            found.update(("official", "actor"))
        if "actor" not in found and syntax.sentence.child(index, "nmod:poss"):
            found.add("belonging")
        return frozenset(found)

    def _mentioned(self, index: int) -> bool:
        if self.analysis is None:
            return False
        mention = self.analysis.mention_at(self.syntax.sentence.index, index)
        return mention is not None and bool(mention.actors)

    def _is_person(self, index: int) -> bool:
        if self.analysis is None:
            return False
        mention = self.analysis.mention_at(self.syntax.sentence.index, index)
        if mention is None:
            return False
        return mention.label == "PERSON" or any(key.startswith("person:") for key in mention.actors)


def phrase_at(syntax: Syntax, phrase: Phrase, index: int) -> bool:
    """Whether the rest of a noun phrase stands around its head; hyphens do not count."""
    return _stands(syntax, phrase.before, index, -1) and _stands(syntax, phrase.after, index, 1)


def _stands(syntax: Syntax, words: tuple[str, ...], index: int, step: int) -> bool:
    at = index
    for word in words[::-1] if step < 0 else words:
        at += step
        while 0 <= at < len(syntax.low) and syntax.low[at] in "-–’'":
            at += step
        if not 0 <= at < len(syntax.low) or not _same(syntax, word, at):
            return False
    return True


def _same(syntax: Syntax, word: str, at: int) -> bool:
    return syntax.low[at] == word or word in syntax.lexicon.noun_words(syntax.low[at])
