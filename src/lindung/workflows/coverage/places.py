"""In which area each membership counts on a basis: where its owner lives, works, or was registered; never mixed."""

from collections.abc import Mapping
from typing import Final

import polars as pl

from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.homes import homes_of

DOMICILE: Final = NumeratorBasis.NIK_DOMICILE
"""The basis of targets, of releases, and of every reader that is not told another."""

PLACE_UNTOLD: Final = "place_untold"
"""What becomes of a membership whose workplace or registering office nobody tells: it counts in no area."""

_COLUMNS: Final[Mapping[NumeratorBasis, str]] = {
    NumeratorBasis.WORKPLACE: "workplace_code", NumeratorBasis.REGISTRATION: "registration_code",
}  # fmt: skip
_UNTOLD: Final = {
    NumeratorBasis.WORKPLACE: Words(
        "Data peserta tidak menyebut wilayah tempat bekerja (kolom KAB/KOTA TEMPAT KERJA). Impor data yang memuatnya "
        "dan padankan lagi, atau hitung menurut domisili.",
        "The extract of participants does not tell where people work (column KAB/KOTA TEMPAT KERJA). Import one that "
        "does and link again, or count by domicile.",
    ),
    NumeratorBasis.REGISTRATION: Words(
        "Data peserta tidak menyebut wilayah kantor pendaftaran (kolom KAB/KOTA PENDAFTARAN). Impor data yang "
        "memuatnya dan padankan lagi, atau hitung menurut domisili.",
        "The extract of participants does not tell the area of the registering office (column KAB/KOTA PENDAFTARAN). "
        "Import one that does and link again, or count by domicile.",
    ),
}


def placed_on(memberships: pl.DataFrame, basis: NumeratorBasis) -> pl.DataFrame:
    """Return ``home`` (code of an area, null where nobody told), ``placed_by`` and ``place_fault`` of each membership.

    Raises:
        CoverageError: The extract tells no such place of anybody.
    """
    if basis is DOMICILE:
        homes = homes_of(memberships, packaged_crosswalk())
        return homes.with_columns(place_fault=pl.lit(None, dtype=pl.String))
    column = _COLUMNS[basis]
    if column not in memberships.columns or not memberships[column].count():
        raise CoverageError(_UNTOLD[basis])
    return memberships.select(
        home=column,
        placed_by=pl.lit("extract"),
        place_fault=pl.when(pl.col(column).is_null()).then(pl.lit(PLACE_UNTOLD)),
    )
