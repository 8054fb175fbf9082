"""Reports as published: the bytes of every format, kept for good. A correction is another report."""

from django.db import models
from django.db.models import Q

from moothall.store.models.body import Body
from moothall.store.models.change import Change
from moothall.store.models.kept_file import KeptBytes


class Report(models.Model):
    """`number` counts the reports of a body from 1. `change` published it; what it was made from stood before."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    quarter = models.CharField(max_length=10)
    title = models.TextField()
    change = models.OneToOneField(Change, models.PROTECT, related_name="report")
    corrects = models.OneToOneField("self", models.PROTECT, null=True, related_name="corrected_by")
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ("body", "number")
        constraints = (
            models.UniqueConstraint(fields=("body", "number"), name="one_report_of_a_number"),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="a_correction_has_its_reason",
            ),
        )

    def __str__(self) -> str:
        return f"{self.number}: {self.title}"


class ReportFile(models.Model):
    report = models.ForeignKey(Report, models.PROTECT, related_name="files")
    format = models.CharField(max_length=8)
    kept = models.ForeignKey(KeptBytes, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("report", "format")
        constraints = (models.UniqueConstraint(fields=("report", "format"), name="one_file_of_a_format"),)

    def __str__(self) -> str:
        return f"{self.report_id}, {self.format}"
