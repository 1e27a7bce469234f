"""Boundary packs an office installs; none is shipped."""

from django.db import models


class BoundaryPack(models.Model):
    """One imported file of boundaries with its licence and origin."""

    name = models.CharField(max_length=200)
    origin = models.CharField(max_length=300)
    licence = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64, unique=True)
    imported_at = models.DateTimeField()

    class Meta:
        """Newest first, because the newest shape of an area is the one drawn."""

        ordering = ("-imported_at", "-id")

    def __str__(self) -> str:
        """Name of the file."""
        return self.name


class BoundaryShape(models.Model):
    """The outline of one area.

    ``rings`` is a compressed list of polygons, each a list of rings, each a list of longitude and latitude in degrees
    multiplied by 100,000 (about one metre).
    """

    pack = models.ForeignKey("opendata.BoundaryPack", on_delete=models.CASCADE, related_name="shapes")
    area = models.ForeignKey("opendata.Area", on_delete=models.PROTECT, related_name="shapes")
    rings = models.BinaryField()

    class Meta:
        """Each area once in a pack."""

        constraints = (models.UniqueConstraint(fields=["pack", "area"], name="boundary_shape_once"),)

    def __str__(self) -> str:
        """Code of the area."""
        return self.area_id
