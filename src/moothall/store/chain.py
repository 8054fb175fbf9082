"""The chain of changes is gone through from the first, and everything that hangs on it is compared with its hash."""

import json
from collections.abc import Iterator
from typing import Any

from moothall.store.bodies import told_of
from moothall.store.changes import BEFORE_THE_FIRST, hash_of
from moothall.store.figures import digest_of
from moothall.store.files import hash_of_bytes
from moothall.store.models import Body, Change, Figure, FileVersion, KeptBytes, Report
from moothall.store.reports import files_of

NO_FIGURES = {"rows": 0, "sha256": digest_of(())}


def faults() -> Iterator[str]:
    """What is not as it was written, in words; nothing where all is."""
    told: dict[int, Any] = {}
    previous, expected = BEFORE_THE_FIRST, 1
    for change in Change.objects.select_related("body").order_by("number"):
        if change.number != expected:
            yield f"After change {expected - 1} comes change {change.number}: what was between them is gone."
        if change.previous != previous:
            yield f"Change {change.number} does not follow on the one before it."
        if hash_of(change) != change.hash:
            yield f"Change {change.number} was altered: it does not give its own hash."
        details = json.loads(change.details)
        yield from _faults_of(change, details)
        told[change.body_id] = details.get("body") or told.get(change.body_id)
        previous, expected = change.hash, change.number + 1
    for body in Body.objects.order_by("slug"):
        if told.get(body.pk) != told_of(body):
            yield f"The body {body.slug} is not what its latest import said of it."
    yield from _faults_of_bytes()


def _faults_of(change: Change, details: dict[str, Any]) -> Iterator[str]:
    files = dict(FileVersion.objects.filter(since=change).values_list("path", "kept"))
    if files != details.get("files", {}):
        yield f"The files of change {change.number} are not those that came with it."
    rows = list(Figure.objects.filter(since=change))
    if {"rows": len(rows), "sha256": digest_of(rows)} != details.get("figures", NO_FIGURES):
        yield f"The figures of change {change.number} are not those that came with it."
    report = Report.objects.filter(change=change).select_related("corrects").first()
    if (_told(report) if report else None) != details.get("report"):
        yield f"The report of change {change.number} is not the one that was published."


def _told(report: Report) -> dict[str, Any]:
    return {
        "number": report.number,
        "quarter": report.quarter,
        "title": report.title,
        "files": files_of(report),
        "corrects": report.corrects.number if report.corrects else None,
        "reason": report.reason,
    }


def _faults_of_bytes() -> Iterator[str]:
    for name, data in KeptBytes.objects.order_by("pk").values_list("sha256", "data").iterator(50):
        if hash_of_bytes(bytes(data)) != name:
            yield f"The bytes kept under {name} were altered."
