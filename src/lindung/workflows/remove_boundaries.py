"""Take an installed pack of boundaries out again."""

from dataclasses import dataclass

from django.db import transaction

from lindung.opendata.models import BoundaryPack, BoundaryShape


@dataclass(frozen=True)
class BoundariesRemoved:
    """What was removed.

    Attributes:
        name: Name of the pack.
        shapes: How many outlines it had.
    """

    name: str
    shapes: int


class PackNotFoundError(LookupError):
    """No pack has this id; nothing was removed."""


@transaction.atomic
def remove_boundaries(*, pack_id: int) -> BoundariesRemoved:
    """Remove a pack with its outlines; where an older pack has the same areas, its outlines are drawn again.

    Raises:
        PackNotFoundError: No pack has this id.
    """
    pack = BoundaryPack.objects.filter(pk=pack_id).first()
    if pack is None:
        raise PackNotFoundError(pack_id)
    shapes = BoundaryShape.objects.filter(pack=pack).count()
    pack.delete()
    return BoundariesRemoved(name=pack.name, shapes=shapes)
