"""Sockets under a deadline, opened only to addresses that were checked.

The host's name is resolved once, here, and the socket goes to one of the very addresses that passed the
check: a name that changes its meaning between check and connection gains nothing.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable, Iterable
from time import monotonic

import httpcore

from legation.errors import UnreachableSource
from legation.sources.fetch.addresses import Resolver, Target, public_addresses

Connect = Callable[[str, int, float], socket.socket]
"""IP address, port and seconds to an open socket."""


def system_connect(address: str, port: int, seconds: float) -> socket.socket:
    """Open a TCP connection to an IP address."""
    return socket.create_connection((address, port), timeout=seconds)


class Deadline:
    """How much time is left for one input, redirects and all."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._end = monotonic() + seconds

    def left(self, subject: str, most: float | None = None) -> float:
        """Seconds left, at most ``most``; UnreachableSource when there are none."""
        remaining = self._end - monotonic()
        if remaining <= 0:
            raise UnreachableSource(subject, f"it did not answer in full within {self._seconds:g} s")
        return remaining if most is None else min(remaining, most)


class PinnedBackend(httpcore.NetworkBackend):
    """Opens the connection for one target: resolves, checks every address, connects to a checked one."""

    def __init__(
        self, aim: Target, resolve: Resolver, connect: Connect, deadline: Deadline, connect_seconds: float
    ) -> None:
        self._aim = aim
        self._resolve = resolve
        self._connect = connect
        self._deadline = deadline
        self._connect_seconds = connect_seconds

    def connect_tcp(
        self,
        host: str,  # noqa: ARG002 -- the signature is httpcore's
        port: int,
        timeout: float | None = None,  # noqa: ARG002
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """A stream to the target; ``host`` and ``port`` are the target's own."""
        last: OSError | None = None
        for address in public_addresses(self._aim, self._resolve):
            try:
                open_socket = self._connect(address, port, self._deadline.left(self._aim.url, self._connect_seconds))
            except OSError as error:
                last = error
                continue
            return PacedStream(open_socket, self._aim.url, self._deadline)
        raise httpcore.ConnectError(_reason(last)) from last


def _reason(error: OSError | None) -> str:
    if isinstance(error, TimeoutError):
        return "no connection in time"
    return (error.strerror if error else "") or "no connection"


class PacedStream(httpcore.NetworkStream):
    """A socket whose every read and write ends at the deadline."""

    def __init__(self, open_socket: socket.socket, subject: str, deadline: Deadline) -> None:
        self._socket = open_socket
        self._subject = subject
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 -- the deadline rules
        """Up to ``max_bytes``."""
        self._socket.settimeout(self._deadline.left(self._subject))
        try:
            return self._socket.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout from error
        except OSError as error:
            raise httpcore.ReadError(str(error.strerror)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """All of ``buffer``."""
        self._socket.settimeout(self._deadline.left(self._subject))
        try:
            self._socket.sendall(buffer)
        except TimeoutError as error:
            raise httpcore.WriteTimeout from error
        except OSError as error:
            raise httpcore.WriteError(str(error.strerror)) from error

    def close(self) -> None:
        """Close the socket."""
        self._socket.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """The same connection, encrypted, the certificate checked against the host's name."""
        self._socket.settimeout(self._deadline.left(self._subject))
        try:
            wrapped = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        except TimeoutError as error:
            self.close()
            raise httpcore.ConnectTimeout from error
        except ssl.SSLError as error:
            self.close()
            raise httpcore.ConnectError(_certificate(error)) from error
        except OSError as error:
            self.close()
            raise httpcore.ConnectError(str(error.strerror)) from error
        return PacedStream(wrapped, self._subject, self._deadline)

    def get_extra_info(self, info: str) -> object:
        """What httpcore asks of a stream: only whether its socket is ready to read."""
        return self._socket if info == "socket" else None


def _certificate(error: ssl.SSLError) -> str:
    return getattr(error, "verify_message", "") or "the encrypted connection failed"
