"""What every paper beside the exception report has: formats to choose from, and what came of it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.errors import UsageError
from moothall.reports.profile import Profile


@dataclass(frozen=True, kw_only=True)
class MadePaper:
    """A paper that was written: how it is told in the terminal, its files, and what the author should know."""

    title: str
    profile: Profile
    summary: str
    headings: tuple[str, str]
    rows: tuple[tuple[str, str], ...]
    files: tuple[Path, ...]
    notices: tuple[str, ...]


def check_formats(formats: Sequence[str], known: Collection[str]) -> None:
    """Raises UsageError where one of them cannot be written."""
    unknown = [name for name in formats if name not in known]
    if unknown or not formats:
        message = f"Formats: '{', '.join(unknown)}' cannot be written. Choose from {', '.join(known)}."
        raise UsageError(message)
