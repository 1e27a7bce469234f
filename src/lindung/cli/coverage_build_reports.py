"""What the commands of coverage counted from registers print."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lindung.cli.speech import complain, current_language, say
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from lindung.workflows.linking.spoken_numbers import spoken_count, spoken_decimal

if TYPE_CHECKING:
    from lindung.registry.snapshots.coverage_build import BuildManifest
    from lindung.workflows.coverage.draft import Drafted
    from lindung.workflows.coverage.look import CoverageShown, Number

_SAMPLE = Words("CONTOH, orang rekaan", "SAMPLE, invented people")
_FATES = {
    "counted": Words("dihitung", "counted"),
    "outside_area": Words("di luar wilayah", "outside the area"),
    "perhaps_outside": Words("mungkin di luar wilayah", "perhaps outside the area"),
    "without_end": Words("tidak aktif tanpa bulan terakhir", "inactive without a last month"),
    "ends_before_begins": Words("berakhir sebelum mulai", "end before they begin"),
    "place_untold": Words("tidak disebut tempatnya", "without such a place"),
    "dead": Words("meninggal", "deceased"),
    "moved": Words("pindah", "moved away"),
    "not_a_worker": Words("tidak bekerja", "do not work"),
}
_PLACED_BY = {
    "list": Words("menurut daftar", "by the list"),
    "extract": Words("menurut data peserta", "by the extract"),
    "nik": Words("menurut NIK", "by the NIK"),
    "nik_split": Words("NIK wilayah yang sudah dimekarkan", "NIK of an area split since"),
    "unplaced": Words("tidak diketahui", "unknown"),
}
_VULNERABILITY = {
    "vulnerable": Words("rentan", "vulnerable"),
    "not_vulnerable": Words("tidak rentan", "not vulnerable"),
    "vulnerability_untold": Words("tidak dikatakan daftar", "not told by the list"),
}
_TABLES = {"memberships": Words("Kepesertaan", "Memberships"), "persons": Words("Orang di daftar", "Persons listed")}


def build_object(made: "BuildManifest") -> dict[str, Any]:  # Any: what JSON holds
    """Return a build for machines."""
    return asdict(made) | {"made_at": made.made_at.isoformat()}


def print_builds(found: "list[BuildManifest]") -> None:
    """List builds, newest first."""
    for made in found:
        sample = f"  {_said(_SAMPLE)}" if made.is_sample else ""
        rows = _said(spoken_count(made.tables["observations"]))
        basis = _said(NumeratorBasis(made.basis).words)
        months = f"{made.first_month} .. {made.last_month}"
        print(f"{made.build_id}  {made.area_code:<13}  {months}  {rows:>12}  {basis}{sample}")
    if not found:
        complain(Words("Belum ada hitungan cakupan.", "There are no builds of coverage yet."))


def print_build(made: "BuildManifest") -> None:
    """Say what was counted and what became of every row."""
    rows = made.tables["observations"]
    say(
        Words(
            f"{made.area_code}, {made.first_month} sampai {made.last_month}: {spoken_count(rows).id} angka. "
            f"(lindung coverage show {made.build_id})",
            f"{made.area_code}, {made.first_month} to {made.last_month}: {spoken_count(rows).en} numbers. "
            f"(lindung coverage show {made.build_id})",
        )
    )
    print(_said(NumeratorBasis(made.basis).words))
    if made.builds_on:
        _print_added(made)
    for table, name in _TABLES.items():
        told = {fate: made.counts[f"{table}_{fate}"] for fate in _FATES if f"{table}_{fate}" in made.counts}
        parts = [
            f"{_said(spoken_count(rows))} {_said(_FATES[fate])}"
            for fate, rows in told.items()
            if rows or fate == "counted"
        ]
        if told:
            print(f"{_said(name)}: {_said(spoken_count(sum(told.values())))} = {' + '.join(parts)}")
    if made.basis == NumeratorBasis.NIK_DOMICILE:
        _print_parts(made, Words("Domisili", "Domicile"), "memberships_placed_by", _PLACED_BY)
    _print_parts(made, Words("Pekerja rentan", "Vulnerable workers"), "persons_told", _VULNERABILITY)


def _print_added(made: "BuildManifest") -> None:
    """Say which months were carried and which counted, in sums that add up."""
    carried, counted = made.parts[:-1], made.parts[-1]
    months, of_now = sum(part.months for part in carried), counted.months
    rows, new = sum(part.rows for part in carried), counted.rows
    say(
        Words(
            f"Bulan: {months + of_now} = {months} seperti dihitung di {made.builds_on} + {of_now} dihitung sekarang "
            f"({counted.first_month})",
            f"Months: {months + of_now} = {months} as counted in {made.builds_on} + {of_now} counted now "
            f"({counted.first_month})",
        )
    )
    whole, old, added = (spoken_count(number) for number in (rows + new, rows, new))
    say(
        Words(
            f"Angka: {whole.id} = {old.id} dibawa + {added.id} dihitung",
            f"Numbers: {whole.en} = {old.en} carried + {added.en} counted",
        )
    )
    if made.left_out_months:
        say(
            Words(
                f"{made.left_out_months} bulan terlama hitungan itu tidak ikut: sebelum {made.first_month}.",
                f"The oldest months of that build are left out, {made.left_out_months} before {made.first_month}.",
            )
        )


def _print_parts(made: "BuildManifest", name: Words, counted: str, words: dict[str, Words]) -> None:
    """Say into which parts those who count fall; builds of older versions do not know it."""
    told = {part: made.counts.get(f"{counted}_{part}", 0) for part in words}
    parts = [f"{_said(spoken_count(rows))} {_said(words[part])}" for part, rows in told.items() if rows]
    if parts:
        print(f"{_said(name)}: {_said(spoken_count(sum(told.values())))} = {' + '.join(parts)}")


def shown_object(found: "CoverageShown") -> dict[str, Any]:  # Any: what JSON holds
    """Return where an area stands for machines."""
    return {
        "build": found.build.build_id,
        "area": found.area_code,
        "name": asdict(found.name),
        "areas_on": None if found.areas_on is None else found.areas_on.isoformat(),
        "is_other_list": found.is_other_list,
        "untold": {code: asdict(why) for code, why in found.untold.items()},
        "month": str(found.month),
        "basis": found.build.basis,
        "is_sample": found.build.is_sample,
        "numbers": [
            {
                "indicator": one.indicator.id, "numerator": one.numerator, "denominator": one.denominator,
                "percent": one.percent, "month_before": one.month_before, "year_before": one.year_before,
            }
            for one in found.numbers
        ],
        "by": found.by.id,
        "children": [
            {"area": one.code, "name": asdict(one.name), "numerator": one.numerator, "denominator": one.denominator}
            for one in found.children
        ],
    }  # fmt: skip


def print_shown(found: "CoverageShown") -> None:
    """Print every indicator, then the areas below."""
    print_numbers(found)
    if found.children:
        level = AreaCode(found.area_code).level
        print(f"\n{_said(found.by.name)}, {_said(Words('di bawah', 'below'))} {_said(level.words)}:")
    for child in found.children:
        percent = "" if child.percent is None else f"{_said(spoken_decimal(child.percent, 2)):>8} %"
        print(
            f"  {child.code:<14} {_said(child.name)[:28]:<28} "
            f"{_counts(child.numerator, child.denominator):>20} {percent}"
        )


def print_numbers(found: "CoverageShown") -> None:
    """Print every indicator of an area."""
    if found.build.is_sample:
        print(_said(_SAMPLE))
    print(f"{found.area_code}  {_said(found.name)}  {found.month}  ({found.build.build_id})")
    print(f"  {_said(NumeratorBasis(found.build.basis).words)}")
    _print_areas(found)
    for one in found.numbers:
        print(f"  {_said(one.indicator.name):<36} {_figure(one)}")


def draft_object(found: "Drafted") -> dict[str, Any]:  # Any: what JSON holds
    """Return a draft for machines."""
    return asdict(found) | {"build": found.build.build_id}


def print_draft(found: "Drafted") -> None:
    """Say what a draft holds and what to do with it."""
    if not found.is_new:
        complain(Words("Konsep itu sudah ada; ini dia.", "That draft is there already; this is it."))
    rows, published, primary, complementary = (
        spoken_count(number) for number in (found.rows, found.published, found.primary, found.complementary)
    )
    if found.build.is_sample:
        print(_said(_SAMPLE))
    option = Words(" --contoh", " --sample") if found.build.is_sample else Words("", "")
    say(
        Words(
            f"{found.slug}: {rows.id} sel = {published.id} terbit + {primary.id} kecil ditutup + {complementary.id} "
            f"ditutup untuk melindunginya. Terbitkan: lindung coverage publish {found.slug}{option.id}",
            f"{found.slug}: {rows.en} cells = {published.en} published + {primary.en} small ones suppressed + "
            f"{complementary.en} suppressed to protect them. Release it: "
            f"lindung coverage publish {found.slug}{option.en}",
        )
    )
    if found.is_new:
        attacked = spoken_count(found.attacked)
        say(
            Words(
                f"Diserang seperti oleh pembaca: dari {attacked.id} angka kecil tidak satu pun ditemukan di sini.",
                f"Attacked as a reader would: of {attacked.en} small numbers none was found in this release.",
            )
        )
    if found.known_before:
        known = spoken_count(found.known_before)
        say(
            Words(
                f"{known.id} di antaranya sudah terbaca dari rilis {found.earlier}; itu tidak dapat ditutup lagi.",
                f"{known.en} of them can be read from release {found.earlier}; nothing can hide them any more.",
            )
        )


def _print_areas(found: "CoverageShown") -> None:
    """Say of which day the areas are, if not of today."""
    if found.areas_on is not None:
        print(_said(Words(f"Wilayah per {found.areas_on}", f"Areas as of {found.areas_on}")))
        if AreaCode(found.area_code).level is AreaLevel.REGENCY:
            complain(
                Words(
                    "Kecamatan dan kelurahan tidak ditampilkan: perubahannya tidak tercatat.",
                    "Districts and villages are not shown: nobody recorded how they changed.",
                )
            )
    if found.is_other_list:
        say(
            Words(
                "Daftar wilayah berubah sejak hitungan ini dibuat; kode dan jumlahnya tetap menurut daftar waktu itu.",
                "The list of areas has changed since this was counted; codes and counts stay as that list had them.",
            )
        )
    for code, why in found.untold.items():
        print(f"  {code:<14} {_said(why)}")


def _figure(one: "Number") -> str:
    percent = "" if one.percent is None else f"{_said(spoken_decimal(one.percent, 2)):>8} %"
    return f"{_counts(one.numerator, one.denominator):>20} {percent:<11} {_change(one)}".rstrip()


def _counts(numerator: int, denominator: int | None) -> str:
    whole = "" if denominator is None else f" / {_said(spoken_count(denominator))}"
    return f"{_said(spoken_count(numerator))}{whole}"


def _change(one: "Number") -> str:
    if one.month_before is None:
        return ""
    difference = one.numerator - one.month_before
    return f"{'+' if difference > 0 else ''}{_said(spoken_count(difference))}"


def _said(words: Words) -> str:
    return words.in_language(current_language())
