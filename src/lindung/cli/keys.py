"""Commands for the keys of what lies sealed: show, rotate, retire."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now, operator
from lindung.cli.room import room
from lindung.cli.speech import complain, print_json, refuse, say
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.keys.rotate import Rotated
    from lindung.workflows.keys.sealed_places import Kept, SealedPlace
    from lindung.workflows.keys.show import KeyUse

app = room(help_text="Kunci segel. / Keys of what lies sealed.")
AsJson = Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")]


@app.command()
def show(*, as_json: AsJson = False) -> None:
    """Tampilkan kunci, sidiknya, dan apa yang memerlukannya. / Show the keys and what needs each.

    Contoh / Example: lindung keys show
    """
    open_store()
    from lindung.registry.snapshots.vault import office_vault
    from lindung.workflows.keys.show import keys_shown

    with _refusals():
        found = keys_shown(office_vault())
    if as_json:
        print_json([_as_json(one) for one in found])
        return
    for one in found:
        say(_line(one))
    if not found:
        say(
            Words(
                "Belum ada kunci; dibuat bersama berkas tersegel pertama.",
                "No key yet; the first sealed file makes one.",
            )
        )


@app.command()
def rotate() -> None:
    """Ganti kunci dan segel ulang semua; dapat dilanjutkan. / Seal everything under a new key; resumable.

    Selama berjalan semua tetap dapat dibaca. Bila terhenti, jalankan lagi: ia meneruskan kunci yang sudah dibuat.
    / All stays readable meanwhile. When it stops, run it again: it goes on with the key that was made.

    Contoh / Example: lindung keys rotate
    """
    open_store()
    from lindung.registry.snapshots.vault import office_vault
    from lindung.workflows.keys.rotate import rotate as run

    with _refusals():
        done = run(office_vault(), by=operator(), now=now(), tell=_tell_place)
    _tell(done)


@app.command()
def retire(key_id: Annotated[str, typer.Argument(metavar="KUNCI", help="Tanda kunci. / Id of the key.")]) -> None:
    """Keluarkan kunci yang tidak diperlukan lagi. / Take out a key that nothing needs any longer.

    Cadangan lama masih memerlukannya: simpan salinan berkas kunci di tempat cadangan itu. / Old backups still need
    it: keep a copy of the key file with them.

    Contoh / Example: lindung keys retire 0a1b2c3d
    """
    open_store()
    from lindung.registry.snapshots.vault import office_vault
    from lindung.workflows.keys.rotate import retire as run

    with _refusals():
        run(office_vault(), key_id, by=operator(), now=now())
    say(Words(f"Kunci {key_id} dikeluarkan dari berkas kunci.", f"Key {key_id} is out of the key file."))


@contextmanager
def _refusals() -> Iterator[None]:
    from lindung.registry.snapshots.faults import RegisterError
    from lindung.workflows.keys.rotate import KeysError

    try:
        yield
    except (KeysError, RegisterError) as error:
        refuse(error.words)


def _tell_place(place: "SealedPlace") -> None:
    words, name = place.kept.words, place.directory.name
    complain(Words(f"{words.id}: {name}", f"{words.en}: {name}"))


def _tell(done: "Rotated") -> None:
    told = _counted(done.directories)
    begun = Words("Dilanjutkan dengan kunci", "Went on with key") if done.is_resumed else Words("Kunci baru", "New key")
    say(
        Words(
            f"{begun.id} {done.key_id}. Disegel ulang: {told.id or 'tidak ada'} ({done.files} berkas, {done.rows} "
            f"baris); {done.records} catatan diindeks ulang; {done.removed} berkas lama dihapus.",
            f"{begun.en} {done.key_id}. Sealed again: {told.en or 'nothing'} ({done.files} files, {done.rows} "
            f"rows); {done.records} records indexed anew; {done.removed} old files removed.",
        )
    )
    if done.busy:
        say(
            Words(
                f"{done.busy} kiriman sedang dikerjakan dan dilewati. Jalankan lagi sesudah selesai.",
                f"{done.busy} deliveries are being worked on and were left out. Run it again when they are done.",
            )
        )
    if done.records_left:
        say(
            Words(
                f"{done.records_left} catatan tetap memakai kunci lama: register asalnya sudah tidak ada.",
                f"{done.records_left} records keep an older key: the register they come from is gone.",
            )
        )


def _line(one: "KeyUse") -> Words:
    places, records = _counted(one.directories), sum(one.records.values())
    state = (
        Words("HILANG", "LOST") if one.is_lost
        else Words("terbaru", "newest") if one.is_newest
        else Words("diperlukan", "needed") if one.is_needed
        else Words("tidak diperlukan lagi", "no longer needed")
    )  # fmt: skip
    mark = one.fingerprint or "-"
    return Words(
        f"{one.key_id}  {mark}  {state.id}  {places.id or 'tanpa berkas'}; {records} catatan",
        f"{one.key_id}  {mark}  {state.en}  {places.en or 'no files'}; {records} records",
    )


def _counted(directories: "dict[Kept, int]") -> Words:
    return Words(
        ", ".join(f"{count} {kept.words.id}" for kept, count in directories.items()),
        ", ".join(f"{count} {kept.words.en}" for kept, count in directories.items()),
    )


def _as_json(one: "KeyUse") -> dict[str, object]:
    return {
        "key_id": one.key_id, "fingerprint": one.fingerprint, "newest": one.is_newest, "needed": one.is_needed,
        "lost": one.is_lost, "places": {kept.value: count for kept, count in one.directories.items()},
        "records": one.records,
    }  # fmt: skip
