"""Publish: the report of a quarter in every format, kept for good; a correction stands beside it, with its reason."""

from dataclasses import dataclass
from datetime import datetime

from moothall.errors import UsageError
from moothall.intake.workspace import REPORTS
from moothall.periods import Quarter
from moothall.reports.exception_report import ExceptionReport
from moothall.store.bodies import head_of, latest_change
from moothall.store.changes import add_change
from moothall.store.files import add_files, files_at, hash_of_bytes
from moothall.store.models import Change, Report
from moothall.store.reports import add_report, files_of, next_report_number, standing
from moothall.store.writing import writing
from moothall.workflows.body_contents import body_contents
from moothall.workflows.exception_report import FORMATS, latest_quarter, report_of

PUBLISH, CORRECT = "publish", "correct"


@dataclass(frozen=True, kw_only=True)
class Published:
    """`number` is the report's; `is_new` False where this very report was published already."""

    slug: str
    number: int
    report: ExceptionReport
    corrects: int | None
    is_new: bool


@dataclass(frozen=True, kw_only=True)
class _Made:
    """The report of a quarter in every format, as things stood after a change, and the one it would replace."""

    head: Change
    report: ExceptionReport
    files: dict[str, bytes]
    before: Report | None
    kept: bytes | None

    @property
    def place(self) -> str:
        return f"{REPORTS}{self.report.quarter}.json"

    @property
    def is_published(self) -> bool:
        hashes = {kind: hash_of_bytes(data) for kind, data in self.files.items()}
        return self.before is not None and files_of(self.before) == hashes


def publish(
    slug: str, *, by: str, at: datetime, quarter: Quarter | None = None, reason: str | None = None
) -> Published:
    """Publish a quarter's report of a body, or a correction of it where there is a reason.

    Raises UsageError where another report on the quarter is published and there is no reason, or a reason and nothing
    to correct.
    """
    while True:  # where somebody else changes the body meanwhile, the report is made anew
        made = _made(slug, quarter)
        if made.is_published and made.before:
            return _published(made, made.before, is_new=False)
        _check(made, reason)
        with writing():
            if latest_change(slug) == made.head:
                return _published(made, _add(made, by=by, at=at, reason=reason or ""), is_new=True)


def report_files(report: ExceptionReport) -> dict[str, bytes]:
    return {kind: write(report) for kind, write in FORMATS.items()}


def remade(slug: str, number: int) -> dict[str, bytes]:
    """A published report made again from what was known when it was published: the same bytes as are kept of it."""
    report = Report.objects.select_related("body").get(body__slug=slug, number=number)
    contents = body_contents(files_at(report.body, report.change_id - 1)).contents
    return report_files(report_of(contents, Quarter.parse(report.quarter)))


def _made(slug: str, quarter: Quarter | None) -> _Made:
    head = head_of(slug)
    files = files_at(head.body, head.number)
    contents = body_contents(files).contents
    report = report_of(contents, quarter or contents.profile.quarter or latest_quarter(contents))
    return _Made(
        head=head,
        report=report,
        files=report_files(report),
        before=standing(head.body, str(report.quarter)),
        kept=files.get(f"{REPORTS}{report.quarter}.json"),
    )


def _check(made: _Made, reason: str | None) -> None:
    quarter = made.report.quarter
    if made.before and not (reason or "").strip():
        message = (
            f"A report on {quarter} was published on {made.before.change.at:%Y-%m-%d} (number {made.before.number}), "
            "and says something else. It stays as it was. Publish a correction beside it with: --correct 'why'"
        )
        raise UsageError(message)
    if reason is not None and not made.before:
        message = f"No report on {quarter} is published, so there is none to correct. Leave out --correct."
        raise UsageError(message)
    if not made.before and made.kept not in (None, made.files["json"]):
        message = (
            f"{made.place} came in with the folder: a report on {quarter} was given to the panel, and says something "
            "else. Publish the quarter that follows; or, if that report was never given to anybody, take the file out "
            "of the folder and import it again."
        )
        raise UsageError(message)


def _add(made: _Made, *, by: str, at: datetime, reason: str) -> Report:
    """What is published is history for the next report: its JSON stands in the folder form from now on."""
    body, quarter = made.head.body, str(made.report.quarter)
    changed = {made.place: made.files["json"]} if made.kept != made.files["json"] else {}
    hashes = {kind: hash_of_bytes(data) for kind, data in made.files.items()}
    report = {
        "number": next_report_number(body),
        "quarter": quarter,
        "title": made.report.title,
        "files": hashes,
        "corrects": made.before.number if made.before else None,
        "reason": reason,
    }
    change = add_change(
        body,
        what=CORRECT if made.before else PUBLISH,
        by=by,
        at=at,
        known_on=made.head.known_on,
        details={"report": report, "files": {path: hash_of_bytes(data) for path, data in changed.items()}},
    )
    add_files(change, changed)
    return add_report(
        change, quarter=quarter, title=made.report.title, files=made.files, corrects=made.before, reason=reason
    )


def _published(made: _Made, report: Report, *, is_new: bool) -> Published:
    corrects = report.corrects.number if report.corrects else None
    return Published(
        slug=made.head.body.slug, number=report.number, report=made.report, corrects=corrects, is_new=is_new
    )
