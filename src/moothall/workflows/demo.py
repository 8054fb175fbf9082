"""The demonstration: the examples that ship inside the package, copied out, and their reports made."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from moothall.errors import UsageError
from moothall.workflows.exception_report import FORMATS, Made, Say, make_exception_report
from moothall.workflows.folders import write_files
from moothall.workflows.office_report import FORMATS as OFFICE_FORMATS
from moothall.workflows.office_report import make_office_report
from moothall.workflows.paper import MadePaper
from moothall.workflows.plan_report import FORMATS as PLAN_FORMATS
from moothall.workflows.plan_report import make_plan_report

MADE_UP = "made-up"
EXAMPLES = ("leicestershire", MADE_UP)


def make_demo(folder: Path, *, say: Say) -> dict[str, Made]:
    """Copy both examples into a folder and make their reports beside them; the real one first.

    Raises UsageError, before anything is written, where a file of the examples has been changed there.
    """
    examples = {name: dict(_files_below(files("moothall") / "examples" / name)) for name in EXAMPLES}
    _refuse_changed_files(folder, examples)
    made: dict[str, Made] = {}
    for name, contents in examples.items():
        workspace = folder / name
        write_files(workspace, contents)
        made[name] = make_exception_report(
            workspace, quarter=None, out=folder / f"{name}-report", formats=tuple(FORMATS), say=say
        )
    return made


def make_other_papers(folder: Path, *, say: Say) -> tuple[MadePaper, ...]:
    """The office's own report and the Plan-delivery table of the made-up example, beside its exception report."""
    workspace, out = folder / MADE_UP, folder / f"{MADE_UP}-report"
    return (
        make_office_report(workspace, quarter=None, out=out, formats=tuple(OFFICE_FORMATS), say=say),
        make_plan_report(workspace, quarter=None, out=out, formats=tuple(PLAN_FORMATS), say=say),
    )


def _refuse_changed_files(folder: Path, examples: Mapping[str, Mapping[str, bytes]]) -> None:
    """Somebody may have tried things out in there; their work is not written over."""
    changed = [
        str(place)
        for name, contents in examples.items()
        for place, data in ((folder / name / path, data) for path, data in contents.items())
        if place.exists() and place.read_bytes() != data
    ]
    if changed:
        message = (
            f"Files of the example have been changed: {', '.join(changed)}. Nothing was written. "
            f"Name another folder (moothall demo NEW-FOLDER), or delete these files."
        )
        raise UsageError(message)


def _files_below(folder: Traversable, path: str = "") -> Iterator[tuple[str, bytes]]:
    for child in sorted(folder.iterdir(), key=lambda child: child.name):
        if child.is_dir():
            yield from _files_below(child, f"{path}{child.name}/")
        else:
            yield f"{path}{child.name}", child.read_bytes()
