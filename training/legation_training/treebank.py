"""Reads the treebanks: trees, tags, lemmas, and GUM's entity layer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation_training.items import Item, Span
from legation_training.states import place_labels

# Texts under non-commercial terms stay out of a model that others may redistribute.
CLOSED_GENRES = frozenset(("fiction", "whow", "essay", "letter"))
KEPT_FEATURES = frozenset(
    [
        "Tense",
        "Mood",
        "Number",
        "Polarity",
        "VerbForm",
        "Voice",
        "Person",
        "PronType",
        "Degree",
        "Case",
        "Gender",
        "Poss",
        "Reflex",
        "Definite",
        "NumType",
        "NumForm",
    ]
)
_ENTITY = re.compile(r"\((?P<open>[^()]+)(?P<both>\))?|(?P<close>[^()]+)\)")
_NAMED = {"person": "PERSON", "organization": "ORG", "event": "EVENT"}
_OTHER_LABELS = frozenset(("OFFICE", "MONEY", "LAW"))
_NAME_RELATIONS = frozenset(("flat", "compound", "goeswith"))


@dataclass(frozen=True, slots=True)
class Row:
    """One word line of CoNLL-U."""

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    rel: str
    misc: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """One sentence of a treebank file: document, sentence id, text, rows, and whether it opens a paragraph."""

    doc: str
    key: str
    text: str
    rows: tuple[Row, ...]
    opens: bool = False


def read(path: Path) -> Iterator[Parsed]:
    """Sentences of a CoNLL-U file; multiword ranges and empty nodes are passed over."""
    doc = key = text = ""
    opens = False
    rows: list[Row] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        if line.startswith("# newdoc id = "):
            doc = line[14:]
        elif line.startswith("# newpar"):
            opens = True
        elif line.startswith("# sent_id = "):
            key = line[12:]
        elif line.startswith("# text = "):
            text = line[9:]
        elif line[:1].isdigit():
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(Row(cells[1], cells[2], cells[3], cells[4], cells[5], int(cells[6]), cells[7], cells[9]))
        elif not line and rows:
            yield Parsed(doc, key, text, tuple(rows), opens)
            rows, opens = [], False


def genre(doc: str) -> str:
    """GUM_news_nasa is news."""
    return doc.split("_")[1]


def kept_features(feats: str) -> str:
    """The features that the model predicts, as a FEATS string."""
    kept = [f for f in feats.split("|") if f.split("=")[0] in KEPT_FEATURES]
    return "|".join(kept) or "_"


@dataclass(frozen=True, slots=True)
class Mention:
    """A GUM mention inside one sentence; words first..last inclusive, 0-based."""

    first: int
    last: int
    group: str
    type: str


def mentions(doc: list[Parsed]) -> list[list[Mention]]:
    """GUM's mentions per sentence of a document, in order of their end."""
    opened: dict[str, list[tuple[int, int, str]]] = {}
    found: list[list[Mention]] = [[] for _ in doc]
    for at, sentence in enumerate(doc):
        for i, row in enumerate(sentence.rows):
            for match in _ENTITY.finditer(_entity(row.misc)):
                _mark(match, at, i, opened, found)
    return found


def _entity(misc: str) -> str:
    return next((part[7:] for part in misc.split("|") if part.startswith("Entity=")), "")


def _mark(
    match: re.Match[str],
    at: int,
    i: int,
    opened: dict[str, list[tuple[int, int, str]]],
    found: list[list[Mention]],
) -> None:
    if match["open"]:
        group, kind = match["open"].split("-")[:2]
        if match["both"]:
            found[at].append(Mention(i, i, group, kind))
        else:
            opened.setdefault(group, []).append((at, i, kind))
        return
    group = match["close"].split("-")[0]
    if opened.get(group):
        start, first, kind = opened[group].pop()
        if start == at:
            found[at].append(Mention(first, i, group, kind))


def head_of(rows: tuple[Row, ...], first: int, last: int) -> int:
    """The word of the span whose governor lies outside it (the first such)."""
    for i in range(first, last + 1):
        if not first < rows[i].head <= last + 1 and rows[i].head - 1 != first:
            return i
        if rows[i].head - 1 < first or rows[i].head - 1 > last:
            return i
    return first


def _name_words(rows: tuple[Row, ...], mention: Mention, head: int) -> tuple[int, int]:
    """The contiguous name around its head: compounds, flat parts and proper modifiers, without titles."""
    part = {head}
    for i in range(mention.first, mention.last + 1):
        if _in_name(rows, i, part) and mention.first <= rows[i].head - 1 <= mention.last:
            part.add(i)
    for i in range(mention.last, mention.first - 1, -1):
        if _in_name(rows, i, part):
            part.add(i)
    first = last = head
    while first - 1 >= mention.first and (first - 1 in part or _joins(rows, first - 1, part)):
        first -= 1
    while last + 1 <= mention.last and (last + 1 in part or _joins(rows, last + 1, part)):
        last += 1
    while last > head and last not in part:
        last -= 1
    while first < head and first not in part:
        first += 1
    return first, last


