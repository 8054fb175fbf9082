"""Any public file by its address, made once and kept while nothing has changed: what the site's views give out."""

import gzip
import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

from moothall.errors import NotFoundError, UsageError
from moothall.render.site.file import File
from moothall.reports.site.addresses import can_be_a_body, slug_of
from moothall.workflows.public_record import (
    PublicRecord,
    public_record,
    record_of_folder,
    record_version,
    record_versions,
    report_bytes,
)
from moothall.workflows.public_site import BodySite, body_site, searched, shared_files

MOST_KEPT = 12_000_000  # bytes of answers that are kept ready, for each process
SMALLEST_PACKED = 500  # bytes; less is not worth packing
A_SLUG = re.compile(r"[a-z0-9-]{1,200}")
OF_ALL_BODIES = ("", "sitemap.xml")
PACKED_KINDS = ("text/", "application/json", "application/xml", "application/atom+xml", "image/svg+xml", "font/")


@dataclass(frozen=True)
class Source:
    """Where the bodies come from: a database, or folders of files. `versions` are those of all, in order."""

    versions: Callable[[], Mapping[str, int]]
    version: Callable[[str], int | None]
    record: Callable[[str], PublicRecord]
    bytes_of: Callable[[str], bytes]


def store_source() -> Source:
    """The bodies in the database."""
    return Source(versions=record_versions, version=_version, record=public_record, bytes_of=report_bytes)


def _version(slug: str) -> int | None:
    if not A_SLUG.fullmatch(slug):  # no database is asked for what can be no body
        return None
    try:
        return record_version(slug)
    except NotFoundError:
        return None


def folder_source(folders: Sequence[Path]) -> Source:
    """Each folder is read once, and its name is the body's. Raises UsageError where two have one name, or one none."""
    for folder in folders:
        if not can_be_a_body(slug_of(folder.resolve().name)):
            message = f"{folder}: this name cannot stand in addresses. Give the folder another name."
            raise UsageError(message)
    records = {record.slug: record for record in (record_of_folder(folder) for folder in folders)}
    if len(records) < len(folders):
        message = f"Two of these folders have the same name, and a body is known by it: {', '.join(map(str, folders))}."
        raise UsageError(message)
    return Source(
        versions=lambda: {slug: record.version for slug, record in records.items()},
        version=lambda slug: records[slug].version if slug in records else None,
        record=records.__getitem__,
        bytes_of=_nothing_is_published,
    )


def _nothing_is_published(fingerprint: str) -> bytes:
    message = f"No published report has the file {fingerprint}."
    raise NotFoundError(message)


@dataclass(frozen=True)
class Answer:
    """A file ready to be sent. `tag` is of its bytes alone; `packed` is the same in gzip, where that is worth it."""

    kind: str
    data: bytes
    packed: bytes | None
    tag: str
    is_for_good: bool = False

    @property
    def size(self) -> int:
        return len(self.data) + len(self.packed or b"")


def answer_of(file: File, *, is_for_good: bool = False) -> Answer:
    worth_packing = file.kind.startswith(PACKED_KINDS) and len(file.data) >= SMALLEST_PACKED
    packed = gzip.compress(file.data, 6, mtime=0) if worth_packing else None
    return Answer(file.kind, file.data, packed, sha256(file.data).hexdigest()[:32], is_for_good)


class PublicFiles:
    """Every public file of a source. A body's files are forgotten when its version, or the day, has changed."""

    def __init__(self, source: Source, address: str = "") -> None:
        self.source = source
        self.address = address
        self._bodies: dict[str, tuple[tuple[int, date], BodySite]] = {}
        self._kept: OrderedDict[tuple[object, ...], Answer] = OrderedDict()
        self._size = 0
        self._lock = threading.RLock()

    def answer(self, path: str, *, on: date) -> Answer | None:
        """None where nothing public stands at the address."""
        slug, _, rest = path.partition("/")
        if "/" in path and (version := self.source.version(slug)) is not None:
            return self._of_a_body(slug, version, rest, on)
        return self._shared(path, on)

    def search(self, slug: str, query: str, *, on: date) -> Answer | None:
        """Made anew each time, and not kept: what people search for is theirs."""
        version = self.source.version(slug)
        return None if version is None else answer_of(searched(self.body(slug, version, on), query))

    def exists(self, path: str, *, on: date) -> bool:
        slug, _, rest = path.partition("/")
        version = self.source.version(slug) if "/" in path else None
        return version is not None and rest in self.body(slug, version, on).files

    def body(self, slug: str, version: int, on: date) -> BodySite:
        key = (version, on)
        with self._lock:
            known = self._bodies.get(slug)
            if known and known[0] == key:
                return known[1]
            made = body_site(self.source.record(slug), on=on, bytes_of=self.source.bytes_of, address=self.address)
            self._bodies[slug] = (key, made)
            return made

    def bodies(self, on: date) -> list[BodySite]:
        return [self.body(slug, version, on) for slug, version in self.source.versions().items()]

    def _of_a_body(self, slug: str, version: int, rest: str, on: date) -> Answer | None:
        key = (slug, version, on, rest)
        if known := self._known(key):
            return known
        make = self.body(slug, version, on).files.get(rest)
        return self._keep(key, answer_of(make())) if make else None

    def _shared(self, path: str, on: date) -> Answer | None:
        bodies = self.bodies(on) if path in OF_ALL_BODIES else []
        key = (path, *((one.site.slug, one.site.version) for one in bodies), on if bodies else None)
        if known := self._known(key):
            return known
        make = shared_files(bodies, self.address).get(path)
        return self._keep(key, answer_of(make(), is_for_good=path.startswith("assets/"))) if make else None

    def _known(self, key: tuple[object, ...]) -> Answer | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)

    def _keep(self, key: tuple[object, ...], answer: Answer) -> Answer:
        """The files that were asked for longest ago make room."""
        with self._lock:
            if answer.size <= MOST_KEPT // 4 and key not in self._kept:
                self._kept[key] = answer
                self._size += answer.size
            while self._size > MOST_KEPT:
                self._size -= self._kept.popitem(last=False)[1].size
        return answer
