"""A piece of work in the queue: asked for once, done once, whatever is killed meanwhile. It names nobody of a list."""

from datetime import datetime
from typing import Any

from django.db import models

from lindung.registry.choices import choices_of
from lindung.registry.models.delivery import new_public_id
from lindung.vocabulary.job import JobKind, JobState
from lindung.vocabulary.language import Words

_OPEN = [state.value for state in JobState if state.is_open]


class Job(models.Model):
    """Work with what it needs, how far it is, and the name that its result will have."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    kind = models.CharField(max_length=10, choices=choices_of(JobKind))
    area_code = models.CharField(max_length=13)
    arguments = models.JSONField(default=dict)
    same_work = models.CharField(max_length=64)
    result_id = models.CharField(max_length=16, blank=True, default="")
    task_id = models.UUIDField(null=True, blank=True)

    state = models.CharField(max_length=10, choices=choices_of(JobState), default=JobState.WAITING.value)
    stage = models.CharField(max_length=20, blank=True, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    tries = models.PositiveIntegerField(default=0)
    cancel_asked_by = models.CharField(max_length=120, blank=True, default="")
    failure = models.JSONField(null=True, blank=True)
    worker = models.CharField(max_length=60, blank=True, default="")

    asked_by = models.CharField(max_length=120)
    account_id = models.BigIntegerField(null=True, blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    beat_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; the same work is open only once, however often somebody presses."""

        ordering = ("-asked_at", "-id")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=[state.value for state in JobState]), name="job_state_known"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in JobKind]), name="job_kind_known"
            ),
            models.UniqueConstraint(
                fields=["same_work"], condition=models.Q(state__in=_OPEN), name="job_same_work_open_once"
            ),
        )

    def __str__(self) -> str:
        """Identifier, kind and state."""
        return f"{self.public_id}: {self.kind} {self.state}"

    @property
    def failure_words(self) -> Words | None:
        """Why it stopped, or None."""
        return Words(**self.failure) if self.failure else None

    def start(self, *, worker: str, at: datetime) -> bool:
        """Take it from the queue; False when it does not wait any more."""
        return self._change(
            models.Q(state=JobState.WAITING.value),
            state=JobState.RUNNING.value, worker=worker, started_at=at, beat_at=at, tries=models.F("tries") + 1,
            stage="", done=0, total=0,
        )  # fmt: skip

    def beat(self, *, worker: str, at: datetime) -> bool:
        """Give a sign of life; False tells a worker that the work is its own no longer."""
        return self._change(self._of(worker), beat_at=at)

    def tell(self, *, worker: str, stage: str, done: int, total: int) -> bool:
        """Say how far it is; False tells a worker that the work is its own no longer."""
        return self._change(self._of(worker), stage=stage, done=done, total=total)

    def finish(self, *, worker: str, at: datetime, result_id: str) -> bool:
        """End it with a result."""
        return self._change(
            self._of(worker),
            state=JobState.DONE.value,
            result_id=result_id,
            done=models.F("total"),
            ended_at=at,
            worker="",
        )

    def fail(self, *, worker: str, at: datetime, words: Words) -> bool:
        """Stop it with a sentence."""
        failure = {"id": words.id, "en": words.en}
        return self._change(self._of(worker), state=JobState.FAILED.value, failure=failure, ended_at=at, worker="")

    def give_back(self, *, worker: str) -> bool:
        """Let it wait again; what was not finished is begun anew."""
        return self._change(self._of(worker), state=JobState.WAITING.value, worker="")

    def ask_cancel(self, *, by: str, at: datetime) -> bool:
        """Cancel it at once while it waits, or ask whoever is at it to stop; False when it is over."""
        is_waiting = models.Q(state=JobState.WAITING.value)
        if self._change(is_waiting, state=JobState.CANCELLED.value, ended_at=at, cancel_asked_by=by):
            return True
        return self._change(models.Q(state=JobState.RUNNING.value), cancel_asked_by=by)

    def cancel(self, *, worker: str, at: datetime) -> bool:
        """End it without a result, because somebody asked."""
        return self._change(self._of(worker), state=JobState.CANCELLED.value, ended_at=at, worker="")

    @staticmethod
    def _of(worker: str) -> models.Q:
        return models.Q(state=JobState.RUNNING.value, worker=worker)

    def _change(self, condition: models.Q, **fields: Any) -> bool:  # Any: values of the model's own fields
        """Change it by one UPDATE, so that of two processes exactly one passes; then read it again."""
        if not Job.objects.filter(condition, pk=self.pk).update(**fields):
            return False
        self.refresh_from_db()
        return True
