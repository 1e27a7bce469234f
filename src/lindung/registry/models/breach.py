"""A failure of data protection that was found: what has to be told, to whom, by when; nobody concerned is named."""

from datetime import datetime

from django.db import models

from lindung.registry.models.delivery import new_public_id
from lindung.vocabulary.breach_state import BreachState


class Breach(models.Model):
    """One breach; what was reported is not written over, the report keeps who and when."""

    public_id = models.CharField(max_length=12, unique=True, default=new_public_id)
    area_code = models.CharField(max_length=13, db_index=True)
    found_at = models.DateTimeField()
    found_by = models.CharField(max_length=120)
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField(db_index=True)
    due_source = models.CharField(max_length=200)
    due_confidence = models.CharField(max_length=12)
    data_exposed = models.CharField(max_length=1000)
    people = models.PositiveBigIntegerField(null=True, blank=True)
    happened = models.CharField(max_length=2000)
    handling = models.CharField(max_length=2000)
    contact = models.CharField(max_length=200)
    reported_at = models.DateTimeField(null=True, blank=True)
    reported_by = models.CharField(max_length=120, blank=True, default="")
    reported_to = models.CharField(max_length=200, blank=True, default="")
    told_at = models.DateTimeField(null=True, blank=True)
    told_by = models.CharField(max_length=120, blank=True, default="")
    told_how = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        """What is due first, first; a report has a time and a name."""

        ordering = ("due_at", "id")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(reported_at=None, reported_by="")
                | (~models.Q(reported_at=None) & ~models.Q(reported_by="")),
                name="breach_reported_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(told_at=None, told_by="") | (~models.Q(told_at=None) & ~models.Q(told_by="")),
                name="breach_told_by_somebody",
            ),
        )

    def __str__(self) -> str:
        """Identifier."""
        return self.public_id

    @property
    def state(self) -> BreachState:
        """How far it is reported."""
        if self.reported_at is None:
            return BreachState.FOUND
        return BreachState.REPORTED if self.told_at is None else BreachState.TOLD

    def report(self, *, by: str, at: datetime, to: str) -> bool:
        """Note that the authority was told; False when it was noted before."""
        return self._note(reported_at=at, reported_by=by, reported_to=to)

    def tell(self, *, by: str, at: datetime, how: str) -> bool:
        """Note that the people concerned were told; False when it was noted before."""
        return self._note(told_at=at, told_by=by, told_how=how)

    def _note(self, **told: datetime | str) -> bool:
        moment = next(iter(told))
        if not Breach.objects.filter(pk=self.pk, **{moment: None}).update(**told):
            return False
        for name, value in told.items():
            setattr(self, name, value)
        return True
