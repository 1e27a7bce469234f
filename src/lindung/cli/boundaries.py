"""`lindung areas boundaries`: install, list and remove packs of boundaries."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from lindung.cli.area_words import count_in_words
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.engines.intake.boundaries import RefusedFeature
    from lindung.workflows.import_boundaries import BoundariesImported

SHOWN_REFUSALS = 20
LICENCE = Words("Lisensi (misalnya MIT, CC BY 4.0)", "Licence (for instance MIT, CC BY 4.0)")
ORIGIN = Words("Asal (lembaga atau alamat)", "Origin (institution or address)")

app = room(help_text="Batas wilayah untuk peta. / Boundaries for the maps.")


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(help="GeoJSON atau TopoJSON. / GeoJSON or TopoJSON.")],
    licence: Annotated[str, typer.Option("--licence", "--lisensi", help="Lisensi. / Licence.")] = "",
    origin: Annotated[str, typer.Option("--origin", "--asal", help="Asal. / Origin.")] = "",
    code_property: Annotated[
        str | None, typer.Option(help="Properti berisi kode Kemendagri. / Property with the Kemendagri code.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")] = False,
) -> None:
    """Pasang batas wilayah dari berkas. / Install boundaries from a file.

    Contoh / Example: lindung areas boundaries import batas.topo.json --licence MIT --origin "BIG 2024"
    """
    data = _bytes_of(file)
    licence, origin = licence.strip() or _asked(LICENCE), origin.strip() or _asked(ORIGIN)
    open_store()
    from lindung.engines.intake.boundaries import BoundaryError
    from lindung.workflows.import_boundaries import BoundaryOriginError, import_boundaries

    try:
        imported = import_boundaries(
            data=data,
            name=file.name,
            licence=licence,
            origin=origin,
            now=datetime.now(UTC),
            code_property=code_property,
        )
    except (BoundaryError, BoundaryOriginError) as error:
        refuse(error.words, code=WRONG_CALL)
    if as_json:
        print_json(_imported_as_json(imported))
    else:
        say(_imported_in_words(imported))
    _complain_of(imported.refused)


@app.command("list")
def list_packs(
    as_json: Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")] = False,
) -> None:
    """Sebutkan batas wilayah yang terpasang. / List the installed boundaries.

    Contoh / Example: lindung areas boundaries list --json
    """
    open_store()
    from lindung.opendata.queries.boundary import packs

    installed = packs()
    if as_json:
        print_json([{**asdict(pack), "imported_at": pack.imported_at.isoformat()} for pack in installed])
        return
    for pack in installed:
        shapes = count_in_words(pack.shapes)
        print(
            f"{pack.pack_id:>4}  {pack.imported_at:%Y-%m-%d}  {shapes:>7}  {pack.name}  {pack.licence}  {pack.origin}"
        )
    if not installed:
        complain(
            Words(
                "Belum ada batas wilayah terpasang; peta digambar sebagai petak (treemap).",
                "No boundaries are installed; maps are drawn as a treemap.",
            )
        )


@app.command()
def remove(
    pack_id: Annotated[int, typer.Argument(help="Nomor dari `boundaries list`. / Number from `boundaries list`.")],
) -> None:
    """Lepas satu paket batas wilayah. / Remove one pack of boundaries.

    Contoh / Example: lindung areas boundaries remove 3
    """
    open_store()
    from lindung.workflows.remove_boundaries import PackNotFoundError, remove_boundaries

    try:
        removed = remove_boundaries(pack_id=pack_id)
    except PackNotFoundError:
        refuse(
            Words(
                f"Tidak ada paket nomor {pack_id}. Lihat nomornya dengan `lindung areas boundaries list`.",
                f"There is no pack number {pack_id}. See the numbers with `lindung areas boundaries list`.",
            )
        )
    shapes = count_in_words(removed.shapes)
    say(Words(f"{removed.name} dilepas ({shapes} bentuk).", f"{removed.name} was removed ({shapes} outlines)."))


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        refuse(
            Words(f"{file} tidak dapat dibaca ({error.strerror}).", f"{file} cannot be read ({error.strerror})."),
            code=WRONG_CALL,
        )


def _asked(question: Words) -> str:
    """Ask at a terminal; elsewhere the empty answer is refused by the workflow."""
    if not sys.stdin.isatty():
        return ""
    return str(typer.prompt(question.in_language(current_language()), default="", show_default=False, err=True))


def _imported_in_words(done: "BoundariesImported") -> Words:
    read, stored = count_in_words(done.read), count_in_words(done.stored)
    same, refused = count_in_words(done.same), count_in_words(len(done.refused))
    return Words(
        f"Paket {done.pack_id}: {read} fitur dibaca = {stored} disimpan + {same} sudah ada + {refused} ditolak.",
        f"Pack {done.pack_id}: {read} features read = {stored} stored + {same} there already + {refused} refused.",
    )


def _imported_as_json(done: "BoundariesImported") -> dict[str, Any]:  # Any: the JSON contract
    refused = [{"place": item.place, "code": item.code, "reason": item.reason.value} for item in done.refused]
    return {
        "pack_id": done.pack_id,
        "is_new": done.is_new,
        "read": done.read,
        "stored": done.stored,
        "same": done.same,
        "refused": refused,
    }


def _complain_of(refused: "tuple[RefusedFeature, ...]") -> None:
    for item in refused[:SHOWN_REFUSALS]:
        place = f"{item.place} ({item.code or '-'})"
        complain(Words(f"{place}: {item.reason.words.id}", f"{place}: {item.reason.words.en}"))
    if len(refused) > SHOWN_REFUSALS:
        more = count_in_words(len(refused) - SHOWN_REFUSALS)
        complain(Words(f"... dan {more} lagi (--json menyebut semua).", f"... and {more} more (--json names all)."))