def _in_name(rows: tuple[Row, ...], i: int, part: set[int]) -> bool:
    row = rows[i]
    if row.head - 1 not in part:
        return False
    if row.rel.split(":")[0] in _NAME_RELATIONS:
        return row.upos != "PUNCT"
    return row.rel in ("amod", "nummod", "nmod:unmarked") and row.xpos in ("NNP", "NNPS", "CD")


def _joins(rows: tuple[Row, ...], i: int, part: set[int]) -> bool:
    return rows[i].form in ("-", "–", "/", "&", "'s", ".", "’s") and rows[i].head - 1 in part


def named(rows: tuple[Row, ...], found: list[Mention]) -> tuple[Span, ...]:
    """Named mentions as entity spans, longest first, never overlapping."""
    spans: list[Span] = []
    for mention in sorted(found, key=lambda m: (m.first - m.last, m.first)):
        span = _named_span(rows, mention)
        if span and all(span.last < other.first or span.first > other.last for other in spans):
            spans.append(span)
    return tuple(sorted(spans, key=lambda s: s.first))


def _named_span(rows: tuple[Row, ...], mention: Mention) -> Span | None:
    head = head_of(rows, mention.first, mention.last)
    if mention.type == "time":
        short = mention.last - mention.first < 8 and rows[head].upos not in ("PRON", "VERB", "ADV", "AUX")
        return _date(rows, mention) if short else None
    if rows[head].xpos not in ("NNP", "NNPS"):
        return None
    first, last = _name_words(rows, mention, head)
    if mention.type in ("organization", "event", "place"):
        last = _continued(rows, mention, head, last)
    words = tuple(r.form for r in rows[first : last + 1])
    if mention.type == "place":
        return Span(first, last, place_labels(words))
    if mention.type in _NAMED:
        return Span(first, last, frozenset((_NAMED[mention.type],)))
    return Span(first, last, frozenset(("", "LAW", "MONEY", "EVENT", "OFFICE")))


def _date(rows: tuple[Row, ...], mention: Mention) -> Span:
    """A calendar expression is a DATE; "that time", "a year" may be one or not."""
    part = rows[mention.first : mention.last + 1]
    sure = any(
        r.xpos in ("NNP", "NNPS") or re.fullmatch(r"\d{4}s?|today|tomorrow|yesterday", r.form.lower()) for r in part
    )
    return Span(mention.first, mention.last, frozenset(("DATE",) if sure else ("", "DATE")))


def _continued(rows: tuple[Row, ...], mention: Mention, head: int, last: int) -> int:
    """The end of a name that runs on through of-phrases: University of Portsmouth."""
    if last + 1 > mention.last or rows[last + 1].form != "of":
        return last
    for i in range(last + 2, mention.last + 1):
        row = rows[i]
        if row.head - 1 == head and row.rel == "nmod" and row.xpos in ("NNP", "NNPS"):
            return _continued(rows, mention, i, _name_words(rows, mention, i)[1])
        if row.xpos not in ("NNP", "NNPS", "DT", "CC", "CD"):
            break
    return last


def _head_layer(rows: tuple[Row, ...], found: list[Mention]) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    types = [""] * len(rows)
    groups = [False] * len(rows)
    size: dict[int, int] = {}
    for mention in sorted(found, key=lambda m: m.last - m.first):
        head = head_of(rows, mention.first, mention.last)
        groups[head] = groups[head] or (head in size)
        types[head] = types[head] or mention.type
        size[head] = mention.last - mention.first
    return tuple(types), tuple(groups)


def _tree(sentence: Parsed, source: str) -> Item:
    rows = sentence.rows
    return Item(
        source,
        sentence.key,
        tuple(r.form for r in rows),
        tuple(r.upos for r in rows),
        tuple(r.xpos for r in rows),
        tuple(kept_features(r.feats) for r in rows),
        tuple(r.lemma for r in rows),
        tuple(r.head for r in rows),
        tuple(r.rel for r in rows),
    )


def gum(path: Path, *, closed: bool = False) -> Iterator[tuple[Item, list[Mention]]]:
    """GUM's sentences with their entity layer; `closed` lets the non-commercial genres in."""
    from dataclasses import replace

    for doc in documents(path):
        if not closed and genre(doc[0].doc) in CLOSED_GENRES:
            continue
        for sentence, found in zip(doc, mentions(doc), strict=True):
            types, groups = _head_layer(sentence.rows, found)
            item = _tree(sentence, "gum")
            yield (
                replace(
                    item,
                    spans=named(sentence.rows, found),
                    outside=_OTHER_LABELS,
                    mentions=types,
                    groups=groups,
                ),
                found,
            )


def documents(path: Path) -> Iterator[list[Parsed]]:
    doc: list[Parsed] = []
    for sentence in read(path):
        if doc and sentence.doc != doc[0].doc:
            yield doc
            doc = []
        doc.append(sentence)
    if doc:
        yield doc


def ewt(path: Path) -> Iterator[Item]:
    """EWT's sentences: trees only."""
    for sentence in read(path):
        yield _tree(sentence, "ewt")
