"""What whoever spreads a target should know about the numbers underneath; nothing of it stops the spread."""

from collections.abc import Mapping, Sequence

import polars as pl

from lindung.vocabulary.definition import Definition
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.target_plan import TargetBasis
from lindung.workflows.targets.numbers import NumbersKnown

_LISTED = 3


def remarks_on(spread: pl.DataFrame, known: NumbersKnown) -> tuple[Words, ...]:
    """Say which numbers do not add up, are of different dates or definitions, and which areas were left out.

    Args:
        spread: ``parent``, ``code`` and ``share`` of the areas that the target reached.
        known: The numbers underneath.
    """
    used = known.numbers.join(spread.select("code", "share"), on="code", how="semi")
    return (
        *_sums_that_differ(used, known.numbers, known.names),
        *_overruled(known),
        *_dates_that_differ(used),
        *_definitions_that_differ(known.definitions),
        *_left_out(spread, known.names),
        *_undivided(spread, known.names),
    )


def _sums_that_differ(used: pl.DataFrame, numbers: pl.DataFrame, names: Mapping[str, str]) -> list[Words]:
    """Compare the numbers of an area with the sum of those inside, where all of them are known."""
    known = pl.col("workers").is_not_null() & pl.col("covered").is_not_null()
    sums = used.group_by("parent", maintain_order=True).agg(
        pl.col("workers", "covered").sum().name.suffix("_below"), known.all().alias("is_whole")
    )
    compared = sums.filter("is_whole").join(numbers.filter(known), left_on="parent", right_on="code")
    said = []
    for name, words in (("workers", Words("pekerja", "workers")), ("covered", Words("terlindungi", "covered"))):
        differing = compared.filter(pl.col(f"{name}_below") != pl.col(name)).sort("parent")
        for code, below, own in differing.select("parent", f"{name}_below", name).head(_LISTED).iter_rows():
            said.append(_differs(names[code], words, below, own))
        said += _and_more(differing.height - _LISTED, words)
    return said


def _differs(area: str, what: Words, below: int, own: int) -> Words:
    return Words(
        f"Jumlah {what.id} di dalam {area} = {_people(below, Language.ID)}, sedangkan angka {area} sendiri "
        f"{_people(own, Language.ID)}: selisih {_people(abs(below - own), Language.ID)}.",
        f"The {what.en} inside {area} add up to {_people(below, Language.EN)}, but {area} itself has "
        f"{_people(own, Language.EN)}: a difference of {_people(abs(below - own), Language.EN)}.",
    )


def _and_more(count: int, what: Words) -> list[Words]:
    if count <= 0:
        return []
    return [
        Words(
            f"Jumlah {what.id} juga berbeda di {count} wilayah lain.",
            f"The {what.en} differ in {count} further areas, too.",
        )
    ]


def _overruled(known: NumbersKnown) -> list[Words]:
    """Say where the file says something else than the ledger."""
    both = known.numbers.join(known.overruled, on="code", suffix="_ledger").filter(
        (pl.col("workers") != pl.col("workers_ledger")) | (pl.col("covered") != pl.col("covered_ledger"))
    )
    if both.is_empty():
        return []
    first = both.sort("level", "code").row(0, named=True)
    told = {name: first[name] for name in ("workers", "covered", "workers_ledger", "covered_ledger")}
    indonesian, english = ({name: _people(number, language) for name, number in told.items()} for language in Language)
    name = known.names[first["code"]]
    return [
        Words(
            f"Berkas berbeda dengan buku angka untuk {both.height} wilayah, dan berkas yang dipakai. {name}: pekerja "
            f"{indonesian['workers']} (buku angka {indonesian['workers_ledger']}), terlindungi {indonesian['covered']} "
            f"(buku angka {indonesian['covered_ledger']}).",
            f"The file differs from the ledger for {both.height} areas, and the file is used. {name}: "
            f"{english['workers']} workers (ledger {english['workers_ledger']}), {english['covered']} covered "
            f"(ledger {english['covered_ledger']}).",
        )
    ]


def _dates_that_differ(used: pl.DataFrame) -> list[Words]:
    dates = sorted(used.filter(pl.col("basis") != TargetBasis.UNKNOWN.value)["as_of"].unique())
    stated = [day for day in dates if day]
    if len(dates) <= 1:
        return []
    return [
        Words(
            f"Angka dasarnya dari tanggal yang berbeda: {stated[0]} sampai {stated[-1]}"
            + (", sebagian tanpa tanggal." if len(stated) < len(dates) else "."),
            f"The numbers underneath are of different dates: {stated[0]} to {stated[-1]}"
            + (", some without a date." if len(stated) < len(dates) else "."),
        )
    ]


def _definitions_that_differ(definitions: Sequence[Definition]) -> list[Words]:
    if len(definitions) <= 1:
        return []
    said = {language: "; ".join(one.in_language(language) for one in definitions) for language in Language}
    return [
        Words(
            f"Angka dasarnya memakai definisi yang berbeda: {said[Language.ID]}. Bandingkan dengan hati-hati.",
            f"The numbers underneath have different definitions: {said[Language.EN]}. Compare with care.",
        )
    ]


def _left_out(spread: pl.DataFrame, names: Mapping[str, str]) -> list[Words]:
    left_out = spread.filter(pl.col("share").is_null())["code"].to_list()
    if not left_out:
        return []
    listed = ", ".join(names[code] for code in left_out[:_LISTED]) + (", …" if len(left_out) > _LISTED else "")
    return [
        Words(
            f"{len(left_out)} wilayah tidak mendapat bagian karena angkanya belum diketahui: {listed}.",
            f"{len(left_out)} areas have no share, because their numbers are not known: {listed}.",
        )
    ]


def _undivided(spread: pl.DataFrame, names: Mapping[str, str]) -> list[Words]:
    """Name the areas with a share of which nothing inside got any, although there are areas inside."""
    deepest = spread["code"].str.count_matches(".", literal=True).max()
    with_share = spread.filter(pl.col("share").is_not_null())
    parents = with_share.filter(pl.col("code").str.count_matches(".", literal=True) < deepest)
    undivided = parents.join(with_share, left_on="code", right_on="parent", how="anti").sort("code")["code"].to_list()
    if not undivided:
        return []
    listed = ", ".join(names[code] for code in undivided[:_LISTED]) + (", …" if len(undivided) > _LISTED else "")
    return [
        Words(
            f"{len(undivided)} wilayah tidak dibagi lebih lanjut, karena tidak ada angka di dalamnya: {listed}.",
            f"{len(undivided)} areas are not spread further, because nothing inside has numbers: {listed}.",
        )
    ]


def _people(number: int, language: Language) -> str:
    text = f"{number:,}"
    return text.replace(",", ".") if language is Language.ID else text
