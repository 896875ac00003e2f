"""Single lines that show what they are: bylines of posts, captions, datelines, links, furniture."""

from __future__ import annotations

import pytest

from legation.documents.bylines import read_byline
from legation.documents.captions import credit, is_caption
from legation.documents.cues import FURNITURE, FURNITURE_STARTS
from legation.documents.datelines import dated_line, opening
from legation.documents.labels import is_related
from tests.documents.builders import read, words


@pytest.mark.parametrize(
    ("line", "author", "handle", "platform", "date"),
    [
        ("— Ana Example | آنا (@ana_x) November 24, 2025", "Ana Example", "@ana_x", "X", "2025-11-24"),
        ("— Ana Example (@ana_x) 24 November 2025", "Ana Example", "@ana_x", "X", "2025-11-24"),
        ("Ana Example (@ana_x) on X", "Ana Example", "@ana_x", "X", None),
        ("Ana Example (@ana_x) / X", "Ana Example", "@ana_x", "X", None),
        ("-- Ana Example (@ana_x) via Twitter, 24 Nov 2025", "Ana Example", "@ana_x", "X", "2025-11-24"),
        ("— Ana Example 🇫🇯 (@ana_x) March 3, 2025 at 3:45 PM", "Ana Example", "@ana_x", "X", "2025-03-03"),
        ("آنا (@ana_x) ۲۴ نوامبر ۲۰۲۵", "آنا", "@ana_x", "X", "2025-11-24"),
        ("— Анна Пример (@ana_x) 24 ноября 2025 г.", "Анна Пример", "@ana_x", "X", "2025-11-24"),
        ("— 安娜 (@ana_x) 2025年11月24日", "安娜", "@ana_x", "X", "2025-11-24"),
        ("Ana Example @ana_x · Nov 24, 2025", "Ana Example", "@ana_x", "X", "2025-11-24"),
        ("Ana Example @ana_x · 3h", "Ana Example", "@ana_x", "X", None),
        ("— Ana Example on Telegram, 24 November 2025", "Ana Example", "", "Telegram", "2025-11-24"),
        ("Ana Example (@ana_x) on Telegram", "Ana Example", "@ana_x", "Telegram", None),
        ("Posted by Ana Example on Monday, November 24, 2025", "Ana Example", "", "Facebook", "2025-11-24"),
        ("A post shared by Ana Example (@ana_x)", "Ana Example", "@ana_x", "Instagram", None),
        (
            "— Ana Q. Example (@realana) Truth Social 11/24/25",
            "Ana Q. Example",
            "@realana",
            "Truth Social",
            "2025-11-24",
        ),
        (
            "— Ana Example (@ana.bsky.social) November 24, 2025",
            "Ana Example",
            "@ana.bsky.social",
            "Bluesky",
            "2025-11-24",
        ),
        (
            "— Ana Example (@ana@social.example) November 24, 2025",
            "Ana Example",
            "@ana@social.example",
            "Mastodon",
            "2025-11-24",
        ),
        ("— Ana Example November 24, 2025", "Ana Example", "", "", "2025-11-24"),
    ],
)
def test_a_posts_byline_is_taken_apart(line: str, author: str, handle: str, platform: str, date: str | None) -> None:
    """Dash or none, one script or several, date in any form."""
    read = read_byline(line)
    assert read is not None
    post = read.post
    assert (post.author, post.handle, post.platform) == (author, handle, platform)
    assert (str(post.date) if post.date else None) == date


@pytest.mark.parametrize(
    "line",
    [
        "Ana Example (@ana_x) said on X that the talks would go on.",
        "The minister wrote on X on November 24, 2025.",
        "Two ministers stand beside each other in Suva, Fiji, on Monday (@ana_x)",
        "Photo shared by the ministry (@ana_x) on X",
        "Ana Example on X",
        "Talks on Telegram, sources say",
        "— Lesson one, 1940",
        "In 2025, the two met (again).",
        "@ana_x",
        "a" * 400,
        "",
    ],
)
def test_other_lines_are_no_bylines_of_posts(line: str) -> None:
    """A sentence that mentions a handle, a credit, a name alone."""
    assert read_byline(line) is None


