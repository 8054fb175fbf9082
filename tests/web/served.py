"""Sites in a real browser: one served as people serve it, one as static files behind a plain web server."""

import functools
import http.server
import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SECONDS_TO_START = 60


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


@contextmanager
def served(*words: str, home: Path | None = None) -> Iterator[str]:
    """`moothall serve` with these words, until it is left; gives the site's address."""
    port = free_port()
    environment = os.environ | ({"MOOTHALL_HOME": str(home)} if home else {})
    command = [sys.executable, "-m", "moothall", "serve", *words, "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            _wait_for(f"http://127.0.0.1:{port}/health", process)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _wait_for(address: str, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(SECONDS_TO_START * 10):
        assert process.poll() is None, "the site has stopped"
        try:
            with urllib.request.urlopen(address, timeout=30):  # noqa: S310  of this very machine
                return
        except OSError:
            time.sleep(0.1)
    message = f"The site did not answer within {SECONDS_TO_START} seconds."
    raise TimeoutError(message)


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A web server that knows nothing of the site."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def plain_files(folder: Path) -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
