"""What a thing is, told by its bytes before its name."""

from __future__ import annotations

import pytest

from legation.sources.media import sniff


@pytest.mark.parametrize(
    ("head", "name", "declared", "kind"),
    [
        (b"%PDF-1.7\n...", "a.html", "text/html", "application/pdf"),
        (b"\n\n%PDF-1.4", "", "", "application/pdf"),
        (
            b"PK\x03\x04....[Content_Types].xml....word/document.xml",
            "a.bin",
            "",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            b"PK\x03\x04....",
            "a.docx",
            "",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (b"PK\x03\x04....", "a.zip", "", "application/zip"),
        (b"\x1f\x8b\x08", "a.txt", "", "application/gzip"),
        (b"\x89PNG\r\n\x1a\n", "a.txt", "", "image/png"),
        (b"<!DOCTYPE html><html>", "a.txt", "text/plain", "text/html"),
        (b"\xef\xbb\xbf  <!-- saved from x -->\n<html>", "", "", "text/html"),
        (b"<?xml version='1.0'?><!DOCTYPE html><html xmlns='x'>", "", "application/xml", "text/html"),
        (b"<p>Two ministers met.</p>", "", "", "text/html"),
        (b"<?xml version='1.0'?>\n<rss version='2.0'>", "a.html", "text/html", "application/feed+xml"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "", "", "application/feed+xml"),
        (b"<rdf:RDF xmlns:rdf='x'>", "", "", "application/feed+xml"),
        (b"<opml version='2.0'>", "", "", "text/x-opml"),
        (b'{"id": "a", "text": "b"}\n{"id": "c", "text": "d"}\n', "", "", "application/x-ndjson"),
        (b'{"id": "a", "text": "b"}', "", "", "application/json"),
        (b'{"id": "a", "text": "b"}', "a.jsonl", "", "application/x-ndjson"),
        (b'{\n  "id": "a"\n}', "a.txt", "", "application/json"),
        (b"{Two ministers} met.", "", "", "text/plain"),
        (b"From: a@b.example\r\nSubject: x\r\nDate: y\r\n\r\nz", "", "", "message/rfc822"),
        (b"From: Tehran\nWith love: a report\nby nobody", "", "", "text/plain"),
        (b"Subject: grain\nTwo ministers met.", "a.txt", "", "text/plain"),
        (b"Two ministers met.", "", "", "text/plain"),
        (b"Two ministers met.", "a.html", "", "text/html"),
        ("Two ministers met.".encode("utf-16"), "", "", "text/plain"),
        ("Two ministers met.".encode("utf-16-le"), "", "", "text/plain"),
        (bytes(range(256)) * 4, "a.txt", "text/plain", "application/octet-stream"),
        (b"", "", "", "text/plain"),
    ],
)
def test_a_thing_is_what_its_bytes_are(head: bytes, name: str, declared: str, kind: str) -> None:
    """Bytes, then the declared type, then the name."""
    assert sniff(head, name, declared) == kind
