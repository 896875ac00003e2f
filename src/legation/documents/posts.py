"""Embedded posts in pasted text: which lines are the post, which its byline, where it ends.

The byline usually stands under the text, but a pasted page may put it between two parts. What belongs
to a post is told by language or script other than the article's, by links and tags that only posts have,
and by blank lines; without such evidence only the line beside the byline is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from legation.documents.bylines import BARE_HANDLE, LINKS, ByLine, permalink, post_date, read_byline
from legation.documents.cues import FURNITURE, RELATED
from legation.documents.languages import document_language, evidence, script_of
from legation.documents.lines import Line
from legation.types.document import Post

_FURTHEST = 8
"""Lines that one side of a byline may hold."""
_TAGS = re.compile(r"(?<!\w)#\w{2,}|(?<!\w)@\w{3,}|[\U0001F1E6-\U0001FAFF\u2600-\u27bf]")
_FIRST_PERSON = re.compile(r"\b(?:I|I'm|I’m|my|My|we|We|our|Our|us)\b")
_QUOTED = re.compile(r"“[^”]{0,400}”|\"[^\"]{0,400}\"|«[^»]{0,400}»")
_REPORTING = re.compile(r"\b(?:wrote|posted|tweeted|said in a post)\b")
_END_LINK = re.compile(r"(?i)(?:\s*(?:https?://)?\b(?:t\.co|pic\.(?:twitter|x)\.com)/\S+)+\s*$")
_ELLIPSIS = re.compile(r"(?:…|\.\.\.|\[\.\.\.\]|Show more)\s*$")


@dataclass(frozen=True, slots=True)
class PostLines:
    """One embedded post: the numbers of its text lines and byline lines."""

    post: Post
    texts: tuple[int, ...]
    bylines: tuple[int, ...]


def find_posts(lines: Sequence[Line]) -> tuple[PostLines, ...]:
    """The embedded posts of a pasted page, in order."""
    signed = tuple(_signed(lines))
    if not signed:
        return ()
    body = _body_texts(lines)
    article, script = document_language(body), script_of(" ".join(body))
    taken = {number for item in signed for number in item.numbers}
    found: list[PostLines] = []
    for item in signed:
        reach = _Reach(lines, article, script, frozenset(taken))
        texts = reach.texts(item)
        taken.update(texts)
        found.append(PostLines(_complete(item.byline.post, [lines[i].text for i in texts]), texts, item.numbers))
    return tuple(found)


def without_links(text: str) -> str:
    """A post's line without the short links that the platform puts at its end."""
    return _END_LINK.sub("", text)


@dataclass(frozen=True, slots=True)
class _Signed:
    """A byline and the lines that it takes up."""

    byline: ByLine
    numbers: tuple[int, ...]


def _signed(lines: Sequence[Line]) -> list[_Signed]:
    found: list[_Signed] = []
    for number, line in enumerate(lines):
        byline = read_byline(line.text)
        if byline:
            found.append(_Signed(byline, (number,)))
        elif BARE_HANDLE.match(line.text):
            found.append(_stacked(lines, number))
    return found


def _stacked(lines: Sequence[Line], number: int) -> _Signed:
    """A byline over several lines: name, handle, mark, date, as a page of the platform shows it."""
    handle = lines[number].text
    numbers = [number]
    name = lines[number - 1].text if number else ""
    if name and len(name.split()) <= 6 and not name.endswith((".", "!", "?", ":")):
        numbers.insert(0, number - 1)
    else:
        name = handle
    when, at = None, number + 1
    while at < len(lines) and (
        lines[at].text in "·•|-"
        or post_date(lines[at].text)
        or re.fullmatch(r"\d{1,2}\s?[hmd]|[A-Z][a-z]{2} \d{1,2}", lines[at].text)
    ):
        when = when or post_date(lines[at].text)
        numbers.append(at)
        at += 1
    byline = read_byline(f"— {name} ({handle})")
    post = byline.post if byline else Post(name, handle, "X")
    return _Signed(ByLine(replace(post, date=when), dashed=False), tuple(numbers))


def _body_texts(lines: Sequence[Line]) -> list[str]:
    """The longer lines, which are the article's own."""
    return [line.text for line in lines if line.words > 12] or [line.text for line in lines]


def _complete(post: Post, texts: Sequence[str]) -> Post:
    links = (permalink(text) for text in texts)
    cut = any(_ELLIPSIS.search(without_links(text)) for text in texts)
    return replace(post, permalink=next((link for link in links if link and "t.co" not in link), ""), truncated=cut)


