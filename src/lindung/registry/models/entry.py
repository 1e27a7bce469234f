"""Who entered a batch of figures; kept apart from the figures, because it names a person."""

from django.db import models


class Entry(models.Model):
    """The person and the file behind one batch of published figures."""

    batch_id = models.BigIntegerField(unique=True)
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()
    file_name = models.CharField(max_length=255, blank=True, default="")
    file_sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        """Newest first."""

        ordering = ("-entered_at",)

    def __str__(self) -> str:
        """Number of the batch; never the person."""
        return f"Entry of batch {self.batch_id}"
