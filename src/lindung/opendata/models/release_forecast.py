"""What a release lets expect: forecasts made once, when it is stored, and kept with it."""

from django.db import models


class ReleaseForecast(models.Model):
    """Covered workers of one area in the months after a release.

    ``months`` holds, from ``first_month`` on, the five numbers expected, low and high end of the 80 % band, low and
    high end of the 95 % band; the ends are null where no band can be given, and ``no_band`` says why.
    """

    pk = models.CompositePrimaryKey("release_id", "area")
    release = models.ForeignKey("opendata.Release", on_delete=models.CASCADE, related_name="+", db_index=False)
    area = models.BigIntegerField()
    indicator = models.CharField(max_length=64)
    first_month = models.PositiveSmallIntegerField()
    months = models.JSONField()
    method = models.CharField(max_length=20)
    no_band = models.CharField(max_length=20, blank=True, default="")

    def __str__(self) -> str:
        """Release and area."""
        return f"{self.release_id}/{self.area}"
