"""A server on this machine that stands for the public internet in tests."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from legation.sources.fetch import Fetcher
from legation.sources.limits import Limits

PUBLIC = "93.184.216.34"
Answer = Callable[[str], bytes] | bytes


def answer(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An HTTP answer with a body."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body


def redirect(to: str) -> bytes:
    """An answer that sends the client elsewhere."""
    return answer(b"", f"Location: {to}", status="302 Found")


@dataclass
class Network:
    """Names, what they resolve to, and the one server behind every public address."""

    port: int
    names: dict[str, list[Sequence[str]]] = field(default_factory=dict)
    connected: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)

    def resolve(self, host: str, port: int) -> Sequence[str]:  # noqa: ARG002
        """The next answer for a name; the last one stays."""
        if host not in self.names:
            return (PUBLIC,)
        answers = self.names[host]
        return answers.pop(0) if len(answers) > 1 else answers[0]

    def connect(self, address: str, port: int, seconds: float) -> socket.socket:  # noqa: ARG002
        """Note the address and connect to the server instead."""
        self.connected.append(address)
        return socket.create_connection(("127.0.0.1", self.port), timeout=seconds)

    def fetcher(self, limits: Limits | None = None) -> Fetcher:
        """A fetcher in this network."""
        return Fetcher(limits or Limits(seconds=5, connect_seconds=2), self.resolve, self.connect)


@contextmanager
def serving(pages: Mapping[str, Answer]) -> Iterator[Network]:
    """A server that gives ``pages`` by path; a path that is missing is never answered."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        network = Network(listener.getsockname()[1])
        done = threading.Event()
        thread = threading.Thread(target=_serve, args=(listener, pages, network, done), daemon=True)
        thread.start()
        try:
            yield network
        finally:
            done.set()
            socket.create_connection(("127.0.0.1", network.port)).close()
            thread.join(5)


def _serve(listener: socket.socket, pages: Mapping[str, Answer], network: Network, done: threading.Event) -> None:
    silent: list[socket.socket] = []
    while True:
        client, _ = listener.accept()
        if done.is_set():
            client.close()
            break
        request = client.recv(65536).decode("latin-1")
        network.requests.append(request)
        path = request.split(" ")[1] if " " in request else ""
        page = pages.get(path)
        if page is None:
            silent.append(client)
            continue
        _send(client, page(request) if callable(page) else page)
    for client in silent:
        client.close()


def _send(client: socket.socket, content: bytes) -> None:
    with client:
        try:
            client.sendall(content)
        except OSError:
            return
