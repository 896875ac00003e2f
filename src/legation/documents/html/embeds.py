"""Embedded posts in a page's tree: text with language, author, handle, platform, date, permalink."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from legation.documents.bylines import BARE_HANDLE, ByLine, platform_of, post_date, read_byline
from legation.documents.html.metadata import primary
from legation.documents.html.tree import classes, lines_of, text_of
from legation.types.document import Post

_MARKED = re.compile(
    r"\b(?:twitter-(?:tweet|video)|bluesky-embed|instagram-media|tiktok-embed|fb-(?:post|video)|text-post-media|mastodon-embed|telegram-post|truthsocial|social-embed|tweet)\b"
)
_PLATFORMS = (
    ("X", ("twitter.com", "x.com")),
    ("Truth Social", ("truthsocial.com",)),
    ("Telegram", ("t.me", "telegram.me")),
    ("Facebook", ("facebook.com", "fb.com", "fb.watch")),
    ("Instagram", ("instagram.com",)),
    ("Threads", ("threads.net", "threads.com")),
    ("Bluesky", ("bsky.app",)),
    ("TikTok", ("tiktok.com",)),
    ("LinkedIn", ("linkedin.com",)),
    ("Weibo", ("weibo.com", "weibo.cn")),
    ("VK", ("vk.com",)),
)
_CUT = re.compile(r"(?:…|\.\.\.)\s*(?:https?://t\.co/\S+\s*)*$")


@dataclass(frozen=True, slots=True)
class Embed:
    """One embedded post: its element, its lines, its byline as printed, its language."""

    element: HtmlElement
    post: Post
    texts: tuple[str, ...]
    byline: str
    language: str = ""


def find_embeds(root: HtmlElement) -> tuple[Embed, ...]:
    """The embedded posts of a page, in document order, none inside another."""
    found: list[Embed] = []
    for element in root.iter("blockquote", "div", "figure", "section"):
        if any(parent is embed.element for embed in found for parent in element.iterancestors()):
            continue
        if _is_post(element):
            embed = _read(element)
            if embed:
                found.append(embed)
    return tuple(found)


def _is_post(element: HtmlElement) -> bool:
    if _MARKED.search(classes(element)):
        return element.tag == "blockquote" or element.find(".//blockquote") is None
    if element.tag != "blockquote":
        return False
    return bool(_permalink(element)) and len(text_of(element)) < 3000


def _read(element: HtmlElement) -> Embed | None:
    lines = lines_of(element)
    byline, read = _byline(lines)
    link, platform = _permalink(element) or ("", "")
    texts = tuple(line for line in lines if line != byline)
    if not texts or not (read or (link and _MARKED.search(classes(element)))):
        return None
    post = read.post if read else Post("", "", platform)
    cut = any(_CUT.search(text) for text in texts)
    whole = replace(post, platform=_named_platform(element, post, platform), permalink=link, truncated=cut)
    return Embed(element, whole, texts, byline, _language(element))


def _byline(lines: list[str]) -> tuple[str, ByLine | None]:
    """The last line that says who wrote the post."""
    for line in reversed(lines):
        read = read_byline(line)
        if read:
            return line, read
    return next(((line, None) for line in reversed(lines) if BARE_HANDLE.match(line) or post_date(line)), ("", None))


def _named_platform(element: HtmlElement, post: Post, platform: str) -> str:
    names = classes(element)
    told = next(
        (
            name
            for name in ("bluesky", "instagram", "tiktok", "mastodon", "facebook")
            if name in names or name[:2] + "-post" in names
        ),
        "",
    )
    return platform or (platform_of(told) if told else post.platform)


def _permalink(element: HtmlElement) -> tuple[str, str] | None:
    """The address of the post itself and its platform: the last link to a status, without its query."""
    links = [
        *_hrefs(element),
        *filter(
            None,
            (
                element.get("cite"),
                element.get("data-href"),
                element.get("data-instgrm-permalink"),
                element.get("data-text-post-permalink"),
            ),
        ),
    ]
    for href in reversed(links):
        try:
            parts = urlsplit(href)
        except ValueError:
            continue
        host = (parts.hostname or "").removeprefix("www.").removeprefix("mobile.")
        platform = next((name for name, hosts in _PLATFORMS if host in hosts), "")
        if platform and len([step for step in parts.path.split("/") if step]) >= 2 and "/hashtag/" not in parts.path:
            return f"https://{parts.hostname}{parts.path}", platform
    return None


def _hrefs(element: HtmlElement) -> Iterator[str]:
    return (href for link in element.iter("a") if (href := link.get("href")))


def _language(element: HtmlElement) -> str:
    """The language that the post's own markup declares ("und" and "zxx" say nothing)."""
    for node in element.iter():
        code = primary(node.get("lang") or "") if isinstance(node.tag, str) else ""
        if code and code not in ("und", "zxx", "qme", "qst"):
            return code
    return ""
