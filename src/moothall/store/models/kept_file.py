"""Files of the folder form, their exact bytes kept once under their SHA-256, and since which change they stand."""

from django.db import models

from moothall.store.models.body import Body
from moothall.store.models.change import Change


class KeptBytes(models.Model):
    sha256 = models.CharField(max_length=64, primary_key=True)
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.sha256


class FileVersion(models.Model):
    """What stands at a path from a change on; no bytes where the file was taken away."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="files")
    path = models.TextField()
    since = models.ForeignKey(Change, models.PROTECT, related_name="files")
    kept = models.ForeignKey(KeptBytes, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("since", "path")
        constraints = (
            models.UniqueConstraint(fields=("body", "path", "since"), name="one_version_of_a_file_in_a_change"),
        )

    def __str__(self) -> str:
        return f"{self.path} since {self.since_id}"
