"""Two hundred readers at once on the site, on this machine alone, and what ten thousand requests leave behind.

    python benchmarks/load_site.py [FOLDER] [--readers 200] [--requests 10000] [--workers 2] [--address URL]

FOLDER is a workspace; without one it is the Leicestershire example. Each reader keeps one connection and asks again as
soon as it has its answer. Three stretches: every reader on one report that is kept ready; every reader on pages that
nobody has asked for before; then the rest of the requests over all kinds of pages, after which the memory and the open
files of the server are held against what they were after the first thousand. `--address` loads a server that runs
already, whose memory is then not looked at.
"""
# ruff: noqa: INP001, T201, TID251, DTZ011 - a script by itself, that prints and measures time

import argparse
import asyncio
import os
import signal
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import urlsplit

from moothall.workflows.public_files import PublicFiles, folder_source

EXAMPLE = Path(__file__).parents[1] / "src/moothall/examples/leicestershire"
PROMISED_MS = {"cached": 300, "uncached": 1000}
PROMISED_GROWTH = 20  # MB
WARM = 1000  # requests, before memory is first looked at
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass
class Stretch:
    """Requests of one kind: how long each took, in ms, and what went wrong."""

    name: str
    times: list[float] = field(default_factory=list)
    failed: int = 0
    seconds: float = 0.0

    def row(self) -> str:
        p50, p95 = (statistics.quantiles(self.times, n=100)[place] for place in (49, 94))
        rate = len(self.times) / self.seconds
        return f"{self.name:<34}{len(self.times):>9,}{rate:>10,.0f}{p50:>9.0f}{p95:>9.0f}{self.failed:>8}"


async def read(host: str, port: int, paths: Iterator[str], stretch: Stretch) -> None:
    """One reader, until there is nothing left to ask for."""
    reader, writer = await asyncio.open_connection(host, port)
    for path in paths:
        begun = time.perf_counter()
        writer.write(f"GET /{path} HTTP/1.1\r\nHost: {host}:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            int(line.split(b":")[1]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")
        )
        await reader.readexactly(length)
        stretch.times.append((time.perf_counter() - begun) * 1000)
        stretch.failed += head[9:12] != b"200"
    writer.close()


async def load(address: str, name: str, paths: Sequence[str], readers: int) -> Stretch:
    parts, stretch, left = urlsplit(address), Stretch(name), iter(paths)
    begun = time.perf_counter()
    await asyncio.gather(*(read(parts.hostname or "", parts.port or 80, left, stretch) for _ in range(readers)))
    stretch.seconds = time.perf_counter() - begun
    return stretch


def processes(of: int) -> list[int]:
    """A process and those that it started."""
    children = Path(f"/proc/{of}/task/{of}/children").read_text("ascii").split()
    return [of, *(one for child in children for one in processes(int(child)))]


def held(pid: int) -> tuple[float, int]:
    """The MB of memory that a server holds with its workers, and the files it has open."""
    found = processes(pid)
    memory = sum(int(Path(f"/proc/{one}/statm").read_text("ascii").split()[1]) * PAGE for one in found)
    return memory / 1_000_000, sum(len(os.listdir(f"/proc/{one}/fd")) for one in found)  # noqa: PTH208


def started(folder: Path, workers: int) -> tuple["subprocess.Popen[bytes]", str]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port = listening.getsockname()[1]
    command = [sys.executable, "-m", "moothall", "serve", str(folder), "--port", str(port), "--workers", str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  ours
    for _ in range(600):
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return process, f"http://127.0.0.1:{port}"
        except OSError:
            time.sleep(0.1)
    sys.exit("The server did not start.")


def run(options: argparse.Namespace) -> None:
    source = folder_source([options.folder])
    slug = next(iter(source.versions()))
    pages = [
        f"{slug}/{path}" for path in PublicFiles(source).bodies(date.today())[0].files if path.endswith("/") or not path
    ]
    figures = [page for page in pages if "/figures/" in page]
    others = [page for page in pages if "/figures/" not in page]
    process, address = (None, options.address) if options.address else started(options.folder, options.workers)
    try:
        for _ in range(options.workers * 4):  # each worker has read the body in
            asyncio.run(load(address, "", [f"{slug}/"], 1))
        one = asyncio.run(load(address, "one report, kept ready", [f"{slug}/"] * 20 * options.readers, options.readers))
        new = asyncio.run(
            load(address, "pages nobody asked for before", figures[: 5 * options.readers], options.readers)
        )
        rest = max(WARM, options.requests - len(one.times) - len(new.times))
        asyncio.run(load(address, "", list(islice(cycle(others), WARM)), 20))
        before = held(process.pid) if process else None
        mixed = asyncio.run(load(address, "all kinds of pages", list(islice(cycle(pages), rest)), 20))
        after = held(process.pid) if process else None
    finally:
        if process:
            process.send_signal(signal.SIGINT)
            process.wait()
    print(f"{'requests':<34}{'number':>9}{'a second':>10}{'p50 ms':>9}{'p95 ms':>9}{'failed':>8}")
    for stretch in (one, new, mixed):
        print(stretch.row())
    print(f"promised: p95 under {PROMISED_MS['cached']} ms kept ready, under {PROMISED_MS['uncached']:,} ms made anew")
    if before and after:
        print(
            f"memory {before[0]:.1f} MB, {after[0]:.1f} MB after {rest:,} more ({after[0] - before[0]:+.1f}; promised: "
            f"under {PROMISED_GROWTH}); open files {before[1]}, then {after[1]}"
        )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLE)
    parser.add_argument("--readers", type=int, default=200)
    parser.add_argument("--requests", type=int, default=10_000)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--address", help="of a server that runs already")
    run(parser.parse_args())