@dataclass(frozen=True, slots=True)
class _Reach:
    """How far a post goes on either side of its byline."""

    lines: Sequence[Line]
    article: str
    script: str
    taken: frozenset[int]

    def texts(self, item: _Signed) -> tuple[int, ...]:
        """The numbers of the lines that are the post's own words."""
        above = self._foreign(item.numbers[0] - 1, -1)
        below = self._foreign(item.numbers[-1] + 1, 1)
        if above and below:
            below = self._until_end(below) if self._is_open(above) else ()
        if not above and not below:
            return self._by_evidence(item)
        return tuple(sorted((*above, *below)))

    def _is_open(self, above: Sequence[int]) -> bool:
        """Whether the post may go on under its byline: nothing above ended it."""
        return not any(LINKS.search(self.lines[i].text) for i in above)

    def _until_end(self, below: Sequence[int]) -> tuple[int, ...]:
        """Up to the line that closes the post; all of them when the next byline is another post's."""
        for place, number in enumerate(below):
            if _END_LINK.search(self.lines[number].text):
                return tuple(below[: place + 1])
        after = below[-1] + 1
        return () if after in self.taken else tuple(below)

    def _foreign(self, start: int, step: int) -> tuple[int, ...]:
        """Lines next to the byline in another language than the article's."""
        numbers: list[int] = []
        at = start
        while self._is_free(at) and len(numbers) < _FURTHEST and self._is_foreign(at, has_more=bool(numbers)):
            numbers.append(at)
            at += step
        while numbers and not _speaks(self.lines[numbers[-1]].text):
            numbers.pop()
        return tuple(sorted(numbers))

    def _is_free(self, at: int) -> bool:
        return 0 <= at < len(self.lines) and at not in self.taken

    def _is_foreign(self, at: int, *, has_more: bool) -> bool:
        text = self.lines[at].text
        if not _speaks(text):
            return has_more or bool(LINKS.match(text))
        if RELATED.match(text) or FURNITURE.match(text):
            return False
        script = script_of(text)
        if script != self.script:
            return True
        votes = evidence(text, script)
        return bool(votes) and not votes[self.article] and votes.most_common(1)[0][1] >= 3

    def _by_evidence(self, item: _Signed) -> tuple[int, ...]:
        """A post in the article's own language: what links, tags and blank lines show."""
        after, before = item.numbers[-1] + 1, item.numbers[0] - 1
        is_above = self._is_free(before) and not self._is_plain_article(before)
        if (item.byline.dashed or is_above) and self._is_free(before):
            above = self._upwards(before)
            return tuple(sorted((*above, *self._closing(after, above))))
        return self._downwards(after)

    def _is_plain_article(self, at: int) -> bool:
        text = self.lines[at].text
        return not _is_postlike(text) and bool(_REPORTING.search(text) or not _speaks_for_itself(text))

    def _upwards(self, at: int) -> tuple[int, ...]:
        numbers = [at]
        while self._is_free(at - 1) and len(numbers) < _FURTHEST and self._goes_with(at - 1, at):
            at -= 1
            numbers.insert(0, at)
        return tuple(numbers)

    def _goes_with(self, upper: int, lower: int) -> bool:
        """Whether the line above belongs to the same post as the one below."""
        text = self.lines[upper].text
        if _REPORTING.search(text) or text.endswith(":") or RELATED.match(text) or FURNITURE.match(text):
            return False
        if self.lines[lower].blank_before:
            return False
        chunked = any(line.blank_before for line in self.lines)
        return (
            _is_postlike(text) or _speaks_for_itself(text) or (chunked and upper > 0 and self.lines[upper].words < 60)
        )

    def _closing(self, after: int, above: Sequence[int]) -> tuple[int, ...]:
        """What follows the byline up to a line that ends in the post's own link, if one is near."""
        if any(_END_LINK.search(self.lines[i].text) for i in above):
            return ()
        numbers: list[int] = []
        for at in range(after, after + 4):
            if not self._is_free(at):
                break
            numbers.append(at)
            if _END_LINK.search(self.lines[at].text):
                return tuple(numbers)
        return ()

    def _downwards(self, at: int) -> tuple[int, ...]:
        """The post under its byline: the next line, and those that bear a post's marks."""
        numbers: list[int] = []
        while self._is_free(at) and len(numbers) < _FURTHEST and (not numbers or _is_postlike(self.lines[at].text)):
            numbers.append(at)
            at += 1
        return tuple(numbers)


def _speaks(text: str) -> bool:
    return bool(script_of(text))


def _speaks_for_itself(text: str) -> bool:
    """Whether a line says "I" or "we" outside quotation marks, as its author does and a reporter does not."""
    return bool(_FIRST_PERSON.search(_QUOTED.sub(" ", text[:600])))


def _is_postlike(text: str) -> bool:
    return bool(LINKS.search(text) or _TAGS.search(text))
