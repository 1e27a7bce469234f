"""An office's own profile: how the headings of its files are read. Headings only, nothing about a person of a list."""

from django.db import models

from lindung.registry.choices import choices_of
from lindung.vocabulary.register_kind import RegisterKind


class OfficeProfile(models.Model):
    """A profile an office saved, with who saved it last and what that save replaced."""

    name = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=80)
    based_on = models.CharField(max_length=60)
    register = models.CharField(max_length=12, choices=choices_of(RegisterKind))
    content = models.JSONField()
    created_by = models.CharField(max_length=120)
    created_at = models.DateTimeField()
    updated_by = models.CharField(max_length=120)
    updated_at = models.DateTimeField()
    replaced_by_oversight = models.JSONField(null=True, blank=True)
    is_archived = models.BooleanField(default=False)

    class Meta:
        """By title, as they are offered."""

        ordering = ("title", "name")

    def __str__(self) -> str:
        """Name of the profile; never the person."""
        return f"Profile {self.name}"
