"""Options of the commands that look into stored linkages."""

import getpass
import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from lindung.vocabulary.language import Words

EVERY_STATUS: Final = "all"
FULL_NEEDS: Final = Words(
    "--full menulis NIK lengkap: sebutkan --out dan --alasan; keduanya dicatat.",
    "--full writes the whole NIK: give --out and --why; both are recorded.",
)

AreaArgument = Annotated[
    str, typer.Argument(metavar="AREA", help="Kode wilayah, 33.74 atau 33.74.15.1001. / Area.", show_default=False)
]
AreaOption = Annotated[str | None, typer.Option("--area", "--wilayah", help="Kode wilayah. / Area.")]
LinkageId = Annotated[str, typer.Argument(help="Tanda pemadanan. / Identifier of the linkage.", show_default=False)]
Within = Annotated[str, typer.Option("--within", "--dalam", help="Hanya wilayah di dalamnya. / Only a place in it.")]
Linkage = Annotated[
    str | None, typer.Option("--linkage", "--pemadanan", help="Tanda pemadanan; bawaan: yang terbaru. / Which one.")
]
Name = Annotated[str, typer.Option("--name", "--cari", help="Nama atau awal katanya, tiga huruf atau lebih. / A name.")]
AskNik = Annotated[
    bool, typer.Option("--nik", help="Tanyakan NIK (tidak tampil di perintah). / Ask for the NIK, not on the line.")
]
Why = Annotated[str, typer.Option("--why", "--alasan", help="Untuk apa daftar dibuka. / What the look-up is for.")]
Status = Annotated[
    str,
    typer.Option("--status", help="uncovered, possible, covered, dead, moved, outside_scope, atau all. / Status."),
]
Reason = Annotated[
    str, typer.Option("--reason", "--sebab", help="in_grace, lapsed, starts_later, never_member, ... / Reason.")
]
Age = Annotated[str, typer.Option("--age", "--umur", help="below_18, 18_24, 25_34, ... 65_up, unknown. / Age band.")]
Sex = Annotated[str, typer.Option("--sex", "--jk", help="female, male, unknown. / Sex.")]
Occupation = Annotated[
    str, typer.Option("--occupation", "--pekerjaan", help="working, unclear, not_working, ... / Kind of work.")
]
Page = Annotated[int, typer.Option("--page", "--halaman", min=1, help="Halaman. / Page.")]
Out = Annotated[Path | None, typer.Option("--out", help="Berkas .xlsx atau .csv. / File.")]
Full = Annotated[
    bool, typer.Option("--full", "--lengkap", help="NIK lengkap; perlu --out dan --alasan. / The whole NIK.")
]
By = Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang melakukannya. / Who does it.")]
Kind = Annotated[
    str, typer.Option("--kind", help="to_all (belum terlindungi) atau to_target (ke target). / Which gap.")
]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]


def typed_nik() -> str:
    """Ask for a NIK without echo, or take it from a pipe: on the command line it would stay in the shell's history."""
    return getpass.getpass("NIK: ") if sys.stdin.isatty() else sys.stdin.readline().strip()
