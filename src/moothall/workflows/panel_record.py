"""The record of a panel from its papers on disk, and the documents that are made from it."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from moothall.errors import FileError, NotFoundError, UsageError
from moothall.intake.body_file import body_from
from moothall.intake.closings_file import record_file_from
from moothall.intake.documents import document_text
from moothall.intake.minutes import minutes_from
from moothall.panel.body import BodyProfile
from moothall.panel.minutes import Minutes
from moothall.panel.record import Record, record
from moothall.render.calendar_ics import calendar_ics
from moothall.render.document_docx import document_docx
from moothall.render.document_html import document_html
from moothall.render.document_pdf import document_pdf
from moothall.render.record_json import record_json
from moothall.reports.action_list import action_list
from moothall.reports.decision_note import decision_note
from moothall.reports.document import Document
from moothall.reports.forward_plan import forward_plan
from moothall.reports.promises import promises
from moothall.workflows.folders import write_files

BODIES = Path(__file__).parents[1] / "examples" / "bodies"
RECORD_FILE = "record.toml"
READ_IN_A_FOLDER = frozenset({".pdf", ".docx", ".html", ".htm", ".txt", ".md"})
FORMATS: dict[str, Callable[[Document], bytes]] = {"html": document_html, "pdf": document_pdf, "docx": document_docx}
DATA_FORMATS = ("json", "ics")


@dataclass(frozen=True, kw_only=True)
class ReadRecord:
    """`unread` are papers that could not be read, with the reason."""

    record: Record
    unread: tuple[str, ...]


def read_record(paths: Sequence[Path]) -> ReadRecord:
    """Raises NotFoundError where a path is not there or a folder holds no paper."""
    papers = [(file.name, file.read_bytes()) for path in paths for file in _papers(path)]
    found = [path / RECORD_FILE for path in paths if (path / RECORD_FILE).is_file()]
    return record_from(papers, [(file.name, file.read_bytes()) for file in found])


def record_from(papers: Iterable[tuple[str, bytes]], record_files: Iterable[tuple[str, bytes]]) -> ReadRecord:
    """The record from papers and record files by their names, wherever they are kept."""
    read: list[Minutes] = []
    unread: list[str] = []
    for name, data in papers:
        try:
            read.append(minutes_from(document_text(name, data)))
        except FileError as error:
            unread.append(str(error))
    given = [record_file_from(name, data) for name, data in record_files]
    days = [one for some in given for one in some.days]
    closings = [one for some in given for one in some.closings]
    return ReadRecord(record=record(read, closings=closings, days=days), unread=tuple(unread))


def _papers(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        message = f"{path}: there is no such file or folder."
        raise NotFoundError(message)
    found = sorted(file for file in path.iterdir() if is_paper(file.name) and file.is_file())
    if not found:
        message = f"{path}: no paper is in this folder. Moothall reads {', '.join(sorted(READ_IN_A_FOLDER))}."
        raise NotFoundError(message)
    return found


def is_paper(name: str) -> bool:
    return Path(name).suffix.casefold() in READ_IN_A_FOLDER


def shipped_bodies() -> dict[str, Path]:
    """The profiles that come with the package, by name."""
    return {file.stem: file for file in sorted(BODIES.glob("*.toml"))}


def body_profile(name: str) -> BodyProfile:
    """A profile that ships, by its name, or a file of one's own."""
    file = shipped_bodies().get(name, Path(name))
    if not file.is_file():
        message = f"{name}: there is no such profile or file. Profiles that ship: {', '.join(shipped_bodies())}."
        raise NotFoundError(message)
    return body_from(file.name, file.read_bytes())


def write_record(
    found: Record, out: Path, *, formats: Sequence[str], on: date, body: BodyProfile | None = None
) -> list[Path]:
    """The member's page, the forward plan, and for each dated meeting its action list and decision note."""
    unknown = [name for name in formats if name not in FORMATS and name not in DATA_FORMATS]
    if unknown or not formats:
        known = ", ".join((*FORMATS, *DATA_FORMATS))
        message = f"{', '.join(unknown) or 'Nothing'} is no format. Known: {known}."
        raise UsageError(message)
    documents = _documents(found, on, body)
    files = {
        f"{name}.{kind}": FORMATS[kind](made) for name, made in documents.items() for kind in formats if kind in FORMATS
    }
    if "json" in formats:
        data = json.dumps(record_json(found, on=on), ensure_ascii=False, indent=1, allow_nan=False)
        files["record.json"] = f"{data}\n".encode()
    if "ics" in formats:
        files["calendar.ics"] = calendar_ics(found, on=on)
    return write_files(out, files)


def _documents(found: Record, on: date, body: BodyProfile | None) -> dict[str, Document]:
    made = {"promises": promises(found, on=on), "forward-plan": forward_plan(found, on=on, body=body)}
    for meeting in found.meetings:
        if meeting.minutes and meeting.day:
            made[f"action-list-{meeting.day}"] = action_list(meeting, found.register, on=on)
            made[f"decision-note-{meeting.day}"] = decision_note(meeting, on=on)
    return made
