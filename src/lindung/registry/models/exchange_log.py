"""What was exchanged with other offices: who, when, why, how many rows; never a person of a list."""

from datetime import datetime
from typing import Any, NoReturn

from django.db import models

from lindung.registry.choices import choices_of
from lindung.vocabulary.exchange_status import ExchangeAct

_SHA256_LETTERS = 64


class AppendOnlyError(RuntimeError):
    """A line of the log was to be changed or removed."""


class ExchangeLogQuerySet(models.QuerySet["ExchangeLog"]):
    """Lines of the log; they are added and read, nothing else."""

    def update(self, **_: Any) -> NoReturn:  # Any: as Django declares it
        """Refuse."""
        raise AppendOnlyError("The log of exchanges is only added to.")

    def delete(self) -> NoReturn:
        """Refuse."""
        raise AppendOnlyError("The log of exchanges is only added to.")


class ExchangeLog(models.Model):
    """One act of exchange; lines are added, never changed."""

    act = models.CharField(max_length=12, choices=choices_of(ExchangeAct))
    happened_at = models.DateTimeField()
    by = models.CharField(max_length=120)
    purpose = models.CharField(max_length=200)
    counterpart = models.CharField(max_length=120)
    period = models.CharField(max_length=7)
    key_id = models.CharField(max_length=8, blank=True, default="")
    rows_asked = models.PositiveBigIntegerField()
    rows_found = models.PositiveBigIntegerField()
    rows_to_check = models.PositiveBigIntegerField(default=0)
    file_sha256 = models.CharField(max_length=_SHA256_LETTERS)

    objects = ExchangeLogQuerySet.as_manager()

    class Meta:
        """Newest first; what was found is part of what was asked."""

        ordering = ("-happened_at", "-id")
        default_permissions = ("add", "view")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(act__in=[act.value for act in ExchangeAct]), name="exchange_act_known"
            ),
            models.CheckConstraint(
                condition=models.Q(rows_asked__gte=models.F("rows_found") + models.F("rows_to_check")),
                name="exchange_found_among_asked",
            ),
        )

    def __str__(self) -> str:
        """When; never who."""
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.act}"

    @classmethod
    def add(
        cls, *, act: ExchangeAct, happened_at: datetime, by: str, purpose: str, counterpart: str, period: str,
        key_id: str, rows_asked: int, rows_found: int, rows_to_check: int, file_sha256: str,
    ) -> "ExchangeLog":  # fmt: skip
        """Add a line."""
        return cls.objects.create(
            act=act.value, happened_at=happened_at, by=by, purpose=purpose, counterpart=counterpart, period=period,
            key_id=key_id, rows_asked=rows_asked, rows_found=rows_found, rows_to_check=rows_to_check,
            file_sha256=file_sha256,
        )  # fmt: skip
