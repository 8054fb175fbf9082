"""One row for each change, who made it and what it was; each holds the hash of the row before."""

from django.db import models

from moothall.store.models.body import Body


class Change(models.Model):
    """`number` counts all changes of the database from 1. `known_on` is the day on which what came in was known.

    `details` is JSON that names every file, figure and report of the change by its SHA-256, so the hash covers them.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    body = models.ForeignKey(Body, models.PROTECT, related_name="changes")
    at = models.DateTimeField()
    by = models.TextField()
    what = models.TextField()
    known_on = models.DateField()
    details = models.TextField()
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("number",)

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"
