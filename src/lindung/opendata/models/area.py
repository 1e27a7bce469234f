"""Areas of the state with their lineage, neighbourhoods below them, and branches beside them."""

from django.db import models


class Area(models.Model):
    """A province, regency, district or village of the Kemendagri list, or the country itself.

    A renamed or split area keeps its row with an end date; :class:`AreaChange` says what became of it.
    """

    code = models.CharField(max_length=13, primary_key=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    level = models.PositiveSmallIntegerField()
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="children")
    search_name = models.CharField(max_length=120)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        """Indexes for search by name and for children in order."""

        ordering = ("code",)
        indexes = (
            models.Index(fields=["search_name"], name="area_search_name"),
            models.Index(fields=["level", "code"], name="area_level_code"),
        )

    def __str__(self) -> str:
        """Name and code."""
        return f"{self.name} ({self.code})"


class AreaChange(models.Model):
    """One step of lineage: a split, a rename, a merger or a new code, with its date and law."""

    area = models.ForeignKey("opendata.Area", on_delete=models.PROTECT, related_name="changes")
    predecessor_code = models.CharField(max_length=13)
    predecessor_name = models.CharField(max_length=120)
    kind = models.CharField(max_length=12)
    happened_on = models.DateField()
    source = models.CharField(max_length=200)

    class Meta:
        """One statement per area, predecessor and kind."""

        ordering = ("happened_on", "predecessor_code")
        constraints = (models.UniqueConstraint(fields=["area", "predecessor_code", "kind"], name="area_change_once"),)

    def __str__(self) -> str:
        """Say the step."""
        return f"{self.kind}: {self.predecessor_code} → {self.area_id}"


class Neighbourhood(models.Model):
    """An RW, or an RT of it, below a village: no national code, unique only inside the village."""

    village = models.ForeignKey("opendata.Area", on_delete=models.PROTECT, related_name="neighbourhoods")
    rw = models.CharField(max_length=3)
    rt = models.CharField(max_length=3, blank=True, default="")

    class Meta:
        """Each RW and RT once in its village."""

        ordering = ("village", "rw", "rt")
        constraints = (models.UniqueConstraint(fields=["village", "rw", "rt"], name="neighbourhood_once"),)

    def __str__(self) -> str:
        """Write RT/RW as the village does."""
        return f"{self.village_id} RT {self.rt or '-'} / RW {self.rw}"


class Branch(models.Model):
    """A BPJS Ketenagakerjaan branch office; a branch is not an area."""

    name = models.CharField(max_length=120, unique=True)
    source = models.CharField(max_length=300)

    class Meta:
        """By name."""

        ordering = ("name",)

    def __str__(self) -> str:
        """Name of the branch."""
        return self.name


class BranchArea(models.Model):
    """An area, or a stated part of one, that a branch serves; many to many."""

    branch = models.ForeignKey("opendata.Branch", on_delete=models.CASCADE, related_name="areas")
    area = models.ForeignKey("opendata.Area", on_delete=models.PROTECT, related_name="+")
    part = models.CharField(max_length=120, blank=True, default="")

    class Meta:
        """Each area once for a branch."""

        ordering = ("branch", "area")
        constraints = (models.UniqueConstraint(fields=["branch", "area"], name="branch_area_once"),)

    def __str__(self) -> str:
        """Say the pair."""
        return f"{self.branch_id}: {self.area_id}"
