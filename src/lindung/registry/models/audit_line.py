"""Who did or read what, when, why and from where; lines are only added, and each seals the one before."""

from typing import Any, NoReturn

from django.db import models

from lindung.registry.models.exchange_log import AppendOnlyError

_SHA256_LETTERS = 64


class AuditLineQuerySet(models.QuerySet["AuditLine"]):
    """Lines of the trail; they are added and read, nothing else."""

    def update(self, **_: Any) -> NoReturn:  # Any: as Django declares it
        """Refuse."""
        raise AppendOnlyError("The audit trail is only added to.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("The audit trail is only added to.")


class AuditLine(models.Model):
    """One deed; triggers of the database refuse to change or remove it."""

    number = models.PositiveBigIntegerField(unique=True)
    at = models.DateTimeField(db_index=True)
    account_id = models.BigIntegerField(null=True, blank=True, db_index=True)
    name = models.CharField(max_length=120)
    door = models.CharField(max_length=10)
    act = models.CharField(max_length=60)
    deed = models.CharField(max_length=20, blank=True, default="")
    area_code = models.CharField(max_length=13, blank=True, default="")
    about = models.CharField(max_length=200, blank=True, default="")
    why = models.CharField(max_length=500, blank=True, default="")
    origin = models.CharField(max_length=45, blank=True, default="")
    outcome = models.CharField(max_length=20)
    people = models.PositiveBigIntegerField(null=True, blank=True)
    previous_sha256 = models.CharField(max_length=_SHA256_LETTERS)
    sha256 = models.CharField(max_length=_SHA256_LETTERS, unique=True)

    objects = AuditLineQuerySet.as_manager()

    class Meta:
        """In the order in which it happened."""

        ordering = ("number",)
        indexes = (models.Index(fields=["area_code"], name="audit_line_area", opclasses=["varchar_pattern_ops"]),)
        default_permissions = ()

    def __str__(self) -> str:
        """Number and act; never the person."""
        return f"{self.number}: {self.act}"
