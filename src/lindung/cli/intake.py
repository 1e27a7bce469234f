"""Commands of the list clinic: check a file, import it, see what it became, take it back."""

from pathlib import Path
from typing import Annotated

import typer

from lindung.cli import intake_options as told
from lindung.cli.clock import now, operator
from lindung.cli.intake_progress import progress_line
from lindung.cli.intake_refusals import refusals
from lindung.cli.intake_reports import print_check, print_deliveries, print_delivery, print_mappings, report_object
from lindung.cli.room import room
from lindung.cli.speech import REFUSED, complain, current_language, print_json, say
from lindung.vocabulary.language import Words

app = room(help_text="Klinik daftar: periksa, kembalikan, simpan daftar orang. / Check, return and store lists.")

File = Annotated[
    Path, typer.Argument(help="Berkas xlsx, xls, xlsb, ods, csv atau parquet. / File.", show_default=False)
]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]
By = Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang melakukannya. / Who does it.")]
Why = Annotated[str, typer.Option("--why", "--alasan", help="Alasannya, disimpan dalam riwayat. / Why.")]
DeliveryId = Annotated[str, typer.Argument(help="Tanda kiriman. / Identifier of the delivery.", show_default=False)]


@app.command()
def check(
    file: File,
    *,
    profile: told.Profile = None,
    register: told.Register = None,
    area: told.Area = "ID",
    as_of: told.AsOf = None,
    coverage_on: told.CoverageOn = None,
    payer: told.Payer = "",
    sheet: told.Sheet = None,
    header: told.Headers = None,
    dates: told.Dates = "flag",
    rule: told.Rules = None,
    json: Json = False,
    out: Annotated[
        Path | None, typer.Option("--out", help="Folder baru untuk berkas perbaikan per desa. / For the workbooks.")
    ] = None,
) -> None:
    """Periksa sebuah daftar; tidak ada yang disimpan. / Check a list; nothing is stored.

    Keluar 0: semua baris layak; 1: ada yang perlu diperbaiki; 2: berkas tidak dapat dipakai.

    Contoh / Example: lindung intake check usulan.xlsx --wilayah 33.74 --out hasil
    """
    from lindung.cli.vault import vault_and_profiles

    stated = told.stated(
        profile=profile, register=register, area=area, as_of=as_of, coverage_on=coverage_on, payer=payer, sheet=sheet,
        header=header, dates=dates, rule=rule,
    )  # fmt: skip
    vault, own = vault_and_profiles()
    from lindung.workflows.deliveries.check_file import check_file

    with refusals(), progress_line() as line:
        found = check_file(
            file, file_name=file.name, stated=stated, vault=vault, own=own, out=out, language=current_language(),
            now=now(), told=line,
        )  # fmt: skip
    if json:
        print_json(report_object(found.report, options=found.options, kind=found.kind, is_sample=found.is_sample))
    else:
        print_mappings(found)
        print_check(found.report, is_sample=found.is_sample)
    if out is not None:
        complain(_written(out, len(found.returns), sum(file.rows for file in found.returns), found.annex_rows or 0))
    if found.report.accepted < found.report.rows_read:
        raise typer.Exit(REFUSED)


@app.command("import")
def import_(
    file: File,
    *,
    by: By = "",
    profile: told.Profile = None,
    register: told.Register = None,
    area: told.Area = "ID",
    as_of: told.AsOf = None,
    coverage_on: told.CoverageOn = None,
    payer: told.Payer = "",
    sheet: told.Sheet = None,
    header: told.Headers = None,
    dates: told.Dates = "flag",
    rule: told.Rules = None,
    json: Json = False,
    review: Annotated[
        bool, typer.Option("--review", "--tinjau", help="Berhenti sesudah diperiksa. / Stop after the check.")
    ] = False,
) -> None:
    """Terima sebuah daftar, periksa, dan simpan baris yang layak sebagai register. / Check it, store what is good.

    Berkas perbaikan yang kembali dari desa mengubah barisnya saja. / A repaired workbook changes just its rows.

    Contoh / Example: lindung intake import usulan.xlsx --wilayah 33.74 --per 2026-11-22 --oleh "Disnaker"
    """
    from lindung.cli.intake_work import imported
    from lindung.cli.store import open_store

    stated = told.stated(
        profile=profile, register=register, area=area, as_of=as_of, coverage_on=coverage_on, payer=payer, sheet=sheet,
        header=header, dates=dates, rule=rule,
    )  # fmt: skip
    open_store()
    delivery_id = imported(file, stated=stated, by=by or operator(), saves=not review)
    _show(delivery_id, json=json)


