"""A file of the site: what stands at one address."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

HTML = "text/html; charset=utf-8"
CSV = "text/csv; charset=utf-8"
KINDS = {
    "atom": "application/atom+xml; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "csv": CSV,
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "html": HTML,
    "ics": "text/calendar; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "ttf": "font/ttf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml; charset=utf-8",
}


@dataclass(frozen=True)
class File:
    """`kind` is its media type."""

    kind: str
    data: bytes


Files: TypeAlias = Mapping[str, Callable[[], File]]


def kind_of(name: str) -> str:
    """By the ending of its name; an address that ends with a stroke is a page."""
    return KINDS.get(name.rpartition(".")[2], "application/octet-stream") if "." in name else HTML
