"""Drafts of releases that were discarded; kept apart from the releases, because it names a person."""

from django.db import models


class DiscardedDraft(models.Model):
    """The draft that is gone: its name is not used again; who removed it and why can be asked later where its area is.

    One that was discarded before its area was kept has none, which counts as the whole country.
    """

    slug = models.CharField(max_length=16, unique=True)
    area_code = models.CharField(max_length=13, blank=True, default="")
    as_of = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveBigIntegerField()
    stored_at = models.DateTimeField()
    discarded_by = models.CharField(max_length=120)
    discarded_at = models.DateTimeField()
    reason = models.CharField(max_length=1000)

    class Meta:
        """Newest first; nobody discards without a name and a reason."""

        ordering = ("-discarded_at",)
        constraints = (
            models.CheckConstraint(
                condition=~models.Q(discarded_by="") & ~models.Q(reason=""), name="discarded_draft_says_who_and_why"
            ),
        )

    def __str__(self) -> str:
        """Name of the draft; never the person."""
        return f"Discarded draft {self.slug}"
