"""Options of the commands about targets."""

from pathlib import Path
from typing import Annotated

import typer

from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import SpreadRule, TwentyReading, UnknownNumbers

AreaAsked = Annotated[str, typer.Argument(help="Kode wilayah, mis. 33.74. / Code of the area.", show_default=False)]
Plan = Annotated[int, typer.Argument(help="Nomor versi rencana. / Number of the version.", show_default=False)]
Due = Annotated[str, typer.Option("--due", "--tahun", help="Tahun 2026 atau bulan 2026-12. / Year or month.")]
Count = Annotated[int | None, typer.Option("--count", "--jumlah", help="Target dalam orang. / In people.")]
Percent = Annotated[str | None, typer.Option("--percent", "--persen", help="Target dalam persen. / In percent.")]
More = Annotated[
    TwentyReading | None,
    typer.Option("--more", "--lebih", help="20 persen lebih: relative (x1,2) atau points (+20 poin). / 20 % more."),
]
Rule = Annotated[SpreadRule, typer.Option("--rule", "--cara", help="Cara membagi. / Rule of the spread.")]
OriginAsked = Annotated[TargetOrigin, typer.Option("--origin", "--penetap", help="Penetap target. / Who set it.")]
Decree = Annotated[str, typer.Option("--decree", "--sk", help="Nomor dan tanggal penetapan. / Decree and its date.")]
NewDecree = Annotated[str | None, typer.Option("--decree", "--sk", help="Penetapan baru. / A new decree.")]
Note = Annotated[str, typer.Option("--note", "--catatan", help="Catatan. / Note.")]
NewNote = Annotated[str | None, typer.Option("--note", "--catatan", help="Catatan baru. / A new note.")]
Numbers = Annotated[
    Path | None,
    typer.Option("--file", "--berkas", help="csv/xlsx: area_code, workers, covered, as_of. / File of numbers."),
]
Style = Annotated[
    str,
    typer.Option("--numbers", "--angka", help="Cara tulis angka di berkas: plain, id, en. / How numbers are written."),
]
Codes = Annotated[
    str | None,
    typer.Option("--code-system", "--sistem-kode", help="Kode tanpa titik: kemendagri. / Codes without dots."),
]
Unknown = Annotated[
    UnknownNumbers,
    typer.Option("--unknown", "--tak-diketahui", help="Wilayah tanpa angka. / Areas without numbers."),
]
DownTo = Annotated[
    str, typer.Option("--down-to", "--sampai", help="Tingkat terdalam: kecamatan, kelurahan. / Deepest level.")
]
By = Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang melakukannya. / Who does it.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Tampilkan saja. / Show only.")]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]
Within = Annotated[
    str | None,
    typer.Option("--within", "--dalam", help="Hanya yang langsung di dalam wilayah ini. / Inside this area."),
]
Set = Annotated[
    list[str] | None, typer.Option("--set", "--tetapkan", help="KODE=ORANG, boleh berulang. / CODE=PEOPLE, repeatable.")
]
Release = Annotated[
    list[str] | None,
    typer.Option("--release", "--lepas", help="Kembalikan wilayah ke cara bagi. / Give back to the rule."),
]
All = Annotated[bool, typer.Option("--all", "--semua", help="Semua versi. / All versions.")]
OfArea = Annotated[str | None, typer.Option("--area", "--wilayah", help="Hanya wilayah ini. / Of this area.")]
Out = Annotated[Path, typer.Option("--out", "--ke", help="Berkas csv atau xlsx. / File to write.", show_default=False)]
