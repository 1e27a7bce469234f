"""A delivered list: one file an office sent to the clinic. Nothing in this record names a person of the list."""

import secrets
import string
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import models

from lindung.registry.choices import choices_of
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.wilayah import COUNTRY_CODE

_ID_LENGTH = 12
_ID_LETTERS = string.ascii_letters + string.digits
_RUNNING = tuple(state for state in DeliveryState if state.is_running)


def new_public_id() -> str:
    """Draw the twelve letters and digits by which pages and commands name a delivery; they tell nothing.

    A hyphen in front would make the commands take it for an option.
    """
    return "".join(secrets.choice(_ID_LETTERS) for _ in range(_ID_LENGTH))


class Delivery(models.Model):
    """One file on its way from upload to register, with how far the work on it is."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    file_name = models.CharField(max_length=255)
    file_sha256 = models.CharField(max_length=64, blank=True, default="")
    file_bytes = models.PositiveBigIntegerField()
    received_by = models.CharField(max_length=120)
    received_at = models.DateTimeField()
    is_sample = models.BooleanField(default=False)

    state = models.CharField(max_length=12, choices=choices_of(DeliveryState), default=DeliveryState.RECEIVING.value)
    options = models.JSONField(default=dict, blank=True)
    layout = models.JSONField(default=dict, blank=True)
    totals = models.JSONField(default=dict, blank=True)

    stage = models.CharField(max_length=12, blank=True, default="")
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(null=True, blank=True)
    to_repair = models.PositiveBigIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=60, blank=True, default="")
    failure = models.JSONField(null=True, blank=True)

    register = models.CharField(max_length=12, choices=choices_of(RegisterKind), blank=True, default="")
    area_code = models.CharField(max_length=13, blank=True, default="")
    sent_within = models.CharField(max_length=13, default=COUNTRY_CODE)
    as_of = models.DateField(null=True, blank=True)
    profile = models.CharField(max_length=60, blank=True, default="")
    payer = models.CharField(max_length=120, blank=True, default="")
    snapshot_id = models.CharField(max_length=16, blank=True, default="")

    class Meta:
        """Newest first; what is saved as a register names its snapshot."""

        ordering = ("-received_at", "-id")
        indexes = (
            models.Index(fields=["area_code"], name="delivery_area", opclasses=["varchar_pattern_ops"]),
            models.Index(fields=["sent_within"], name="delivery_sent_within", opclasses=["varchar_pattern_ops"]),
        )
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in DeliveryState]), name="delivery_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(register="") | models.Q(register__in=[kind.value for kind in RegisterKind]),
                name="delivery_register_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[DeliveryState.IMPORTED.value, DeliveryState.UNDONE.value])
                | ~models.Q(snapshot_id=""),
                name="delivery_imported_as_snapshot",
            ),
            models.UniqueConstraint(
                fields=["snapshot_id"], condition=~models.Q(snapshot_id=""), name="delivery_snapshot_once"
            ),
        )

    def __str__(self) -> str:
        """Identifier and state."""
        return f"{self.public_id}: {self.state}"

    @property
    def failure_words(self) -> Words | None:
        """Why the work stopped, or None."""
        return Words(**self.failure) if self.failure else None

    def claim(
        self,
        state_from: DeliveryState | Collection[DeliveryState],
        state_to: DeliveryState,
        **also: Any,  # values of the model's own fields
    ) -> bool:
        """Go from one state to another, with other fields at once; False when somebody else was faster.

        One UPDATE decides, so that of two people exactly one passes. The record in memory follows only then.
        """
        before = [state_from] if isinstance(state_from, DeliveryState) else list(state_from)
        return self._change(models.Q(state__in=before), state=state_to, **also)

    def start(
        self, state_from: Collection[DeliveryState], state_to: DeliveryState, *, worker: str, at: datetime
    ) -> bool:
        """Claim the work for a worker and begin to count anew; False when somebody else was faster."""
        return self.claim(state_from, state_to, **_beginning(worker, at))

    def take_over(self, *, worker: str, at: datetime, silent_since: datetime) -> bool:
        """Begin again the work of a worker who was silent since a moment; False when it was not, or another took it."""
        is_silent = models.Q(state__in=_RUNNING) & (models.Q(beat_at__lt=silent_since) | models.Q(beat_at=None))
        return self._change(is_silent, **_beginning(worker, at))

    def begin(self, *, worker: str, at: datetime) -> bool:
        """Count the time of the work from now on, for until now it waited; False when it is no longer the worker's."""
        return self._change(models.Q(state__in=_RUNNING, worker=worker), started_at=at)

    def beat(self, *, worker: str, at: datetime, stage: str, done: int, total: int | None, to_repair: int) -> bool:
        """Tell how far the work is; False tells a worker to stop, for the work is no longer its own."""
        return self._change(
            models.Q(state__in=_RUNNING, worker=worker),
            beat_at=at, stage=stage, done=done, total=total, to_repair=to_repair,
        )  # fmt: skip

    def fail(self, *, worker: str, at: datetime, words: Words) -> bool:
        """Stop with a sentence; False when the work was no longer the worker's."""
        return self._change(
            models.Q(state__in=_RUNNING, worker=worker),
            state=DeliveryState.FAILED, failure={"id": words.id, "en": words.en}, beat_at=at, worker="",
        )  # fmt: skip

    def _change(self, condition: models.Q, **fields: Any) -> bool:  # Any: values of the model's own fields
        if not Delivery.objects.filter(condition, pk=self.pk).update(**fields):
            return False
        for name, value in fields.items():
            setattr(self, name, value)
        return True


def _beginning(worker: str, at: datetime) -> dict[str, Any]:  # Any: values of the model's own fields
    return {
        "worker": worker, "started_at": at, "beat_at": at, "stage": "", "done": 0, "total": None, "to_repair": 0,
        "failure": None,
    }  # fmt: skip
