"""The line under an embedded post that says who wrote it, where and when.

Shapes seen: ``— Name | نام (@handle) November 24, 2025``, ``Name (@handle) on X``,
``Name @handle · Nov 24``, ``Posted by Name on Tuesday, 24 November 2025``,
``A post shared by Name (@handle)``, ``— Name on Telegram, …``.
A line counts only if nothing else stands in it, so a sentence that mentions a handle is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from legation.text.dates import find_dates
from legation.types.document import Post
from legation.types.time import PartialDate

_LONGEST = 260
_NAME_WORDS = 14
_PARTICLES = frozenset(["bin", "ibn", "al", "el", "de", "da", "di", "du", "van", "von", "der", "den", "la"])
_SHARED_ON = (
    ("a post", "Instagram"),
    ("a video", "Instagram"),
    ("a reel", "Instagram"),
    ("a photo", "Instagram"),
    ("posted by", "Facebook"),
)
_DASH_SHAPE = r"(?P<dash>(?:[—–―-]{1,3}|&mdash;)\s*)?"
_DASH = re.compile(_DASH_SHAPE)
_HANDLE = r"@[\w.-]{1,60}(?:@[\w.-]{2,60})?"
_PLATFORMS = (
    ("Truth Social", r"truth social"),
    ("Telegram", r"telegram|تلگرام|تيليغرام|t\.me/\S+"),
    ("Facebook", r"facebook|فيسبوك|فیس بک"),
    ("Instagram", r"instagram|اینستاگرام"),
    ("Threads", r"threads"),
    ("Bluesky", r"bluesky|bsky"),
    ("Mastodon", r"mastodon"),
    ("LinkedIn", r"linkedin"),
    ("Weibo", r"(?:sina )?weibo|微博"),
    ("VK", r"vk(?:ontakte)?|вконтакте"),
    ("TikTok", r"tiktok"),
    ("YouTube", r"youtube"),
    ("WhatsApp", r"whatsapp(?: channel)?"),
    ("X", r"x(?: \(formerly twitter\)| \(twitter\))?|twitter|x/twitter|x\.com|توییتر|ایکس|تويتر"),
)
_PLATFORM = "|".join(pattern for _, pattern in _PLATFORMS)
_PARENTHESISED = re.compile(
    rf"^{_DASH_SHAPE}(?P<names>[^()@]{{1,140}}?)\s*\((?P<handle>{_HANDLE})\)(?P<rest>.{{0,120}})$"
)
_INLINE = re.compile(
    rf"^{_DASH_SHAPE}(?P<names>[^()@]{{1,140}}?)[\s,|·•-]*(?P<handle>{_HANDLE})\)?(?P<rest>.{{0,120}})$"
)
_SHARED = re.compile(
    r"(?i)^(?:a (?:post|video|reel|photo) (?:shared|posted) by|posted by|post "
    r"by)\s+(?P<names>[^()@]{1,"
    rf"100}}?)\s*(?:\((?P<handle>{_HANDLE})\))?(?P<rest>(?:\s+on\b|,).{{0,80}})?$"
)
_WITHOUT_HANDLE = re.compile(
    rf"(?i)^{_DASH_SHAPE}(?P<names>[^()@,.!?]{{2,100}}?)[,:|]?\s+(?P<rest>(?:(?:on|via|"
    rf"in)\s+|/\s*|\()?(?:{_PLATFORM})\)?(?:\s+(?:post|channel))?\b.{{0,80}})$"
)
_FILLER = re.compile(
    rf"(?i)\b(?:{_PLATFORM}|on|via|at|in|the|post|posted|channel|official|account|"
    r"verified|edited|am|pm|a\.m\.|p\.m\.|utc|gmt|est|edt|cet|msk|ist|pkt"
    r"|\d{1,2}[:.]\d{2}(?:[:.]\d{2})?|\d+(?:[.,]\d+)?[km]?\s*(?:views?|likes?|reposts?|"
    r"replies|h|hrs?|hours?|m|min|d|days?)(?:\s+ago)?|г|года|ق|م|ء"
    r"|mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b"
)
_MARKS = re.compile(r"[^\w]+|_")
_AGO = re.compile(r"(?i)\b\d+\s?(?:h|hrs?|hours?|m|min|d|days?)\b")
_NOT_NAME = re.compile(
    r"(?i)\b(?:(?:photo|image|video|picture|screengrab|source|credit)s?|shared by|said|"
    r"says|wrote|posted|told|that|which|who|was|is|were|has|have|will|after|during|the "
    r"post|according)\b"
)
BARE_HANDLE = re.compile(rf"^{_HANDLE}$")
LINKS = re.compile(
    r"(?i)(?:https?://(?:www\.)?|\b)(?:t\.co|pic\.(?:twitter|x)\.com|x\.com|"
    r"twitter\.com|t\.me|fb\.me|truthsocial\.com)/\S+"
)
_PERMALINK = re.compile(
    r"(?i)https?://(?:www\.|mobile\.)?(?:twitter\.com|x\.com|t\.me|truthsocial\.com|"
    r"facebook\.com|instagram\.com|bsky\.app)/\S+"
)


@dataclass(frozen=True, slots=True)
class ByLine:
    """A post's line of authorship, read; ``dashed`` when it begins with a dash, as under a quotation."""

    post: Post
    dashed: bool


