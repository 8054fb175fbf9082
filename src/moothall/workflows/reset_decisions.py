"""Resets: what the months of a workspace speak for, what was decided, and a decision put on record."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from moothall.commentary.notes import reset_sentence
from moothall.commentary.proposal_sentences import proposal_sentences
from moothall.errors import UsageError
from moothall.intake.workspace import RESETS, workspace_from
from moothall.measures import Decision, Reset
from moothall.periods import Month
from moothall.reports.measure_entry import MeasureEntry
from moothall.workflows.exception_report import latest_quarter, report_of
from moothall.workflows.folders import workspace_files, write_files


@dataclass(frozen=True)
class ResetsOfMeasure:
    """What is proposed for one measure, and every decision on it, as its report says them."""

    title: str
    measure_id: str
    sentences: tuple[str, ...]


def own_area(folder: Path) -> str:
    """The area that the workspace's reports are about."""
    return workspace_from(workspace_files(folder)).profile.area


def resets_of(folder: Path, *, latest: Month | None = None) -> tuple[ResetsOfMeasure, ...]:
    """The measures of a workspace that have proposals or decisions, in the order of its report."""
    contents = workspace_from(workspace_files(folder), latest=latest)
    found = (_told(entry) for entry in report_of(contents, latest_quarter(contents)).entries)
    return tuple(one for one in found if one.sentences)


def _told(entry: MeasureEntry) -> ResetsOfMeasure:
    decisions = (reset_sentence(reset) for reset in entry.resets)
    sentences = (*proposal_sentences(entry.analysis), *decisions)
    return ResetsOfMeasure(entry.measure.title, entry.measure.id, sentences)


def record_reset(folder: Path, reset: Reset, *, latest: Month | None = None) -> Path:
    """Add a decision to resets.toml; earlier ones stay as history.

    Raises FileError where the workspace does not stand with it, and UsageError where there is nothing to undo, or
    nothing new; then nothing is written.
    """
    files = workspace_files(folder)
    before = workspace_from(files, latest=latest)
    if reset.decision is Decision.UNDONE and not _is_accepted(before.resets, reset):
        message = f"No reset of {reset.measure}, {reset.area}, in {reset.month} is in force, so none can be undone."
        raise UsageError(message)
    if reset.decision is Decision.ACCEPTED and _is_accepted(before.resets, reset):
        message = f"The limits of {reset.measure}, {reset.area}, start again in {reset.month} already."
        raise UsageError(message)
    kept = files.get(RESETS, b"").decode("utf-8")
    added = f"{kept.rstrip()}\n\n{toml_of(reset)}".lstrip() if kept.strip() else toml_of(reset)
    workspace_from(files | {RESETS: added.encode()}, latest=latest)
    return write_files(folder, {RESETS: added.encode()})[0]


def toml_of(reset: Reset) -> str:
    """The decision as it stands in resets.toml."""
    lines = [
        "[[reset]]",
        f"measure = {_quoted(reset.measure)}",
        f"area = {_quoted(reset.area)}",
        f"month = {_quoted(str(reset.month))}",
        f"decision = {_quoted(reset.decision.value)}",
        f"reason = {_quoted(reset.reason)}",
        f"by = {_quoted(reset.by)}",
        f"citation = {_quoted(reset.citation)}",
    ]
    if reset.decided:
        lines.append(f"decided = {reset.decided.isoformat()}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string on one line."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in escaped) + '"'


def _is_accepted(resets: Sequence[Reset], reset: Reset) -> bool:
    key = (reset.measure, reset.area, reset.month)
    mine = [one for one in resets if (one.measure, one.area, one.month) == key]
    return bool(mine) and mine[-1].decision is Decision.ACCEPTED
