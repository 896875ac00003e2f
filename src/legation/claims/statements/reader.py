"""Statements of a report, from drafts to facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from legation.claims.statements.authors import author_of, turn_voice
from legation.claims.statements.cues import Cue
from legation.claims.statements.draft import Draft, drafts_of, merged
from legation.claims.statements.fields import channel_of, form_of, said_on, verbatim_of
from legation.claims.statements.naming import Voice, speaking_voice, voice_at, voice_of
from legation.claims.statements.posts import read_posts
from legation.claims.statements.signed import Signed, signed_words
from legation.claims.statements.speaker import hearer_of, speaker_of
from legation.claims.statements.spoken import Spoken, attributed
from legation.claims.statements.telling import is_said
from legation.data.bodies import bodies
from legation.data.cues import Strength, load_cues
from legation.types.analysis import Analysis, Maker, Quotation, Sentence, Token
from legation.types.claims import Statement
from legation.types.document import Block, BlockKind, Document
from legation.types.span import Excerpt, Span

_SUMMARIES = frozenset({BlockKind.TITLE, BlockKind.DECK})
_SOURCES = _SUMMARIES | {BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.CAPTION}
_SAME_WORDS = 0.5
_SAME_BLOCK, _NEXT_BLOCK = 2, 3
"""Sentences over which a speaker holds, in his own paragraph and beyond it."""
_MAKER = Maker("statements/cue", "1")
_SIGNED = Maker("statements/signature", "1")
_COLON_WITHIN = 4
_SURE, _FAIR, _WEAK = 0.9, 0.7, 0.5


def read_statements(document: Document, analysis: Analysis) -> tuple[Statement, ...]:
    """What every speaker of the report said, posts first, then in the order of the text."""
    posts = tuple(read_posts(document, analysis))
    spoken = attributed(_spoken(document, analysis))
    told = _in_order(
        (_statement(document, analysis, one) for one in spoken),
        (_signed(document, analysis, one) for one in signed_words(document, analysis.quotations)),
    )
    return _linked_to_posts(posts, _without_summaries(document, _with_channels(document, told)))


def _in_order(spoken: Iterable[Statement], signed: Iterable[Statement]) -> tuple[Statement, ...]:
    """Both by place; a signature outranks a cue that claims the same words."""
    kept = tuple(signed)
    taken = [span for statement in kept for span in statement.content.spans]
    free = (s for s in spoken if not any(t.overlaps(s.content.hull) for t in taken))
    return tuple(sorted((*kept, *free), key=lambda s: s.content.hull))


def _signed(document: Document, analysis: Analysis, one: Signed) -> Statement:
    voice = turn_voice(document, analysis, one.name) if one.turn else voice_at(document.text, analysis, one.name)
    content = document.excerpt(*one.content)
    quoted = verbatim_of(document, analysis.quotations, one.content)
    verbatim = tuple(document.excerpt(span) for span in one.content) if one.turn else quoted
    return Statement(
        evidence=content,
        maker=_SIGNED,
        score=_FAIR,
        speaker=voice.name,
        office=voice.office,
        acts_for=voice.acts_for,
        form=form_of(document.text, one.content, verbatim),
        verbatim=verbatim,
        content=content,
        joint=voice.joint,
        speaker_words=document.excerpt(one.name),
        anonymity=voice.anonymity,
    )


def _spoken(document: Document, analysis: Analysis) -> Iterator[Spoken]:
    """Drafts in order, with the quotations of the sentences after them that nobody else claims."""
    held: list[Spoken] = []
    author = author_of(document, analysis)
    for sentence in analysis.sentences:
        block = document.blocks[sentence.block]
        if block.kind not in _SOURCES:
            continue
        drafts = drafts_of(sentence, analysis.quotations)
        if not drafts and held:
            held[-1] = _carried_on(held[-1], sentence, analysis.quotations, block)
        for draft in drafts:
            if not is_said(analysis, draft, block):
                continue
            if held:
                yield held.pop()
            begun = _begun(document, analysis, draft, block)
            held.append(replace(begun, voice=_own_voice(begun, author)) if begun.in_own_words else begun)
    yield from held


def _own_voice(spoken: Spoken, author: Voice | None) -> Voice:
    """Whoever issues the text, where it says "we" itself; nobody when its title does not tell, or for "you"."""
    speaker = spoken.draft.speaker
    mine = author is not None and speaker is not None and speaker.lemma.lower() != "you"
    return replace(author, span=spoken.voice.span) if mine and author is not None else Voice("")


def _begun(document: Document, analysis: Analysis, draft: Draft, block: Block) -> Spoken:
    voice, outer = Voice(""), None
    if draft.speaker is not None:
        voice = speaking_voice(document.text, analysis, draft.sentence, draft.cue, draft.speaker)
        outer = _outer_voice(document, analysis, draft) if not voice.keys or _is_aside(draft) else None
    announced = _announced(document, draft, block, analysis.quotations)
    if announced:
        return Spoken(draft, outer or voice, block, announced, announced=True)
    trailing = _trailing_quotation(draft, analysis.quotations)
    spans = draft.spans or _following(document, block)
    return Spoken(draft, outer or voice, block, merged((*spans, *trailing)), beside=outer is not None)


def _outer_voice(document: Document, analysis: Analysis, draft: Draft) -> Voice | None:
    """ "argued that the potential is unused and urged X": a thing cannot urge, so the arguer does."""
    sentence = draft.sentence
    outer = _outer_verb(draft)
    cue = Cue(outer.index, (outer.index,), ()) if outer is not None else None
    speaker = speaker_of(sentence, cue) if cue is not None else None
    if cue is None or speaker is None:
        return None
    voice = speaking_voice(document.text, analysis, sentence, cue, speaker)
    return voice if voice.keys or _is_aside(draft) else None


def _outer_verb(draft: Draft) -> Token | None:
    """The verb of saying in whose content the tree has put this one."""
    sentence, token = draft.sentence, draft.head
    if token.relation == "acl" and _is_set_off(sentence, token):
        governor = next((a for a in sentence.ancestors(token.index) if a.upos == "VERB"), None)
        return governor if governor is not None and governor.lemma.lower() in load_cues().verbs else None
    if token.relation != "conj" and not _is_aside(draft):
        return None
    for above in sentence.ancestors(token.index):
        if above.relation == "ccomp":
            outer = sentence.tokens[above.head]
            return outer if outer.lemma.lower() in load_cues().verbs else None
        if above.relation not in ("xcomp", "conj", "advcl"):
            return None
    return None


def _is_set_off(sentence: Sentence, token: Token) -> bool:
    """ "noted the progress of X, *reaffirming* Y": behind a comma the participle is the speaker's, not the noun's."""
    return token.xpos == "VBG" and token.index > 0 and sentence.tokens[token.index - 1].text == ","


def _is_aside(draft: Draft) -> bool:
    """ "said that X, urging Y": the participle tells another act of the one who speaks."""
    return draft.head.relation == "advcl" and draft.head.xpos == "VBG"


def _announced(document: Document, draft: Draft, block: Block, quotations: Sequence[Quotation]) -> tuple[Span, ...]:
    """ "The minister said: We are concerned …": without marks, the rest is his to the report's end."""
    after = draft.sentence.tokens[max(draft.cue.words) + 1 :]
    colon = next((t for t in after[:_COLON_WITHIN] if t.text == ":"), None)
    if colon is None or not draft.cue.takes("quote"):
        return ()
    rest = Span(colon.span.end, block.words.end)
    words = rest.of(document.text)
    if any(q.span.overlaps(rest) and not q.scare for q in quotations):
        return ()
    start = rest.start + len(words) - len(words.lstrip())
    here = (Span(start, rest.end),) if words.strip() else ()
    return (*here, *_following(document, block))