@pytest.mark.parametrize(
    "line",
    [
        (
            "Minister Ana Example, left, walks with Minister Tui Example, right, in Suva, Fiji,"
            " on May 4, 2026 (X/@ana_x)"
        ),
        "Minister Ana Example speaks in Suva. [Photo: Desk]",
        "Minister Ana Example speaks in Suva on May 4, 2026 | AFP",
        "Minister Ana Example and her guest in Suva. Photo/AP",
        "FILE - A patrol boat leaves the harbour of Suva, Fiji, June 3, 2019. (AP Photo/Sam Example)",
        "FILE PHOTO: A patrol boat leaves the harbour of Suva. REUTERS/Sam Example/File Photo",
        "In this photo released by the ministry, two ministers sign a text in Suva on Monday.",
        "This handout picture shows the harbour of Suva.",
        "Two ministers shake hands in Suva, Fiji, May 4, 2026. (Reuters)",
        "Ana Example (L) and Tui Example (R) pose before their talks in Suva. — AFP/File",
        "Ministers at the table in Suva. Photo Credit: Fiji Government",
        "Vessels off Suva, Fiji. (Photo by Sam Example/AFP via Getty Images)",
        "The two ministers meet at the harbour. (Photo: desk.example)",
        "Ana Example receives Tui Example in Suva © Desk",
    ],
)
def test_photo_captions_are_told_in_many_shapes(line: str) -> None:
    """Credit at the end, file photo at the front, who stands where."""
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "The two ministers said on Monday that they would share a patrol boat, according to AFP.",
        "SUVA (Reuters) - Fiji and Tuvalu agreed on Monday to share a patrol boat.",
        "Fiji and Tuvalu agreed on Monday to share a patrol boat, the ministry said. (Xinhua)",
        "She left the talks on May 4, 2026, and went to Nadi.",
        "The right of passage was left open, the minister said.",
        "Fiji hosts the forum in May.",
        "The forum (PIF) meets in May.",
        "He was received by the president (left) and, as both said later, spoke of tuna on Monday.",
    ],
)
def test_sentences_of_the_report_are_no_captions(line: str) -> None:
    """An agency's name in a sentence is no credit."""
    assert not is_caption(line)


def test_a_credit_is_not_part_of_the_captions_words() -> None:
    """Facts are read from what stands before it."""
    text = "Two ministers sign a text in Suva, Fiji, on May 4, 2026 (X/@ana_x)"
    span = credit(text)
    assert span is not None
    assert text[: span.start].strip() == "Two ministers sign a text in Suva, Fiji, on May 4, 2026"


@pytest.mark.parametrize(
    ("text", "place", "agency", "day"),
    [
        ("SUVA, May 4 (FBN) – Fiji and Tuvalu met.", "SUVA", "FBN", "05-04"),
        ("SUVA, May 4, 2026 (FBN) -- Fiji and Tuvalu met.", "SUVA", "FBN", "05-04"),
        ("MOSCOW, May 4. /TASS/. Two ministers met.", "MOSCOW", "TASS", "05-04"),
        ("SUVA: Fiji and Tuvalu met.", "SUVA", "", ""),
        ("SUVA/FUNAFUTI: Fiji and Tuvalu met.", "SUVA/FUNAFUTI", "", ""),
        ("SUVA (Reuters) - Fiji and Tuvalu met.", "SUVA", "Reuters", ""),
        ("SUVA, Fiji — Two ministers met.", "SUVA, Fiji", "", ""),
        ("Suva, 4 May 2026 (FBN) — Two ministers met.", "Suva", "FBN", "05-04"),
        ("Suva, May 4: Two ministers met.", "Suva", "", "05-04"),
        ("(Reuters) - Two ministers met.", "", "Reuters", ""),
        ("سووا (إرنا) - التقى وزيران.", "سووا", "إرنا", ""),
    ],
)
def test_the_dateline_of_a_paragraph_is_taken_apart(text: str, place: str, agency: str, day: str) -> None:
    """Place, day, agency, and where the paragraph's own words begin."""
    read = opening(text)
    assert read is not None
    assert (read.place, read.agency) == (place, agency)
    assert (f"{read.day.month:02d}-{read.day.day:02d}" if read.day else "") == day
    assert text[read.span.end :].startswith(("Fiji", "Two", "التقى"))


