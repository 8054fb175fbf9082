"""A body's files, wherever they are kept, become all that is known of it: figures, words, panel, profile."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from moothall.errors import FileError, Problem
from moothall.intake.body_file import body_from
from moothall.intake.workspace import WorkspaceContents, workspace_from
from moothall.panel.body import BodyProfile
from moothall.panel.record import Record, record
from moothall.periods import Month
from moothall.workflows.panel_record import RECORD_FILE, is_paper, record_from

T = TypeVar("T")
PAPERS, BODY = "papers/", "body.toml"


@dataclass(frozen=True, kw_only=True)
class BodyContents:
    """`notices` say what was taken and is worth knowing."""

    contents: WorkspaceContents
    panel: Record
    body: BodyProfile | None
    notices: tuple[str, ...]


def body_contents(files: Mapping[str, bytes], *, latest: Month | None = None) -> BodyContents:
    """Raises FileError with every problem in every file."""
    problems: list[Problem] = []
    workspace = {name: data for name, data in files.items() if name != BODY and not name.startswith(PAPERS)}
    contents = _read(problems, lambda: workspace_from(workspace, latest=latest))
    body = _read(problems, lambda: body_from(BODY, files[BODY])) if BODY in files else None
    given = [(name, files[name]) for name in (PAPERS + RECORD_FILE,) if name in files]
    papers = [(name.removeprefix(PAPERS), data) for name, data in files.items() if _is_paper(name)]
    panel = _read(problems, lambda: record_from(papers, given))
    if problems or contents is None or panel is None:
        raise FileError(problems)
    return BodyContents(
        contents=contents,
        panel=panel.record if papers else record(()),
        body=body,
        notices=(*map(str, contents.notices), *panel.unread, *panel.record.notices),
    )


def _read(problems: list[Problem], read: Callable[[], T]) -> T | None:
    try:
        return read()
    except FileError as error:
        problems.extend(error.problems)
        return None


def _is_paper(name: str) -> bool:
    return name.startswith(PAPERS) and "/" not in name.removeprefix(PAPERS) and is_paper(name)
