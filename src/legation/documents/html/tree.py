"""A page as a tree: parsed without network or entities, its leaves in order.

A leaf is the smallest block of text: a paragraph, heading, item, caption. Its place is its number in
document order; what is read elsewhere on the page is put in by these places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser

from legation.errors import DocumentError

BLOCKS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "blockquote",
        "figcaption",
        "caption",
        "div",
        "section",
        "article",
        "aside",
        "header",
        "footer",
        "main",
        "figure",
        "ul",
        "ol",
        "dl",
        "table",
        "tr",
        "tbody",
        "thead",
        "form",
        "nav",
        "address",
        "pre",
        "body",
        "details",
        "summary",
        "center",
        "fieldset",
    ]
)
_HIDDEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "object",
        "embed",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "head",
        "meta",
        "link",
    ]
)
_BREAK = re.compile(r"\s+")
_DECLARED = re.compile(rb"(?i)<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w-]{2,20})")
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w-]{2,20})")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A smallest block of text and its place in document order."""

    element: HtmlElement
    place: int
    text: str


def declared_charset(content: bytes) -> str:
    """The encoding that a page names in its first bytes (HTML Living Standard, 13.2.3.2)."""
    head = content[:2048]
    match = _XML_DECLARED.search(head) or _DECLARED.search(head)
    return match[1].decode("ascii") if match else ""


def parse(text: str, subject: str) -> HtmlElement:
    """The page's root element; DocumentError when it is no page."""
    parser = HTMLParser(encoding="utf-8", no_network=True, recover=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8", "replace"), parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise DocumentError(subject, "the page could not be parsed") from error
    if root is None:
        raise DocumentError(subject, "the page is empty")
    return root


def squeeze(text: str) -> str:
    """``text`` with each run of white space as one space."""
    return _BREAK.sub(" ", text).strip()


def text_of(element: HtmlElement) -> str:
    """The words of an element as shown, line breaks and scripts as white space."""
    return squeeze("".join(_shown(element)))


def lines_of(element: HtmlElement) -> list[str]:
    """The words of an element, one string for each line that its breaks and blocks make."""
    lines = "".join(_shown(element, breaks="\n")).split("\n")
    return [line for line in map(squeeze, lines) if line]


def _shown(element: HtmlElement, breaks: str = " ") -> Iterator[str]:
    stack: list[tuple[HtmlElement, bool]] = [(element, False)]
    while stack:
        node, is_done = stack.pop()
        edge = breaks if (node.tag in BLOCKS and node is not element) or node.tag == "br" else ""
        if is_done:
            yield edge
            if node is not element:
                yield _BREAK.sub(" ", node.tail or "")
            continue
        stack.append((node, True))
        if is_shown(node):
            yield edge if node.tag != "br" else ""
            yield _BREAK.sub(" ", node.text or "")
            stack.extend((child, False) for child in reversed(node))


def is_shown(node: HtmlElement) -> bool:
    """Whether a reader sees the element: no script, not hidden by its own attributes."""
    if not isinstance(node.tag, str) or node.tag in _HIDDEN or node.get("hidden") is not None:
        return False
    return "display:none" not in (node.get("style") or "").replace(" ", "").lower()


def leaves(root: HtmlElement) -> tuple[Leaf, ...]:
    """Every smallest block of text, in document order."""
    found: list[Leaf] = []
    body = root.find("body") if root.tag == "html" else root
    places = {node: place for place, node in enumerate(root.iter())}
    stack: list[HtmlElement] = [body if body is not None else root]
    while stack:
        node = stack.pop()
        if not is_shown(node):
            continue
        blocks = [child for child in node if isinstance(child.tag, str)]
        if node.tag in BLOCKS and not _has_blocks(node):
            text = text_of(node)
            if text:
                found.append(Leaf(node, places[node], text))
        else:
            stack.extend(reversed(blocks))
    return tuple(found)


def _has_blocks(node: HtmlElement) -> bool:
    return any(child.tag in BLOCKS for child in node.iterdescendants() if isinstance(child.tag, str))


def classes(element: HtmlElement) -> str:
    """What an element is called: its class, id, role and item property, in lower case."""
    return " ".join(
        filter(None, map(element.get, ("class", "id", "itemprop", "role", "data-testid", "data-component")))
    ).lower()
