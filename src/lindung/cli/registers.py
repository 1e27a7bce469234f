"""Commands for registers: list, show, verify, compare, undo."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.intake_refusals import refusals
from lindung.cli.room import room
from lindung.cli.speech import REFUSED, WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.registry.snapshots.changes import ChangeCounts
    from lindung.workflows.deliveries.registers import Register

app = room(help_text="Register: potret bertanggal yang disegel. / Registers: sealed, dated snapshots.")

Id = Annotated[str, typer.Argument(help="Tanda register. / Identifier of the register.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]


@app.command("list")
def list_(
    register: Annotated[
        str | None, typer.Option("--register", help="workers, workforce, participants, deaths, ...")
    ] = None,
    area: Annotated[str | None, typer.Option("--area", "--wilayah", help="Kode wilayah. / Area.")] = None,
    json: Json = False,
) -> None:
    """Daftar register, yang terbaru dulu. / Registers, newest day first.

    Contoh / Example: lindung registers list --wilayah 33.74
    """
    from lindung.cli.store import open_store
    from lindung.vocabulary.register_kind import RegisterKind

    open_store()
    from lindung.workflows.deliveries.registers import registers

    try:
        kind = RegisterKind(register) if register else None
    except ValueError:
        listed = ", ".join(RegisterKind)
        refuse(Words(f"--register salah satu dari: {listed}.", f"--register is one of: {listed}."), code=WRONG_CALL)
    with refusals():
        found = registers(register=kind, area=area)
    if json:
        print_json([_object(one) for one in found])
        return
    for one in found:
        undone = Words(" (dibatalkan)", " (undone)").in_language(current_language()) if one.undone_at else ""
        sample = " *" if one.is_sample else ""
        print(f"{one.snapshot_id}  {one.as_of}  {one.register:<12} {one.area_code:<13} {one.rows:>10,}{sample}{undone}")
    if not found:
        complain(Words("Belum ada register.", "No register yet."))


@app.command()
def show(snapshot_id: Id, json: Json = False) -> None:
    """Manifes satu register: asal, jumlah, kunci. / Manifest of one register.

    Contoh / Example: lindung registers show 0123456789ab
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.registers import register_of

    with refusals():
        found = register_of(snapshot_id)
    if json:
        print_json(_object(found))
        return
    say(
        Words(
            f"{found.register.words.id}, {found.area_name or found.area_code}, per {found.as_of}: {found.rows} baris. "
            f"Dibaca {found.rows_read} = baru {found.rows_new} + berubah {found.rows_changed} + sama "
            f"{found.rows_same} + tidak diterima {found.rows_refused}; keluar {found.rows_left}.",
            f"{found.register.words.en}, {found.area_name or found.area_code}, as of {found.as_of}: {found.rows} rows. "
            f"Read {found.rows_read} = new {found.rows_new} + changed {found.rows_changed} + same {found.rows_same} + "
            f"refused {found.rows_refused}; left {found.rows_left}.",
        )
    )
    for name, value in _object(found).items():
        print(f"  {name:<16} {value}")


@app.command()
def verify(snapshot_id: Id) -> None:
    """Periksa apakah sebuah register utuh dan terbaca. / Look whether a register is whole and can be read.

    Contoh / Example: lindung registers verify 0123456789ab
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.registers import verify as verify_register

    with refusals():
        found = verify_register(snapshot_id)
    for problem in found.problems:
        complain(problem)
    if not found.is_sound:
        raise typer.Exit(REFUSED)
    say(Words(f"Utuh: {found.parts} bagian, {found.rows} baris.", f"Whole: {found.parts} parts, {found.rows} rows."))


@app.command()
def undo(
    snapshot_id: Id,
    why: Annotated[str, typer.Option("--why", "--alasan", help="Alasannya. / Why.")],
    by: Annotated[str, typer.Option("--by", "--oleh", help="Siapa. / Who.")] = "",
) -> None:
    """Nyatakan sebuah register tidak dihitung lagi. / State that a register counts no more.

    Contoh / Example: lindung registers undo 0123456789ab --alasan "salah berkas"
    """
    from lindung.cli.clock import now, operator
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.deliveries.decide import undo_register

    with refusals():
        undo_register(snapshot_id=snapshot_id, by=by or operator(), why=why, now=now())
    say(Words("Dibatalkan; isinya tetap tersimpan.", "Undone; its contents are kept."))


def print_changes(found: "ChangeCounts", *, json: bool) -> None:
    """Say what changed between two registers; both sides add up."""
    if json:
        print_json(asdict(found))
        return
    say(
        Words(
            f"Lama {found.previous_rows} = sama {found.same} + berubah {found.changed} + keluar {found.left}. "
            f"Baru {found.current_rows} = sama {found.same} + berubah {found.changed} + masuk {found.joined}. "
            f"Di antaranya pindah {found.moved}, meninggal {found.died}.",
            f"Before {found.previous_rows} = same {found.same} + changed {found.changed} + left {found.left}. "
            f"After {found.current_rows} = same {found.same} + changed {found.changed} + joined {found.joined}. "
            f"Among them moved {found.moved}, died {found.died}.",
        )
    )
    for column, rows in found.columns.items():
        print(f"  {column:<16} {rows:,}")


def _object(found: "Register") -> dict[str, object]:
    plain = asdict(found)
    moments = ("as_of", "made_at", "undone_at")
    return {**plain, **{name: plain[name].isoformat() for name in moments if plain[name]}}
