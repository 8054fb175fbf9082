"""Reports as published, in their order; what is published stays as it was."""

from collections.abc import Mapping

from moothall.store.files import hash_of_bytes, keep_bytes
from moothall.store.models import Body, Change, Report, ReportFile

EXCEPTIONS = "exceptions"


def reports_at(body: Body, number: int) -> list[Report]:
    """The reports that were published up to a change."""
    found = Report.objects.filter(body=body, change__lte=number).order_by("number")
    return list(found.select_related("body", "change", "corrects").prefetch_related("files"))


def files_of(report: Report) -> dict[str, str]:
    """The SHA-256 of each format."""
    return {file.format: file.kept_id for file in sorted(report.files.all(), key=lambda file: file.format)}


def standing(body: Body, quarter: str) -> Report | None:
    """The report on a quarter that no later one corrects."""
    found = Report.objects.filter(body=body, quarter=quarter, corrected_by__isnull=True)
    return found.select_related("body", "change", "corrects").first()


def next_report_number(body: Body) -> int:
    return (Report.objects.filter(body=body).order_by("-number").values_list("number", flat=True).first() or 0) + 1


def add_report(
    change: Change, *, quarter: str, title: str, files: Mapping[str, bytes], corrects: Report | None, reason: str
) -> Report:
    keep_bytes(files.values())
    report = Report.objects.create(
        body=change.body,
        number=next_report_number(change.body),
        kind=EXCEPTIONS,
        quarter=quarter,
        title=title,
        change=change,
        corrects=corrects,
        reason=reason,
    )
    ReportFile.objects.bulk_create(
        ReportFile(report=report, format=kind, kept_id=hash_of_bytes(data)) for kind, data in sorted(files.items())
    )
    return report


def bodies_with(name: str) -> list[str]:
    """The slugs of the bodies that published a file with this SHA-256."""
    found = ReportFile.objects.filter(kept=name).values_list("report__body__slug", flat=True)
    return sorted(set(found))


def kept_names(body: Body) -> dict[str, str]:
    """The SHA-256 of the JSON of every report that no later one corrects, by its quarter."""
    found = ReportFile.objects.filter(report__body=body, report__corrected_by__isnull=True, format="json")
    return dict(found.values_list("report__quarter", "kept"))
