"""What stands around the body of a page: captions, deck, a printed date, links to other reports."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from legation.documents import cues
from legation.documents.datelines import dated_line
from legation.documents.html.tree import Leaf, classes, is_shown, text_of
from legation.types.document import RelatedLink

_CAPTION = re.compile(
    r"\b(?:wp-caption-text|(?:image|photo|img|media|picture|figure|article)[-_]*(?:caption|legend)|caption(?:[-_]?text)?|cutline)\b"
)
_DECK = re.compile(
    r"\b(?:deck|dek|stand-?first|sub-?title|sub-?head(?:line|ing)?|strapline|article[-_]*(?:summary|deck|subtitle|standfirst|dek)|(?:story|post|entry)[-_]*(?:summary|subtitle|deck|dek))\b"
)
_RELATED = re.compile(
    r"related|read-?(?:more|also|next)|also-?read|see-?also|recommended|more-(?:on|from|stories)|inline-?promo|further-reading|you-may"
)
_LABEL = re.compile(r"^(?:Image|Media|Photo|Video) caption:?\s*|\s*Image (?:source|credit):?\s*$")
_CHROME = frozenset({"nav", "header", "footer", "form"})
_MOST_LINKS = 25
_LINK_WORDS = range(4, 40)
_NEAR_TITLE = 14


def captions(root: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that caption a picture, outermost first, none inside another."""
    seen: set[HtmlElement] = set()
    for element in root.iter("figcaption", "p", "div", "span", "dd"):
        if element.tag != "figcaption" and not _CAPTION.search(classes(element)):
            continue
        if not any(parent in seen for parent in element.iterancestors()) and is_shown(element):
            seen.add(element)
            if 3 < len(text_of(element).split()) <= 120:
                yield element


def caption_text(element: HtmlElement) -> str:
    """A caption's words, without the label that screen readers hear."""
    return _LABEL.sub("", text_of(element))


def deck(leaves: Sequence[Leaf], title: str) -> Leaf | None:
    """The leaf under the title that its class calls a deck."""
    for leaf in _after_title(leaves, title):
        parent = leaf.element.getparent()
        names = classes(leaf.element) + " " + (classes(parent) if parent is not None else "")
        if _DECK.search(names) and 4 < len(leaf.text.split()) <= 80:
            return leaf
    return None


def printed_date(leaves: Sequence[Leaf], title: str) -> str:
    """A line near the title that holds a date and nothing else."""
    return next((leaf.text for leaf in _around_title(leaves, title) if dated_line(leaf.text)), "")


def _title_index(leaves: Sequence[Leaf], title: str) -> int:
    return next((number for number, leaf in enumerate(leaves) if leaf.text == title), 0)


def _after_title(leaves: Sequence[Leaf], title: str) -> Sequence[Leaf]:
    at = _title_index(leaves, title)
    return leaves[at + 1 : at + 1 + _NEAR_TITLE]


def _around_title(leaves: Sequence[Leaf], title: str) -> Sequence[Leaf]:
    at = _title_index(leaves, title)
    return (*leaves[at + 1 : at + 1 + _NEAR_TITLE], *leaves[max(0, at - 4) : at])


def related_links(root: HtmlElement, url: str) -> tuple[RelatedLink, ...]:
    """Links to other reports: those under a "related" heading or after "Read more:"."""
    found: dict[str, RelatedLink] = {}
    for anchor in root.iter("a"):
        address = _address(anchor, url)
        title = _link_title(anchor) if address else ""
        if title and address not in found and _leads_on(anchor):
            found[address] = RelatedLink(title, address)
        if len(found) >= _MOST_LINKS:
            break
    return tuple(found.values())


def _address(anchor: HtmlElement, url: str) -> str:
    try:
        address = urljoin(url, (anchor.get("href") or "").strip())
        parts = urlsplit(address)
    except ValueError:
        return ""
    is_page = parts.scheme in ("http", "https") and parts.path.strip("/") != ""
    return (
        address
        if is_page or (not url and parts.scheme == "" and parts.path.startswith("/") and len(parts.path) > 1)
        else ""
    )


def _link_title(anchor: HtmlElement) -> str:
    text = text_of(anchor)
    match = cues.RELATED.match(text)
    title = text[match.end() :].strip() if match and match["mark"] else text
    return title if len(title.split()) in _LINK_WORDS else ""


def _leads_on(anchor: HtmlElement) -> bool:
    """Whether a link's surroundings call it related, or its line begins with "Read more"."""
    node, steps = anchor.getparent(), 0
    if cues.RELATED.match(text_of(anchor)) and len(text_of(anchor).split()) > 3:
        return True
    while node is not None and steps < 5:
        if node.tag in _CHROME:
            return False
        if _RELATED.search(classes(node)):
            return True
        if steps < 3 and len(node) < 6 and _begins_related(node):
            return True
        node, steps = node.getparent(), steps + 1
    return False


def _begins_related(node: HtmlElement) -> bool:
    text = text_of(node)
    match = cues.RELATED.match(text) if len(text) < 2 * cues.HEAD else None
    return bool(match and match["mark"])
