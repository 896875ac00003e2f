"""What the user names is taken apart into reports; what fails is named and the rest goes on."""

from __future__ import annotations

import gzip
import io
import json
import os
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

import pytest

from legation.errors import ForbiddenSource, OversizedSource, SourceError, UnreachableSource
from legation.sources import Limits, Sources
from legation.types.source import Locator, Raw
from tests.sources.servers import answer, serving

STORY = "The ministers of Fiji and Tuvalu met in Suva and agreed to share two patrol boats from next year. " * 8


def take(sources: Sources, *addresses: str) -> tuple[list[Raw], list[str]]:
    """What could be obtained, and one line for each thing that could not."""
    raws: list[Raw] = []
    failures: list[str] = []
    for locator in _expanded(sources, addresses, failures):
        try:
            raws.extend(sources.obtain(locator))
        except SourceError as error:
            failures.append(str(error))
    return raws, failures


def _expanded(sources: Sources, addresses: Iterable[str], failures: list[str]) -> Iterable[Locator]:
    for address in addresses:
        try:
            yield from sources.expand(address)
        except SourceError as error:
            failures.append(str(error))


def lines(*records: dict[str, str]) -> bytes:
    """Records as JSON lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def test_a_file_is_taken_byte_for_byte(tmp_path: Path) -> None:
    """Its digest is that of the file."""
    content = "\ufeffZwei Minister trafen sich.\r\n".encode()
    (tmp_path / "a.txt").write_bytes(content)
    (raw,), failures = take(Sources(), str(tmp_path / "a.txt"))
    assert (raw.content, raw.digest, raw.media_type, failures) == (
        content,
        sha256(content).hexdigest(),
        "text/plain",
        [],
    )


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    """Hidden files and the companions of saved pages are left out; what cannot be read is kept for later."""
    for name in (
        "b/2.txt",
        "a.txt",
        ".hidden",
        "page.html",
        "page_files/ad.html",
        "logo.png",
        "b/.git/x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<p>{STORY}</p>" if name.endswith("html") else STORY)
    raws, _ = take(Sources(), str(tmp_path))
    assert [Path(raw.locator.address).relative_to(tmp_path).as_posix() for raw in raws] == [
        "a.txt",
        "page.html",
        "b/2.txt",
    ]


def test_a_pattern_stands_for_its_files(tmp_path: Path) -> None:
    """Sorted; a pattern without a match is an error, not silence."""
    for name in ("2.txt", "1.txt", "3.md"):
        (tmp_path / name).write_text(STORY)
    raws, failures = take(Sources(), str(tmp_path / "*.txt"), str(tmp_path / "*.pdf"))
    assert [Path(raw.locator.address).name for raw in raws] == ["1.txt", "2.txt"]
    assert failures == [f"{tmp_path / '*.pdf'}: no file matches this pattern"]


def test_lines_of_json_are_reports_of_their_own(tmp_path: Path) -> None:
    """Numbered by line, each with its own bytes; blank lines are none."""
    path = tmp_path / "desk.jsonl"
    path.write_bytes(lines({"id": "a", "text": "x"}) + b"\n{broken\n" + lines({"id": "b", "text": "y"}))
    raws, _ = take(Sources(), str(path))
    assert [(raw.locator.part, raw.media_type) for raw in raws] == [
        ("1", "application/json"),
        ("3", "application/json"),
        ("4", "application/json"),
    ]
    assert raws[1].content == b"{broken"


def test_a_part_is_found_again_by_its_locator(tmp_path: Path) -> None:
    """A locator that was stored leads to the same bytes."""
    path = tmp_path / "desk.jsonl"
    path.write_bytes(lines({"text": "x"}, {"text": "y"}))
    (raw,) = Sources().obtain(Locator(str(path), "2"))
    assert json.loads(raw.content) == {"text": "y"}


def test_an_overlong_record_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """Without holding it in memory."""
    path = tmp_path / "desk.jsonl"
    path.write_bytes(lines({"text": "x"}, {"text": "y" * 5000}, {"text": "z"}))
    raws, failures = take(Sources(Limits(record_bytes=1000)), str(path))
    assert [raw.locator.part for raw in raws] == ["1", "3"]
    assert failures[0].startswith(f"{path}#2: the record is over")


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"Two ministers met.", "text/plain"),
        (b"<!doctype html><html><body><p>Two ministers met.</p></body></html>", "text/html"),
        (lines({"text": "x"}, {"text": "y"}), "application/json"),
        (gzip.compress(b"Two ministers met."), "text/plain"),
        (b"From: a@b.example\nSubject: x\n\nTwo ministers met.", "message/rfc822"),
    ],
)
def test_standard_input_is_told_by_its_bytes(content: bytes, kind: str) -> None:
    """There is no name to go by."""
    raws, failures = take(Sources(stdin=io.BytesIO(content)), "-")
    assert {raw.media_type for raw in raws} == {kind}
    assert failures == []


def test_a_packed_file_is_unpacked_under_the_same_caps(tmp_path: Path) -> None:
    """Saved pages and records come packed; bombs do too."""
    (tmp_path / "page.html.gz").write_bytes(gzip.compress(b"<html><p>Two ministers met.</p></html>"))
    (tmp_path / "desk.jsonl.gz").write_bytes(gzip.compress(lines({"text": "x"}, {"text": "y"})))
    (tmp_path / "bomb.gz").write_bytes(gzip.compress(bytes(30_000_000)))
    raws, failures = take(Sources(), str(tmp_path))
    assert sorted(raw.media_type for raw in raws) == ["application/json", "application/json", "text/html"]
    assert [failure.partition(": ")[0] for failure in failures] == [str(tmp_path / "bomb.gz")]


def test_a_file_past_the_cap_is_refused_without_being_read(tmp_path: Path) -> None:
    """A file of 200 MB, most of it a hole."""
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.write(b"Two ministers met.\n")
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(OversizedSource, match="it has 200 MiB; at most 64 MiB"):
        list(Sources().obtain(Locator(str(path))))


def test_missing_and_forbidden_files_are_named(tmp_path: Path) -> None:
    """And the others are still read."""
    (tmp_path / "good.txt").write_text(STORY)
    locked = tmp_path / "locked.txt"
    locked.write_text(STORY)
    locked.chmod(0)
    raws, failures = take(Sources(), str(tmp_path / "none.txt"), str(locked), str(tmp_path / "good.txt"))
    assert failures[0] == f"{tmp_path / 'none.txt'}: there is no such file or folder"
    assert len(raws) + len(failures) == 3
    if os.geteuid():
        assert failures[1] == f"{locked}: it may not be read: permission denied"


@pytest.mark.parametrize("address", ["ftp://news.example/a.txt", "file:///etc/passwd", "gopher://news.example/"])
def test_other_schemes_are_not_read(address: str) -> None:
    """Only http and https."""
    with pytest.raises(ForbiddenSource, match="addresses are not read"):
        list(Sources().expand(address))


PAGE = f"<html><head><title>x</title></head><body><article><p>{STORY}</p></article></body></html>".encode()


def test_an_address_is_fetched(tmp_path: Path) -> None:
    """Its type is told from the bytes, whatever the server says."""
    with serving({"/a": answer(PAGE, "Content-Type: text/plain; charset=utf-8")}) as network:
        (raw,), _ = take(Sources(fetcher=network.fetcher()), "http://news.example/a")
    assert (raw.media_type, raw.url, raw.encoding, raw.content) == (
        "text/html",
        "http://news.example/a",
        "utf-8",
        PAGE,
    )


def test_an_address_that_fails_does_not_stop_the_others() -> None:
    """Each failure is one line that names its address."""
    with serving({"/a": answer(b"", status="404 Not Found"), "/b": answer(PAGE)}) as network:
        network.names["inside.example"] = [["10.0.0.1"]]
        raws, failures = take(
            Sources(fetcher=network.fetcher()),
            "http://news.example/a",
            "http://inside.example/",
            "http://news.example/b",
        )
    assert len(raws) == 1
    assert failures[0] == "http://news.example/a: the server answered 404"
    assert failures[1].startswith(
        "http://inside.example/: inside.example (10.0.0.1) is in a private or reserved network"
    )


def item(title: str, body: str, link: str = "") -> str:
    """An RSS item."""
    address = f"<link>{link}</link><guid>{link}</guid>" if link else ""
    return (
        f"<item><title>{title}</title>{address}<pubDate>Mon, 04 May 2026 09:00:00 "
        f"GMT</pubDate><description>{body}</description></item>"
    )


def rss(*items: str) -> bytes:
    """An RSS feed."""
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>Desk</title>'
        + "".join(items)
        + "</channel></rss>"
    ).encode()


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title>
<entry><id>urn:1</id><title>One</title>
<updated>2026-05-04T09:00:00Z</updated>
<content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content></entry></feed>""".encode()


