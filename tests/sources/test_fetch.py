"""The safe fetcher goes to public addresses only, and takes no more than its caps allow."""

from __future__ import annotations

import gzip
import socket
import zlib
from collections.abc import Sequence

import pytest

from legation.errors import ForbiddenSource, MalformedSource, OversizedSource, SourceError, UnreachableSource
from legation.sources.fetch import Fetcher
from legation.sources.fetch.addresses import is_public
from legation.sources.limits import Limits
from tests.sources.servers import PUBLIC, answer, redirect, serving

PAGE = b"<html><body><p>Two ministers met.</p></body></html>"

PRIVATE = (
    "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0",  # noqa: S104 -- an address to refuse, not to bind
    "224.0.0.1", "255.255.255.255",
    "192.0.2.1", "198.18.0.1", "240.0.0.1", "::1", "::", "fe80::1", "fc00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2001:db8::1", "not an address", "",
)  # fmt: skip


def _no_connection(address: str, port: int, seconds: float) -> socket.socket:
    pytest.fail(f"a connection to {address}:{port} was opened")


def _says(*addresses: str) -> Fetcher:
    def resolve(host: str, port: int) -> Sequence[str]:
        return addresses

    return Fetcher(resolve=resolve, connect=_no_connection)


@pytest.mark.parametrize("address", PRIVATE)
def test_private_and_reserved_addresses_are_not_public(address: str) -> None:
    """Also those that an IPv6 address carries inside."""
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_global_addresses_are_public(address: str) -> None:
    """What the whole world can reach may be reached."""
    assert is_public(address)


@pytest.mark.parametrize("address", PRIVATE[:-2])
def test_a_name_in_a_private_network_is_refused_before_any_connection(address: str) -> None:
    """The name's address decides, not the name."""
    with pytest.raises(ForbiddenSource, match="private or reserved"):
        _says(address).fetch("http://ministry.example/")


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    """A name that stands for several addresses must be public in all of them."""
    with pytest.raises(ForbiddenSource):
        _says(PUBLIC, "10.0.0.1").fetch("http://ministry.example/")


@pytest.mark.parametrize(
    "url",
    [
        "http://127.1/",
        "http://[::ffff:127.0.0.1]/",
        "http://0x7f000001/",
        "http://2130706433/",
        "http://0177.0.0.1/",
        "http://localhost/",
        "http://[::1]/",
    ],
)
def test_spellings_of_this_machine_are_refused(url: str) -> None:
    """Whatever the system's resolver makes of a host is checked."""
    with pytest.raises((ForbiddenSource, UnreachableSource)):
        Fetcher(connect=_no_connection).fetch(url)


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("ftp://news.example/a", "ftp addresses"),
        ("file:///etc/passwd", "file addresses"),
        ("gopher://news.example/", "gopher addresses"),
        ("http://news.example:8080/", "port 8080"),
        ("https://news.example:22/", "port 22"),
        ("http://news.example:x/", "port is no number"),
        ("http://user:secret@news.example/", "password"),
        ("http:///path", "names no host"),
        ("http://news.example/a\r\nHost: b", "well-formed"),
        ("http://news.example\\@10.0.0.1/", "well-formed"),
        ("http://" + "a" * 70 + ".example/", "not well formed"),
    ],
)
def test_addresses_of_another_form_are_refused(url: str, reason: str) -> None:
    """Only http and https, only their usual ports, no passwords, nothing malformed."""
    with pytest.raises(ForbiddenSource, match=reason) as caught:
        _says(PUBLIC).fetch(url)
    assert "secret" not in str(caught.value)


def test_a_page_comes_with_its_type_and_encoding() -> None:
    """What the server declares is kept for the next stage to judge."""
    with serving({"/a": answer(PAGE, "Content-Type: text/html; charset=ISO-8859-6")}) as network:
        fetched = network.fetcher().fetch("http://news.example/a")
    assert (fetched.content, fetched.declared, fetched.charset) == (PAGE, "text/html", "iso-8859-6")
    assert network.connected == [PUBLIC]
    assert "Host: news.example" in network.requests[0]


def test_redirects_are_followed_and_the_last_address_is_kept() -> None:
    """A moved page is read where it is now."""
    with serving({"/a": redirect("/b"), "/b": redirect("http://other.example/c"), "/c": answer(PAGE)}) as network:
        assert network.fetcher().fetch("http://news.example/a").url == "http://other.example/c"


@pytest.mark.parametrize(
    "to",
    [
        "http://10.0.0.1/",
        "http://metadata.example/",
        "file:///etc/passwd",
        "http://other.example:25/",
        "//metadata.example/x",
    ],
)
def test_a_redirect_out_of_the_public_network_is_refused(to: str) -> None:
    """Each redirect is checked like the first address; the error names the address that was asked for."""
    with serving({"/a": redirect(to)}) as network:
        network.names = {"metadata.example": [["169.254.169.254"]], "10.0.0.1": [["10.0.0.1"]]}
        with pytest.raises(ForbiddenSource) as caught:
            network.fetcher().fetch("http://news.example/a")
    assert caught.value.subject == "http://news.example/a"
    assert network.connected == [PUBLIC]


