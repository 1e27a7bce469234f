"""Commands of coverage: releases of observations, from the stored draft to the files anybody may read."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now, operator
from lindung.cli.coverage_builds import builds
from lindung.cli.coverage_refusals import refusals
from lindung.cli.coverage_reports import print_comparison, print_discarded, print_releases, release_object
from lindung.cli.room import room
from lindung.cli.speech import print_json, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.opendata.queries.release_info import ReleaseInfo

app = room(help_text="Cakupan dari register, dan rilisnya. / Coverage from the registers, and its releases.")
Slug = Annotated[str, typer.Argument(help="Nama rilis, misalnya 2026-11-a. / Name of a release.", show_default=False)]
Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]


@app.command()
def releases(*, json: Json = False) -> None:
    """Daftar rilis: konsep, terbit, ditarik. / List releases: drafts, released, withdrawn.

    Contoh / Example: lindung coverage releases
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.opendata.queries.stored_release import stored_releases

    print_releases(stored_releases(), json=json)


@app.command()
def publish(
    slug: Slug,
    *,
    sample: Annotated[
        bool, typer.Option("--sample", "--contoh", help="Memang contoh dari data rekaan. / It is a sample, as meant.")
    ] = False,
    json: Json = False,
) -> None:
    """Terbitkan rilis yang tersimpan; sesudah itu tidak dapat diubah. / Release a stored draft, for good.

    Contoh / Example: lindung coverage publish 2026-11-a
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.coverage.publish import publish_draft

    with refusals():
        release = publish_draft(slug, now=now(), accepts_sample=sample)
    _print_done(
        release,
        Words(f"{slug} terbit: /data/{slug}/", f"{slug} is released: /data/{slug}/"),
        json=json,
    )


@app.command()
def discard(
    slug: Slug,
    *,
    reason: Annotated[str, typer.Option("--reason", "--alasan", help="Mengapa dibuang. / Why it is discarded.")],
    by: Annotated[str, typer.Option("--by", "--oleh", help="Siapa yang membuang. / Who discards it.")] = "",
    json: Json = False,
) -> None:
    """Buang konsep rilis yang belum terbit; pembuangannya dicatat. / Discard a draft; that it was discarded is kept.

    Contoh / Example: lindung coverage discard 2026-11-a --alasan "Register keliru" --oleh "Petugas Rekaan"
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.releases.discard import discard_draft

    with refusals():
        gone = discard_draft(slug, by=by or operator(), reason=reason, now=now())
    print_discarded(gone, json=json)


@app.command()
def withdraw(
    slug: Slug,
    *,
    alasan: Annotated[str, typer.Option("--alasan", help="Alasan, tampil di halaman. / Reason in Indonesian.")],
    reason: Annotated[str, typer.Option("--reason", help="Alasan dalam bahasa Inggris. / Reason in English.")],
    json: Json = False,
) -> None:
    """Tarik rilis; nama dan alasannya tetap tampil, angkanya tidak. / Withdraw a release; name and reason stay.

    Contoh / Example: lindung coverage withdraw 2026-11-a --alasan "Register keliru" --reason "Wrong register"
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.releases.release import withdraw_release

    with refusals():
        release = withdraw_release(slug, reason=Words(alasan, reason), now=now())
    _print_done(release, Words(f"{slug} ditarik.", f"{slug} is withdrawn."), json=json)


@app.command()
def compare(
    before: Annotated[str, typer.Argument(help="Rilis yang lama. / Earlier release.", show_default=False)],
    after: Annotated[str, typer.Argument(help="Rilis yang baru. / Later release.", show_default=False)],
    *,
    json: Json = False,
) -> None:
    """Apa yang berbeda antara dua rilis, dan mengapa. / What differs between two releases, and why.

    Contoh / Example: lindung coverage compare 2026-10-a 2026-11-a
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.releases.compare import compare_releases

    with refusals():
        compared = compare_releases(before, after)
    print_comparison(compared, json=json)


@app.command()
def export(
    slug: Slug,
    *,
    out: Annotated[Path, typer.Option("--out", help="Direktori untuk berkasnya. / Directory of the files.")],
    json: Json = False,
) -> None:
    """Tulis semua berkas sebuah rilis, juga konsep untuk diperiksa. / Write all files of a release, also of a draft.

    Contoh / Example: lindung coverage export 2026-11-a --out rilis/
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.releases.export import export_release

    with refusals():
        written = export_release(slug, out)
    if json:
        print_json(asdict(written) | {"directory": str(written.directory)})
        return
    say(Words(f"Ditulis di {written.directory}:", f"Written to {written.directory}:"))
    for file in written.files:
        print(f"{file.sha256[:12]}  {file.size:>14,}  {file.name}")


def _print_done(release: "ReleaseInfo", said: Words, *, json: bool) -> None:
    if json:
        print_json(release_object(release))
    else:
        say(said)


app.registered_commands[:0] = builds.registered_commands
