"""A page's body by trafilatura, the rest from its tree: metadata, captions, posts, links, language."""

from __future__ import annotations

import pytest

from legation.types.document import DateBasis, Document
from legation.types.source import Hints
from tests.documents import builders
from tests.documents.builders import kinds, read, words

STORY = "The ministers of Fiji and Tuvalu met in Suva and agreed to share two patrol boats from next year, they said. "
BODY = f"<p>{STORY}</p><p>{STORY.replace('Suva', 'Nadi')}</p>"


def page(body: str, head: str = "", lang: str = "en", url: str = "") -> Document:
    """A page with a title and a body."""
    content = (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8"><title>Fiji and '
        f"Tuvalu share boats | Desk</title>{head}</head><body><article><h1>Fiji and Tuvalu "
        f"share boats</h1>{body}</article></body></html>"
    )
    return read(content, builders.HTML, hints=Hints(url=url), name="page.html")


DEEP = '{"@type": "NewsArticle", "datePublished": "2026-05-04"}'
LINKED = (
    '{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"}, '
    '{"@type": "NewsArticle", "headline": "Fiji and Tuvalu share boats", '
    '"datePublished": "2026-05-04T23:30:00+12:00", "publisher": '
    '{"name": "Island Desk"}}]}'
)


@pytest.mark.parametrize(
    ("head", "date", "time", "basis"),
    [
        (
            f'<script type="application/ld+json">{LINKED}</script>',
            "2026-05-04",
            "23:30:00+12:00",
            DateBasis.METADATA,
        ),
        (
            '<meta property="article:published_time" content="2026-05-04T08:00:00Z">',
            "2026-05-04",
            "08:00:00+00:00",
            DateBasis.METADATA,
        ),
        ('<meta name="DC.date.issued" content="2026-05-04">', "2026-05-04", "", DateBasis.METADATA),
        ('<meta name="date" content="4 May 2026">', "2026-05-04", "", DateBasis.METADATA),
        ('<meta name="date" content="someday">', None, "", None),
        ('<script type="application/ld+json">{broken</script>', None, "", None),
        (
            f'<script type="application/ld+json">{"[" * 10}{DEEP}{"]" * 10}</script>',
            None,
            "",
            None,
        ),
    ],
)
def test_the_date_comes_from_metadata_with_its_time_of_day(
    head: str, date: str | None, time: str, basis: DateBasis | None
) -> None:
    """JSON-LD, Open Graph, Dublin Core, plain meta; nothing where none can be read."""
    document = page(BODY, head)
    assert (str(document.published) if document.published else None) == date
    assert (document.published_time, document.published_basis) == (time, basis)


@pytest.mark.parametrize(
    ("body", "basis"),
    [
        (
            f'<time class="published" datetime="2026-05-04T10:00:00+12:00">Today</time>{BODY}',
            DateBasis.METADATA,
        ),
        (f'<div class="meta">Published: 4 May 2026, 10:00</div>{BODY}', DateBasis.DATELINE),
    ],
)
def test_a_date_that_the_page_shows_counts_too(body: str, basis: DateBasis) -> None:
    """A time element, or a line by the title."""
    document = page(body)
    assert (str(document.published), document.published_basis) == ("2026-05-04", basis)


def test_the_address_dates_a_page_that_says_nothing() -> None:
    """As news sites number their days."""
    document = page(BODY, url="https://desk.example/2026/05/04/boats")
    assert (str(document.published), document.published_basis) == ("2026-05-04", DateBasis.URL)


def test_a_canonical_address_counts_only_within_its_site() -> None:
    """A page cannot pass itself off as another site's."""
    own = page(BODY, '<link rel="canonical" href="/boats">', url="https://desk.example/boats?ref=1")
    other = page(BODY, '<link rel="canonical" href="https://ministry.example/boats">', url="https://desk.example/boats")
    assert (own.url, other.url) == ("https://desk.example/boats", "https://desk.example/boats")


def test_the_head_is_in_order_and_the_caption_before_the_text() -> None:
    """Title, deck, caption, paragraphs; buttons and scripts are gone."""
    figure = (
        '<figure><img src="x"><figcaption>Two ministers, left and right, sign a text in '
        "Suva. <span>Desk Photo</span></figcaption></figure>"
    )
    document = page(
        '<p class="standfirst">Two boats and one crew for the sea between '
        f"them.</p>{figure}<button>Share</button><script>var track = 1;</script>{BODY}"
    )
    assert kinds(document) == ["title", "deck", "caption", "paragraph", "paragraph"]
    assert "track" not in document.text


POST = """<blockquote class="twitter-tweet"><p lang="fa" dir="rtl">
امروز در سووا با دوستان خود دیدار کردیم.<br>
به همکاری ادامه می‌دهیم… <a href="https://t.co/x">https://t.co/x</a></p>
&mdash; Semisi Example | سمیسی (@semisi)
<a href="https://twitter.com/semisi/status/12345?ref_src=x">May 4, 2026</a></blockquote>"""


