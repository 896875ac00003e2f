"""A question as an Atom feed (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from xml.etree import ElementTree as ET

from legation.types.record import Entry
from legation.types.time import PartialDate
from legation.views.telling import lead, tell, when

FEED_SIZE = 100
ATOM = "http://www.w3.org/2005/Atom"
NEVER = "1970-01-01"


def atom(entries: Iterable[Entry], title: str, base: str, query: str) -> bytes:
    """The feed; ``base`` is the workbench's own origin, ``query`` the question."""
    listed = list(entries)
    feed = ET.Element("feed", xmlns=ATOM)
    _add(feed, "title", f"Legation: {title}")
    _add(feed, "id", f"urn:legation:question:{sha256(query.encode()).hexdigest()[:32]}")
    _add(feed, "updated", _instant(max(map(_day, listed), default=NEVER)))
    ET.SubElement(feed, "link", rel="alternate", href=f"{base}/search")
    for entry in listed:
        _entry(ET.SubElement(feed, "entry"), entry, base)
    content: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return content


def _entry(node: ET.Element, entry: Entry, base: str) -> None:
    best = entry.best
    _add(node, "title", f"{when(best)} {lead(best.claim)}: {tell(best.claim)}")
    _add(node, "id", f"urn:legation:entry:{entry.id}")
    _add(node, "updated", _instant(_day(entry)))
    _add(node, "summary", best.claim.evidence.text)
    author = ET.SubElement(node, "author")
    _add(author, "name", best.report.publisher or best.report.title or best.report.id)
    ET.SubElement(node, "link", rel="alternate", href=f"{base}/entry/{entry.id}")


def _add(node: ET.Element, name: str, words: str) -> None:
    ET.SubElement(node, name).text = "".join(letter for letter in words if _is_xml(letter))


def _is_xml(letter: str) -> bool:
    """Whether XML 1.0 has the character (production 2)."""
    code = ord(letter)
    return code in (9, 10, 13) or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code >= 0x10000


def _day(entry: Entry) -> str:
    return max((report.published for report in entry.reports if report.published), default=NEVER)


def _instant(day: str) -> str:
    return f"{PartialDate.parse(day).first.isoformat()}T00:00:00Z"
