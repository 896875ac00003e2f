"""PDF files: text by pdfium in a process of its own, put together into paragraphs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from legation.documents.decoding import Decoded
from legation.documents.languages import script_of
from legation.documents.lines import read_lines
from legation.documents.naming import subject_of
from legation.documents.pdf_worker import MOST_CHARACTERS, MOST_PAGES
from legation.documents.plain import from_text
from legation.errors import DocumentError
from legation.types.document import Document
from legation.types.source import Raw

_SECONDS = 90
_TRAILER = 2048
_SPLIT_WORD = re.compile("(?<=\\w)(?:[-\u00ad\u2010]\n|\ufffe\n?)(?=[a-z])")
"""A hyphen at a line's end; pdfium itself gives U+FFFE for those that it recognises."""
_PAGE_NUMBER = re.compile(r"(?i)^\W*(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*$")
_RIGHT_TO_LEFT = "its right-to-left text may be out of order: check it against the page"
_FAULTS = {"password": "the PDF is locked with a password", "damaged": "the PDF is damaged or cut off"}


def read_pdf(raw: Raw, published: date | None) -> Document:
    """Read a PDF; DocumentError when it is damaged, locked, has no text layer, or takes too long."""
    result = _asked(raw)
    fault = result.get("error")
    if fault:
        raise DocumentError(subject_of(raw), _FAULTS.get(str(fault), "the PDF could not be read"))
    pages = [str(page) for page in _listed(result.get("pages"))]
    text = "\n\n".join(_without_running_heads([_tidy(page) for page in pages]))
    if not text.strip():
        raise DocumentError(
            subject_of(raw),
            "the PDF holds no text: its pages are pictures",
            "run text recognition on it first",
        )
    whole = "\n".join(line.text for line in read_lines(text))
    document = from_text(
        raw,
        Decoded(whole, "utf-8", tuple(_warnings(raw.content, whole, pages, result))),
        raw.hints,
        published,
    )
    return replace(document, raw_digest=raw.digest)


def _asked(raw: Raw) -> dict[str, object]:
    """What the child process says of the file."""
    command = [sys.executable, "-m", "legation.documents.pdf_worker"]
    try:
        done = subprocess.run(command, input=raw.content, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603 -- our own module, the file goes in as data
    except subprocess.TimeoutExpired as error:
        raise DocumentError(subject_of(raw), f"the PDF took longer than {_SECONDS} s") from error
    try:
        result = json.loads(done.stdout)
    except ValueError as error:
        raise DocumentError(subject_of(raw), "the PDF could not be opened within the limits") from error
    return result if isinstance(result, dict) else {}


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _tidy(page: str) -> str:
    """One page's lines, words that were split at a line's end made whole."""
    text = page.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return _SPLIT_WORD.sub("", text).replace("\ufffe", "-")


def _without_running_heads(pages: Sequence[str]) -> list[str]:
    """The pages without page numbers and without lines that stand at the edge of most of them."""
    split = [[line.strip() for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(line for lines in split for line in {*lines[:2], *lines[-2:]})
    running = {line for line, count in edges.items() if count > 2 and 2 * count > len(pages)}
    return [
        "\n".join(line for line in lines if line not in running and not _PAGE_NUMBER.match(line)) for lines in split
    ]


def _warnings(content: bytes, text: str, pages: Sequence[str], result: dict[str, object]) -> list[str]:
    notes = [_RIGHT_TO_LEFT] if script_of(text) in ("Arabic", "Hebrew") else []
    if b"%%EOF" not in content[-_TRAILER:]:
        notes.append("the PDF breaks off before its end: only what is there was read")
    total = result.get("total")
    if isinstance(total, int) and total > len(pages):
        notes.append(
            f"only the first {len(pages)} of {total} pages were read (at most {MOST_PAGES} "
            f"pages, {MOST_CHARACTERS:,} characters)"
        )
    return notes