@pytest.mark.parametrize(
    "text",
    [
        "Question: Will you go?",
        "PRESIDENT EXAMPLE: Thank you.",
        "Fiji — a state of islands — met Tuvalu.",
        "The minister - said so.",
        "NATO and Fiji met.",
        "MODERATOR: Next.",
        "A. Two ministers met.",
        "SUVA",
    ],
)
def test_other_beginnings_are_no_datelines(text: str) -> None:
    """Speakers, insertions, acronyms."""
    assert opening(text) is None


@pytest.mark.parametrize(
    "line",
    [
        "Monday, May 4, 2026",
        "Suva, 4 May 2026",
        "Published: 4 May 2026, 14:30 GMT",
        "Updated 4 May 2026 10:04 PM",
        "4 мая 2026 года",
        "2026年5月4日",
        "Published On 4 May 2026",
        "May 4, 2026 | 3:00 pm",
    ],
)
def test_a_line_may_be_nothing_but_a_date(line: str) -> None:
    """With place, time and a word for it at most."""
    read = dated_line(line)
    assert read is not None
    assert read.day is not None
    assert (read.day.month, read.day.day) == (5, 4)


@pytest.mark.parametrize(
    "line",
    [
        "They met on 4 May 2026.",
        "Ministers met in May 2026",
        "The 4 May 2026 agreement on tuna",
        "2026",
        "Resolution 45/2026",
    ],
)
def test_a_sentence_with_a_date_is_no_dated_line(line: str) -> None:
    """It says more than a date."""
    assert dated_line(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Tuna prices rise", "READ MORE: Tuna prices rise", "Also read: Tuna prices rise",
        "ALSO READ | Tuna prices rise", "Read also: Tuna prices rise",
        "Related: Tuna prices rise", "See also: Tuna prices rise", "► Tuna prices rise",
        "More on this story: Tuna prices rise", "READ: Tuna prices rise", "Read More » Tuna prices rise",
        "Lire aussi : Le prix du thon", "Lesen Sie auch: Thunfisch wird teurer",
        "Leer también: Sube el atún", "Читайте также: Тунец дорожает", "بیشتر بخوانید: قیمت ماهی",
        "اقرأ أيضا: أسعار التونة",
        "مزید پڑھیں: مچھلی مہنگی", "Baca juga: Harga tuna naik", "延伸阅读：金枪鱼涨价",
    ],
)  # fmt: skip
def test_a_line_that_leads_on_is_a_related_link(line: str) -> None:
    """In the languages that reports come in."""
    assert is_related(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read more carefully, the text says nothing.",
        "Related questions were raised by both sides. They will return to them.",
        "More than forty boats took part.",
        "Background",
        "See the text.",
    ],
)
def test_a_sentence_that_begins_likewise_is_none(line: str) -> None:
    """A prefix needs its mark and a title behind it."""
    assert not is_related(line)


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "ADVERTISEMENT", "Share", "Share this article", "3 min read",
        "Published 3 hours ago", "Listen to this article", "Sign up for our newsletter",
        "© 2026 Desk. All rights reserved.",
        "Story continues below advertisement", "FOR IMMEDIATE RELEASE", "###", "(ends)", "Getty Images",
        "Photo:", "Facebook", "We use cookies and similar technologies to improve your visit",
        "Follow us on Telegram", "5 comments",
    ],
)  # fmt: skip
def test_furniture_is_told_from_text(line: str) -> None:
    """What a page prints around every report."""
    assert FURNITURE.match(line) or FURNITURE_STARTS.match(line)


@pytest.mark.parametrize(
    "line",
    [
        "Share of trade",
        "Two ministers met.",
        "The press release says so.",
        "Sign",
        "Follow the money, she said.",
        "Subscribers of the fund met in Suva.",
        "We use what we have, she said.",
    ],
)
def test_text_is_not_furniture(line: str) -> None:
    """Whole lines only."""
    assert not FURNITURE.match(line)
    assert not FURNITURE_STARTS.match(line)


def test_under_the_text_most_read_heads_links_and_above_it_the_title_stays() -> None:
    """The same words stand in a page's navigation and under its text."""
    page = read(
        "Latest news\nFiji and Tuvalu share boats\n\n"
        "SUVA: The ministers of Fiji and Tuvalu met in Suva on Monday and agreed to share two boats.\n\n"
        "Most read\n1. Tuna prices rise\n2. Fiji beats Samoa 2-0\n"
    )
    assert page.title == "Fiji and Tuvalu share boats"
    assert words(page, "related-link") == ["1. Tuna prices rise", "2. Fiji beats Samoa 2-0"]
