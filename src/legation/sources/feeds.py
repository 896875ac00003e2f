"""RSS and Atom feeds and OPML lists, from bytes that are already here.

feedparser never sees an address or a file name, only a stream; XML is parsed without entities or network.
A broken item is cut out, named, and the rest of the feed is read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from lxml import etree

from legation.errors import MalformedSource, OversizedSource
from legation.types.source import Hints

_ITEM = re.compile(rb"(?s)<(item|entry)(?=[\s>])[^>]{0,2000}>.*?</\1\s*>")
_ROOT = re.compile(rb"(?s)<(rss|feed|(?:rdf:)?RDF)(?=[\s>])[^>]{0,8000}>")
_XML_HEAD = re.compile(rb"^\s*<\?xml[^>]{0,200}\?>")
_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_FULL = 600
"""Characters of an item's own text from which it is the report itself, not a teaser."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a feed: what it says of itself and, where it has any, its text."""

    part: str
    hints: Hints
    text: str = field(default="", repr=False)

    @property
    def is_html(self) -> bool:
        """Whether the text is markup."""
        return _TAG.search(self.text) is not None

    @property
    def is_full(self) -> bool:
        """Whether the feed carries the report and not just a teaser."""
        return len(_TAG.sub("", self.text)) >= _FULL


@dataclass(frozen=True, slots=True)
class Broken:
    """An item that cannot be read, by its number, and why."""

    part: str
    reason: str


def read_feed(content: bytes, subject: str, most: int) -> tuple[Item | Broken, ...]:
    """The items of a feed in order; MalformedSource when it is no feed at all."""
    if b"<!ENTITY" in content:
        raise MalformedSource(subject, "the feed declares entities, which are not read")
    broken = dict(_broken_items(content))
    publisher, entries = _parsed(_without(content, broken))
    if not entries and not broken:
        raise MalformedSource(subject, "it is no feed that can be read, or an empty one")
    if len(entries) > most:
        raise OversizedSource(subject, f"the feed has {len(entries):,} items; at most {most:,} are read")
    whole = [_item(entry, number, publisher) for number, entry in enumerate(entries, 1)]
    return (*whole, *(Broken(f"item {number}", reason) for number, reason in broken.items()))


def _parsed(content: bytes) -> tuple[str, list[Mapping[str, object]]]:
    """The feed's title and its entries."""
    import feedparser

    result = feedparser.parse(io.BytesIO(content), resolve_relative_uris=False, sanitize_html=False)
    return str(result.feed.get("title") or ""), list(result.entries)


def _broken_items(content: bytes) -> Iterator[tuple[int, str]]:
    """Number and reason of each item that is not well formed; only looked for when the feed is not."""
    if _fault(content) is None:
        return
    root = _ROOT.search(content)
    head = _XML_HEAD.match(content)
    opening = (head.group() if head else b"") + (root.group() if root else b"<feed>")
    closing = b"</" + (root[1] if root else b"feed") + b">"
    for number, match in enumerate(_ITEM.finditer(content), 1):
        fault = _fault(opening + match.group() + closing)
        if fault is not None:
            yield number, fault


def _fault(content: bytes) -> str | None:
    """What is wrong with the XML, None when nothing is."""
    try:
        etree.fromstring(content, _xml_parser())
    except etree.XMLSyntaxError as error:
        return f"it is not well-formed XML ({str(error.msg).partition(',')[0][:80]})"
    except ValueError:
        return "it is not well-formed XML"
    return None


def _without(content: bytes, broken: Mapping[int, str]) -> bytes:
    numbers = iter(range(1, len(content)))
    return _ITEM.sub(lambda match: b"" if next(numbers) in broken else match.group(), content) if broken else content


def _item(entry: Mapping[str, object], number: int, publisher: str) -> Item | Broken:
    def value(*names: str) -> str:
        return next((str(entry[name]).strip() for name in names if entry.get(name)), "")

    link, text = value("link"), _text(entry)
    part = value("id") or link or f"item {number}"
    if not link and not text:
        return Broken(f"item {number}", "the item has neither text nor link")
    hints = Hints(
        id=part,
        title=_TAG.sub("", value("title")),
        published=value("published", "updated", "created"),
        url=link if _is_web(link) else "",
        publisher=publisher,
    )
    return Item(part, hints, text)


def _text(entry: Mapping[str, object]) -> str:
    """The longest text that an item carries."""
    contents = entry.get("content")
    values = (
        [str(content.get("value") or "") for content in contents if isinstance(content, Mapping)]
        if isinstance(contents, list)
        else []
    )
    values.append(str(entry.get("summary") or ""))
    return max(values, key=len).strip()


def read_opml(content: bytes, subject: str, most: int) -> tuple[str, ...]:
    """The feed addresses that an OPML list names, in order, each once."""
    try:
        root = etree.fromstring(content, _xml_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise MalformedSource(subject, "the OPML list is not well-formed XML") from error
    addresses = dict.fromkeys(
        address.strip()
        for outline in root.iter("outline")
        if (address := outline.get("xmlUrl") or outline.get("xmlurl")) and _is_web(address.strip())
    )
    if not addresses:
        raise MalformedSource(subject, "the OPML list names no http(s) feed")
    if len(addresses) > most:
        raise OversizedSource(subject, f"the OPML list names {len(addresses):,} feeds; at most {most:,} are read")
    return tuple(addresses)


def _xml_parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


def _is_web(address: str) -> bool:
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False
