"""Pages of a large record: first byte, whole answer, and the render in a browser.

    python -m benchmarks.speed.pages [10000 100000]

A record of each size is made once under ``build/bench`` (``benchmarks.speed.desk``). Each page is
asked over HTTP from a server in its own process: ``first`` with nothing kept at hand (the record
looks changed before every request), ``again`` as a reader asks it a second time. Medians of the
runs, in milliseconds; ``cpu`` is what the server's process spent on one of the first, which a busy
machine does not stretch; ``growth`` is that of the larger record over the smaller's. With Chromium
and Playwright installed, ``render`` is from the request to the browser's load event.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from benchmarks.speed import desk as record

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "bench"
CHROMIUM = Path("/usr/bin/chromium")
RUNS = 5
SIZES = (10_000, 100_000)
AIMS = {"first byte": 150, "render": 1000, "search": 200}


@dataclass(frozen=True, slots=True)
class Timed:
    """Milliseconds of one page: first byte, last byte, processor with nothing at hand, first byte again, render."""

    first: float
    whole: float
    cpu: float
    again: float
    size: int
    render: float | None = None


@dataclass(frozen=True, slots=True)
class Server:
    """A workbench that runs: its host, the cookie that lets us in, its process."""

    host: str
    cookie: str
    pid: int

    def spent(self) -> float:
        """Milliseconds of processor time so far (proc(5): user and system time, in clock ticks)."""
        told = Path(f"/proc/{self.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(told[11]) + int(told[12])) * 1000 / os.sysconf("SC_CLK_TCK")


def paths(made: record.World) -> Mapping[str, str]:
    """The pages that are asked, by name; sides and people are those with most entries."""
    one, other = made.sides[:2]
    person = "%20".join(made.officials(one)[0].name.split())
    return {
        "home": "/",
        "pair": f"/pair/{one}/{other}",
        "side": f"/side/{one}",
        "person": f"/person/{person}",
        "commitments": "/commitments",
        "network": "/network",
        "map": "/map",
        "sources": "/sources",
        "review": "/review",
        "review, in the middle": "/review?place=40000",
        "report": "/report/bench-7",
        "search, everything": "/search",
        "search, a side and a kind": f"/search?side={one}&kind=event",
        "search, a common word": "/search?q=railways",
        "search, a rare phrase": "/search?q=%22town+77%22+fishing",
        "search, a person": "/search?person=larsen",
    }


@contextmanager
def served(path: Path) -> Iterator[Server]:
    """A workbench in a process of its own."""
    command = [sys.executable, "-m", "legation.cli.main", "serve", "--no-browser", "--port", "0", "--store", str(path)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        address = urlsplit(process.stdout.readline().split()[-1])
        yield Server(address.netloc, _cookie(address.netloc, f"/?{address.query}"), process.pid)
    finally:
        process.terminate()
        process.wait(30)


def _cookie(host: str, path: str) -> str:
    for _ in range(100):
        try:
            connection = HTTPConnection(host, timeout=120)
            connection.request("GET", path)
            return connection.getresponse().headers["Set-Cookie"].split(";")[0]
        except ConnectionError:
            time.sleep(0.1)
    raise TimeoutError(host)


def ask(host: str, cookie: str, path: str) -> tuple[float, float, int]:
    """Milliseconds to the first byte and the last, and bytes, of one page."""
    connection = HTTPConnection(host, timeout=120)
    connection.connect()
    start = time.perf_counter()
    connection.request("GET", path, headers={"Cookie": cookie})
    answer = connection.getresponse()
    first = time.perf_counter()
    size = len(answer.read())
    last = time.perf_counter()
    connection.close()
    assert answer.status == 200, f"{path}: {answer.status}"
    return (first - start) * 1000, (last - start) * 1000, size


def timed(server: Server, path: str, held: Path) -> Timed:
    """One page, several times; the record is touched before each of the first."""
    asked = (server.host, server.cookie, path)
    ask(*asked)
    cold, before = [], server.spent()
    for _ in range(RUNS):
        os.utime(held)
        cold.append(ask(*asked))
    cpu = (server.spent() - before) / RUNS
    again = [ask(*asked)[0] for _ in range(RUNS)]
    middle = statistics.median
    return Timed(middle(one[0] for one in cold), middle(one[1] for one in cold), cpu, middle(again), cold[0][2])


def rendered(server: Server, pages: Mapping[str, str], held: Path) -> Mapping[str, float]:
    """Milliseconds until the browser has each page whole, nothing at hand; no figure without a browser."""
    if not CHROMIUM.exists() or find_spec("playwright") is None:
        return {}
    from playwright.sync_api import sync_playwright

    name, _, value = server.cookie.partition("=")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.add_cookies([{"name": name, "value": value, "url": f"http://{server.host}"}])
        page, found = context.new_page(), {}
        for title, path in pages.items():
            found[title] = statistics.median(_render(page, f"http://{server.host}{path}", held) for _ in range(3))
        browser.close()
    return found


def _render(page: object, address: str, held: Path) -> float:
    os.utime(held)
    start = time.perf_counter()
    page.goto(address, wait_until="load")  # type: ignore[attr-defined]
    return (time.perf_counter() - start) * 1000


def measure(entries: int) -> Mapping[str, Timed]:
    """All pages of a record of so many entries."""
    path = BUILD / f"{entries}.db"
    if not path.exists():
        BUILD.mkdir(parents=True, exist_ok=True)
        started = time.perf_counter()
        record.fill(path, entries)
        print(f"made a record of {entries:,} entries in {time.perf_counter() - started:.0f} s", flush=True)
    pages = paths(record.world())
    with served(path) as server:
        found = {name: timed(server, page, path) for name, page in pages.items()}
        shown = rendered(server, pages, path)
    return {name: replace(one, render=shown.get(name)) for name, one in found.items()}


def table(sizes: Sequence[int], found: Mapping[int, Mapping[str, Timed]]) -> str:
    """The figures as a table in Markdown."""
    last, least = max(sizes), min(sizes)
    lines = [
        f"| page, {last:,} entries | first byte | last byte | cpu | again | render | KiB | growth | growth of cpu |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for name, one in found[last].items():
        render = "–" if one.render is None else f"{one.render:.0f}"
        before = found[least][name]
        times = f"{one.first:.0f} | {one.whole:.0f} | {one.cpu:.0f} | {one.again:.0f} | {render}"
        growth = f"{one.first / before.first:.1f} | {one.cpu / max(before.cpu, 1):.1f}"
        lines.append(f"| {name} | {times} | {one.size / 1024:.0f} | {growth} |")
    return "\n".join(lines)


def _commit() -> str:
    """The commit that is measured, "unknown" outside a checkout."""
    asked = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return asked.stdout.strip() or "unknown"


def main(arguments: Sequence[str]) -> int:
    """Print the table and keep it beside this file."""
    sizes = tuple(map(int, arguments)) or SIZES
    found = {size: measure(size) for size in sizes}
    made = table(sizes, found)
    print(made)
    at = f"{datetime.now(UTC):%Y-%m-%d}, commit {_commit()}"
    head = f"# Pages\n\nFrom `python -m benchmarks.speed.pages`, {at}; milliseconds, medians.\n"
    aims = "Aims: first byte 150, render 1,000, search 200."
    load = f"Load of the machine while measuring: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores."
    told = (
        "First and last byte, cpu and render with nothing kept at hand, `again` the first byte when asked a second "
        "time; growth: how many times more the larger record takes."
    )
    text = f"{head}\n{made}\n\n{aims} {load}\n{told}\n"
    Path(__file__).with_name("PAGES.md").write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
