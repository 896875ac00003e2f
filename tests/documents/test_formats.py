"""PDF, Word, mail, JSON records and pages: the same document whatever the wrapping."""

from __future__ import annotations

import json
from datetime import date

import pytest

from legation.errors import DocumentError
from legation.types.document import DateBasis
from legation.types.source import Hints
from tests.documents import builders
from tests.documents.builders import kinds, read, words

LONG = [
    "The ministers of Fiji and Tuvalu met in Suva on Monday to speak about tuna,",
    "storms and the price of fuel. They agreed to share patrol boats from next",
    "year and to ask their neighbours for help.",
]
STORY = "The ministers of Fiji and Tuvalu met in Suva and agreed to share two patrol boats from next year, they said. "


def test_a_pdf_becomes_paragraphs() -> None:
    """Lines of a column are put together again, page numbers are left out."""
    document = read(
        builders.pdf(["Fiji and Tuvalu share boats", *LONG, "A text will be signed in May.", "1"]),
        builders.PDF,
    )
    assert kinds(document) == ["title", "paragraph", "paragraph"]
    assert words(document, "paragraph")[0].startswith("The ministers of Fiji")
    assert words(document, "paragraph")[0].endswith("neighbours for help.")


def test_words_split_at_the_end_of_a_line_are_made_whole() -> None:
    """As printed columns split them."""
    lines = [
        "The two governments, which have been speaking of this for years, will coop-",
        "erate on tuna and storms from now on, and on the price of fuel as well.",
    ]
    assert "will cooperate on tuna" in read(builders.pdf(lines), builders.PDF).text


@pytest.mark.parametrize("cut", [20, 200])
def test_a_truncated_pdf_is_named(cut: int) -> None:
    """One line that says what is wrong."""
    with pytest.raises(DocumentError) as caught:
        read(builders.pdf(LONG)[:cut], builders.PDF, name="cut.pdf")
    assert str(caught.value) == "cut.pdf: the PDF is damaged or cut off"


def test_a_pdf_without_its_end_is_read_as_far_as_it_goes() -> None:
    """With a warning, so that nobody takes it for the whole."""
    document = read(builders.pdf(LONG)[:-5], builders.PDF)
    assert "Tuvalu" in document.text
    assert document.warnings == ("the PDF breaks off before its end: only what is there was read",)


def test_a_pdf_of_pictures_says_so() -> None:
    """No text layer, no silence."""
    with pytest.raises(DocumentError, match="its pages are pictures"):
        read(builders.pdf([]), builders.PDF)


def test_a_word_document_tells_kinds_by_its_styles() -> None:
    """Title, heading and list come from the styles, the rest from the words."""
    content = builders.word_file(
        ("Title", "Fiji and Tuvalu share boats"),
        ("Normal", "Suva, 4 May 2026"),
        ("Normal", STORY),
        ("Heading 1", "Next steps"),
        ("List Bullet", "Boats by May"),
    )
    document = read(content, builders.DOCX)
    assert kinds(document) == ["title", "dateline", "paragraph", "heading", "list"]
    assert document.published_basis is DateBasis.DATELINE


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (builders.word_file(("Normal", STORY))[:-200], "damaged or cut off"),
        (builders.zip_of({"notes.txt": b"x"}), "not a Word document"),
        (builders.zip_of({"word/document.xml": bytes(9_000_000)}), "unpacks to more"),
        (builders.zip_of({"word/document.xml": b"<a>", "[Content_Types].xml": b"<b>"}), "damaged or cut off"),
    ],
)
def test_a_bad_word_document_is_named(content: bytes, reason: str) -> None:
    """Cut off, something else, a bomb, broken inside."""
    with pytest.raises(DocumentError, match=reason):
        read(content, builders.DOCX)


MESSAGE = (
    "From: Desk <desk@foreign.example>\nSubject: Fiji and Tuvalu share boats\nDate: "
    "Mon, 4 May 2026 09:00:00 +1200\nMIME-Version: 1.0\n"
)


def test_a_message_gives_its_subject_sender_and_date() -> None:
    """The body is the text; the headers are metadata."""
    document = read(MESSAGE + 'Content-Type: text/plain; charset="utf-8"\n\n' + STORY * 3, builders.MAIL)
    assert (document.title, document.publisher) == ("Fiji and Tuvalu share boats", "Desk")
    assert (str(document.published), document.published_time) == ("2026-05-04", "09:00:00+12:00")
    assert document.text.startswith("The ministers of Fiji")