def _trailing_quotation(draft: Draft, quotations: Sequence[Quotation]) -> Iterator[Span]:
    """ "X," he said. "Y.": a quotation that opens right where the cue's sentence ends goes on."""
    quoted = any(q.span.overlaps(span) for q in quotations for span in draft.spans)
    if not quoted:
        return
    end = draft.sentence.span.end
    yield from (q.span for q in quotations if q.depth == 0 and 0 <= q.span.start - end <= 1 and not q.scare)


def _following(document: Document, block: Block) -> tuple[Span, ...]:
    """The paragraphs that a colon announces: the next one when it is quoted, else all that follow."""
    later = document.blocks[document.blocks.index(block) + 1 :]
    found: list[Span] = []
    for follower in later:
        if follower.kind not in (BlockKind.PARAGRAPH, BlockKind.LIST):
            break
        found.append(follower.words)
        if follower.words.of(document.text)[:1] in "\"“”«„'‘":
            break
    return tuple(found)


def _carried_on(spoken: Spoken, sentence: Sentence, quotations: Sequence[Quotation], block: Block) -> Spoken:
    """A sentence that is all quotation belongs to the speaker before it."""
    near = [q for q in quotations if q.depth == 0 and q.span.overlaps(sentence.span)]
    covering = next((q for q in near if _is_all(q, sentence)), None)
    if covering is None or any(span.covers(covering.inner) for span in spoken.spans):
        return spoken
    quoted = any(q.span.overlaps(span) for q in quotations for span in spoken.spans)
    near_by = sentence.index - spoken.draft.sentence.index <= (_SAME_BLOCK if block is spoken.block else _NEXT_BLOCK)
    if not near_by or not (quoted or block is spoken.block):
        return spoken
    return replace(spoken, spans=merged((*spoken.spans, covering.span)))


