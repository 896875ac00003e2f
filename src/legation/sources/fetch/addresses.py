"""Which addresses are visited: http(s), usual ports, public hosts.

Source: IANA special-purpose address registries (through ``ipaddress``); RFC 6052, 3056, 4380 and 4291
for IPv4 addresses carried inside IPv6 ones.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urlsplit

from legation.errors import ForbiddenSource, UnreachableSource

Resolver = Callable[[str, int], Sequence[str]]
"""Host and port to the addresses that the name stands for."""

_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_LONGEST, _PRINTED = 4096, 500
_SAFE = "/%:=&?~#+!$,;'@()*[]"


@dataclass(frozen=True, slots=True)
class Target:
    """One address to ask: taken apart, checked for its form, not yet resolved."""

    url: str
    scheme: str
    host: str
    port: int
    path: str


def target(url: str) -> Target:
    """The target of ``url``; ForbiddenSource where its form is not visited."""
    parts = _split(url)
    scheme = parts.scheme.lower()
    if scheme not in _PORTS:
        raise ForbiddenSource(url, f"{scheme or 'such'} addresses are not visited", "http and https are")
    if parts.username is not None or parts.password is not None:
        raise ForbiddenSource(printable(url), "addresses that carry a password are not visited")
    port = _port(url, parts)
    if port not in (None, *_PORTS.values()):
        raise ForbiddenSource(url, f"port {port} is not visited", "80 and 443 are")
    path = quote(parts.path or "/", safe=_SAFE) + (f"?{quote(parts.query, safe=_SAFE)}" if parts.query else "")
    return Target(url, scheme, _host(url, parts), port or _PORTS[scheme], path)


def printable(url: str) -> str:
    """The address as errors name it: on one line, short, without a password."""
    scheme, mark, rest = url.partition("://")
    host, slash, path = rest.partition("/")
    shown = f"{scheme}{mark}{host.rpartition('@')[2]}{slash}{path}" if mark else url
    return "".join(character if character.isprintable() else "?" for character in shown)[:_PRINTED]


def _split(url: str) -> SplitResult:
    if len(url) > _LONGEST or any(ord(character) < 33 or character == "\\" for character in url):
        raise ForbiddenSource(printable(url), "it is no well-formed address")
    try:
        return urlsplit(url)
    except ValueError as error:
        raise ForbiddenSource(url, "it is no well-formed address") from error


def _port(url: str, parts: SplitResult) -> int | None:
    try:
        return parts.port
    except ValueError as error:
        raise ForbiddenSource(url, "its port is no number") from error


def _host(url: str, parts: SplitResult) -> str:
    """The host's name as it is looked up (IDNA), without a final full stop."""
    host = (parts.hostname or "").rstrip(".")
    try:
        name = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise ForbiddenSource(url, "its host's name is not well formed") from error
    if not name:
        raise ForbiddenSource(url, "it names no host")
    return name


def system_resolver(host: str, port: int) -> Sequence[str]:
    """What the system's resolver says."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(item[4][0]) for item in found))


def public_addresses(aim: Target, resolve: Resolver) -> tuple[str, ...]:
    """The addresses of the host, every one of them public; else ForbiddenSource."""
    try:
        found = resolve(aim.host, aim.port)
    except (OSError, UnicodeError) as error:
        raise UnreachableSource(aim.url, f"the name {aim.host} could not be resolved") from error
    if not found:
        raise UnreachableSource(aim.url, f"the name {aim.host} has no address")
    for address in found:
        if not is_public(address):
            raise ForbiddenSource(
                aim.url,
                f"{_named(aim.host, address)} is in a private or reserved network",
                "only public addresses are visited",
            )
    return tuple(found)


def _named(host: str, address: str) -> str:
    return host if host == address else f"{host} ({address})"


def is_public(address: str) -> bool:
    """Whether an IP address is global unicast, and every IPv4 address inside it too."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return False
    return all(_is_global(each) for each in (ip, *_carried(ip)))


def _is_global(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    special = ip.is_multicast or ip.is_reserved or ip.is_loopback or ip.is_link_local or ip.is_unspecified
    mapped = isinstance(ip, ipaddress.IPv6Address) and (ip.ipv4_mapped is not None or ip in _NAT64)
    return mapped or (ip.is_global and not special)


def _carried(ip: ipaddress.IPv4Address | ipaddress.IPv6Address) -> tuple[ipaddress.IPv4Address, ...]:
    """IPv4 addresses that an IPv6 one stands for (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(ip, ipaddress.IPv4Address):
        return ()
    teredo = ip.teredo or ()
    nat64 = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF) if ip in _NAT64 else None
    return tuple(each for each in (ip.ipv4_mapped, ip.sixtofour, nat64, *teredo) if each is not None)
