"""What happened to a delivered list: who, when, what, why. Nothing in it names a person of the list."""

from django.db import models


class DeliveryEvent(models.Model):
    """One line of a delivery's history; lines are added, never changed."""

    delivery = models.ForeignKey("registry.Delivery", on_delete=models.PROTECT, related_name="events")
    happened_at = models.DateTimeField()
    by = models.CharField(max_length=120)
    what_id = models.CharField(max_length=1000)
    what_en = models.CharField(max_length=1000)
    why = models.CharField(max_length=1000, blank=True, default="")

    class Meta:
        """In the order of what happened."""

        ordering = ("happened_at", "id")
        indexes = (models.Index(fields=["delivery", "happened_at"], name="event_of_delivery"),)

    def __str__(self) -> str:
        """When; never who."""
        return f"{self.happened_at:%Y-%m-%d %H:%M}"