def _is_all(quotation: Quotation, sentence: Sentence) -> bool:
    """Every word of the sentence stands between the marks."""
    words = [t for t in sentence.tokens if t.upos != "PUNCT"]
    return bool(words) and all(quotation.span.covers(t.span) for t in words)


def _statement(document: Document, analysis: Analysis, one: Spoken) -> Statement:
    draft, voice = one.draft, one.voice
    quoted = verbatim_of(document, analysis.quotations, one.spans)
    verbatim = tuple(document.excerpt(span) for span in one.spans) if one.announced else quoted
    content = document.excerpt(*one.spans)
    hearer = hearer_of(draft.sentence, draft.cue)
    return Statement(
        evidence=content,
        maker=_MAKER,
        score=_score(draft, voice),
        speaker=voice.name,
        office=voice.office,
        acts_for=voice.acts_for,
        addressee=_hearer_name(document, analysis, draft, hearer),
        cue=_cue_words(document, draft),
        form=form_of(document.text, one.spans, verbatim),
        verbatim=verbatim,
        content=content,
        channel=channel_of(document.text, draft),
        date=said_on(document, analysis, draft),
        joint=voice.joint,
        speaker_words=document.excerpt(voice.span) if voice.span else None,
        anonymity=voice.anonymity,
    )


def _score(draft: Draft, voice: Voice) -> float:
    strengths = {pattern.strength for pattern in draft.cue.patterns}
    if not voice.keys:
        return _WEAK
    return _SURE if Strength.SPEECH in strengths else _FAIR


def _cue_words(document: Document, draft: Draft) -> Excerpt:
    tokens = draft.sentence.tokens
    spans = merged(tokens[index].span for index in draft.cue.words)
    return document.excerpt(Span(spans[0].start, spans[-1].end) if len(spans) > 1 else spans[0])


def _hearer_name(document: Document, analysis: Analysis, draft: Draft, hearer: Token | None) -> str | None:
    if hearer is None:
        return None
    voice = voice_of(document.text, analysis, draft.sentence, hearer)
    outlet = bodies().get(voice.keys[0]) if len(voice.keys) == 1 else None
    return voice.name if voice.keys and (outlet is None or outlet.type != "media") else None


def _with_channels(document: Document, told: Iterable[Statement]) -> tuple[Statement, ...]:
    """A channel holds for what the same speaker says next in the same paragraph."""
    found: list[Statement] = []
    for statement in told:
        before = found[-1] if found else None
        held = before is not None and before.channel and not statement.channel
        if before is not None and held and _same_breath(document, before, statement):
            found.append(replace(statement, channel=before.channel, date=statement.date or before.date))
        else:
            found.append(statement)
    return tuple(found)


def _same_breath(document: Document, before: Statement, after: Statement) -> bool:
    block = document.block_at(before.content.hull.start)
    return (
        before.speaker == after.speaker and block is not None and block is document.block_at(after.content.hull.start)
    )


def _without_summaries(document: Document, told: Sequence[Statement]) -> tuple[Statement, ...]:
    """A headline's statement stands only when the body does not tell it better."""
    body = [s for s in told if not _is_summary(document, s)]
    return tuple(s for s in told if s in body or not any(_same_statement(s, b) for b in body))


def _is_summary(document: Document, statement: Statement) -> bool:
    block = document.block_at(statement.content.hull.start)
    return block is not None and block.kind in _SUMMARIES


def _same_statement(summary: Statement, told: Statement) -> bool:
    ours, theirs = (set(s.content.text.lower().split()) for s in (summary, told))
    sides = set(summary.acts_for) & set(told.acts_for) or summary.speaker == told.speaker
    return bool(sides) and len(ours & theirs) >= _SAME_WORDS * len(ours)


def _linked_to_posts(posts: tuple[Statement, ...], told: tuple[Statement, ...]) -> tuple[Statement, ...]:
    """The article's own report of an embedded post points to it; its English words are a translation."""
    return (*posts, *(_linked(posts, statement) for statement in told))


def _linked(posts: tuple[Statement, ...], statement: Statement) -> Statement:
    number = next((i for i, post in enumerate(posts) if _reports(statement, post)), None)
    if number is None:
        return statement
    post = posts[number]
    foreign = post.language not in ("", "en")
    return replace(statement, reports_statement=number, translated=foreign, date=statement.date or post.date)


def _reports(statement: Statement, post: Statement) -> bool:
    return statement.speaker == post.speaker and statement.channel is not None and statement.channel == post.channel
