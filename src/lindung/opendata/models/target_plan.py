"""Targets set for areas and how they are spread; a change is a new version, nothing is overwritten.

current ---a newer version---> superseded      undoing the newer version makes it current again
current ---undo---> undone                     stays on record, counts no longer
"""

from datetime import datetime
from typing import Self

from django.db import models


class TargetPlanQuerySet(models.QuerySet["TargetPlan"]):
    """Plans, chosen by whether they count."""

    def current(self) -> Self:
        """Keep the version that counts of each series."""
        return self.filter(is_current=True)

    def series(self, *, area_code: str, due: str, origin: str) -> Self:
        """Keep the versions of one target: who set it, for which area, until when."""
        return self.filter(area_id=area_code, due=due, origin=origin)


class TargetPlan(models.Model):
    """One version of a target of an area, with everything that its spread rests on.

    ``due`` is a year or a month; the target is to be reached by its end. ``target_pct`` is in millionths of a percent.
    ``as_of`` and ``basis`` belong to the area's own workers and covered workers.
    """

    area = models.ForeignKey("opendata.Area", on_delete=models.PROTECT, related_name="target_plans")
    due = models.CharField(max_length=7)
    origin = models.CharField(max_length=20)
    version = models.PositiveIntegerField()
    target_count = models.BigIntegerField()
    target_pct = models.BigIntegerField(null=True)
    decree = models.CharField(max_length=300, blank=True, default="")
    note = models.CharField(max_length=2000, blank=True, default="")
    rule = models.CharField(max_length=20)
    unknown = models.CharField(max_length=20)
    workers = models.BigIntegerField(null=True)
    covered = models.BigIntegerField(null=True)
    as_of = models.CharField(max_length=10, blank=True, default="")
    basis = models.CharField(max_length=20)
    created_at = models.DateTimeField()
    replaces = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    superseded_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    is_current = models.BooleanField(default=True)

    objects = TargetPlanQuerySet.as_manager()

    class Meta:
        """One version of a series counts at a time; two people who change it at once cannot both succeed."""

        ordering = ("area_id", "due", "origin", "-version")
        constraints = (
            models.UniqueConstraint(
                fields=["area", "due", "origin"], condition=models.Q(is_current=True), name="target_plan_one_current"
            ),
            models.UniqueConstraint(fields=["area", "due", "origin", "version"], name="target_plan_version_once"),
            models.CheckConstraint(condition=models.Q(target_count__gte=0), name="target_plan_not_negative"),
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(superseded_by=None, undone_at=None),
                name="target_plan_current_is_last",
            ),
        )

    def __str__(self) -> str:
        """Area, time and version."""
        return f"{self.area_id} {self.due} v{self.version}"

    def step_aside(self) -> bool:
        """Stop counting, for a newer version to take the place; False when another one was faster."""
        return bool(TargetPlan.objects.current().filter(pk=self.pk).update(is_current=False))

    def take_back(self, *, at: datetime) -> bool:
        """Undo this version and let the one before it count again; False when it does not count any more."""
        told = {"is_current": False, "undone_at": at}
        if not TargetPlan.objects.current().filter(pk=self.pk).update(**told):
            return False
        if self.replaces_id is not None:
            TargetPlan.objects.filter(pk=self.replaces_id).update(is_current=True, superseded_by=None)
        return True


class TargetShare(models.Model):
    """What one area has to reach in a version of a plan; null for an area left out, because nobody counted it.

    ``workers`` and ``covered`` are the numbers the share rests on, as they were then; ``is_edited`` says that a person
    set the share and not the rule.
    """

    plan = models.ForeignKey("opendata.TargetPlan", on_delete=models.CASCADE, related_name="shares")
    area = models.ForeignKey("opendata.Area", on_delete=models.PROTECT, related_name="+")
    parent_code = models.CharField(max_length=13)
    share = models.BigIntegerField(null=True)
    workers = models.BigIntegerField(null=True)
    covered = models.BigIntegerField(null=True)
    as_of = models.CharField(max_length=10, blank=True, default="")
    basis = models.CharField(max_length=20)
    is_edited = models.BooleanField(default=False)

    class Meta:
        """Each area once in a version; read by the area above."""

        ordering = ("plan_id", "area_id")
        constraints = (
            models.UniqueConstraint(fields=["plan", "area"], name="target_share_once"),
            models.CheckConstraint(
                condition=models.Q(share=None) | models.Q(share__gte=0), name="target_share_not_negative"
            ),
        )
        indexes = (models.Index(fields=["plan", "parent_code"], name="target_share_of_parent"),)

    def __str__(self) -> str:
        """Plan and area."""
        return f"{self.plan_id}: {self.area_id}"