def test_a_redirect_may_not_go_round_for_ever() -> None:
    """Five redirects and no more."""
    with (
        serving({"/a": redirect("/a")}) as network,
        pytest.raises(UnreachableSource, match="more than 5 times"),
    ):
        network.fetcher().fetch("http://news.example/a")


def test_a_name_that_changes_its_address_gains_nothing() -> None:
    """The connection goes to the address that was checked; a later answer is checked anew."""
    with serving({"/a": redirect("/b"), "/b": answer(PAGE)}) as network:
        network.names = {"rebind.example": [[PUBLIC], ["127.0.0.1"]]}
        with pytest.raises(ForbiddenSource, match=r"127\.0\.0\.1"):
            network.fetcher().fetch("http://rebind.example/a")
    assert network.connected == [PUBLIC]


def test_a_server_that_never_answers_is_given_up() -> None:
    """There is one deadline for everything."""
    with serving({}) as network, pytest.raises(UnreachableSource, match=r"within 0\.3 s"):
        network.fetcher(Limits(seconds=0.3)).fetch("http://news.example/silent")


def test_a_server_that_drips_is_given_up() -> None:
    """Single bytes now and then do not put the deadline off."""
    slow = b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\nabc"
    with serving({"/slow": slow}) as network, pytest.raises(UnreachableSource):
        network.fetcher(Limits(seconds=0.3)).fetch("http://news.example/slow")


@pytest.mark.parametrize("pack", [gzip.compress, zlib.compress])
def test_packed_pages_are_unpacked(pack: object) -> None:
    """gzip and deflate are what is asked for."""
    name = "gzip" if pack is gzip.compress else "deflate"
    packed = gzip.compress(PAGE) if name == "gzip" else zlib.compress(PAGE)
    with serving({"/a": answer(packed, f"Content-Encoding: {name}")}) as network:
        assert network.fetcher().fetch("http://news.example/a").content == PAGE


def test_a_gzip_bomb_does_not_unfold() -> None:
    """A page of 40 MiB of zeros in 40 kB is refused by its ratio long before it is whole."""
    bomb = gzip.compress(bytes(40 * 1024 * 1024))
    page = answer(bomb, "Content-Encoding: gzip")
    with serving({"/bomb": page}) as network, pytest.raises(OversizedSource, match="120 times its size"):
        network.fetcher().fetch("http://news.example/bomb")


def test_a_bomb_of_many_members_does_not_unfold() -> None:
    """Members of a gzip file are counted together."""
    bomb = gzip.compress(bytes(1024 * 1024)) * 40
    with (
        serving({"/bomb": answer(bomb, "Content-Encoding: gzip")}) as network,
        pytest.raises(OversizedSource),
    ):
        network.fetcher().fetch("http://news.example/bomb")


@pytest.mark.parametrize("encoding", ["br", "zstd", "compress", "gzip, gzip"])
def test_packings_that_were_not_asked_for_are_refused(encoding: str) -> None:
    """Only what can be unpacked under caps is unpacked."""
    page = answer(b"\x00" * 64, f"Content-Encoding: {encoding}")
    with serving({"/a": page}) as network, pytest.raises(MalformedSource, match="not asked for"):
        network.fetcher().fetch("http://news.example/a")


@pytest.mark.parametrize("body", [gzip.compress(PAGE)[:-12], b"\x1f\x8b\x08\x00damaged-damaged-damaged"])
def test_damaged_packing_is_named(body: bytes) -> None:
    """A page that breaks off is not taken for a whole one."""
    with (
        serving({"/a": answer(body, "Content-Encoding: gzip")}) as network,
        pytest.raises(MalformedSource, match="packed data"),
    ):
        network.fetcher().fetch("http://news.example/a")


@pytest.mark.parametrize("headers", [("Content-Length: 99999999999",), ()])
def test_a_page_past_the_cap_is_refused(headers: tuple[str, ...]) -> None:
    """By its announced length, or as soon as it is too long."""
    body = b"x" * 300_000
    head = "\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode()
    with serving({"/big": head + body}) as network, pytest.raises(OversizedSource):
        network.fetcher(Limits(seconds=5, page_bytes=200_000)).fetch("http://news.example/big")


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        (answer(b"secret words", status="404 Not Found"), "the server answered 404"),
        (answer(b"secret words", status="500 Oops"), "the server answered 500"),
        (b"secret words\r\n\r\n", "not HTTP"),
        (b"", "not HTTP"),
    ],
)
def test_errors_carry_nothing_that_the_server_sent(sent: bytes, reason: str) -> None:
    """One line that names the address and the reason."""
    with serving({"/a": sent}) as network, pytest.raises(SourceError, match=reason) as caught:
        network.fetcher().fetch("http://news.example/a")
    assert "secret" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_environment_names_no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy in the environment could lead anywhere; none is used."""
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    with serving({"/a": answer(PAGE)}) as network:
        assert network.fetcher().fetch("http://news.example/a").content == PAGE


def test_letters_of_every_script_may_stand_in_an_address() -> None:
    """Host by IDNA, path by percent signs."""
    with serving({"/%D8%AE%D8%A8%D8%B1": answer(PAGE)}) as network:
        assert network.fetcher().fetch("http://müller.example/خبر").content == PAGE
    assert "Host: xn--mller-kva.example" in network.requests[0]
