"""Why a month cannot be added to an earlier build, and what to do."""

from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month


def no_build(area: str, month: Month) -> Words:
    """Nothing of the area was counted up to the month before."""
    return _count_whole(
        Words(
            f"Belum ada hitungan {area} yang berakhir sebelum {month}, jadi tidak ada yang dapat ditambah.",
            f"There is no build of {area} that ends before {month}, so there is nothing to add to.",
        )
    )


def gap(made: BuildManifest, following: Month) -> Words:
    """The newest build ends earlier than the month before."""
    return Words(
        f"Hitungan terbaru {made.area_code} berakhir {made.last_month}; di antaranya ada bulan yang belum dihitung. "
        f"Tambah bulan demi bulan, mulai dengan --sampai {following}, atau hitung seluruhnya tanpa --tambah-bulan.",
        f"The newest build of {made.area_code} ends {made.last_month}; months between are not counted. Add month by "
        f"month, first with --to {following}, or count all months without --add-month.",
    )


def other_areas(made: BuildManifest) -> Words:
    """The list of areas has changed since."""
    return _count_whole(
        Words(
            f"Daftar wilayah berubah sejak hitungan {made.build_id}; bulan lama dan baru tidak lagi sewilayah.",
            f"The list of areas has changed since build {made.build_id}; old and new months are not of the same areas.",
        )
    )


def other_version(made: BuildManifest, here: str) -> Words:
    """Another version of Lindung counted it."""
    return _count_whole(
        Words(
            f"Hitungan {made.build_id} dibuat Lindung {made.code_version}, ini Lindung {here}; caranya dapat berbeda.",
            f"Build {made.build_id} was made by Lindung {made.code_version}, this is Lindung {here}; it may count "
            "otherwise.",
        )
    )


def other_contents(made: BuildManifest) -> Words:
    """It counted other indicators, by other categories, or by other places of persons."""
    return _count_whole(
        Words(
            f"Hitungan {made.build_id} memuat indikator atau rincian lain daripada register yang sekarang.",
            f"Build {made.build_id} has other indicators or categories than the registers of now.",
        )
    )


def sample_and_not(made: BuildManifest) -> Words:
    """One of both is of invented people."""
    return _count_whole(
        Words(
            f"Hitungan {made.build_id} dan pemadanan ini tidak sejenis: yang satu contoh dengan orang rekaan.",
            f"Build {made.build_id} and this linkage are not alike: one of them is a sample of invented people.",
        )
    )


def other_first(made: BuildManifest, first: Month) -> Words:
    """The first month asked is not one of its months."""
    return Words(
        f"Hitungan {made.build_id} memuat {made.first_month} sampai {made.last_month}, tidak {first}. Sebut bulan di "
        "antaranya dengan --dari, atau hitung seluruhnya tanpa --tambah-bulan.",
        f"Build {made.build_id} holds {made.first_month} to {made.last_month}, not {first}. Name a month between with "
        "--from, or count all months without --add-month.",
    )


def nobody_counted(month: Month) -> Words:
    """The month before has no numbers at all."""
    return _count_whole(
        Words(
            f"Hitungan sebelumnya tidak memuat satu angka pun untuk {month}.",
            f"The build before has not a single number for {month}.",
        )
    )


def _count_whole(why: Words) -> Words:
    return Words(
        f"{why.id} Tidak ada yang disimpan. Hitung seluruhnya: lindung coverage build tanpa --tambah-bulan.",
        f"{why.en} Nothing was stored. Count all months: lindung coverage build without --add-month.",
    )
