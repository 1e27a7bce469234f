"""Commands of the retention schedule: what is past its time, and its removal."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now, operator
from lindung.cli.room import room
from lindung.cli.speech import print_json, refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.privacy.retention import ScheduleLine

app = room(help_text="Jadwal retensi. / The retention schedule.")
AsJson = Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")]
_MEGABYTE = 1_000_000


@app.command()
def show(*, as_json: AsJson = False) -> None:
    """Tampilkan jangka waktu tiap jenis berkas dan yang lewat waktu. / Show periods and what is past its time.

    Contoh / Example: lindung retention show
    """
    open_store()
    from lindung.registry.snapshots.vault import office_vault
    from lindung.workflows.privacy.retention import schedule

    with _refusals():
        found = schedule(office_vault(), now())
    _tell(found, as_json=as_json)


@app.command()
def run(
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", "--coba", help="Hanya tampilkan, tidak menghapus. / Only show, remove nothing.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Hapus yang lewat waktunya; tiap penghapusan dicatat di jejak audit. / Remove what is past its time.

    Jalankan terjadwal, misalnya tiap malam. / Run it by a timer, every night for instance.

    Contoh / Example: lindung retention run --dry-run
    """
    open_store()
    from lindung.registry.snapshots.vault import office_vault
    from lindung.workflows.privacy.retention import run_schedule, schedule

    with _refusals():
        found = (
            schedule(office_vault(), now())
            if dry_run
            else run_schedule(office_vault(), by=operator(), now=now(), door="cli")
        )
    _tell(found, as_json=as_json)
    if not as_json:
        count, size = sum(len(line.items) for line in found), sum(line.size_bytes for line in found) / _MEGABYTE
        said = Words("akan dihapus", "would be removed") if dry_run else Words("dihapus", "removed")
        say(Words(f"{count} {said.id}, {size:.1f} MB.", f"{count} {said.en}, {size:.1f} MB."))


@contextmanager
def _refusals() -> Iterator[None]:
    from lindung.registry.snapshots.faults import RegisterError

    try:
        yield
    except RegisterError as error:
        refuse(error.words)


def _tell(found: "list[ScheduleLine]", *, as_json: bool) -> None:
    if as_json:
        print_json([_as_json(line) for line in found])
        return
    for line in found:
        there, past = len(line.there), len(line.items)
        period, sure = line.period.value, line.period.confidence.words
        source = Words(f"{line.period.source} ({sure.id})", f"{line.period.source} ({sure.en})")
        if line.is_removed_by_program:
            say(
                Words(
                    f"{line.kind.words.id}: {period} hari; {there} ada, {past} lewat waktu. {source.id}",
                    f"{line.kind.words.en}: {period} days; {there} there, {past} past. {source.en}",
                )
            )
        else:
            say(
                Words(
                    f"{line.kind.words.id}: sedikitnya {period} hari; tidak pernah dihapus. {source.id}",
                    f"{line.kind.words.en}: at least {period} days; never removed. {source.en}",
                )
            )


def _as_json(line: "ScheduleLine") -> dict[str, object]:
    return {
        "kind": line.kind.value, "days": line.period.value, "source": line.period.source,
        "confidence": line.period.confidence.value, "there": len(line.there), "bytes": line.size_bytes,
        "past": [
            {"id": item.item_id, "area": item.area_code, "since": item.since.date().isoformat()} for item in line.items
        ],
    }  # fmt: skip