@app.command("list")
def list_(
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Banyaknya. / How many.")] = 20, json: Json = False
) -> None:
    """Daftar kiriman, yang terbaru dulu. / Deliveries, newest first.

    Contoh / Example: lindung intake list
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.look import summaries

    print_deliveries(summaries(limit), json=json)


@app.command()
def show(delivery_id: DeliveryId, json: Json = False) -> None:
    """Hasil periksa dan riwayat satu kiriman. / Verdict and history of one delivery.

    Contoh / Example: lindung intake show Ab3dEf6hIj9k
    """
    from lindung.cli.store import open_store

    open_store()
    _show(delivery_id, json=json)


@app.command()
def returns(
    delivery_id: DeliveryId,
    out: Annotated[Path, typer.Option("--out", help="Berkas zip yang ditulis. / Zip file to write.")],
) -> None:
    """Tulis berkas perbaikan per desa dari satu kiriman. / Write the workbooks that go back to the villages.

    Contoh / Example: lindung intake returns Ab3dEf6hIj9k --out perbaikan.zip
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.hand_out import returns_zip

    with refusals():
        packed = returns_zip(delivery_id, current_language())
        with out.open("xb") as target:
            target.write(packed.read())
    say(Words(f"Ditulis: {out}", f"Written: {out}"))


@app.command()
def save(delivery_id: DeliveryId, by: By = "", json: Json = False) -> None:
    """Simpan baris layak dari kiriman yang sudah diperiksa. / Store the accepted rows of a checked delivery.

    Contoh / Example: lindung intake save Ab3dEf6hIj9k
    """
    from lindung.cli.intake_work import saved
    from lindung.cli.store import open_store

    open_store()
    saved(delivery_id, by=by or operator())
    _show(delivery_id, json=json)


@app.command("refuse")
def refuse_(delivery_id: DeliveryId, why: Why, by: By = "") -> None:
    """Tolak sebuah daftar; yang diterima tetap tercatat. / Refuse a list; it stays on record.

    Contoh / Example: lindung intake refuse Ab3dEf6hIj9k --alasan "salah berkas"
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.decide import refuse as refuse_delivery

    with refusals():
        refuse_delivery(delivery_id=delivery_id, by=by or operator(), why=why, now=now())
    say(Words("Ditolak. Tidak ada yang disimpan.", "Refused. Nothing was stored."))


@app.command()
def undo(delivery_id: DeliveryId, why: Why, by: By = "") -> None:
    """Batalkan register dari satu kiriman, sebagai fakta baru. / Undo the register of a delivery, as a new fact.

    Contoh / Example: lindung intake undo Ab3dEf6hIj9k --alasan "daftar lama"
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.decide import undo_import

    with refusals():
        undo_import(delivery_id=delivery_id, by=by or operator(), why=why, now=now())
    say(
        Words(
            "Dibatalkan. Register tetap tersimpan, tetapi tidak dihitung lagi.",
            "Undone. The register is kept, but counts no more.",
        )
    )


@app.command()
def diff(
    before: Annotated[str, typer.Argument(help="Register lama. / Earlier register.", show_default=False)],
    after: Annotated[str, typer.Argument(help="Register baru. / Later register.", show_default=False)],
    json: Json = False,
) -> None:
    """Bandingkan dua register sejenis: masuk, keluar, berubah, meninggal, pindah. / Compare two registers.

    Contoh / Example: lindung intake diff 0123456789ab ba9876543210
    """
    from lindung.cli.registers import print_changes
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.registers import changes_between

    with refusals():
        found = changes_between(before, after)
    print_changes(found, json=json)


@app.command()
def work(
    delivery_id: DeliveryId,
    worker: Annotated[str, typer.Option("--worker", help="Tanda pengerja. / Token of the worker.")] = "",
) -> None:
    """Lanjutkan pemeriksaan atau penyimpanan yang terhenti. / Go on with a check or a save that stopped.

    Halaman kantor menjalankan perintah ini sendiri. / The office pages run this command by themselves.

    Contoh / Example: lindung intake work Ab3dEf6hIj9k
    """
    from lindung.cli.intake_work import resumed
    from lindung.cli.store import open_store

    open_store()
    resumed(delivery_id, worker=worker, by=operator())


@app.command()
def templates(
    out: Annotated[Path | None, typer.Option("--out", help="Folder tujuan. / Directory to write to.")] = None,
) -> None:
    """Daftar profil berkas, atau tulis templat kosongnya. / List the profiles, or write their empty templates.

    Contoh / Example: lindung intake templates --out templat
    """
    from lindung.cli.vault import vault_and_profiles

    _vault, own = vault_and_profiles()
    from lindung.engines.intake.profiles.profile import shipped_profiles
    from lindung.engines.intake.profiles.templates import template_workbook

    with refusals():
        for name, profile in {**shipped_profiles(), **own}.items():
            print(f"{name:24} {profile.words.in_language(current_language())}")
            if out is not None:
                out.mkdir(parents=True, exist_ok=True)
                (out / f"{name}.xlsx").write_bytes(template_workbook(profile, current_language()))


def _show(delivery_id: str, *, json: bool) -> None:
    with refusals():
        print_delivery(delivery_id, json=json)


def _written(out: Path, workbooks: int, rows: int, annex: int) -> Words:
    return Words(
        f"Ditulis ke {out}: {workbooks} berkas perbaikan ({rows} baris), lampiran bersih ({annex} baris), ringkasan.",
        f"Written to {out}: {workbooks} return workbooks ({rows} rows), a clean annex ({annex} rows), a summary.",
    )
