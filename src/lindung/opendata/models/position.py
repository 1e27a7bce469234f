"""Where each area stands, derived from its figures and replaced with them."""

from django.db import models


class AreaPosition(models.Model):
    """One row per area; the columns mean what ``engines.coverage.position.Position`` says.

    ``outlook_id`` and ``outlook_en`` say the outlook in a sentence.
    """

    area = models.OneToOneField("opendata.Area", on_delete=models.CASCADE, primary_key=True, related_name="position")
    figure_id = models.BigIntegerField()
    as_of = models.CharField(max_length=10)
    status = models.CharField(max_length=12)
    source = models.CharField(max_length=1000)
    numerator_basis = models.CharField(max_length=20)
    denominator_kind = models.CharField(max_length=20)
    employed = models.BigIntegerField(null=True)
    employed_origin = models.CharField(max_length=12, null=True)  # noqa: DJ001 - null is "no such number"
    covered = models.BigIntegerField(null=True)
    covered_origin = models.CharField(max_length=12, null=True)  # noqa: DJ001
    coverage_pct = models.FloatField(null=True)
    coverage_origin = models.CharField(max_length=12, null=True)  # noqa: DJ001
    target_year = models.PositiveSmallIntegerField(null=True)
    target_pct = models.FloatField(null=True)
    target_count = models.BigIntegerField(null=True)
    target_origin = models.CharField(max_length=20, null=True)  # noqa: DJ001
    gap_to_target = models.BigIntegerField(null=True)
    gap_to_all = models.BigIntegerField(null=True)
    gap_points = models.FloatField(null=True)
    months_left = models.IntegerField(null=True)
    needed_per_month = models.BigIntegerField(null=True)
    pace_per_month = models.BigIntegerField(null=True)
    pace_since = models.CharField(max_length=10, null=True)  # noqa: DJ001
    pace_figures = models.PositiveSmallIntegerField(default=0)
    projected = models.BigIntegerField(null=True)
    projected_low = models.BigIntegerField(null=True)
    projected_high = models.BigIntegerField(null=True)
    interval_kind = models.CharField(max_length=16, null=True)  # noqa: DJ001
    outlook = models.CharField(max_length=16)
    outlook_id = models.CharField(max_length=500)
    outlook_en = models.CharField(max_length=500)

    def __str__(self) -> str:
        """Area and date."""
        return f"{self.area_id} {self.as_of}"
