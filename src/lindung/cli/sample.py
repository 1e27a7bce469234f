"""`lindung sample make`: an invented population and the files offices would hold about it."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lindung.cli.clock import now
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, complain, refuse, say
from lindung.vocabulary.language import Words

app = room(help_text="Data contoh dengan orang rekaan. / Sample data with invented people.")


@app.callback()
def sample() -> None:
    """Data contoh dengan orang rekaan. / Sample data with invented people."""


@app.command()
def make(
    area: Annotated[str, typer.Option("--area", "--wilayah", help="Kode wilayah. / Area.")] = "33.74",
    workers: Annotated[int, typer.Option(min=1, max=50_000_000, help="Jumlah pekerja. / Workers.")] = 10_000,
    seed: Annotated[int, typer.Option(min=0, help="Benih: angka sama, data sama. / Seed.")] = 1,
    out: Annotated[Path, typer.Option("--out", help="Folder tujuan. / Directory.")] = Path("contoh"),
    on: Annotated[str, typer.Option("--on", "--per", help="Tanggal data, 2026-11-22. / Day of the data.")] = "",
    proposed: Annotated[
        int | None, typer.Option("--proposed", min=1, help="Baris usulan besar. / Rows of the big proposal.")
    ] = None,
) -> None:
    """Buat penduduk rekaan dan berkas kantornya, dengan kebenarannya di sampingnya. / Make a sample and its truth.

    NIK-nya tidak mungkin ada: kecamatan 81 sampai 96. / Its NIKs cannot exist: districts 81 to 96.

    Contoh / Example: lindung sample make --wilayah 33.74 --workers 10000 --seed 7 --out contoh
    """
    from lindung.engines.sampling.identity import TooManyPeopleError
    from lindung.engines.sampling.places import UnknownAreaError
    from lindung.workflows.make_sample import SampleDirectoryError, make_sample

    try:
        day = date.fromisoformat(on) if on else now().date()
        made = make_sample(
            area_code=area, workers=workers, seed=seed, directory=out, on=day, progress=_tell, proposed=proposed
        )
    except SampleDirectoryError as error:
        refuse(error.words, code=WRONG_CALL)
    except UnknownAreaError:
        refuse(
            Words(
                f"Tidak ada desa di wilayah {area}. Tulis kode seperti 33.74.",
                f"No village lies in {area}. Write a code like 33.74.",
            ),
            code=WRONG_CALL,
        )
    except TooManyPeopleError:
        refuse(
            Words("Wilayah itu terlalu kecil untuk sebanyak itu.", "The area is too small for that many people."),
            code=WRONG_CALL,
        )
    except ValueError:
        refuse(Words("--on ditulis seperti 2026-11-22.", "--on is written like 2026-11-22."), code=WRONG_CALL)
    say(
        Words(
            f"{out}: {made.people} orang rekaan, {made.workers} bekerja; kebenarannya di {out / 'truth'}.",
            f"{out}: {made.people} invented people, {made.workers} of them work; the truth is in {out / 'truth'}.",
        )
    )
    for file in made.files:
        planted = sum(file.planted.values())
        print(f"  {file.name:<36} {file.profile:<22} {file.rows:>9,}  ! {planted:,}")


def _tell(step: str, done: int, steps: int) -> None:
    if sys.stderr.isatty():
        complain(Words(f"[{done}/{steps}] {step}", f"[{done}/{steps}] {step}"))
