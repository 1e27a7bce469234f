"""What an office adds to the record of a processing activity: its own legal basis, recipients, people in charge."""

from django.db import models


class ProcessingNote(models.Model):
    """One remark; the newest one of an activity stands, the older ones stay."""

    activity = models.CharField(max_length=40)
    text = models.CharField(max_length=2000)
    noted_by = models.CharField(max_length=120)
    noted_at = models.DateTimeField()

    class Meta:
        """Newest first."""

        ordering = ("-noted_at", "-id")
        default_permissions = ()
        indexes = (models.Index(fields=["activity", "noted_at"], name="note_of_activity"),)

    def __str__(self) -> str:
        """Activity; never who."""
        return self.activity
