"""Observations of releases: one number a row, kept narrow because a national release has millions of them."""

from django.db import models

PUBLISHED, SUPPRESSED = 0, 1


class Observation(models.Model):
    """What one series counts in one area and month of one release.

    The primary key is the only index. In its order the areas of one series and month lie together, and the children of
    an area beside each other (``opendata.area_keys``); a series over months is one look-up a month. ``state`` does not
    tell whether a cell is suppressed because it is small or because it protects another one: that would narrow down
    what a small cell holds.
    """

    pk = models.CompositePrimaryKey("release_id", "series_id", "month", "area")
    area = models.BigIntegerField()
    numerator = models.BigIntegerField(null=True)
    denominator = models.BigIntegerField(null=True)
    release = models.ForeignKey("opendata.Release", on_delete=models.PROTECT, related_name="+", db_index=False)
    series = models.ForeignKey("opendata.Series", on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.PositiveSmallIntegerField()
    state = models.PositiveSmallIntegerField()

    class Meta:
        """A suppressed cell holds no number, a published one holds its count."""

        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=PUBLISHED, numerator__gte=0)
                | models.Q(state=SUPPRESSED, numerator=None, denominator=None),
                name="observation_suppressed_is_empty",
            ),
        )

    def __str__(self) -> str:
        """Say the cell."""
        return f"{self.release_id}/{self.series_id}/{self.month}/{self.area}"