def test_a_message_in_html_is_read_as_a_page() -> None:
    """Where there is no plain part worth reading."""
    body = f"<html><body><p>{STORY * 2}</p><p>{STORY * 2}</p></body></html>"
    content = (
        MESSAGE
        + (
            'Content-Type: multipart/alternative; boundary="b"\n\n--b\nContent-Type: '
            "text/plain\n\nsee HTML\n--b\nContent-Type: text/html\n\n"
        )
        + body
        + "\n--b--\n"
    )
    document = read(content, builders.MAIL)
    assert words(document, "paragraph")[0].startswith("The ministers")
    assert "<p>" not in document.text


def test_attachments_are_not_the_message() -> None:
    """A message with nothing but an attachment has no text."""
    content = MESSAGE + "Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\n" + STORY
    with pytest.raises(DocumentError, match="no text part"):
        read(content, builders.MAIL)


@pytest.mark.parametrize(
    "content",
    [
        "Subject: =?utf-8?b?/////?=\nDate: never\nFrom: =?x?q?\n\n" + STORY,
        "Subject: a\n" * 2000 + "\n" + STORY,
    ],
)
def test_damaged_headers_do_not_stop_the_reading(content: str) -> None:
    """The text is read, the date stays open."""
    assert STORY.strip() in read(content, builders.MAIL).text


RECORD = {
    "id": "r1",
    "title": "Fiji and Tuvalu share boats",
    "date": "May 4, 2026",
    "text": STORY + "\n\n" + STORY,
    "url": "https://a.example/x",
}


def test_a_record_keeps_its_text_as_it_is() -> None:
    """Offsets hold in the record's own text; the title need not stand in it."""
    document = read(json.dumps(RECORD), builders.JSON)
    assert document.text == RECORD["text"]
    assert (document.id, document.title, str(document.published), document.url) == (
        "r1",
        RECORD["title"],
        "2026-05-04",
        "https://a.example/x",
    )
    assert kinds(document) == ["paragraph", "paragraph"]


def test_a_title_that_the_text_repeats_is_its_first_block() -> None:
    """Case and marks may differ."""
    record = RECORD | {"text": "FIJI AND TUVALU SHARE BOATS\n" + STORY}
    assert kinds(read(json.dumps(record), builders.JSON)) == ["title", "paragraph"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "not JSON"),
        ("[1, 2]", "not a record"),
        ('{"title": "x"}', 'no "text"'),
        ('{"text": 5}', 'no "text"'),
        ('{"text": " "}', "empty"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_bad_record_is_named(content: str, reason: str) -> None:
    """Its name and what is wrong with it."""
    with pytest.raises(DocumentError, match=reason) as caught:
        read(content, builders.JSON, name="desk.jsonl")
    assert str(caught.value).startswith("desk.jsonl: ")


def test_the_users_word_on_the_date_outranks_the_reports() -> None:
    """``--date`` wins over metadata."""
    document = read(json.dumps(RECORD), builders.JSON, published=date(2026, 5, 6))
    assert (str(document.published), document.published_basis) == ("2026-05-06", DateBasis.GIVEN)


def test_a_date_that_cannot_be_read_is_said_to_be_unread() -> None:
    """Null, with a warning."""
    document = read(json.dumps(RECORD | {"date": "the other day"}), builders.JSON)
    assert document.published is None
    assert document.warnings == ("the date 'the other day' could not be read",)


def test_hints_of_the_container_fill_what_the_report_leaves_out() -> None:
    """A feed's item knows its title, date and address."""
    hints = Hints("i7", "Fiji and Tuvalu share boats", "Mon, 04 May 2026 09:00:00 GMT", "https://a.example/7", "Desk")
    document = read(STORY, hints=hints)
    assert (document.id, document.title, document.publisher, document.url) == (
        "i7",
        hints.title,
        "Desk",
        hints.url,
    )
    assert document.published_time == "09:00:00+00:00"


@pytest.mark.parametrize(
    ("content", "kind", "reason"),
    [
        ("", builders.PLAIN, "it is empty"),
        (" \n\t ", builders.PLAIN, "it is empty"),
        ("", builders.HTML, "it is empty"),
        ("\x00\x01\x02" * 50, builders.PLAIN, "binary"),
        (
            (
                "<html><head><script>var a = "
                "1;</script></head><body><script>run()</script><noscript>x</noscript></body></html>"
            ),
            builders.HTML,
            "holds no text",
        ),
        ("<html></html>", builders.HTML, "holds no text"),
        ("- - -\n***\nAdvertisement", builders.PLAIN, "no text to read"),
        ("GIF89a", "image/gif", "a picture"),
        ("x", "application/x-thing", "not read"),
        ("x", "", "not read"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(content: str, kind: str, reason: str) -> None:
    """One clear line each."""
    with pytest.raises(DocumentError, match=reason) as caught:
        read(content, kind, name="input.x")
    assert str(caught.value).startswith("input.x: ")
    assert "\n" not in str(caught.value)
