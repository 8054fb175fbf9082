"""Everything that is in a file of a report: its bytes, what it unpacks to, and what a reader of it would see."""

import io
import subprocess
import zipfile
from collections.abc import Iterator

import pikepdf


def unpacked(data: bytes, name: str = "") -> Iterator[tuple[str, str]]:
    """Names and texts, beginning with the file itself; names of parts are texts too."""
    yield name, data.decode("utf-8", errors="replace")
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            for part in package.infolist():
                yield f"{name}/{part.filename}", part.filename + part.comment.decode()
                yield from unpacked(package.read(part), f"{name}/{part.filename}")
    if data.startswith(b"%PDF"):
        yield f"{name}/text", _text(data)
        yield f"{name}/objects", "\n".join(_objects(data))


def _text(data: bytes) -> str:
    printed = subprocess.run(["pdftotext", "-layout", "-", "-"], input=data, capture_output=True, check=True)
    return printed.stdout.decode()


def _objects(data: bytes) -> Iterator[str]:
    """Titles, alternative texts, metadata: every string that stands in an object rather than on a page."""
    with pikepdf.open(io.BytesIO(data)) as document:
        for item in document.objects:
            if isinstance(item, pikepdf.Dictionary):
                yield from (str(value) for value in item.values() if isinstance(value, pikepdf.String))
            elif isinstance(item, pikepdf.Stream) and item.get("/Type") == "/Metadata":
                yield item.read_bytes().decode()
