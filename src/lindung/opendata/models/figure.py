"""The ledger: published statements, never overwritten."""

from django.db import models


class FigureBatch(models.Model):
    """One import or one form; undoing it is a new fact, nothing is erased."""

    created_at = models.DateTimeField()
    door = models.CharField(max_length=12)
    rows_read = models.PositiveIntegerField()
    rows_new = models.PositiveIntegerField()
    rows_same = models.PositiveIntegerField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        """Newest first; read = new + same always holds."""

        ordering = ("-created_at", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(rows_read=models.F("rows_new") + models.F("rows_same")), name="figure_batch_adds_up"
            ),
        )

    def __str__(self) -> str:
        """Door and size."""
        return f"{self.door}: {self.rows_new} + {self.rows_same}"


class Figure(models.Model):
    """One published statement, as printed; columns and units are those of ``engines.coverage.columns.FIGURES``."""

    batch = models.ForeignKey("opendata.FigureBatch", on_delete=models.PROTECT, related_name="figures")
    fingerprint = models.CharField(max_length=32)
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
    is_current = models.BooleanField(default=True)
    area = models.ForeignKey("opendata.Area", on_delete=models.PROTECT, null=True, related_name="figures")
    area_name = models.CharField(max_length=120)
    level = models.CharField(max_length=12)
    parent = models.CharField(max_length=120, blank=True, default="")
    as_of = models.CharField(max_length=10)
    employed = models.BigIntegerField(null=True)
    employed_nearest = models.BigIntegerField(null=True)
    covered = models.BigIntegerField(null=True)
    covered_nearest = models.BigIntegerField(null=True)
    coverage_pct = models.BigIntegerField(null=True)
    coverage_pct_unit = models.BigIntegerField(null=True)
    target_year = models.PositiveSmallIntegerField(null=True)
    target_pct = models.BigIntegerField(null=True)
    target_pct_unit = models.BigIntegerField(null=True)
    target_count = models.BigIntegerField(null=True)
    target_count_nearest = models.BigIntegerField(null=True)
    gap_count = models.BigIntegerField(null=True)
    gap_count_nearest = models.BigIntegerField(null=True)
    gap_pct = models.BigIntegerField(null=True)
    gap_pct_unit = models.BigIntegerField(null=True)
    segment = models.CharField(max_length=60)
    numerator_basis = models.CharField(max_length=20)
    denominator_kind = models.CharField(max_length=20)
    target_origin = models.CharField(max_length=20)
    status = models.CharField(max_length=12)
    source = models.CharField(max_length=1000)
    note = models.CharField(max_length=2000, blank=True, default="")

    class Meta:
        """A statement is stored once while it is current; the ledger of an area reads by date."""

        ordering = ("area_id", "as_of", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["fingerprint"], condition=models.Q(is_current=True), name="figure_stored_once"
            ),
        )
        indexes = (models.Index(fields=["area", "is_current", "as_of"], name="figure_of_area"),)

    def __str__(self) -> str:
        """Area and date."""
        return f"{self.area_name} {self.as_of}"


class FigureCheck(models.Model):
    """What recomputing one figure found; replaced whenever the area's figures change, never accumulated."""

    figure = models.OneToOneField(
        "opendata.Figure", on_delete=models.CASCADE, primary_key=True, related_name="check_result"
    )
    result = models.JSONField()
    has_mismatch = models.BooleanField()
    conflicts = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        """Id of the figure."""
        return str(self.figure_id)
