"""What kind of thing some bytes are: told by the bytes, then by the declared type, then by the name.

Source: WHATWG MIME Sniffing, sections 6 and 7; RFC 8259 (JSON); RFC 5322 (mail headers).
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from types import MappingProxyType

HEAD = 4096
"""Bytes that a look takes."""

PLAIN, HTML, JSON, JSONL = "text/plain", "text/html", "application/json", "application/x-ndjson"
PDF, MAIL, FEED, OPML = "application/pdf", "message/rfc822", "application/feed+xml", "text/x-opml"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
GZIP, ZIP, BINARY = "application/gzip", "application/zip", "application/octet-stream"

_MAGIC = (
    (b"\x1f\x8b", GZIP),
    (b"PK\x03\x04", ZIP),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/msword"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"RIFF", "audio/video"),
    (b"ID3", "audio/mpeg"),
    (b"\x7fELF", "application/x-executable"),
    (b"MZ\x90", "application/x-executable"),
    (b"\xfd7zXZ", "application/x-xz"),
    (b"7z\xbc\xaf", "application/x-7z-compressed"),
    (b"Rar!", "application/vnd.rar"),
    (b"BZh9", "application/x-bzip2"),
    (b"\x28\xb5\x2f\xfd", "application/zstd"),
    (b"SQLite format 3", "application/vnd.sqlite3"),
)
_BY_NAME = MappingProxyType(
    {
        ".txt": PLAIN, ".text": PLAIN, ".md": PLAIN, ".markdown": PLAIN,
        ".html": HTML, ".htm": HTML, ".xhtml": HTML,
        ".json": JSON, ".jsonl": JSONL, ".ndjson": JSONL, ".eml": MAIL, ".mht": MAIL, ".mhtml": MAIL,
        ".rss": FEED, ".atom": FEED, ".opml": OPML, ".pdf": PDF, ".docx": DOCX,
    }
)  # fmt: skip
_BY_TYPE = MappingProxyType(
    {
        "text/html": HTML, "application/xhtml+xml": HTML,
        "application/json": JSON, "application/ld+json": JSON,
        "application/x-ndjson": JSONL, "application/jsonl": JSONL,
        "application/pdf": PDF, DOCX: DOCX,
        "message/rfc822": MAIL, "multipart/related": MAIL,
        "application/rss+xml": FEED, "application/atom+xml": FEED, "text/x-opml": OPML,
        "text/plain": PLAIN, "text/markdown": PLAIN,
    }
)  # fmt: skip
_XML_PROLOGUE = re.compile(
    rb"(?si)^\s*(?:<\?xml.{0,400}?\?>|<!--.{0,2000}?-->|<!DOCTYPE\s.{0,400}?>|"
    rb"<\?.{0,300}?\?>|\s)*<([A-Za-z:]+)"
)
_HTML_ROOTS = frozenset(
    {
        b"html",
        b"head",
        b"body",
        b"article",
        b"div",
        b"p",
        b"main",
        b"section",
        b"h1",
        b"script",
        b"meta",
        b"title",
        b"table",
        b"span",
        b"style",
        b"link",
    }
)
_MAIL_HEADER = re.compile(
    rb"(?i)^(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|"
    rb"content-type|delivered-to|reply-to|x-[\w-]+|sender|dkim-signature|arc-[\w-]+|"
    rb"list-[\w-]+|authentication-results|references|in-reply-to|thread-[\w-]+|"
    rb"snapshot-[\w-]+|content-[\w-]+|importance):[ \t\r]"
)
_MAIL_MUST = re.compile(rb"(?im)^(?:from|message-id|received|mime-version|return-path):")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def sniff(head: bytes, name: str = "", declared: str = "") -> str:
    """The media type of something that begins with ``head``.

    ``name`` is a file name or address, ``declared`` the type that a server or container gave.
    """
    magic = _by_magic(head)
    if magic:
        return DOCX if magic == ZIP and (b"word/" in head or _by_name(name) == DOCX) else magic
    if is_binary(head):
        return BINARY
    return (
        _by_shape(head, name) or _BY_TYPE.get(declared.partition(";")[0].strip().lower(), "") or _by_name(name) or PLAIN
    )


def _by_magic(head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return PDF
    return next((kind for mark, kind in _MAGIC if head.startswith(mark)), "")


def is_binary(head: bytes) -> bool:
    """Whether control characters show that this is no text in any encoding."""
    if head.startswith(_WIDE_MARKS) or _looks_wide(head):
        return False
    return len(_CONTROL.findall(head)) > 0.02 * len(head)


def _looks_wide(head: bytes) -> bool:
    """UTF-16 without a mark: the zeros stand on one side of every pair only."""
    zeros = sorted(half.count(0) / max(1, len(half)) for half in (head[0::2], head[1::2]))
    return zeros[1] > 0.05 and zeros[0] < 0.02


def _by_shape(head: bytes, name: str) -> str:
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"{"):
        return _json_kind(text, name)
    root = _XML_PROLOGUE.match(text)
    if root:
        return _by_root(root[1].lower().rpartition(b":")[2], text)
    return MAIL if _is_mail(text, name) else ""


def _json_kind(text: bytes, name: str) -> str:
    """JSON lines when each line is an object of its own, else one JSON record."""
    if _by_name(name) == JSONL:
        return JSONL
    first, newline, rest = text.partition(b"\n")
    if newline and first.rstrip().endswith(b"}") and rest.lstrip().startswith(b"{"):
        return JSONL
    return JSON if re.match(rb'\{\s*(?:"|\})', text) else ""


def _by_root(root: bytes, text: bytes) -> str:
    if root in (b"rss", b"feed", b"rdf"):
        return FEED
    if root == b"opml":
        return OPML
    return HTML if root in _HTML_ROOTS or b"<html" in text.lower() else ""


def _is_mail(text: bytes, name: str) -> bool:
    lines = text.split(b"\n", 6)[:6]
    headers = sum(bool(_MAIL_HEADER.match(line)) for line in lines)
    if _by_name(name) == MAIL:
        return headers > 0
    return (
        headers >= 2
        and bool(_MAIL_HEADER.match(lines[0]))
        and bool(_MAIL_MUST.search(text))
        and b"\nSubject:" in b"\n" + text
    )


def _by_name(name: str) -> str:
    return _BY_NAME.get(PurePosixPath(name.partition("?")[0].lower()).suffix, "")
