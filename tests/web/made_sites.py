"""Sites that tests walk through: a workspace of the examples with papers of a made-up panel beside its figures."""

import shutil
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

import moothall
from moothall.workflows.public_record import record_of_folder
from moothall.workflows.public_site import BodySite, body_site

EXAMPLES = Path(moothall.__file__).parent / "examples"
ON = date(2026, 11, 26)


def workspace_with_papers(folder: Path, example: str = "made-up") -> Path:
    """A copy of an example that holds papers as well."""
    copy = folder / example
    shutil.copytree(EXAMPLES / example, copy)
    if not (copy / "papers").is_dir():
        shutil.copytree(EXAMPLES / "made-up" / "papers", copy / "papers")
    return copy


def with_secrets(folder: Path) -> tuple[str, ...]:
    """Put numbers in the place of the made-up example's withheld ones that stand nowhere else, and give them."""
    table = folder / "observations" / "roads-survey-and-workforce.csv"
    secrets = tuple(f"{31 + i}.{371 + i}" for i in range(6))
    hidden = iter(secrets)
    rows = [
        f"{','.join(row.split(',')[:3])},{next(hidden)},,"
        if row.startswith("neighbourhood-abstractions,") and row.split(",")[2] >= "2022-01"
        else row
        for row in table.read_text("utf-8").splitlines()
    ]
    table.write_text("\n".join(rows), "utf-8")
    return secrets


def site_of_folder(folder: Path) -> BodySite:
    def no_bytes(fingerprint: str) -> bytes:
        raise KeyError(fingerprint)

    return body_site(record_of_folder(folder), on=ON, bytes_of=no_bytes)


class Links(HTMLParser):
    """The addresses that a page leads to or loads, and the marks in it."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.addresses: list[str] = []
        self.marks: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.addresses += [address for name in ("href", "src", "action") if (address := given.get(name))]
        if mark := given.get("id"):
            self.marks.append(mark)
        assert tag != "base"


def target(page: str, address: str) -> tuple[str, str]:
    """The page that an address leads to from another, and the mark on it."""
    parts = urlsplit(urljoin(f"/{page}", address))
    path = unquote(parts.path)
    return ((normpath(path) + ("/" if path.endswith("/") else "")).lstrip("/"), parts.fragment)