@pytest.mark.parametrize(
    ("content", "kind", "part"),
    [
        (rss(item("One", STORY, "https://a.example/1")), "text/plain", "https://a.example/1"),
        (ATOM, "text/html", "urn:1"),
    ],
)
def test_items_of_a_feed_carry_what_the_feed_says_of_them(tmp_path: Path, content: bytes, kind: str, part: str) -> None:
    """Title, date, publisher and address."""
    (tmp_path / "feed.xml").write_bytes(content)
    (raw,), failures = take(Sources(), str(tmp_path / "feed.xml"))
    assert (raw.media_type, raw.locator.part, raw.hints.title, raw.hints.publisher, failures) == (
        kind,
        part,
        "One",
        "Desk",
        [],
    )
    assert raw.hints.published.startswith(("Mon, 04 May 2026", "2026-05-04T09:00:00"))


def test_a_broken_item_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    """Markup that is not closed, and an item with nothing in it."""
    broken = "<item><title>Two</title><description>never closed</item>"
    empty = "<item><title>Three</title></item>"
    (tmp_path / "feed.xml").write_bytes(rss(item("One", STORY), broken, empty, item("Four", STORY)))
    raws, failures = take(Sources(), str(tmp_path / "feed.xml"))
    assert [raw.hints.title for raw in raws] == ["One", "Four"]
    assert failures[1].startswith(f"{tmp_path / 'feed.xml'}#item 2: it is not well-formed XML")
    assert failures[0].endswith("the item has neither text nor link")


