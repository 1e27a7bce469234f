"""A link by which somebody sets the password of an account, once and not for long; only its digest is kept."""

from django.db import models

from lindung.registry.models.account import Account

_SHA256_LETTERS = 64


class Invitation(models.Model):
    """One link to one account."""

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="invitations")
    token_sha256 = models.CharField(max_length=_SHA256_LETTERS, unique=True)
    made_by = models.CharField(max_length=120)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """Newest first; an account has one open link at a time."""

        ordering = ("-made_at", "-id")
        default_permissions = ()
        constraints = (
            models.UniqueConstraint(
                fields=["account"], condition=models.Q(used_at=None, withdrawn_at=None), name="invitation_open_once"
            ),
        )

    def __str__(self) -> str:
        """Number; never the person."""
        return f"Invitation {self.pk}"
