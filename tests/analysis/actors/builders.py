"""Sentences of a report without a language model: words, and a tree where a test needs one.

A tree is told behind the words: "Dar/2/nsubj met/0/root ..." with heads counted from 1. Without it
a word's part of speech is guessed from its capital and a short list, and nothing hangs on anything.
"""

from __future__ import annotations

from dataclasses import replace

from legation.analysis.actors import resolve
from legation.text.sentences import split_sentences
from legation.text.words import split_words
from legation.types.actors import Actor
from legation.types.analysis import EntityLabel, Mention, Sentence, Token
from legation.types.document import Block, BlockKind, Document
from legation.types.span import Span
from legation.types.time import PartialDate

_TAGS = {
    "ADP": [
        "in",
        "to",
        "of",
        "for",
        "with",
        "on",
        "at",
        "by",
        "from",
        "between",
        "during",
        "after",
        "before",
        "near",
        "against",
        "as",
    ],
    "DET": ["the", "a", "an", "this", "both"],
    "PRON": ["he", "she", "his", "her", "they", "their", "it", "its", "who", "him"],
    "CCONJ": ["and", "or"],
    "VERB": [
        "said",
        "met",
        "told",
        "visited",
        "left",
        "urged",
        "spoke",
        "discussed",
        "welcomed",
        "arrived",
        "pledged",
        "thanked",
        "expressed",
        "held",
    ],
    "AUX": ["is", "was", "has", "had", "will", "be"],
    "ADJ": [
        "foreign",
        "prime",
        "senior",
        "visiting",
        "top",
        "former",
        "acting",
        "deputy",
        "new",
        "defence",
        "interior",
        "recent",
        "iranian",
        "turkish",
    ],
}
_TAG = {word: tag for tag, words in _TAGS.items() for word in words}


class Told:
    """A report of one or more paragraphs, resolved."""

    def __init__(
        self, *paragraphs: str, names: str = "", day: str = "2025-11-25", title: str = "", publisher: str = ""
    ) -> None:
        lines = [title, *paragraphs] if title else list(paragraphs)
        self.text = "\n".join(lines)
        self.document = Document(
            "t",
            self.text,
            tuple(_blocks(lines, titled=bool(title))),
            published=PartialDate.parse(day),
            publisher=publisher,
            language="en",
        )
        self.sentences = tuple(_sentences(self.document))
        wanted = [name for name in names.split("|") if name]
        entities = tuple(e for s in self.sentences for name in wanted for e in _entities(s, self.text, name))
        self.mentions, self.chains, actors = resolve(self.document, self.sentences, entities)
        self.actors = {actor.key: actor for actor in actors}

    def person(self, name: str) -> Actor:
        """The person of exactly this name."""
        return next(a for a in self.actors.values() if a.name == name and a.kind == "person")

    def who(self, words: str, nth: int = 0) -> list[str]:
        """Names of the actors that the nth mention with these words means."""
        return [self.actors[key].name for key in self.mention(words, nth).actors]

    def mention(self, words: str, nth: int = 0) -> Mention:
        """The nth mention that reads like this."""
        return [m for m in self.mentions if m.span.of(self.text) == words][nth]


def _blocks(lines: list[str], *, titled: bool) -> list[Block]:
    blocks, at = [], 0
    for number, line in enumerate(lines):
        kind = BlockKind.TITLE if titled and number == 0 else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Span(at, at + len(line)), "en"))
        at += len(line) + 1
    return blocks


def _sentences(document: Document) -> list[Sentence]:
    found: list[Sentence] = []
    for number, block in enumerate(document.blocks):
        for span in split_sentences(document.text, block.span):
            words = split_words(document.text, span)
            tokens = _hung([_token(i, word.text, word.span) for i, word in enumerate(words)])
            found.append(Sentence(len(found), Span(words[0].span.start, words[-1].span.end), tokens, number))
    return found


def _hung(tokens: list[Token]) -> tuple[Token, ...]:
    """Words of one phrase hang from its last word: "the foreign ministry"."""
    found = list(tokens)
    for token in tokens:
        last = token.index
        while last + 1 < len(tokens) and tokens[last + 1].upos in ("ADJ", "NOUN", "PROPN"):
            last += 1
        if token.upos in ("DET", "ADJ", "NOUN", "PROPN") and last > token.index:
            relation = {"DET": "det", "ADJ": "amod"}.get(token.upos, "compound")
            found[token.index] = replace(found[token.index], head=last, deprel=relation)
            if token.index == 0:
                found[last] = replace(found[last], deprel="nsubj")
    return tuple(found)


def _token(index: int, text: str, span: Span) -> Token:
    low = text.lower()
    tag = _TAG.get(low) or ("PROPN" if text[:1].isupper() else "NOUN" if text[:1].isalpha() else "PUNCT")
    tag = "PART" if low in ("'s", "’s") else tag
    plural = low.endswith("s") and tag == "NOUN"
    lemma = {"said": "say", "thanked": "thank"}.get(low, low[:-1] if plural and not low.endswith("ss") else low)
    feats = {"Number": "Plur"} if plural else {}
    return Token(index, span, text, lemma, tag, "NNS" if plural else "", feats, -1, "nsubj" if index == 0 else "dep")


def _entities(sentence: Sentence, text: str, name: str) -> list[tuple[int, int, int, EntityLabel]]:
    label = EntityLabel.PERSON
    if ":" in name:
        told, _, name = name.partition(":")
        label = EntityLabel(told)
    found = []
    at = text.find(name, sentence.span.start, sentence.span.end)
    while at >= 0:
        inside = [t.index for t in sentence.tokens if at <= t.span.start and t.span.end <= at + len(name)]
        found.append((sentence.index, inside[0], inside[-1], label))
        at = text.find(name, at + len(name), sentence.span.end)
    return found


def tree(text: str, relations: str) -> Sentence:
    """A sentence with its tree: for each word "HEAD/relation[/UPOS]", heads counted from 1, 0 for the root."""
    words = split_words(text)
    tokens = []
    for index, (word, told) in enumerate(zip(words, relations.split(), strict=True)):
        head, relation, *tag = told.split("/")
        plain = _token(index, word.text, word.span)
        tokens.append(
            Token(
                index,
                word.span,
                word.text,
                plain.lemma,
                tag[0] if tag else plain.upos,
                plain.xpos,
                plain.feats,
                int(head) - 1,
                relation,
            )
        )
    return Sentence(0, Span(0, len(text)), tuple(tokens))
