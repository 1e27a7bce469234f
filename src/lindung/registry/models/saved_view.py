"""Filters of the gap list that somebody keeps under a name: a place and filters, never a person's name or number."""

from django.db import models

from lindung.registry.models.account import Account


class SavedView(models.Model):
    """One named set of filters, for its owner or for all who may see people in its area."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="saved_views")
    name = models.CharField(max_length=60)
    area_code = models.CharField(max_length=13, db_index=True)
    filters = models.JSONField(default=dict)
    is_shared = models.BooleanField(default=False)
    saved_at = models.DateTimeField()

    class Meta:
        """By name; one account has a name once in an area."""

        ordering = ("name", "id")
        default_permissions = ()
        constraints = (models.UniqueConstraint(fields=["account", "area_code", "name"], name="saved_view_name_once"),)

    def __str__(self) -> str:
        """Its number."""
        return f"View {self.pk}"
