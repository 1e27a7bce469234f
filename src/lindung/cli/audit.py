"""Commands of the audit trail: check the chain, copy it off the database."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from lindung.cli.room import room
from lindung.cli.speech import complain, refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words

app = room(help_text="Jejak audit. / The audit trail.")


@app.command()
def verify(
    known: Annotated[
        str | None, typer.Option("--known", "--diketahui", help="Sidik baris yang dicatat dahulu. / A digest kept.")
    ] = None,
) -> None:
    """Periksa bahwa jejak audit utuh. / Check that the audit trail is whole.

    Catat sidik terakhirnya di luar basis data; lain kali berikan dengan --diketahui, maka pemotongan pun ketahuan. /
    Keep the last digest outside the database; given back with --known, cutting the trail shows too.

    Contoh / Example: lindung audit verify
    """
    open_store()
    from lindung.workflows.audit.verify import verify as check

    found = check(known)
    if found.broken_at is not None:
        refuse(
            Words(
                f"Jejak rusak pada baris {found.broken_at}; {found.lines} baris sebelumnya utuh. Amankan basis data "
                "dan bandingkan dengan salinan jejak.",
                f"The trail is broken at line {found.broken_at}; the {found.lines} lines before are whole. Secure the "
                "database and compare with the copy of the trail.",
            )
        )
    if found.is_cut:
        refuse(
            Words(
                f"{found.lines} baris utuh, tetapi sidik yang diketahui tidak ada lagi: jejak dipotong atau diganti.",
                f"{found.lines} lines are whole, but the known digest is gone: the trail was cut or replaced.",
            )
        )
    say(
        Words(
            f"{found.lines} baris, utuh. Sidik terakhir: {found.last_sha256}",
            f"{found.lines} lines, whole. Last digest: {found.last_sha256}",
        )
    )


@app.command()
def export(
    *,
    out: Annotated[Path | None, typer.Option("--out", help="Berkas JSON Lines. / JSON Lines file.")] = None,
    after: Annotated[int, typer.Option("--after", "--sesudah", min=0, help="Hanya sesudah nomor ini. / After.")] = 0,
) -> None:
    """Salin jejak audit ke luar basis data. / Copy the audit trail off the database.

    Contoh / Example: lindung audit export --sesudah 1200 --out jejak.jsonl
    """
    open_store()
    from lindung.workflows.audit.export import export as copy

    if out is None:
        count, last = copy(sys.stdout, after=after)
    else:
        try:
            with out.open("x", encoding="utf-8") as file:
                count, last = copy(file, after=after)
        except FileExistsError:
            refuse(Words(f"{out} sudah ada. Pilih nama lain.", f"{out} exists already. Choose another name."))
    complain(Words(f"{count} baris, sampai nomor {last}.", f"{count} lines, up to number {last}."))
