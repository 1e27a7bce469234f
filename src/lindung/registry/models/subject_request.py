"""What somebody asked of the office about their own data; who it is lies sealed, and is found by a blind index."""

from datetime import datetime
from typing import Any

from django.db import models

from lindung.registry.choices import choices_of
from lindung.registry.models.delivery import new_public_id
from lindung.vocabulary.subject_right import SubjectRequestState, SubjectRight

_KEY_LETTERS = 64
_OPEN = models.Q(state=SubjectRequestState.OPEN.value)


class SubjectRequestQuerySet(models.QuerySet["SubjectRequest"]):
    """Requests, chosen by where they stand."""

    def open(self) -> "SubjectRequestQuerySet":
        """Keep those that wait for an answer."""
        return self.filter(state=SubjectRequestState.OPEN.value)


class SubjectRequest(models.Model):
    """One request, entered by an officer, answered once."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    area_code = models.CharField(max_length=13, db_index=True)
    right = models.CharField(max_length=12, choices=choices_of(SubjectRight))
    state = models.CharField(
        max_length=12, choices=choices_of(SubjectRequestState), default=SubjectRequestState.OPEN.value
    )
    key_id = models.CharField(max_length=8)
    subject_key = models.CharField(max_length=_KEY_LETTERS, db_index=True)
    sealed_subject = models.TextField()
    sealed_asked = models.TextField()
    sealed_answer = models.TextField(blank=True, default="")

    received_on = models.DateField()
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=120)
    due_at = models.DateTimeField(db_index=True)
    due_source = models.CharField(max_length=200)
    due_confidence = models.CharField(max_length=12)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.CharField(max_length=120, blank=True, default="")
    kept_by_law = models.JSONField(default=list, blank=True)

    objects = SubjectRequestQuerySet.as_manager()

    class Meta:
        """What is due first, first; an answer has a time and a name."""

        ordering = ("due_at", "id")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(right__in=[right.value for right in SubjectRight]),
                name="subject_request_right_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in SubjectRequestState]),
                name="subject_request_state_known",
            ),
            models.CheckConstraint(
                condition=(_OPEN & models.Q(answered_at=None, answered_by=""))
                | (~_OPEN & ~models.Q(answered_at=None) & ~models.Q(answered_by="")),
                name="subject_request_answered_by_somebody",
            ),
        )

    def __str__(self) -> str:
        """Identifier and right; never the person."""
        return f"{self.public_id}: {self.right}"

    def answer(self, state: SubjectRequestState, *, by: str, at: datetime, sealed: str, kept: list[str]) -> bool:
        """Answer it once; False when somebody else was faster. The record in memory follows."""
        told: dict[str, Any] = {  # Any: values of the model's own fields
            "state": state.value, "answered_by": by, "answered_at": at, "sealed_answer": sealed, "kept_by_law": kept,
        }  # fmt: skip
        if not SubjectRequest.objects.open().filter(pk=self.pk).update(**told):
            return False
        for name, value in told.items():
            setattr(self, name, value)
        return True
