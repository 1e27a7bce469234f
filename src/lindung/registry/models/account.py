"""People who may sign in: a name to sign in with, the name they work under, a password, and nothing about them else."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models


class AccountManager(BaseUserManager["Account"]):
    """Accounts, found by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "Account":
        """Return the account of a name, however its letters are written."""
        return self.get(login_name=(username or "").casefold())


class Account(AbstractBaseUser):
    """Somebody of an office; what they may do is told by :class:`~lindung.registry.models.granted_role.GrantedRole`."""

    login_name = models.CharField(max_length=60, unique=True)
    full_name = models.CharField(max_length=120)
    office = models.CharField(max_length=120, blank=True, default="")
    is_active = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()
    created_by = models.CharField(max_length=120)

    objects = AccountManager()

    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["full_name"]

    class Meta:
        """By name; the name to sign in with has small letters."""

        ordering = ("full_name", "login_name")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=models.Q(login_name__regex=r"^[a-z0-9][a-z0-9._-]{2,59}$"), name="account_login_name_plain"
            ),
        )

    def __str__(self) -> str:
        """Name to sign in with."""
        return self.login_name

    def get_full_name(self) -> str:
        """Name that stands under what they do."""
        return self.full_name
