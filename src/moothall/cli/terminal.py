"""What is said in the terminal: progress and notices on stderr, results on stdout, wrapped to the window."""

import shutil
import sys
import textwrap
import time
from collections.abc import Iterable

WIDEST = 110
QUIET_SECONDS = 1.0


def say(message: str = "") -> None:
    print(message)


def warn(message: str) -> None:
    print(message, file=sys.stderr)


def wrapped(text: str, *, indent: str = "", first: str | None = None) -> str:
    """A paragraph no wider than the window; `first` opens its first line in place of the indent."""
    width = min(shutil.get_terminal_size().columns, WIDEST)
    return textwrap.fill(
        text, width, initial_indent=indent if first is None else first, subsequent_indent=indent, break_long_words=False
    )


def table(headings: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """Columns parted by two blanks; the last one wraps under itself."""
    body = [headings, *rows]
    widths = [max(len(row[i]) for row in body) for i in range(len(headings) - 1)]
    lines: list[str] = []
    for row in body:
        start = "".join(f"{cell:<{width}}  " for cell, width in zip(row, widths, strict=False))
        lines.append(wrapped(row[-1], first=start, indent=" " * len(start)))
    return "\n".join(lines)


class Progress:
    """Says what is being done on stderr, once the work has taken longer than a second."""

    def __init__(self) -> None:
        self.started = time.monotonic()

    def __call__(self, message: str) -> None:
        seconds = time.monotonic() - self.started
        if seconds >= QUIET_SECONDS:
            warn(f"[{seconds:4.1f} s] {message}")
