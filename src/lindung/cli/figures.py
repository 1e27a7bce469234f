"""Commands for published figures: check, import, list, show, undo."""

from pathlib import Path
from typing import Annotated

import typer

from lindung.cli.figure_reports import (
    choices_of,
    contents_of,
    print_figures,
    print_json_array,
    print_mapping,
    print_object,
    print_totals,
    refuse_file,
    totals_words,
)
from lindung.cli.room import room
from lindung.cli.speech import REFUSED, WRONG_CALL, complain, print_json, refuse, say
from lindung.vocabulary.language import Words

app = room(help_text="Angka cakupan yang terbit: periksa, impor, lihat. / Published coverage figures.")

SHOWN = 40
File = Annotated[Path, typer.Argument(help="Berkas csv, xlsx, xls, xlsb atau ods. / File.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]
Numbers = Annotated[
    str, typer.Option("--numbers", "--angka", help="plain: 418702 dan 55.32; id: 418.702 dan 55,32; en: 418,702.")
]
CodeSystemOption = Annotated[
    str | None, typer.Option("--code-system", "--sistem-kode", help="Sistem kode wilayah: kemendagri atau bps.")
]
Headers = Annotated[
    list[str] | None,
    typer.Option("--header", help="Judul kolom=kolom baku, boleh berulang. / Header=column, repeatable."),
]
Sheet = Annotated[str | None, typer.Option("--sheet", help="Lembar kerja. / Sheet of the workbook.")]


@app.command()
def check(
    file: File,
    json: Json = False,
    numbers: Numbers = "plain",
    code_system: CodeSystemOption = None,
    header: Headers = None,
    sheet: Sheet = None,
    limit: Annotated[int, typer.Option(help="Angka yang ditampilkan. / Figures shown.", min=0)] = SHOWN,
) -> None:
    """Hitung ulang setiap angka dan cari pertentangan; tidak ada yang disimpan. / Recompute; nothing is stored.

    Keluar 0: semua cocok; 1: ada pertentangan; 2: berkas tidak dapat dipakai.

    Contoh / Example: lindung figures check angka.csv --json
    """
    from lindung.engines.intake.faults import UnusableFileError
    from lindung.workflows.check_figures import check_file

    choices = choices_of(numbers, code_system, header, sheet)
    try:
        found = check_file(file, name=file.name, choices=choices)
    except UnusableFileError as error:
        refuse_file(error)
    if json:
        print_json_array(found)
    else:
        print_figures(found, limit)
    print_totals(found)
    if found.checked.mismatches:
        raise typer.Exit(REFUSED)


@app.command("import")
def import_(
    file: File,
    by: Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang memasukkan. / Who enters it.")] = "",
    json: Json = False,
    numbers: Numbers = "plain",
    code_system: CodeSystemOption = None,
    header: Headers = None,
    sheet: Sheet = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Tampilkan saja. / Show only.")] = False,
) -> None:
    """Simpan angka yang belum ada di buku angka. / Store the figures the ledger does not hold yet.

    Contoh / Example: lindung figures import angka.csv --oleh "Bappeda"
    """
    from lindung.cli.clock import now, operator
    from lindung.cli.store import open_store
    from lindung.engines.intake.faults import UnusableFileError

    choices = choices_of(numbers, code_system, header, sheet)
    open_store()
    from lindung.workflows.import_figures import import_figures, preview_figures

    try:
        data = contents_of(file)
        if dry_run:
            preview = preview_figures(data=data, file_name=file.name, choices=choices)
            print_mapping(preview.checked)
            print_totals(preview.checked)
            say(totals_words(preview.rows_read, preview.rows_new, preview.rows_same, None))
            return
        done = import_figures(
            data=data, file_name=file.name, entered_by=by or operator(), door="cli", now=now(), choices=choices
        )
    except UnusableFileError as error:
        refuse_file(error)
    if json:
        print_json(
            {"batch": done.batch_id, "read": done.rows_read, "new": done.rows_new, "same": done.rows_same,
             "mismatches": done.mismatches, "areas": list(done.area_codes)}
        )  # fmt: skip
    else:
        say(totals_words(done.rows_read, done.rows_new, done.rows_same, done.batch_id))


@app.command()
def undo(
    batch: Annotated[int, typer.Argument(help="Nomor impor. / Number of the import.")], json: Json = False
) -> None:
    """Batalkan satu impor; angkanya tidak dihapus, hanya tidak dihitung. / Undo an import.

    Contoh / Example: lindung figures undo 3
    """
    from lindung.cli.clock import now
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.undo_import import BatchGoneError, undo_import

    try:
        done = undo_import(batch_id=batch, now=now())
    except BatchGoneError:
        refuse(
            Words(f"Impor {batch} tidak ada atau sudah dibatalkan.", f"Import {batch} is unknown or already undone.")
        )
    if json:
        print_json({"batch": batch, "withdrawn": done.rows_withdrawn, "restored": done.rows_restored})
        return
    say(
        Words(
            f"Impor {batch} dibatalkan: {done.rows_withdrawn} angka ditarik, {done.rows_restored} dipulihkan.",
            f"Import {batch} undone: {done.rows_withdrawn} figures withdrawn, {done.rows_restored} restored.",
        )
    )


@app.command("list")
def list_(json: Json = False) -> None:
    """Daftar wilayah yang punya posisi. / Areas that have a position.

    Contoh / Example: lindung figures list
    """
    from dataclasses import asdict

    from lindung.cli.store import open_store

    open_store()
    from lindung.opendata.queries.position import all_positions

    positions = all_positions()
    if json:
        print_json([{"area_name": name, **asdict(position)} for name, position in positions])
        return
    for name, position in positions:
        coverage = "-" if position.coverage_pct is None else f"{position.coverage_pct:.2f}%"
        gap = "-" if position.gap_to_target is None else str(position.gap_to_target)
        print(f"{position.area_code:13} {name:34} {position.as_of:10} {coverage:>8} {gap:>10}")
    if not positions:
        complain(
            Words(
                "Belum ada angka. Mulai dengan `lindung figures import`.",
                "No figures yet. Start with `figures import`.",
            )
        )


@app.command()
def show(
    area: Annotated[str, typer.Argument(help="Kode atau nama wilayah. / Code or name of an area.")], json: Json = False
) -> None:
    """Buku angka satu wilayah: tiap angka, hasil hitung ulangnya, pertentangannya. / The ledger of one area.

    Contoh / Example: lindung figures show 33.72
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.opendata.queries.figure import branch_ledger, ledger_of

    code = _area_code(area)
    entries = [*ledger_of(code), *branch_ledger(code)]
    if json:
        print_json([{"figure": entry.figure_id, "printed": entry.printed, "check": entry.check} for entry in entries])
        return
    if not entries:
        refuse(Words(f"Belum ada angka untuk {area}.", f"There is no figure for {area} yet."))
    for entry in entries:
        print_object(entry.check)


def _area_code(text: str) -> str:
    """Take a code as it is, or the one area of that name; several are listed and refused."""
    from lindung.opendata.queries.area import find_areas

    found = [match.area for match in find_areas(text, limit=5)]
    exact = [area for area in found if area.code == text] or [
        area for area in found if area.name.casefold() == text.casefold()
    ]
    if len(exact) == 1 or len(found) == 1:
        return (exact or found)[0].code
    if not found:
        return refuse(Words(f"Tidak ada wilayah {text}.", f"There is no area {text}."))
    names = "; ".join(f"{area.name} ({area.code})" for area in found)
    return refuse(Words(f"Wilayah mana? {names}", f"Which area? {names}"), code=WRONG_CALL)
