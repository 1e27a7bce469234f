"""Commands of linkage: link registers or files, judge links by a truth, explain a pair."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from lindung.cli import link_options as told
from lindung.cli.link_look import looks
from lindung.cli.link_refusals import refusals
from lindung.cli.link_reports import evaluation_object, outcome_object, print_evaluation, print_outcome
from lindung.cli.link_review import reviews
from lindung.cli.link_runs import link_an_area, link_two_files
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, print_json, refuse, say
from lindung.vocabulary.language import Words

app = room(
    help_text="Pemadanan: siapa di daftar ini sama dengan siapa di register itu. / Linking registers of persons."
)

Json = Annotated[bool, typer.Option("--json", help="Untuk mesin. / For machines.")]


@app.callback()
def link() -> None:
    """Pemadanan: siapa di daftar ini sama dengan siapa di register itu. / Linking registers of persons."""


@app.command()
def run(
    *,
    left: told.Left = None,
    right: told.Right = None,
    id_left: told.IdLeft = "id",
    id_right: told.IdRight = "id",
    map_: told.Map = told.USUAL_MAP,
    map_right: told.MapRight = None,
    workers: told.Workers = None,
    participants: told.Participants = None,
    deaths: told.Deaths = None,
    personnel: told.Personnel = None,
    area: told.Area = None,
    month: told.MonthAsked = None,
    out: told.Out = None,
    splink: told.Splink = False,
    memory: told.Memory = "5GB",
    engine: told.EngineAsked = told.Engine.DUCKDB,
    spark_master: told.SparkMaster = "local[2]",
    by: told.By = "",
    json: Json = False,
) -> None:
    """Padankan register sebuah wilayah, atau dua berkas apa pun. / Link the registers of an area, or any two files.

    Register: siapa terlindungi pada suatu bulan, dengan nama; tersimpan. / Registers: who is covered, by name; stored.

    Contoh / Example: lindung link run --wilayah 33.74 --bulan 2026-11

    Contoh / Example: lindung link run --left pekerja.parquet --right peserta.parquet --out hasil
    """
    if left is not None and right is not None:
        sides = ((left, id_left, map_), (right, id_right, map_right or map_))
        master = spark_master if engine is told.Engine.SPARK else None
        linked, outcome = link_two_files(sides, out=out, memory=memory, for_splink=splink, spark_master=master)
    elif engine is told.Engine.SPARK:
        refuse(_FILES_ONLY, code=WRONG_CALL)
    elif left is None and right is None and (area is not None or (workers and participants)):
        chosen = {"workers": workers, "participants": participants, "deaths": deaths, "personnel": personnel}
        linked, outcome = link_an_area(chosen, area=area, month=month, by=by, memory=memory, out=out)
    else:
        refuse(_NEITHER, code=WRONG_CALL)
    if json:
        print_json(outcome_object(linked, outcome))
    else:
        print_outcome(linked, outcome)


@app.command("evaluate")
def evaluate_(
    truth: Annotated[Path, typer.Option("--truth", help="Berkas left_id, right_id yang benar. / True pairs.")],
    links: Annotated[Path, typer.Option("--links", help="links.parquet dari link run. / Links to judge.")],
    left_rows: Annotated[int, typer.Option("--left-rows", min=1, help="Banyaknya baris kiri. / Rows of the left.")],
    picture: Annotated[
        Path | None, typer.Option("--picture", help="Gambar SVG. / Picture of cuts and reliability.")
    ] = None,
    json: Json = False,
) -> None:
    """Nilai hasil pemadanan dengan kebenaran: presisi, recall, F1, kalibrasi. / Judge links by a truth.

    Contoh / Example: lindung link evaluate --truth truth.parquet --links hasil/links.parquet --left-rows 20000
    """
    from lindung.workflows.linking.files.evaluate_links import evaluate_links

    with refusals():
        found = evaluate_links(links, truth, left_rows=left_rows, picture=picture)
    if json:
        print_json(evaluation_object(found))
    else:
        print_evaluation(found, left_rows)


@app.command()
def compare(
    links: Annotated[Path, typer.Option("--links", help="links.parquet dari link run. / Our links.")],
    edges: Annotated[Path, typer.Option("--edges", help="Prakiraan Splink (parquet). / Splink's predictions.")],
    cut: Annotated[float, typer.Option("--cut", min=0, max=1, help="Peluang mulai dianggap padan. / Cut.")] = 0.5,
    json: Json = False,
) -> None:
    """Pendapat kedua: bandingkan hasil ini dengan prakiraan Splink. / A second opinion: compare with Splink.

    Contoh / Example: lindung link compare --links hasil/links.parquet --edges splink.parquet
    """
    from lindung.workflows.linking.files.splink_files import compare_with

    with refusals():
        found = compare_with(links, edges, cut=cut)
    if json:
        print_json(asdict(found))
        return
    say(
        Words(
            f"Sepakat {found.both:,} pasangan; hanya di sini {found.only_ours:,}; hanya di sana {found.only_theirs:,}.",
            f"Both {found.both:,} pairs; only here {found.only_ours:,}; only there {found.only_theirs:,}.",
        )
    )


app.registered_commands.extend([*looks.registered_commands, *reviews.registered_commands])

_FILES_ONLY = Words(
    "--engine spark memadankan dua berkas: sebutkan --left dan --right.",
    "--engine spark links two files: name --left and --right.",
)
_NEITHER = Words(
    "Sebutkan --wilayah untuk register, atau --left dan --right untuk dua berkas.",
    "Name --wilayah for registers, or --left and --right for two files.",
)
