"""What a page says of itself: title, publisher, date with time of day, address, language.

From JSON-LD (schema.org NewsArticle), Open Graph, Dublin Core and plain meta elements, in that order.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from legation.documents.html.tree import classes, text_of
from legation.text.dates import Stamp, parse_stamp

_LONGEST_JSON = 500_000
_DEEPEST = 6
_ARTICLE = re.compile(r"(?i)article|reportage|posting|report|release|webpage")
_DATE_NAMES = (
    "article:published_time", "og:article:published_time", "datepublished", "article.published",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dcterms.date", "dc.date.created", "pubdate", "publishdate", "publish-date",
    "publish_date", "published_time", "publication_date", "article_date_original",
    "cxenseparse:recs:publishtime", "date", "rnews:datepublished", "citation_publication_date",
    "weibo: article:create_at",
)  # fmt: skip
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "parsely-title", "title")
_PUBLISHER_NAMES = ("og:site_name", "dc.publisher", "application-name", "publisher", "article:publisher_name")
_TIME_CLASS = re.compile(
    r"publish|posted|entry-date|date-?line|article-?date|post-?date|pub-?date|timestamp|story-date|created"
)
_SITE_TAIL = re.compile(r"\s+(?:[|–—»«:·•]|-)\s+[^|–—»«·•]{2,60}$")


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What was found; empty where the page does not say."""

    title: str = ""
    publisher: str = ""
    published: Stamp | None = None
    url: str = ""
    language: str = ""


def read_facts(root: HtmlElement, url: str) -> PageFacts:
    """The metadata of a page that was obtained at ``url`` ("" when it came from a file)."""
    metas = dict(_metas(root))
    article = _article(root)
    return PageFacts(
        title=_title(root, metas, article),
        publisher=_publisher(metas, article, url),
        published=_published(root, metas, article),
        url=_address(root, metas, url),
        language=_language(root, metas, article),
    )


def _metas(root: HtmlElement) -> Iterator[tuple[str, str]]:
    """Name and content of each meta element; of several with one name the first counts."""
    seen: set[str] = set()
    for meta in root.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or "")
            .strip()
            .lower()
        )
        content = (meta.get("content") or "").strip()
        if name and content and name not in seen:
            seen.add(name)
            yield name, content[:2000]


def _article(root: HtmlElement) -> Mapping[str, object]:
    """The JSON-LD object that describes the article, empty when there is none."""
    best: Mapping[str, object] = {}
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "") or not script.text or len(script.text) > _LONGEST_JSON:
            continue
        for item in _objects(_loaded(script.text), 0):
            if _ARTICLE.search(str(item.get("@type", ""))) and len(item) and _weight(item) > _weight(best):
                best = item
    return best


def _weight(item: Mapping[str, object]) -> int:
    return 2 * bool(item.get("datePublished")) + bool(item.get("headline"))


def _loaded(text: str) -> object:
    try:
        return json.loads(text.strip().rstrip(";"), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object, depth: int) -> Iterator[Mapping[str, object]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)
    elif isinstance(value, list):
        for item in value[:50]:
            yield from _objects(item, depth + 1)


def _text(value: object) -> str:
    """A string of JSON-LD, however it is wrapped."""
    if isinstance(value, list) and value:
        return _text(value[0])
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value") or value.get("@id") or "")
    return value.strip() if isinstance(value, str) else ""


def _title(root: HtmlElement, metas: Mapping[str, str], article: Mapping[str, object]) -> str:
    """The headline: the page's own first-level heading where there is just one, else metadata."""
    named = _text(article.get("headline")) or next((metas[name] for name in _TITLE_NAMES if name in metas), "")
    headings = [text for heading in root.iter("h1") if (text := text_of(heading))]
    if len(headings) == 1 and 3 <= len(headings[0].split()) <= 40:
        return headings[0]
    shared = next((text for text in headings if named and (text in named or named in text)), "")
    return shared or named or _SITE_TAIL.sub("", next((text_of(title) for title in root.iter("title")), ""))


def _publisher(metas: Mapping[str, str], article: Mapping[str, object], url: str) -> str:
    named = _text(article.get("publisher")) or next((metas[name] for name in _PUBLISHER_NAMES if name in metas), "")
    return named if named and "://" not in named else (urlsplit(url).hostname or "").removeprefix("www.")


def _published(root: HtmlElement, metas: Mapping[str, str], article: Mapping[str, object]) -> Stamp | None:
    """The publication date; of grounds that agree on the day, the one with a time of day."""
    values = [
        _text(article.get("datePublished")),
        *(metas[name] for name in _DATE_NAMES if name in metas),
        *_times(root),
    ]
    stamps = [stamp for value in values if value and (stamp := parse_stamp(value))]
    if not stamps:
        return None
    return next((stamp for stamp in stamps if stamp.time and stamp.date == stamps[0].date), stamps[0])


def _times(root: HtmlElement) -> Iterator[str]:
    """Time elements that are marked as the article's own date."""
    for element in root.iterfind(".//*[@itemprop='datePublished']"):
        yield element.get("datetime") or element.get("content") or text_of(element)
    times = list(root.iter("time"))
    for element in times:
        marked = element.get("pubdate") is not None or _TIME_CLASS.search(classes(element))
        around = element.getparent()
        if marked or (around is not None and _TIME_CLASS.search(classes(around))):
            yield element.get("datetime") or text_of(element)
    if len(times) == 1:
        yield times[0].get("datetime") or text_of(times[0])


def _address(root: HtmlElement, metas: Mapping[str, str], url: str) -> str:
    """The canonical address, taken only from the site that the page came from."""
    canonical = next(
        (link.get("href", "") for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"),
        "",
    )
    for candidate in (canonical, metas.get("og:url", "")):
        address = urljoin(url, candidate.strip()) if candidate else ""
        if _is_web(address) and (not url or _site(address) == _site(url)):
            return address
    return url


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _site(address: str) -> str:
    return ".".join((urlsplit(address).hostname or "").removeprefix("www.").split(".")[-2:])


def _language(root: HtmlElement, metas: Mapping[str, str], article: Mapping[str, object]) -> str:
    names = (
        root.get("lang"),
        root.get("xml:lang"),
        metas.get("content-language"),
        metas.get("og:locale"),
        metas.get("dc.language"),
        _text(article.get("inLanguage")),
    )
    return next((code for name in names if name and (code := primary(name))), "")


def primary(tag: str) -> str:
    """The ISO 639 code of a language tag (BCP 47), "" when it is none."""
    code = re.split(r"[-_,; ]", tag.strip().lower())[0]
    return code if code.isalpha() and len(code) in (2, 3) else ""
