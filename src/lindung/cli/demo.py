"""`lindung demo`: figures, an invented list checked, linked, counted, released as a sample, people to sign in."""

from typing import Annotated

import typer

from lindung.cli.clock import now
from lindung.cli.room import room
from lindung.cli.serve import LOOPBACK, Port, serve_pages
from lindung.cli.speech import complain, current_language, say
from lindung.cli.store import LOCK_FILE, alone, open_store
from lindung.settings.environment import read_environment
from lindung.vocabulary.language import Words
from lindung.vocabulary.sample_mark import SAMPLE_DATA
from lindung.vocabulary.segment import Segment

SHOWN_AREAS = ("33.74", "33.72")

app = room()


@app.command()
def demo(
    port: Port = 8000,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Tanpa dasbor. / Without the dashboard.")] = False,
) -> None:
    """Muat angka, periksa daftar contoh, padankan, sajikan. / Load figures, check a sample list, link, serve.

    Contoh / Example: lindung demo --no-serve
    """
    open_store()
    _load_figures()
    for code in SHOWN_AREAS:
        _show_area(code)
    _show_list()
    linkage_id = _show_gap()
    if linkage_id is not None:
        _show_release(_show_coverage(linkage_id))
    _show_office()
    if not no_serve:
        serve_pages(read_environment(), host=LOOPBACK[0], port=port)


def _load_figures() -> None:
    from lindung.workflows.import_figures import import_shipped_figures

    complain(Words("Memuat angka terbitan bawaan ...", "Loading the shipped published figures ..."))
    import_shipped_figures(now=now())


def _show_list() -> None:
    from lindung.cli.intake_progress import progress_line
    from lindung.cli.intake_reports import print_check
    from lindung.workflows.deliveries.look import report_of, summary_of
    from lindung.workflows.show_clinic import show_clinic

    complain(Words("Memeriksa daftar contoh ...", "Checking a sample list ..."))
    with progress_line() as line:
        delivery_id = show_clinic(clock=now, told=line)
    print(f"\n{summary_of(delivery_id).file_name} (lindung intake show {delivery_id})")
    print_check(report_of(delivery_id), is_sample=True)


def _show_gap() -> str | None:
    from lindung.cli.link_look_reports import print_statuses
    from lindung.cli.step_line import step_line
    from lindung.workflows.linking.look import linkage_shown
    from lindung.workflows.show_linkage import show_linkage

    complain(Words("Memadankan register contoh ...", "Linking the sample registers ..."))
    with step_line() as line:
        linkage_id = show_linkage(now=now(), told=line)
    if linkage_id is None:
        say(Words("Register contoh sudah dibatalkan.", "The sample registers were undone."))
        return None
    print(f"\n(lindung link show {linkage_id})")
    print_statuses(linkage_shown(linkage_id))
    return linkage_id


def _show_coverage(linkage_id: str) -> str:
    from lindung.cli.coverage_build_reports import print_build, print_numbers
    from lindung.cli.step_line import step_line
    from lindung.workflows.coverage.look import coverage_shown
    from lindung.workflows.show_coverage import show_coverage

    complain(Words("Menghitung cakupan contoh per bulan ...", "Counting the coverage of the sample by month ..."))
    with step_line() as line:
        build_id = show_coverage(linkage_id, now=now(), told=line)
    shown = coverage_shown(build_id=build_id)
    print()
    print_build(shown.build)
    print_numbers(shown)
    return build_id


def _show_release(build_id: str) -> None:
    from lindung.workflows.show_release import show_release

    complain(Words("Menerbitkan rilis contoh ...", "Publishing a release of the sample ..."))
    with alone(read_environment().data_directory / LOCK_FILE):
        release = show_release(build_id, now=now())
    print()
    if release is None:
        say(
            Words(
                "Rilis contoh tidak dibuat: di sini ada data yang bukan contoh.",
                "No release of the sample was made: there is data here that is no sample.",
            )
        )
        return
    say(
        Words(
            f"{SAMPLE_DATA.id}: rilis {release.slug}, halaman /data/{release.slug}/",
            f"{SAMPLE_DATA.en}: release {release.slug}, page /data/{release.slug}/",
        )
    )


def _show_office() -> None:
    from lindung.workflows.show_office import show_office

    made = show_office(now=now())
    if not made:
        say(
            Words(
                "Akun contoh sudah ada. Kata sandi lupa: lindung accounts link contoh.manpower",
                "The sample accounts are there. A password is forgotten: lindung accounts link contoh.manpower",
            )
        )
        return
    say(
        Words(
            "\nOrang rekaan untuk masuk ke meja kerja, dari komputer ini saja; kata sandi tampil sekali ini:",
            "\nInvented people to sign in to the desk, from this computer only; passwords are shown this once:",
        )
    )
    for one in made:
        print(f"  {one.login_name:<22} {one.password}  {one.role.words.in_language(current_language())}, {one.area}")


def _show_area(code: str) -> None:
    from lindung.opendata.queries.area import area_of
    from lindung.opendata.queries.figure import ledger_of

    print(f"\n{area_of(code).name} ({code})")
    figures = [entry for entry in ledger_of(code) if entry.printed["segment"] == Segment.TOTAL and entry.check]
    for entry in figures:
        print(f"  {entry.printed['as_of']}  {entry.check['sentence'][current_language().value]}")
    if not figures:
        say(Words("  Belum ada angka terbitan.", "  No published figure yet."))
