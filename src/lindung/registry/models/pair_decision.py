"""What one reader decided about one pair of persons; kept apart from the snapshots, so that no new one loses it.

    standing ---undo---> undone      nothing is deleted; a decision that takes another's place names it

Who the two persons are is remembered by blind keys only (:mod:`lindung.workflows.linking.review.blind_keys`).
"""

from datetime import datetime
from typing import Final

from django.db import models

from lindung.registry.choices import choices_of
from lindung.vocabulary.pair_verdict import PairVerdict

WORKER_KEYS: Final = ("worker_nik_key", "worker_name_key")
MEMBER_KEYS: Final = ("member_kpj_key", "member_nik_key", "member_name_key")
LAST_READING: Final = 3
_KEY_LETTERS = 64


class PairDecisionQuerySet(models.QuerySet["PairDecision"]):
    """Decisions, chosen by where they stand."""

    def standing(self) -> "PairDecisionQuerySet":
        """Keep those nobody has undone."""
        return self.filter(undone_at=None)


class PairDecision(models.Model):
    """One decision by one reader about one pair of persons."""

    key_id = models.CharField(max_length=8)
    pair_key = models.CharField(max_length=_KEY_LETTERS, db_index=True)
    worker_nik_key = models.CharField(max_length=_KEY_LETTERS, blank=True, default="")
    worker_name_key = models.CharField(max_length=_KEY_LETTERS, blank=True, default="")
    member_kpj_key = models.CharField(max_length=_KEY_LETTERS, blank=True, default="")
    member_nik_key = models.CharField(max_length=_KEY_LETTERS, blank=True, default="")
    member_name_key = models.CharField(max_length=_KEY_LETTERS, blank=True, default="")
    area_code = models.CharField(max_length=13)

    verdict = models.CharField(max_length=10, choices=choices_of(PairVerdict))
    reading = models.PositiveSmallIntegerField()
    is_sampled = models.BooleanField(default=False)
    reader = models.CharField(max_length=120)
    reader_key = models.CharField(max_length=120)
    decided_at = models.DateTimeField()
    why = models.CharField(max_length=500, blank=True, default="")
    evidence = models.JSONField(default=dict)

    linkage_id = models.CharField(max_length=16)
    pair_ref = models.CharField(max_length=40)
    left_snapshot = models.CharField(max_length=16)
    left_row = models.PositiveBigIntegerField()
    right_snapshot = models.CharField(max_length=16)
    right_row = models.PositiveBigIntegerField()

    replaces = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=120, blank=True, default="")
    undone_why = models.CharField(max_length=500, blank=True, default="")

    objects = PairDecisionQuerySet.as_manager()

    class Meta:
        """In the order in which they were made; of each reading of a pair, and of each reader, one stands."""

        ordering = ("decided_at", "id")
        indexes = (
            models.Index(fields=["worker_nik_key"], name="decision_worker_nik"),
            models.Index(fields=["worker_name_key"], name="decision_worker_name"),
            models.Index(fields=["left_snapshot", "left_row"], name="decision_place"),
            models.Index(fields=["linkage_id"], name="decision_linkage"),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(verdict__in=[verdict.value for verdict in PairVerdict]),
                name="decision_verdict_known",
            ),
            models.CheckConstraint(
                condition=models.Q(reading__gte=1, reading__lte=LAST_READING), name="decision_reading_known"
            ),
            models.CheckConstraint(condition=~models.Q(pair_key=""), name="decision_about_somebody"),
            models.CheckConstraint(
                condition=models.Q(undone_at=None, undone_by="")
                | (~models.Q(undone_at=None) & ~models.Q(undone_by="")),
                name="decision_undone_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["pair_key", "reading"], condition=models.Q(undone_at=None), name="decision_reading_once"
            ),
            models.UniqueConstraint(
                fields=["pair_key", "reader_key"], condition=models.Q(undone_at=None), name="decision_reader_once"
            ),
        )

    def __str__(self) -> str:
        """Number and reading; never a person, nor who read."""
        return f"Decision {self.pk}, reading {self.reading}"

    def undo(self, *, by: str, at: datetime, why: str) -> bool:
        """Let the decision stand no longer; False when somebody else was faster. The record in memory follows."""
        told = {"undone_at": at, "undone_by": by, "undone_why": why}
        if not PairDecision.objects.standing().filter(pk=self.pk).update(**told):
            return False
        self.undone_at, self.undone_by, self.undone_why = at, by, why
        return True


def reader_key_of(reader: str) -> str:
    """Tell readers apart however they write capitals and blanks."""
    return " ".join(reader.casefold().split())
