"""Commands of the duties towards data subjects: the record of processing, requests and breaches as they are due."""

from pathlib import Path
from typing import Annotated

import typer

from lindung.cli.clock import now
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, current_language, print_json, refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words

app = room(help_text="Kewajiban pelindungan data pribadi. / Duties of data protection.")
AsJson = Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")]
_COUNTRY = "ID"
_HOUR = 3600


@app.command()
def records(
    out: Annotated[Path, typer.Option("--out", help="Berkas xlsx atau csv. / File, xlsx or csv.")],
) -> None:
    """Tulis catatan pemrosesan data pribadi. / Write the record of processing.

    Contoh / Example: lindung privacy records --out catatan-pemrosesan.xlsx
    """
    open_store()
    from lindung.registry.snapshots.vault import office_vault
    from lindung.vocabulary.wilayah import AreaCode
    from lindung.workflows.linking.sheets import KINDS
    from lindung.workflows.privacy.processing import processing, write_processing

    kind = out.suffix.removeprefix(".")
    if kind not in KINDS:
        refuse(Words("Nama berkas diakhiri .xlsx atau .csv.", "The file name ends in .xlsx or .csv."), code=WRONG_CALL)
    found = processing(office_vault(), [AreaCode(_COUNTRY)], now=now())
    try:
        with out.open("xb") as file:
            write_processing(file, found, kind=kind, language=current_language(), now=now())
    except FileExistsError:
        refuse(Words(f"{out} sudah ada. Pilih nama lain.", f"{out} exists already. Choose another name."))
    say(Words(f"{len(found)} kegiatan ditulis ke {out}.", f"{len(found)} activities written to {out}."))


@app.command()
def requests(*, as_json: AsJson = False) -> None:
    """Daftar permintaan subjek data dan batas jawabannya; tidak menyebut orang. / List requests; nobody is named.

    Contoh / Example: lindung privacy requests
    """
    open_store()
    from lindung.vocabulary.wilayah import AreaCode
    from lindung.workflows.privacy.subject_requests import request_lines

    found, moment = request_lines([AreaCode(_COUNTRY)]), now()
    if as_json:
        print_json(
            [
                {
                    "id": line.public_id, "right": line.right.value, "state": line.state.value, "area": line.area_code,
                    "received": str(line.received_on), "due": line.due_at.isoformat(), "source": line.due_source,
                    "overdue": line.is_overdue(moment),
                }
                for line in found
            ]
        )  # fmt: skip
        return
    for line in found:
        late = Words(" TERLAMBAT", " LATE") if line.is_overdue(moment) else Words("", "")
        due = f"{line.due_at:%Y-%m-%d %H:%M}"
        say(
            Words(
                f"{line.public_id}  {line.right.words.id}  {line.area_code}  {line.state.words.id}  {due}{late.id}",
                f"{line.public_id}  {line.right.words.en}  {line.area_code}  {line.state.words.en}  {due}{late.en}",
            )
        )
    if not found:
        say(Words("Belum ada permintaan.", "No request yet."))


@app.command()
def breaches(*, as_json: AsJson = False) -> None:
    """Daftar kegagalan pelindungan data dan sisa waktunya. / List breaches and the time left.

    Contoh / Example: lindung privacy breaches
    """
    open_store()
    from lindung.vocabulary.wilayah import AreaCode
    from lindung.workflows.privacy.breaches import breaches as all_breaches

    found, moment = all_breaches([AreaCode(_COUNTRY)]), now()
    if as_json:
        print_json(
            [
                {
                    "id": one.public_id, "state": one.state.value, "area": one.area_code,
                    "found": one.found_at.isoformat(), "due": one.due_at.isoformat(), "done": one.is_done,
                }
                for one in found
            ]
        )  # fmt: skip
        return
    for one in found:
        hours = int(one.left(moment).total_seconds() // _HOUR)
        left = Words("selesai", "done") if one.is_done else Words(f"sisa {hours} jam", f"{hours} hours left")
        say(
            Words(
                f"{one.public_id}  {one.area_code}  {one.state.words.id}  {left.id}",
                f"{one.public_id}  {one.area_code}  {one.state.words.en}  {left.en}",
            )
        )
    if not found:
        say(Words("Belum ada yang dicatat.", "None is noted."))
