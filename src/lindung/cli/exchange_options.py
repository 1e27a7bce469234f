"""Options that the commands of exchange share."""

from datetime import date
from pathlib import Path
from typing import Annotated, Final

import typer

from lindung.cli.speech import WRONG_CALL, refuse
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month, MonthError

USUAL_MAP: Final = "nik=nik,name=name,born_on=birth_date"

List = Annotated[Path, typer.Argument(help="Daftar: parquet, csv, xlsx. / List.", show_default=False)]
KeyFile = Annotated[Path, typer.Option("--key", help="Berkas kunci pertukaran. / Key file of the exchange.")]
Out = Annotated[Path, typer.Option("--out", help="Berkas baru yang ditulis. / New file to write.")]
Id = Annotated[str, typer.Option("--id", help="Kolom tanda baris. / Column of row ids.")]
Until = Annotated[
    str | None,
    typer.Option("--until", "--sampai", help="Kolom bulan terakhir: daftar peserta. / Last months: members."),
]
Map = Annotated[str, typer.Option("--map", help="Arti kolom: nik, name, born_on. / What columns mean.")]
Participants = Annotated[
    list[str] | None, typer.Option("--participants", "--peserta", help="Register peserta. / Register of participants.")
]
Purpose = Annotated[str, typer.Option("--purpose", "--keperluan", help="Untuk apa; dicatat. / What for; recorded.")]
Counterpart = Annotated[str, typer.Option("--counterpart", "--mitra", help="Mitra; dicatat. / The other office.")]
Period = Annotated[str, typer.Option("--period", "--bulan", help="Bulan status, 2026-11. / Month of the statuses.")]
By = Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang melakukannya. / Who does it.")]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]


def month_of(text: str) -> Month:
    """Read a month or refuse the call."""
    try:
        return Month.parse(text)
    except MonthError:
        refuse(Words("--bulan ditulis seperti 2026-11.", "--period is written like 2026-11."), code=WRONG_CALL)


def day_of(text: str) -> date:
    """Read a day or refuse the call."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        refuse(Words("Hari ditulis seperti 2026-12-31.", "A day is written like 2026-12-31."), code=WRONG_CALL)