@pytest.mark.parametrize(
    "content",
    [
        b"<rss><channel></channel></rss>",
        (b'<!DOCTYPE r [<!ENTITY a "b">]><rss version="2.0"><channel><item><title>&a;</title></item></channel></rss>'),
        b"<feed",
    ],
)
def test_a_feed_that_is_none_is_named(tmp_path: Path, content: bytes) -> None:
    """Empty, with entities, cut off."""
    (tmp_path / "feed.rss").write_bytes(content)
    raws, failures = take(Sources(), str(tmp_path / "feed.rss"))
    assert raws == []
    assert len(failures) == 1
    assert failures[0].startswith(str(tmp_path / "feed.rss"))


def test_a_fetched_feed_leads_to_its_pages() -> None:
    """A teaser is not the report; an item whose page fails is named with the feed."""
    feed = rss(
        item("One", "Teaser", "http://news.example/1"),
        item("Two", "Teaser", "http://news.example/2"),
        item("Three", STORY, "http://news.example/3"),
    )
    pages = {"/feed": answer(feed), "/1": answer(PAGE), "/2": answer(b"", status="410 Gone")}
    with serving(pages) as network:
        raws, failures = take(Sources(fetcher=network.fetcher()), "http://news.example/feed")
    assert [(raw.hints.title, raw.media_type, raw.url) for raw in raws] == [
        ("One", "text/html", "http://news.example/1"),
        ("Three", "text/plain", "http://news.example/3"),
    ]
    assert failures == ["http://news.example/feed#http://news.example/2: the server answered 410"]


def test_a_list_of_feeds_leads_to_them_all(tmp_path: Path) -> None:
    """A feed that is none is named; a list in the list is not followed."""
    (tmp_path / "desk.opml").write_text(
        '<opml version="2.0"><body><outline text="a" '
        'xmlUrl="http://news.example/feed"/><outline><outline '
        'xmlUrl="http://news.example/page"/></outline>'
        '<outline xmlUrl="file:///etc/passwd"/></body></opml>'
    )
    with serving({"/feed": answer(rss(item("One", STORY))), "/page": answer(PAGE)}) as network:
        raws, failures = take(Sources(fetcher=network.fetcher()), str(tmp_path / "desk.opml"))
    assert [raw.hints.title for raw in raws] == ["One"]
    assert failures == ["http://news.example/page: it is listed as a feed, but it is none"]


@pytest.mark.parametrize(
    "content",
    [
        b"<opml",
        b"<opml/>",
        b'<!DOCTYPE o [<!ENTITY a SYSTEM "file:///etc/passwd">]><opml><outline xmlUrl="&a;"/></opml>',
    ],
)
def test_a_list_without_feeds_is_named(tmp_path: Path, content: bytes) -> None:
    """Broken, empty, or reaching for a file."""
    (tmp_path / "desk.opml").write_bytes(content)
    raws, failures = take(Sources(), str(tmp_path / "desk.opml"))
    assert (raws, len(failures)) == ([], 1)


def test_every_failure_is_one_of_ours(tmp_path: Path) -> None:
    """No error of a library reaches the pipeline."""
    for number, content in enumerate(
        [b"\x1f\x8b\x08", b"PK\x03\x04", b"%PDF-1.4", b"<rss", b"<opml", b"{", b"\xff\xfe\x00", bytes(10)]
    ):
        (tmp_path / f"{number}.bin").write_bytes(content)
    raws, failures = take(Sources(), str(tmp_path))
    assert len(raws) + len(failures) == 8
    assert all(failure.startswith(str(tmp_path)) for failure in failures)


def test_a_folder_that_is_gone_is_an_error() -> None:
    """Not an empty reading."""
    with pytest.raises(UnreachableSource):
        list(Sources().expand("/no/such/folder"))
