"""Import: a body's folder is read whole, compared with what is kept, and what is new or revised is added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from moothall.errors import FileError, Problem, UsageError
from moothall.intake.workspace import REPORTS, WorkspaceContents
from moothall.measures import Entry
from moothall.periods import Month, Quarter
from moothall.reports.import_account import Became, ImportAccount, import_account
from moothall.reports.site.addresses import can_be_a_body, slug_of
from moothall.store.bodies import body_of, latest_change, saved_body, told_of
from moothall.store.changes import add_change
from moothall.store.figures import Key, add_figures, changed_figures, digest_of, figures_at, rows_of
from moothall.store.files import add_files, changed_files, hash_of_bytes, hashes_at, kept_bytes
from moothall.store.models import Change
from moothall.store.reports import kept_names
from moothall.store.writing import writing
from moothall.workflows.body_contents import BodyContents, body_contents
from moothall.workflows.exception_report import latest_quarter, report_of
from moothall.workflows.folders import body_files
from moothall.workflows.withheld_now import withheld_in

IMPORT = "import"
LONGEST_SLUG = 50


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came of it. `number` is the change's; None where everything was there already."""

    slug: str
    number: int | None
    account: ImportAccount
    notices: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Signed:
    """Who makes a change, when, and on which day what it brings was known."""

    by: str
    at: datetime
    known_on: date


@dataclass(frozen=True, kw_only=True)
class _Read:
    """What a folder holds, checked as things stood after a change, and compared with it."""

    slug: str
    files: Mapping[str, bytes]
    found: BodyContents
    last: Change | None
    new_files: Mapping[str, bytes | None]
    before: Mapping[Key, Entry]
    after: Mapping[Key, Entry]


def import_folder(folder: Path, *, slug: str | None, signed: Signed, latest: Month | None = None) -> Imported:
    """Add what a folder holds to a body, in one change. The same folder again changes nothing.

    Raises FileError with every problem of the folder, UsageError where the day or the name cannot be, StoreError where
    the database could not be written; nothing is kept then.
    """
    slug = slug_from(slug or folder.resolve().name)
    if signed.known_on > signed.at.date():
        message = f"{signed.known_on} is in the future. Give the day on which the figures were known."
        raise UsageError(message)
    files = body_files(folder)
    if problems := [_unreadable(name) for name in files if not _is_utf8(name)]:
        raise FileError(problems)
    while True:  # where somebody else changes the body meanwhile, it is compared anew with what they left
        read = _read(slug, files, latest)
        _check_day(read, signed.known_on)
        if not read.new_files:
            return _imported(read, None)
        with writing():
            if latest_change(slug) == read.last:
                return _imported(read, _add(read, signed))


def slug_from(name: str) -> str:
    """The name of a body in addresses. Raises UsageError for one that cannot be."""
    slug = slug_of(name)
    if not can_be_a_body(slug) or len(slug) > LONGEST_SLUG:
        message = f"'{name}' gives no name for addresses. Name the body with --body, such as --body leicestershire."
        raise UsageError(message)
    return slug


def raw_figures(contents: WorkspaceContents) -> dict[Key, Entry]:
    """Every figure of the files, those that are withheld as well."""
    series = {(one.measure.id, one.area.name): one for one in (*contents.series, *contents.unredacted)}
    return {(*key, entry.month): entry for key, one in series.items() for entry in one.entries}


def _read(slug: str, files: Mapping[str, bytes], latest: Month | None) -> _Read:
    """Reports that were published belong to the folder, whether or not it has them."""
    last = latest_change(slug)
    body = last.body if last else None
    names = kept_names(body) if body else {}
    published = {f"{REPORTS}{quarter}.json": kept_bytes(name) for quarter, name in names.items()}
    altered = [name for name, data in published.items() if files.get(name, data) != data]
    if altered:
        raise FileError([_altered(name) for name in altered])
    whole = {**files, **published}
    found = body_contents(whole, latest=latest)
    report_of(found.contents, _quarter(found.contents))  # pages are made of it
    return _Read(
        slug=slug,
        files=whole,
        found=found,
        last=last,
        new_files=changed_files(hashes_at(body, last.number) if body and last else {}, whole),
        before=figures_at(body, last.number) if body and last else {},
        after=raw_figures(found.contents),
    )


def _quarter(contents: WorkspaceContents) -> Quarter:
    try:
        return contents.profile.quarter or latest_quarter(contents)
    except UsageError as error:
        message = (
            f"No financial quarter is complete in the figures of {contents.profile.area}, so there is nothing to "
            "report on yet. Import the folder when one is."
        )
        raise UsageError(message) from error


def _is_utf8(name: str) -> bool:
    """Other names come from the disk with surrogates in the place of their bytes, and no database takes them."""
    return not any("\ud800" <= letter <= "\udfff" for letter in name)


def _unreadable(name: str) -> Problem:
    found = "The name of this file is not written in UTF-8."
    return Problem(found, "Names are kept as text.", "Rename the file.", name.encode("utf-8", "replace").decode())


def _altered(name: str) -> Problem:
    found = "This is not the report that was published."
    return Problem(found, "What was published stays as it was.", "Take the file out of the folder.", name)


def _check_day(read: _Read, known_on: date) -> None:
    if read.last and read.new_files and known_on < read.last.known_on:
        message = (
            f"What is kept of {read.slug} was known on {read.last.known_on}, which is later than {known_on}. "
            "Give a later day with --known-on; older figures are imported before newer ones."
        )
        raise UsageError(message)


def _add(read: _Read, signed: Signed) -> Change:
    rows = rows_of(changed_figures(read.before, read.after))
    profile, told = read.found.contents.profile, read.found.body
    body = saved_body(
        read.slug,
        name=told.name if told else profile.body.panel,
        first=told.first if told else None,
        last=told.last if told else None,
        predecessor=(told.predecessor if told else None) or "",
    )
    details = {
        "body": told_of(body),
        "files": {path: None if data is None else hash_of_bytes(data) for path, data in read.new_files.items()},
        "figures": {"rows": len(rows), "sha256": digest_of(rows)},
    }
    change = add_change(body, what=IMPORT, by=signed.by, at=signed.at, known_on=signed.known_on, details=details)
    add_files(change, read.new_files)
    add_figures(change, rows)
    return change


def _imported(read: _Read, change: Change | None) -> Imported:
    before = hashes_at(body_of(read.slug), read.last.number) if read.last else {}
    account = import_account(
        before=read.before,
        after=read.after,
        measures=read.found.contents.measures,
        is_withheld=withheld_in(read.found.contents),
        files={path: _became(path in before, data) for path, data in read.new_files.items()},
    )
    number = change.number if change else None
    return Imported(slug=read.slug, number=number, account=account, notices=read.found.notices)


def _became(was_there: bool, data: bytes | None) -> Became:  # noqa: FBT001
    if data is None:
        return Became.GONE
    return Became.REVISED if was_there else Became.NEW
