"""What was known of one month of one measure in one area, from a change on. It may be withheld: pages never see it."""

from django.db import models
from django.db.models import Q

from moothall.store.models.body import Body
from moothall.store.models.change import Change


class FigureState(models.TextChoices):
    VALUE = "value"
    MISSING = "missing"
    WITHHELD = "withheld"
    GONE = "gone", "no longer in the files"


class Figure(models.Model):
    """`month` is written 2020-06. `said` is the note of a value, or the reason why there is none."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="figures")
    measure = models.TextField()
    area = models.TextField()
    month = models.CharField(max_length=7)
    since = models.ForeignKey(Change, models.PROTECT, related_name="figures")
    state = models.CharField(max_length=8, choices=FigureState.choices)
    value = models.FloatField(null=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    said = models.TextField(null=True)  # noqa: DJ001 (no note and an empty note are the same; None is what an entry holds)
    until = models.CharField(max_length=7, blank=True)
    file_known_on = models.DateField(null=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("body", "measure", "area", "month", "since"), name="one_vintage_of_a_figure_in_a_change"
            ),
            models.CheckConstraint(
                condition=Q(state="value", value__isnull=False) | (~Q(state="value") & Q(value__isnull=True)),
                name="a_value_has_a_number_and_nothing_else_has",
            ),
        )

    def __str__(self) -> str:
        return f"{self.measure}, {self.area}, {self.month}, since {self.since_id}"
