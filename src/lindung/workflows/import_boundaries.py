"""Install a pack of boundaries an office has the right to use."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from lindung.engines.intake.boundaries import (
    AreaOutline,
    BoundariesRead,
    BoundaryError,
    BoundaryRefusal,
    RefusedFeature,
    read_boundaries,
)
from lindung.opendata.models import Area, BoundaryPack, BoundaryShape
from lindung.vocabulary.language import Words
from lindung.vocabulary.outline import encode_rings

_BATCH = 500


@dataclass(frozen=True)
class BoundariesImported:
    """What the import did; read = stored + same + refused.

    Attributes:
        pack_id: The pack, new or the one this file made before.
        is_new: Whether the pack is new.
        read: Features in the file.
        stored: Shapes stored now.
        same: Shapes the pack had already.
        refused: What was left out and why.
    """

    pack_id: int
    is_new: bool
    read: int
    stored: int
    same: int
    refused: tuple[RefusedFeature, ...]


class BoundaryOriginError(ValueError):
    """Licence or origin is missing; nothing was imported.

    Attributes:
        words: What to do.
    """

    def __init__(self) -> None:
        """Say it in both languages; the English one is the exception's text."""
        self.words = Words(
            "Lisensi dan asal batas wilayah wajib diisi: keduanya disimpan dan dicantumkan di bawah peta.",
            "The licence and the origin of the boundaries are required: both are kept and printed below the map.",
        )
        super().__init__(self.words.en)


def import_boundaries(
    *, data: bytes, name: str, licence: str, origin: str, now: datetime, code_property: str | None = None
) -> BoundariesImported:
    """Store the outlines of a file as one pack; the same file again makes nothing twice.

    Raises:
        BoundaryOriginError: Licence or origin is blank.
        BoundaryError: The file cannot be used.
    """
    if not licence.strip() or not origin.strip():
        raise BoundaryOriginError
    read = read_boundaries(data, code_property=code_property)
    told = {"name": name, "licence": licence.strip(), "origin": origin.strip(), "imported_at": now}
    with transaction.atomic():
        pack, is_new = BoundaryPack.objects.get_or_create(sha256=hashlib.sha256(data).hexdigest(), defaults=told)
        return _store(pack, read, is_new=is_new)


def _store(pack: BoundaryPack, read: BoundariesRead, *, is_new: bool) -> BoundariesImported:
    known, unknown = _split_by_list(read.areas)
    if not known:
        raise BoundaryError("unknown_area", _NONE_KNOWN)
    there = set(BoundaryShape.objects.filter(pack=pack).values_list("area_id", flat=True))
    missing = [area for area in known if area.code not in there]
    BoundaryShape.objects.bulk_create(
        (BoundaryShape(pack=pack, area_id=area.code, rings=encode_rings(area.outline)) for area in missing),
        batch_size=_BATCH,
    )
    return BoundariesImported(
        pack_id=pack.pk,
        is_new=is_new,
        read=read.features,
        stored=len(missing),
        same=len(known) - len(missing),
        refused=(*read.refused, *unknown),
    )


def _split_by_list(areas: Iterable[AreaOutline]) -> tuple[list[AreaOutline], list[RefusedFeature]]:
    """Tell the areas of the Kemendagri list from others."""
    listed = set(Area.objects.filter(valid_to=None).values_list("code", flat=True))
    known, unknown = [], []
    for area in areas:
        if area.code in listed:
            known.append(area)
        else:
            unknown.append(RefusedFeature(area.place, area.code, BoundaryRefusal.UNKNOWN_AREA))
    return known, unknown


_NONE_KNOWN = Words(
    "Tidak satu pun kode di berkas ini ada dalam daftar Kemendagri; tidak ada yang disimpan. Periksa apakah kodenya "
    "kode BPS yang diberi titik.",
    "Not one code of this file is on the Kemendagri list; nothing was stored. Check whether they are BPS codes with "
    "dots put in.",
)
