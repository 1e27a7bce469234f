"""Who set, changed or took back a target; kept apart from the targets, because it names a person."""

from django.db import models


class TargetEntry(models.Model):
    """The person behind one act on a target plan, and the file they gave with it."""

    plan_id = models.BigIntegerField()
    act = models.CharField(max_length=10)
    entered_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()
    file_name = models.CharField(max_length=255, blank=True, default="")
    file_sha256 = models.CharField(max_length=64, blank=True, default="")

    class Meta:
        """Newest first; a version is made once and taken back once."""

        ordering = ("-entered_at", "-id")
        constraints = (models.UniqueConstraint(fields=["plan_id", "act"], name="target_entry_once"),)

    def __str__(self) -> str:
        """Act and plan; never the person."""
        return f"{self.act} of plan {self.plan_id}"
