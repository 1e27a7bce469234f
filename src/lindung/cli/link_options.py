"""Options that the commands of linkage share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final

import typer

USUAL_MAP: Final = "nik=nik,name=name,born_on=birth_date,sex=sex,place=village_code"

Left = Annotated[Path | None, typer.Option("--left", help="Berkas kiri: parquet, csv, xlsx. / Left file.")]
Right = Annotated[Path | None, typer.Option("--right", help="Berkas kanan. / Right file.")]
IdLeft = Annotated[str, typer.Option("--id-left", help="Kolom tanda baris kiri. / Identifier column, left.")]
IdRight = Annotated[str, typer.Option("--id-right", help="Kolom tanda baris kanan. / Identifier column, right.")]
Workers = Annotated[
    list[str] | None, typer.Option("--workers", help="Register pekerja; bawaan: yang terbaru. / Register of workers.")
]
Participants = Annotated[
    list[str] | None, typer.Option("--participants", help="Register peserta. / Register of participants.")
]
Deaths = Annotated[list[str] | None, typer.Option("--deaths", help="Register kematian. / Register of deaths.")]
Personnel = Annotated[
    list[str] | None, typer.Option("--personnel", help="Register ASN, TNI, Polri. / Register of personnel.")
]
Area = Annotated[str | None, typer.Option("--area", "--wilayah", help="Kode wilayah. / Area.")]
MonthAsked = Annotated[
    str | None, typer.Option("--month", "--bulan", help="Bulan status, 2026-11; bawaan: bulan ini. / Month.")
]
By = Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang melakukannya. / Who does it.")]
Map = Annotated[
    str,
    typer.Option(
        "--map",
        help="Arti kolom: name, nik, identifier, born_on, sex, place, mother, phone, family. / What columns mean.",
    ),
]
MapRight = Annotated[
    str | None, typer.Option("--map-right", help="Arti kolom kanan bila berbeda. / Of the right file, if different.")
]
Out = Annotated[Path | None, typer.Option("--out", help="Folder hasil. / Directory for the links.")]
Memory = Annotated[str, typer.Option("--memory", help="Batas memori tabel, mis. 5GB. / Memory for the tables.")]
Splink = Annotated[
    bool,
    typer.Option("--splink", help="Tulis juga pengaturan, catatan, dan tepi untuk Splink. / Files for Splink too."),
]


class Engine(StrEnum):
    """What answers the questions of a linkage or of coverage; all answer the same."""

    DUCKDB = "duckdb"
    SPARK = "spark"


EngineAsked = Annotated[Engine, typer.Option("--engine", help="duckdb di satu mesin, spark di klaster. / Engine.")]
SparkMaster = Annotated[
    str, typer.Option("--spark-master", help="Tempat Spark bekerja: local[2], spark://... / Where Spark works.")
]
