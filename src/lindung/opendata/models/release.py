"""Releases: observations that an office published at one moment; they never change, they are only withdrawn.

::

    stored ──release──> released ──withdraw──> withdrawn (what it was stays on record, its numbers are no longer shown)

Triggers of the database hold that order (``opendata.seal``): after the release neither its rows nor what it says of
itself can be changed by anybody.
"""

from django.db import models


class Release(models.Model):
    """One published state of the coverage of an area and all below it.

    Months are counted as ``Month.ordinal``. ``series`` lists the series it holds and ``levels`` counts its areas of
    each level, so that a page need not look through the rows. ``dictionary`` keeps what each indicator meant at the
    time, ``changes`` what differs from the release before. ``smallest`` is the k of suppression: no published count
    of people lies between 1 and k - 1. ``sums_held`` counts the areas whose children were added up and agreed,
    ``sums_open`` those where a suppressed cell leaves no sum. ``sha256`` is that of the whole ``observations.csv``.
    ``is_sample`` marks invented people; ``areas_digest`` says by which edition of the list of areas it was counted,
    empty where nobody told.
    """

    id = models.SmallAutoField(primary_key=True)
    slug = models.CharField(max_length=16, unique=True)
    as_of = models.PositiveSmallIntegerField()
    months = models.JSONField()
    series = models.JSONField()
    levels = models.JSONField()
    publisher = models.CharField(max_length=200)
    created_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_id = models.CharField(max_length=1000, blank=True, default="")
    withdrawn_en = models.CharField(max_length=1000, blank=True, default="")
    snapshots = models.JSONField()
    linkage_version = models.CharField(max_length=100)
    code_version = models.CharField(max_length=100)
    is_sample = models.BooleanField(default=False)
    areas_digest = models.CharField(max_length=64, blank=True, default="")
    smallest = models.PositiveSmallIntegerField()
    rounding = models.PositiveSmallIntegerField()
    licence = models.CharField(max_length=40)
    rows = models.PositiveBigIntegerField()
    primary_cells = models.PositiveBigIntegerField()
    complementary_cells = models.PositiveBigIntegerField()
    sums_held = models.PositiveBigIntegerField()
    sums_open = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    supersedes = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="superseded_by")
    dictionary = models.JSONField()
    changes = models.JSONField(null=True)

    class Meta:
        """Newest first; a release is withdrawn only after it was released, and says why."""

        ordering = ("-as_of", "-id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None)
                | (
                    models.Q(released_at__isnull=False)
                    & models.Q(withdrawn_at__gte=models.F("released_at"))
                    & ~models.Q(withdrawn_id="")
                    & ~models.Q(withdrawn_en="")
                ),
                name="release_withdrawn_with_reason",
            ),
        )

    def __str__(self) -> str:
        """Name in addresses."""
        return self.slug


class Series(models.Model):
    """What a number counts, whatever the area and the month: basis, indicator, dimension, category."""

    id = models.SmallAutoField(primary_key=True)
    indicator = models.CharField(max_length=64)
    basis = models.CharField(max_length=20)
    dimension = models.CharField(max_length=20)
    category = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        """Each combination once, in the order of the files."""

        ordering = ("indicator", "basis", "dimension", "category")
        constraints = (
            models.UniqueConstraint(fields=["indicator", "basis", "dimension", "category"], name="series_once"),
        )

    def __str__(self) -> str:
        """Say the combination."""
        return f"{self.indicator} {self.basis} {self.dimension} {self.category}".rstrip()
