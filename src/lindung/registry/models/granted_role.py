"""A role given to an account in an area for a time; given once, ended once, never changed."""

from datetime import date

from django.db import models

from lindung.registry.choices import choices_of
from lindung.registry.models.account import Account
from lindung.vocabulary.role import Role


class GrantedRoleQuerySet(models.QuerySet["GrantedRole"]):
    """Roles given, chosen by when they hold."""

    def in_force(self, on: date) -> "GrantedRoleQuerySet":
        """Keep those that hold on a day, of accounts that are open."""
        is_begun = models.Q(since__lte=on, ended_at=None, account__is_active=True)
        return self.filter(is_begun, models.Q(until=None) | models.Q(until__gte=on))

    def not_over(self, on: date) -> "GrantedRoleQuerySet":
        """Keep those that hold on a day or will hold later."""
        return self.filter(models.Q(until=None) | models.Q(until__gte=on), ended_at=None)


class GrantedRole(models.Model):
    """One role of one account in one area and all that lies in it."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=20, choices=choices_of(Role))
    area_code = models.CharField(max_length=13)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    delegated_from = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="delegated"
    )
    given_by = models.CharField(max_length=120)
    given_at = models.DateTimeField()
    ended_by = models.CharField(max_length=120, blank=True, default="")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GrantedRoleQuerySet.as_manager()

    class Meta:
        """Newest first; the same role is not given twice in an area at a time, and what is delegated has an end."""

        ordering = ("-given_at", "-id")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="granted_role_known"
            ),
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gte=models.F("since")), name="granted_role_ends_after"
            ),
            models.CheckConstraint(
                condition=models.Q(delegated_from=None) | models.Q(until__isnull=False),
                name="granted_role_delegated_ends",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "area_code"], condition=models.Q(ended_at=None), name="granted_role_once"
            ),
        )

    def __str__(self) -> str:
        """Role and area; never the person."""
        return f"{self.role} in {self.area_code}"