def test_an_embedded_post_is_told_from_its_markup() -> None:
    """Author, names, handle, platform, date, permalink; its language is the one that the markup declares."""
    document = page(BODY.replace("</p><p>", f"</p>{POST}<p>"))
    posts = [block for block in document.blocks if block.kind == "post"]
    assert kinds(document) == ["title", "paragraph", "post", "post", "post-byline", "paragraph"]
    assert {block.language for block in posts} == {"fa"}
    post = posts[0].post
    assert post is not None
    assert (post.author, post.names, post.handle, post.platform) == (
        "Semisi Example",
        ("Semisi Example", "سمیسی"),
        "@semisi",
        "X",
    )
    assert (str(post.date), post.permalink, post.truncated) == (
        "2026-05-04",
        "https://twitter.com/semisi/status/12345",
        True,
    )
    assert "t.co" not in "".join(words(document, "post"))


def test_two_posts_keep_their_words_apart() -> None:
    """Each block knows its own post."""
    other = (
        POST.replace("Semisi Example | سمیسی", "Tui Example")
        .replace("@semisi", "@tui")
        .replace("سووا", "نادی")
        .replace("12345", "678")
    )
    document = page(BODY.replace("</p><p>", f"</p>{POST}{other}<p>"))
    assert [block.post.handle for block in document.blocks if block.kind == "post-byline" and block.post] == [
        "@semisi",
        "@tui",
    ]


def test_an_ordinary_quotation_is_no_post() -> None:
    """A blockquote without a byline stays in the text."""
    document = page(
        f"{BODY}<blockquote><p>We share one sea, said the minister from Tuvalu, and now we "
        f"share two boats.</p></blockquote>{BODY.replace('two', 'three')}"
    )
    assert "post" not in kinds(document)
    assert "We share one sea" in document.text


@pytest.mark.parametrize(
    "markup",
    [
        '<p><strong>Read more: <a href="/a">Tuna prices rise in Nadi harbour</a></strong></p>',
        '<p>Read more: <a href="https://desk.example/a">Tuna prices rise in Nadi harbour</a></p>',
    ],
)
def test_a_link_in_the_text_has_title_and_address(markup: str) -> None:
    """And stands as a block of its own that no fact is read from."""
    document = page(BODY.replace("</p><p>", f"</p>{markup}<p>"), url="https://desk.example/boats")
    (link,) = document.links
    assert (link.title, link.url) == ("Tuna prices rise in Nadi harbour", "https://desk.example/a")
    assert link.span is not None
    assert "related-link" in kinds(document)


def test_links_beside_the_text_are_kept_without_a_place_in_it() -> None:
    """A box of related stories is no part of the report."""
    box = (
        '<aside class="related"><h3>Related</h3><ul><li><a href="/a">Tuna prices rise in '
        'Nadi harbour</a></li><li><a href="javascript:x()">Not a page at all '
        "here</a></li></ul></aside>"
    )
    document = page(BODY + box, url="https://desk.example/boats")
    assert [(link.title, link.url, link.span) for link in document.links] == [
        ("Tuna prices rise in Nadi harbour", "https://desk.example/a", None)
    ]
    assert "Tuna" not in document.text


@pytest.mark.parametrize(("charset", "declared"), [("windows-1256", True), ("windows-1256", False), ("utf-8", True)])
def test_a_page_is_read_in_the_encoding_that_it_names(charset: str, declared: bool) -> None:
    """In its own head or in the server's answer."""
    text = "التقى وزيرا خارجية فيجي وتوفالو في سوفا واتفقا على تقاسم زورقين من العام القادم. " * 4
    meta = "" if declared else f'<meta charset="{charset}">'
    content = (f"<html><head>{meta}<title>x</title></head><body><article><p>{text}</p></article></body></html>").encode(
        charset
    )
    document = read(content, builders.HTML, encoding=charset if declared else "")
    assert text.strip() in document.text
    assert document.language == "ar"


@pytest.mark.parametrize(
    "body",
    [
        "<div>" * 5000 + STORY,
        "<p>" + "<b>" * 3000 + STORY,
        "<table>" * 400 + STORY,
        "<a href='" + "x" * 200_000 + "'>" + STORY,
        "<p>\x00" + STORY + "&bogus;&#0;",
    ],
)
def test_malformed_pages_are_read_or_named(body: str) -> None:
    """They never end the run, and never take long."""
    try:
        assert "Tuvalu" in page(body + BODY).text
    except Exception as error:  # noqa: BLE001 -- whatever is raised must be ours
        assert type(error).__name__ == "DocumentError"  # noqa: PT017


@pytest.mark.parametrize(
    "markup", [f"{STORY}<br>{STORY}", f"<p>{STORY}</p>", f"<div>{STORY}<b>Soon.</b></div>", f"<span>{STORY}</span>"]
)
def test_a_scrap_of_markup_is_read_like_a_page(markup: str) -> None:
    """As the item of a feed carries it, under the title that the feed gives."""
    document = read(markup, builders.HTML, hints=Hints(title="Fiji and Tuvalu share boats"))
    assert kinds(document)[:2] == ["title", "paragraph"]
    assert STORY.strip() in document.text


def test_nothing_outside_the_page_is_loaded() -> None:
    """Entities and external files of XHTML stay what they are."""
    content = (
        ('<?xml version="1.0"?><!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><body><article><p>&x; ')
        + STORY * 3
        + "</p></article></body></html>"
    )
    assert "root:" not in read(content, builders.HTML).text
