"""Commands that look into stored linkages: list, show, the gap by name, reconcile, explain."""

from pathlib import Path
from typing import Annotated

import typer

from lindung.cli import link_look_options as told
from lindung.cli.link_look_objects import account_object, found_object, linkage_object, pair_object, table_object
from lindung.cli.link_look_reports import print_account, print_found, print_linkage, print_linkages, print_pair
from lindung.cli.link_look_runs import export_people, file_kind, linkage_for
from lindung.cli.link_refusals import refusals
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, complain, current_language, print_json, refuse
from lindung.cli.written_down import people_shown
from lindung.vocabulary.language import Words

looks = room()


@looks.command("list")
def list_(area: told.AreaOption = None, json: told.Json = False) -> None:
    """Daftar hasil pemadanan, yang terbaru dulu. / Stored linkages, newest first.

    Contoh / Example: lindung link list --wilayah 33.74
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.linking.look import linkages_shown

    with refusals():
        found = linkages_shown(area)
    if json:
        print_json([linkage_object(one) for one in found])
    else:
        print_linkages(found)


@looks.command()
def show(
    linkage_id: told.LinkageId,
    within: told.Within = "",
    out: told.Out = None,
    json: told.Json = False,
) -> None:
    """Satu pemadanan: asal, hitungan, status menurut wilayah. / One linkage: sources, totals, status by area.

    Contoh / Example: lindung link show 0123456789ab --dalam 33.74.15
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.linking.account.status_files import write_status
    from lindung.workflows.linking.look import linkage_shown
    from lindung.workflows.linking.people.count_people import status_table

    with refusals():
        found, table = linkage_shown(linkage_id), status_table(linkage_id, within=within)
        if out is not None:
            kind = file_kind(out)
            with out.open("xb") as file:
                write_status(file, linkage_id, kind=kind, language=current_language())
            complain(Words(f"Ditulis: {out}", f"Written: {out}"))
    if json:
        print_json({**linkage_object(found), "by_place": table_object(table)})
    else:
        print_linkage(found, table)


@looks.command()
def gap(
    *,
    area: told.AreaArgument,
    name: told.Name = "",
    nik: told.AskNik = False,
    why: told.Why = "",
    status: told.Status = "uncovered",
    reason: told.Reason = "",
    age: told.Age = "",
    sex: told.Sex = "",
    occupation: told.Occupation = "",
    page: told.Page = 1,
    linkage: told.Linkage = None,
    out: told.Out = None,
    full: told.Full = False,
    by: told.By = "",
    json: told.Json = False,
) -> None:
    """Kesenjangan menurut nama: cari dulu, NIK tersamar. / The gap by name: search first, the NIK masked.

    Cari nama, atau sebut kecamatan atau desa dengan alasannya. / A name, or a district or village with a reason.

    Contoh / Example: lindung link gap 33.74 --cari "siti"

    Contoh / Example: lindung link gap 33.74.15.1001 --alasan "kunjungan desa" --out kesenjangan.xlsx
    """
    from lindung.cli.clock import now, operator
    from lindung.cli.store import open_store

    if full and (out is None or not why.strip()):
        refuse(told.FULL_NEEDS, code=WRONG_CALL)
    open_store()
    from lindung.workflows.linking.people.asked_people import Asked
    from lindung.workflows.linking.people.search_people import search_people

    with refusals():
        found_in = linkage_for(area, linkage)
        asked = Asked(
            name=name, nik=told.typed_nik() if nik else "", place="" if found_in.area_code == area else area, why=why,
            status="" if status == told.EVERY_STATUS else status, reason=reason, age_band=age, sex=sex,
            occupation_class=occupation,
        )  # fmt: skip
        if out is not None:
            export_people(out, found_in.linkage_id, asked, by=by or operator(), at=now(), is_full=full)
            return
        found = search_people(found_in.linkage_id, asked, page=page)
    people_shown(found.total)
    if json:
        print_json(found_object(found))
    else:
        print_found(found)


@looks.command()
def reconcile(
    area: told.AreaArgument,
    kind: told.Kind = "to_all",
    out: told.Out = None,
    json: told.Json = False,
) -> None:
    """Kesenjangan terbitan terhadap kesenjangan menurut nama. / The published gap against the gap by name.

    Keluar 0 bila jumlahnya terjelaskan, 1 bila ada angka yang belum ada. / 1 when a number is missing.

    Contoh / Example: lindung link reconcile 33.74 --kind to_target
    """
    from lindung.cli.store import open_store
    from lindung.engines.linkage.gap.reconciliation import GapKind

    if kind not in set(GapKind):
        listed = ", ".join(GapKind)
        refuse(Words(f"--kind salah satu dari: {listed}.", f"--kind is one of: {listed}."), code=WRONG_CALL)
    open_store()
    from lindung.workflows.linking.account.files import write_reconciliation
    from lindung.workflows.linking.account.reconcile_area import reconcile_area

    with refusals():
        found = reconcile_area(area, GapKind(kind))
        if out is not None:
            form = file_kind(out)
            with out.open("xb") as file:
                write_reconciliation(file, found, kind=form, language=current_language())
            complain(Words(f"Ditulis: {out}", f"Written: {out}"))
    if json:
        print_json(account_object(found))
    else:
        print_account(found)
    if found.account.missing:
        raise typer.Exit(1)


@looks.command()
def explain(
    pair: Annotated[
        str,
        typer.Argument(help="PEMADANAN:BARIS:BARIS, atau KIRI:KANAN dengan --links. / The pair.", show_default=False),
    ],
    links: Annotated[Path | None, typer.Option("--links", help="links.parquet dari link run. / Links.")] = None,
    model: Annotated[Path | None, typer.Option("--model", help="model.json di sampingnya. / Model.")] = None,
    json: told.Json = False,
) -> None:
    """Mengapa dua catatan dianggap satu orang: bobot tiap isian. / Why two records are taken for one person.

    Contoh / Example: lindung link explain 0123456789ab:81:368

    Contoh / Example: lindung link explain --links hasil/links.parquet --model hasil/model.json 17:204
    """
    if (links is None) is not (model is None):
        refuse(_BOTH_FILES, code=WRONG_CALL)
    with refusals():
        if links is not None and model is not None:
            from lindung.workflows.linking.files.explain_files import explain_file_pair

            found = explain_file_pair(links, model, pair)
        else:
            from lindung.cli.store import open_store

            parts = pair.split(":")
            if len(parts) != _PARTS:
                refuse(_HOW, code=WRONG_CALL)
            open_store()
            from lindung.workflows.linking.explain import explain_pair

            found = explain_pair(*parts)
    if json:
        print_json(pair_object(found))
    else:
        print_pair(found)


_PARTS = 3
_BOTH_FILES = Words("--links dan --model dipakai bersama.", "--links and --model go together.")
_HOW = Words(
    "Tulis PEMADANAN:BARIS_DAFTAR:BARIS_PESERTA; lihat tanda pemadanannya: lindung link list.",
    "Write LINKAGE:LIST_ROW:MEMBER_ROW; see the linkages: lindung link list.",
)