def read_byline(text: str) -> ByLine | None:
    """What a line says of a post's author, handle, platform and date; None when it is no such line."""
    if len(text) > _LONGEST:
        return None
    return _shared(text) or _with_handle(text) or _without_handle(text)


def _with_handle(text: str) -> ByLine | None:
    if "@" not in text:
        return None
    match = _PARENTHESISED.match(text) or _INLINE.match(text)
    if not match or not _is_name(match["names"]) or _leftover(match["rest"]):
        return None
    if not (match["dash"] or _dated(match["rest"]) or _is_signature(match)):
        return None
    return _byline(match, match["handle"])


def _is_signature(match: re.Match[str]) -> bool:
    """Without dash and date, only ``Name (@handle)`` itself or with its platform is a byline."""
    if match.re is _INLINE:
        return False
    words = match["names"].split()
    return len(words) <= (8 if match["rest"].strip() else 4) and not any(
        word[0].islower() for word in words if word not in _PARTICLES
    )


def _shared(text: str) -> ByLine | None:
    match = _SHARED.match(text)
    if not match or not _is_name(match["names"]) or _leftover(match["rest"] or ""):
        return None
    dated = match["handle"] or _dated(match["rest"] or "")
    place = next((name for start, name in _SHARED_ON if text.casefold().startswith(start)), "")
    return _byline(match, match["handle"] or "", place) if dated else None


def _without_handle(text: str) -> ByLine | None:
    match = _WITHOUT_HANDLE.match(text)
    if not match:
        return _dash_and_date(text)
    if not _is_name(match["names"]) or _leftover(match["rest"]):
        return None
    return _byline(match, "") if _is_signed(match) else None


def _is_signed(match: re.Match[str]) -> bool:
    return bool(match["dash"] and _word_count(match["names"]) <= 8) or _dated(match["rest"])


def _dash_and_date(text: str) -> ByLine | None:
    """``— Name November 24, 2025``: a dash, a short name, a full date, nothing else."""
    dash = _DASH.match(text)
    dates = [found for found in find_dates(text) if found.year]
    if not dash or not dash["dash"] or not dates or _leftover(text[dates[0].span.start :]):
        return None
    names = text[dash.end() : dates[0].span.start].strip(" ,|·")
    if not _is_name(names) or _word_count(names) > 8:
        return None
    return ByLine(Post(names, date=dates[0].on(), names=_names(names)), dashed=True)


def _byline(match: re.Match[str], handle: str, place: str = "") -> ByLine:
    rest, dashed = match["rest"] or "", bool(match.groupdict().get("dash"))
    names = _names(match["names"])
    dates = find_dates(rest[:120])
    when = dates[0].on() if dates else None
    return ByLine(
        Post(names[0] if names else handle, handle, place or platform_of(rest, handle), when, "", names),
        dashed,
    )


def _names(printed: str) -> tuple[str, ...]:
    """The names that a byline prints, one per script or spelling, pictures taken off."""
    parts = (part.strip(" \t,·•-—–") for part in re.split(r"[|/｜]", printed))
    return tuple(name for name in (_without_pictures(part) for part in parts) if name)


def _without_pictures(name: str) -> str:
    return " ".join("".join(" " if _is_picture(c) else c for c in name).split())


def _is_picture(character: str) -> bool:
    point = ord(character)
    return 0x2190 <= point < 0x2C00 or 0xFE00 <= point < 0xFE70 or point >= 0x1F000


def platform_of(rest: str, handle: str = "") -> str:
    """The platform that a line names, or that a handle's form shows; X where only a handle stands."""
    for name, pattern in _PLATFORMS:
        if re.search(rf"(?i)(?<!\w)(?:{pattern})(?!\w)", rest):
            return name
    if handle.endswith(".bsky.social"):
        return "Bluesky"
    if handle.count("@") == 2:
        return "Mastodon"
    return "X" if handle else ""


def _is_name(names: str) -> bool:
    words = _word_count(names)
    return 0 < words <= _NAME_WORDS and not _NOT_NAME.search(names) and not names.rstrip().endswith((".", "!", "?"))


def _word_count(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _dated(rest: str) -> bool:
    return bool(find_dates(rest[:120])) or bool(_AGO.search(rest))


def _leftover(rest: str) -> bool:
    """Whether more than date, time, platform and marks stands after the handle."""
    text = rest[:120]
    for found in reversed(find_dates(text)):
        text = text[: found.span.start] + " " + text[found.span.end :]
    return bool(_MARKS.sub("", _FILLER.sub(" ", text))) or len(rest) > 120


def post_date(text: str) -> PartialDate | None:
    """The date of a line that holds only a post's date and counts ("8:12 PM · Nov 24, 2025 · 1M Views")."""
    if len(text) > 120 or _leftover(text):
        return None
    return next((found.on() for found in find_dates(text) if found.year), None)


def permalink(text: str) -> str:
    """The address of the post itself, when the line prints it."""
    match = _PERMALINK.search(text[:_LONGEST])
    return match.group() if match else ""
