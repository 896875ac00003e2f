"""Bytes become text in the encoding that they are in, and a mixture is said to be one."""

from __future__ import annotations

import pytest

from legation.documents.decoding import decode
from legation.errors import DocumentError

PERSIAN = "وزیران خارجه ایران و پاکستان در تهران گفت‌وگو کردند."
RUSSIAN = "Министры встретились в Астане и обсудили новые маршруты для зерна."
FRENCH = "Les ministres se sont réunis à Genève, où ils ont évoqué la pêche."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_read_in_all_its_forms(encoding: str) -> None:
    """With and without a byte order mark."""
    text = "Ministers met in Tehran and Islamabad.\n" + PERSIAN
    assert decode(text.encode(encoding), "", "a").text == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8-r"),
        ("وصل الوزير إلى بغداد في زيارة رسمية", "cp1256"),
    ],
)
def test_a_declared_encoding_is_believed(text: str, encoding: str) -> None:
    """What the server or page says, where the bytes allow it."""
    assert decode(text.encode(encoding), encoding, "a").text == text


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH * 3, "cp1252"), (RUSSIAN * 3, "cp1251")])
def test_an_undeclared_encoding_is_made_out_and_said(text: str, encoding: str) -> None:
    """The likeliest single-byte encoding, with a warning."""
    decoded = decode(text.encode(encoding), "", "a")
    assert decoded.text == text
    assert "no encoding is declared" in decoded.warnings[0]


def test_a_wrong_declaration_does_no_harm() -> None:
    """UTF-8 that is declared as ASCII or as nonsense is still UTF-8."""
    for declared in ("x-nonsense", "utf-16", "ascii\x00", "big5-none"):
        assert decode(PERSIAN.encode(), declared, "a").text == PERSIAN


def test_mixed_encodings_are_read_and_named() -> None:
    """Each stretch by its own encoding; the warning says where the first stray one is."""
    content = (PERSIAN + "\n" + FRENCH + "\n" + PERSIAN).encode() + b"\nr\xe9union \x93ici\x94\n"
    decoded = decode(content, "", "a")
    assert "réunion “ici”" in decoded.text
    assert decoded.warnings == ("mixed encodings: 3 stretches are not UTF-8 (first in line 4); read as Windows-1252",)


def test_line_ends_are_made_one() -> None:
    """Offsets count the same on every system."""
    assert decode(b"a\r\nb\rc\nd\x0ce", "", "a").text == "a\nb\nc\nd\ne"


@pytest.mark.parametrize("content", [bytes(range(256)) * 8, b"\x00\x01\x02\x03" * 400, b"text " + bytes(3000)])
def test_a_binary_is_refused(content: bytes) -> None:
    """Control characters show it."""
    with pytest.raises(DocumentError, match=r"report\.bin: it is a binary file"):
        decode(content, "", "report.bin")
