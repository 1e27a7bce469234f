"""Commands of coverage counted from registers: build, list, show, and the draft of a release."""

from typing import Annotated, Final

import typer

from lindung.cli import link_options as told
from lindung.cli.clock import now
from lindung.cli.coverage_build_reports import (
    build_object,
    draft_object,
    print_build,
    print_builds,
    print_draft,
    print_shown,
    shown_object,
)
from lindung.cli.coverage_refusals import refusals
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, complain, print_json, refuse
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month, MonthError

builds = room()
_BASES: Final = {
    **dict.fromkeys(("domisili", "domicile", "nik_domicile"), NumeratorBasis.NIK_DOMICILE),
    **dict.fromkeys(("tempat-kerja", "workplace"), NumeratorBasis.WORKPLACE),
    **dict.fromkeys(("pendaftaran", "registration"), NumeratorBasis.REGISTRATION),
}
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]
Area = Annotated[str | None, typer.Option("--area", "--wilayah", help="Kode wilayah. / Area.")]
MonthAsked = Annotated[str | None, typer.Option("--month", "--bulan", help="Bulan, 2026-11. / Month.")]


@builds.command()
def build(
    *,
    area: Area = None,
    linkage: Annotated[str | None, typer.Option("--linkage", help="Pemadanan; bawaan: terbaru. / Linkage.")] = None,
    first: Annotated[str | None, typer.Option("--from", "--dari", help="Bulan pertama. / First month.")] = None,
    last: Annotated[str | None, typer.Option("--to", "--sampai", help="Bulan terakhir. / Last month.")] = None,
    basis: Annotated[
        str, typer.Option("--basis", "--dasar", help="domisili, tempat-kerja, pendaftaran. / By which area.")
    ] = "domisili",
    add_month: Annotated[
        bool,
        typer.Option(
            "--add-month",
            "--tambah-bulan",
            help="Hitung bulan terakhir saja, di atas hitungan sebelumnya. / Count the last month only, on top.",
        ),
    ] = False,
    memory: Annotated[str, typer.Option("--memory", help="Batas memori tabel. / Memory for the tables.")] = "2GB",
    engine: told.EngineAsked = told.Engine.DUCKDB,
    spark_master: told.SparkMaster = "local[2]",
    by: Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang menghitung. / Who has it made.")] = "",
    json: Json = False,
) -> None:
    """Hitung cakupan dari register, bulan demi bulan, semua tingkat wilayah. / Count coverage from registers, by month.

    Contoh / Example: lindung coverage build --wilayah 33.74

    Contoh / Example: lindung coverage build --wilayah 33.74 --tambah-bulan

    Contoh / Example: lindung coverage build --wilayah 33.74 --dasar tempat-kerja
    """
    counted_on = _basis(basis)
    from lindung.cli.step_line import step_line
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.coverage.build import build_coverage

    with refusals(), step_line() as line:
        found = build_coverage(
            area=area, linkage_id=linkage, first=_month(first), last=_month(last), by=by, now=now(), told=line,
            memory_limit=memory, spark_master=spark_master if engine is told.Engine.SPARK else None,
            adds_month=add_month, basis=counted_on,
        )  # fmt: skip
    if not found.is_new:
        complain(Words("Sudah dihitung; ini hasilnya.", "Counted already; this is it."))
    if json:
        print_json(build_object(found.build.manifest))
    else:
        print_build(found.build.manifest)


@builds.command("list")
def list_(area: Area = None, json: Json = False) -> None:
    """Daftar hitungan cakupan yang tersimpan. / Stored builds of coverage.

    Contoh / Example: lindung coverage list --wilayah 33
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.coverage.look import builds_shown

    with refusals():
        found = builds_shown(area)
    if json:
        print_json([build_object(made) for made in found])
    else:
        print_builds(found)


@builds.command()
def show(
    build_id: Annotated[str | None, typer.Argument(help="Hitungan; bawaan: yang terbaru. / Build.")] = None,
    area: Area = None,
    month: MonthAsked = None,
    indicator: Annotated[
        str, typer.Option("--indicator", "--indikator", help="Untuk wilayah di bawahnya. / For the areas below.")
    ] = "net",
    as_of_areas: Annotated[
        str | None,
        typer.Option("--as-of-areas", "--wilayah-per", help="Wilayah seperti pada hari itu. / Areas as on that day."),
    ] = None,
    json: Json = False,
) -> None:
    """Posisi sebuah wilayah menurut register, dan wilayah di bawahnya. / Where an area stands by its registers.

    Angka kecil tidak ditutup: untuk kantor, bukan untuk umum. / Small numbers are not suppressed: for the office only.

    Contoh / Example: lindung coverage show --wilayah 33.74 --bulan 2026-11

    Contoh / Example: lindung coverage show --wilayah 82.05 --wilayah-per 2011-12-31
    """
    from lindung.cli.exchange_options import day_of
    from lindung.cli.store import open_store

    on = None if as_of_areas is None else day_of(as_of_areas)
    open_store()
    from lindung.workflows.coverage.look import coverage_shown

    with refusals():
        found = coverage_shown(build_id=build_id, area=area, month=_month(month), by=indicator, areas_on=on)
    if json:
        print_json(shown_object(found))
    else:
        print_shown(found)


@builds.command()
def draft(
    build_id: Annotated[str | None, typer.Argument(help="Hitungan; bawaan: yang terbaru. / Build.")] = None,
    *,
    publisher: Annotated[str, typer.Option("--publisher", "--penerbit", help="Kantor penerbit. / Publishing office.")],
    area: Area = None,
    smallest: Annotated[int, typer.Option("--k", help="Jumlah terkecil yang terbit. / Least count.", min=2)] = 5,
    rounding: Annotated[int, typer.Option("--round", "--bulat", help="Bulatkan ke kelipatan. / Round to.", min=1)] = 1,
    months: Annotated[int, typer.Option("--months", "--bulan", help="Bulan terakhir. / Last months.", min=1)] = 12,
    down_to: Annotated[
        str, typer.Option("--down-to", "--sampai", help="Tingkat terdalam: kecamatan, kelurahan. / Deepest level.")
    ] = "kelurahan",
    json: Json = False,
) -> None:
    """Jadikan hitungan konsep rilis, angka kecil ditutup. / Make a build the draft of a release, small numbers out.

    Konsep diserang dulu seperti oleh pembaca; yang bocor ditolak. / It is attacked first as a reader would.

    Contoh / Example: lindung coverage draft --penerbit "Disnaker Kota Rekaan"
    """
    from lindung.cli.area_words import level_of_word
    from lindung.cli.store import open_store

    level = level_of_word(down_to)
    open_store()
    from lindung.workflows.coverage.draft import draft_release

    with refusals():
        found = draft_release(
            build_id=build_id, area=area, publisher=publisher, smallest=smallest, rounding=rounding, months=months,
            down_to=level, now=now(),
        )  # fmt: skip
    if json:
        print_json(draft_object(found))
    else:
        print_draft(found)


def _month(text: str | None) -> Month | None:
    """Read a month or refuse the call."""
    try:
        return None if text is None else Month.parse(text)
    except MonthError:
        refuse(Words("Bulan ditulis seperti 2026-11.", "A month is written like 2026-11."), code=WRONG_CALL)


def _basis(text: str) -> NumeratorBasis:
    """Read a basis or refuse the call."""
    found = _BASES.get(text.strip().lower())
    if found is None:
        refuse(
            Words(
                "Dasar hitung: domisili, tempat-kerja, atau pendaftaran.",
                "The basis is domicile, workplace or registration.",
            ),
            code=WRONG_CALL,
        )
    return found
