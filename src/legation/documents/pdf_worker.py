"""The child process that opens a PDF: bytes in on standard input, JSON out. Run as a module.

A damaged or hostile file can only end this process. Limits on memory and processor time are set before
the file is touched, where the system has them.
"""

from __future__ import annotations

import json
import sys

MOST_PAGES = 400
MOST_CHARACTERS = 3_000_000
_MEMORY = 2 << 30
_SECONDS = 60


def _limit() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    except (ImportError, ValueError, OSError):
        return


def _pages(content: bytes) -> dict[str, object]:
    """The text of each page; an ``error`` instead when the file cannot be opened."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        return {"error": "password" if "password" in str(error).lower() else "damaged"}
    total, texts, size = len(document), [], 0
    for number in range(min(total, MOST_PAGES)):
        try:
            text = document[number].get_textpage().get_text_range()
        except pypdfium2.PdfiumError:
            text = ""
        texts.append(text)
        size += len(text)
        if size > MOST_CHARACTERS:
            break
    return {"pages": texts, "total": total}


def main() -> int:
    """Read standard input, write the result to standard output."""
    _limit()
    sys.stdout.write(json.dumps(_pages(sys.stdin.buffer.read())))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
