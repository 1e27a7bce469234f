"""Commands of the queue: what waits and runs, cancel, ask again, and the worker itself."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now, operator
from lindung.cli.room import room
from lindung.cli.serving_lock import serving
from lindung.cli.speech import WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.cli.store import open_store
from lindung.settings.environment import read_environment
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.jobs.look import JobShown

JobId = Annotated[str, typer.Argument(metavar="TANDA", help="Tanda pekerjaan. / Identifier of the work.")]
AsJson = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]

app = room(help_text="Pekerjaan yang antre: pemadanan, hitungan. / Work in the queue: linking, counting.")


@app.command("list")
def list_(json: AsJson = False) -> None:
    """Daftar pekerjaan, terbaru di atas. / List the work, newest first.

    Contoh / Example: lindung jobs list
    """
    open_store()
    from lindung.workflows.jobs.look import jobs

    found = jobs(None, now=now())
    if json:
        print_json([_object(one) for one in found])
        return
    for one in found:
        _print(one)
    if not found:
        complain(Words("Belum ada pekerjaan.", "There is no work yet."))


@app.command()
def link(
    area: Annotated[str, typer.Option("--area", "--wilayah", help="Kode wilayah. / Area code.")],
    month: Annotated[str | None, typer.Option("--month", "--bulan", help="Bulan, 2026-11. / Month.")] = None,
) -> None:
    """Minta pemadanan register sebuah wilayah. / Ask for the registers of an area to be linked.

    Contoh / Example: lindung jobs link --wilayah 33.74 --bulan 2026-11
    """
    open_store()
    from lindung.vocabulary.month import Month, MonthError
    from lindung.workflows.jobs.ask import Asker, ask_to_link

    moment = now()
    try:
        asked = Month.parse(month) if month else Month.of(moment.date())
    except MonthError:
        refuse(Words("--bulan ditulis seperti 2026-11.", "--month is written like 2026-11."), code=WRONG_CALL)
    with _refusals():
        made = ask_to_link(area=area, month=asked, asker=Asker(operator()), now=moment)
    _say_asked(made.job_id, is_new=made.is_new)


@app.command()
def count(
    linkage: Annotated[str, typer.Argument(metavar="PEMADANAN", help="Pemadanan yang dihitung. / Linkage.")],
    *,
    add_month: Annotated[
        bool, typer.Option("--add-month", "--tambah-bulan", help="Bulan terakhir saja. / The last month only.")
    ] = False,
) -> None:
    """Minta hitungan cakupan dari sebuah pemadanan. / Ask for the coverage of a linkage to be counted.

    Contoh / Example: lindung jobs count Ab12Cd34Ef56
    """
    open_store()
    from lindung.workflows.jobs.ask import Asker, ask_to_count

    with _refusals():
        made = ask_to_count(linkage_id=linkage, adds_month=add_month, asker=Asker(operator()), now=now())
    _say_asked(made.job_id, is_new=made.is_new)


@app.command()
def cancel(job: JobId) -> None:
    """Batalkan pekerjaan; tidak ada yang tersimpan setengah jalan. / Cancel work; nothing is stored half-way.

    Contoh / Example: lindung jobs cancel Ab12Cd34Ef56
    """
    open_store()
    from lindung.workflows.jobs.change import cancel as ask

    with _refusals():
        ask(job, by=operator(), now=now())
    say(Words("Pembatalan diminta.", "Asked to cancel."))


@app.command()
def again(job: JobId) -> None:
    """Minta lagi pekerjaan yang terhenti atau dibatalkan. / Ask again for work that stopped or was cancelled.

    Contoh / Example: lindung jobs again Ab12Cd34Ef56
    """
    open_store()
    from lindung.workflows.jobs.ask import Asker, ask_again

    with _refusals():
        made = ask_again(job, asker=Asker(operator()), now=now())
    _say_asked(made.job_id, is_new=made.is_new)


@app.command()
def work(
    *,
    until_empty: Annotated[
        bool, typer.Option("--until-empty", "--sampai-habis", help="Berhenti bila antrean habis. / End when empty.")
    ] = False,
    with_parent: Annotated[bool, typer.Option("--with-parent", hidden=True)] = False,
) -> None:
    """Kerjakan antrean sampai dihentikan; `lindung serve` menjalankannya sendiri. / Work on the queue until stopped.

    Contoh / Example: lindung jobs work
    """
    open_store()
    from lindung.workflows.jobs.work import work as work_on

    if with_parent:
        _end_with_parent()
    with serving(read_environment()):  # nobody restores what is worked on, nor while a worker waits
        work_on(now, until_empty=until_empty)


@app.command(hidden=True)
def do(job: JobId, *, worker: Annotated[str, typer.Option("--worker")]) -> None:
    """Kerjakan satu pekerjaan; dipanggil oleh antrean. / Do one piece of work; called by the queue.

    Contoh / Example: lindung jobs do --worker 0a1b2c Ab12Cd34Ef56
    """
    open_store()
    _end_with_parent()
    from lindung.workflows.jobs.do import do as do_it

    with _refusals():
        do_it(job, worker=worker, clock=now)


def _end_with_parent() -> None:
    """End this process when the one that started it is gone: its end of the pipe closes, however it died."""

    def wait() -> None:
        while os.read(sys.stdin.fileno(), 1):  # not through the buffer, whose lock would stand in the way of a good end
            pass
        os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _say_asked(job_id: str, *, is_new: bool) -> None:
    if is_new:
        say(Words(f"Masuk antrean: {job_id}", f"In the queue: {job_id}"))
    else:
        say(Words(f"Sudah diminta: {job_id}", f"Asked for already: {job_id}"))


def _print(one: "JobShown") -> None:
    language = current_language()
    steps = f"{one.done}/{one.total}" if one.total else ""
    told = one.failure.in_language(language) if one.failure else one.result_id
    state, kind = one.state.words.in_language(language), one.kind.words.in_language(language)
    print(f"{one.job_id}  {one.area_code:<13}  {kind:<20}  {state:<17} {steps:>6}  {told}".rstrip())


def _object(one: "JobShown") -> dict[str, object]:
    moments = {name: value.isoformat() for name, value in asdict(one).items() if hasattr(value, "isoformat")}
    return asdict(one) | moments | {"month": str(one.month) if one.month else None}


@contextmanager
def _refusals() -> Iterator[None]:
    from lindung.cli.link_refusals import refusals
    from lindung.workflows.jobs.errors import JobError

    with refusals():
        try:
            yield
        except JobError as error:
            refuse(error.words)
