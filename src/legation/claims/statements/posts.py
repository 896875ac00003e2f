"""Embedded posts: words that an author published, in whatever language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from legation.claims.statements.naming import Voice
from legation.types.actors import Actor
from legation.types.analysis import Analysis, Maker
from legation.types.claims import Form, Statement
from legation.types.document import Block, BlockKind, Document, Post
from legation.types.span import Excerpt, Span
from legation.types.time import Period

_LINK = re.compile(r"\s*(?:https?://\S+|pic\.twitter\.com/\S+)\s*$")
MAKER = Maker("statements/post", "1")


def read_posts(document: Document, analysis: Analysis) -> Iterator[Statement]:
    """One direct statement for each embedded post that has words of its own."""
    for parts in _posts(document.blocks):
        post = parts[0].post
        words = [excerpt for block in parts if (excerpt := _words(document, block)) is not None]
        if post is not None and words:
            yield _statement(document, analysis, post, words, parts)


def _posts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The parts of each post: neighbours of one author and day, a byline between them or not."""
    parts: list[Block] = []
    for block in blocks:
        if block.kind is BlockKind.POST and (not parts or parts[-1].post == block.post):
            parts.append(block)
        elif block.kind is not BlockKind.POST_BYLINE or (parts and parts[-1].post != block.post):
            if parts:
                yield parts
            parts = [block] if block.kind is BlockKind.POST else []
    if parts:
        yield parts


def _words(document: Document, block: Block) -> Excerpt | None:
    """The block's words without the link that the platform adds."""
    printed = block.words.of(document.text)
    kept = _LINK.sub("", printed).rstrip()
    return document.excerpt(Span(block.words.start, block.words.start + len(kept))) if kept.strip() else None


def _statement(
    document: Document, analysis: Analysis, post: Post, words: list[Excerpt], blocks: list[Block]
) -> Statement:
    voice = _author(analysis, post)
    content = document.excerpt(*(excerpt.hull for excerpt in words))
    return Statement(
        evidence=content,
        maker=MAKER,
        score=0.98,
        speaker=voice.name,
        office=voice.office,
        acts_for=voice.acts_for,
        content=content,
        form=Form.DIRECT,
        verbatim=tuple(words),
        channel=post.platform or None,
        date=Period.on(post.date) if post.date else None,
        language=next((b.language for b in blocks if b.post == post and b.language), ""),
        truncated=post.truncated,
    )


def _author(analysis: Analysis, post: Post) -> Voice:
    names = {name.casefold() for name in (post.author, post.handle, *post.names) if name}
    actor = next((a for a in analysis.actors if names & _names(a)), None)
    if actor is None:
        return Voice(post.author or post.handle)
    return Voice(actor.name, actor.office, actor.acts_for, keys=(actor.key,))


def _names(actor: Actor) -> set[str]:
    return {name.casefold() for name in (actor.name, *actor.aliases)}
