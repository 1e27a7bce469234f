"""Commands for targets: spread over the areas inside, show, edit, undo, list, export."""

from typing import TYPE_CHECKING, NoReturn

from lindung.cli import target_options as options
from lindung.cli.room import room
from lindung.cli.speech import WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.cli.target_reports import (
    plan_json,
    preview_json,
    print_plan,
    print_preview,
    print_shares,
    print_stored,
    refusals,
    shares_json,
)
from lindung.vocabulary.language import Words
from lindung.vocabulary.target_origin import TargetOrigin
from lindung.vocabulary.target_plan import UnknownNumbers

if TYPE_CHECKING:
    from pathlib import Path

    from lindung.workflows.targets.numbers import NumbersFile

app = room(help_text="Target wilayah: bagi ke kecamatan dan kelurahan, ubah, unduh. / Targets spread over areas.")


@app.command()
def spread(  # noqa: PLR0917 - typer gives options by name
    area: options.AreaAsked,
    due: options.Due,
    rule: options.Rule,
    count: options.Count = None,
    percent: options.Percent = None,
    more: options.More = None,
    origin: options.OriginAsked = TargetOrigin.UNSTATED,
    decree: options.Decree = "",
    note: options.Note = "",
    file: options.Numbers = None,
    numbers: options.Style = "plain",
    code_system: options.Codes = None,
    unknown: options.Unknown = UnknownNumbers.REFUSE,
    down_to: options.DownTo = "kelurahan",
    by: options.By = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
) -> None:
    """Bagi target satu wilayah; jumlahnya selalu tepat. / Spread a target of an area; the sums are exact.

    Cara bagi: by_gap (menurut kesenjangan), by_workers (menurut pekerja), equal_effort (persentase sama).

    Contoh / Example: lindung targets spread 33.74 --due 2026 --rule by_gap --count 418702 --down-to kecamatan
    """
    from lindung.cli.area_words import checked_code, level_of_word
    from lindung.cli.clock import now, operator
    from lindung.cli.store import open_store

    code, level = checked_code(area), level_of_word(down_to)
    open_store()
    from lindung.workflows.targets.spread_target import preview_target, spread_target
    from lindung.workflows.targets.wanted import TargetWanted, percent_of_text

    with refusals():
        wanted = TargetWanted(
            area_code=code, due=due, origin=origin, rule=rule, count=count, more=more, decree=decree, note=note,
            percent=None if percent is None else percent_of_text(percent), unknown=unknown, down_to=level,
        )  # fmt: skip
        given = _numbers_file(file, numbers, code_system)
        if dry_run:
            preview = preview_target(wanted, file=given)
            preview_json(preview) if json else print_preview(preview)
            return
        stored = spread_target(wanted, entered_by=by or operator(), now=now(), file=given)
    _print_version(stored.plan_id) if json else print_stored(stored)


@app.command()
def show(plan: options.Plan, within: options.Within = None, json: options.Json = False) -> None:
    """Satu versi rencana target dengan bagian tiap wilayah. / One version of a plan with the share of each area.

    Contoh / Example: lindung targets show 1 --within 33.74.01
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.opendata.queries.target_plan import plan_of, shares_of

    found = plan_of(plan) or _no_plan(plan)
    shares = shares_of(plan, within=within)
    if within is not None and not shares:
        refuse(Words(f"Tidak ada bagian di dalam {within}.", f"There are no shares inside {within}."))
    if json:
        print_json({**plan_json(found), "shares": shares_json(shares)})
        return
    print_plan(found)
    print_shares(shares)
    if found.decree:
        say(Words(f"Dasar penetapan: {found.decree}", f"Decree: {found.decree}"))


@app.command()
def edit(
    plan: options.Plan,
    set_: options.Set = None,
    release: options.Release = None,
    decree: options.NewDecree = None,
    note: options.NewNote = None,
    by: options.By = "",
    json: options.Json = False,
) -> None:
    """Tetapkan bagian sendiri; sisanya dibagi ulang sebagai versi baru. / Set shares by hand; the rest follows.

    Contoh / Example: lindung targets edit 1 --set 33.74.01=25000 --oleh "Bappeda"
    """
    from lindung.cli.clock import now, operator
    from lindung.cli.store import open_store

    shares = {**_set_shares(set_ or []), **dict.fromkeys(release or [])}
    open_store()
    from lindung.workflows.targets.edit_target import edit_target

    with refusals():
        stored = edit_target(
            plan_id=plan, shares=shares, entered_by=by or operator(), now=now(), decree=decree, note=note
        )
    _print_version(stored.plan_id) if json else print_stored(stored)


@app.command()
def undo(plan: options.Plan, by: options.By = "", json: options.Json = False) -> None:
    """Batalkan versi yang berlaku; versi sebelumnya berlaku lagi. / Take a version back; the one before counts again.

    Contoh / Example: lindung targets undo 2
    """
    from lindung.cli.clock import now, operator
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.targets.undo_target import undo_target

    with refusals():
        undone = undo_target(plan_id=plan, entered_by=by or operator(), now=now())
    if json:
        print_json({"plan": undone.plan_id, "restored": undone.restored_id})
        return
    restored = undone.restored_id
    say(
        Words(
            f"Versi {plan} dibatalkan; "
            + (f"rencana {restored} berlaku lagi." if restored else "tidak ada yang berlaku."),
            f"Version {plan} undone; " + (f"plan {restored} counts again." if restored else "none counts now."),
        )
    )


@app.command("list")
def list_(area: options.OfArea = None, all_: options.All = False, json: options.Json = False) -> None:
    """Rencana target yang berlaku, atau semua versinya. / Plans that count, or all their versions.

    Contoh / Example: lindung targets list --wilayah 33.74
    """
    from lindung.cli.store import open_store

    open_store()
    from lindung.opendata.queries.target_plan import all_versions, current_plans

    plans = all_versions(area) if all_ else current_plans(area)
    if json:
        print_json([plan_json(plan) for plan in plans])
        return
    for plan in plans:
        print_plan(plan)
    if not plans:
        complain(Words("Belum ada target. Mulai dengan `lindung targets spread`.", "No targets yet; `targets spread`."))


@app.command()
def export(plan: options.Plan, out: options.Out, json: options.Json = False) -> None:
    """Tulis satu versi sebagai csv atau xlsx. / Write a version as csv or xlsx.

    Contoh / Example: lindung targets export 1 --out target.xlsx
    """
    from lindung.cli.store import open_store

    kind = out.suffix.removeprefix(".").lower()
    if kind not in {"csv", "xlsx"}:
        refuse(Words("Tulis nama berkas .csv atau .xlsx.", "Write a file name with .csv or .xlsx."), code=WRONG_CALL)
    if not out.parent.is_dir():
        refuse(Words(f"Folder {out.parent} tidak ada.", f"There is no directory {out.parent}."), code=WRONG_CALL)
    open_store()
    from lindung.workflows.targets.plan_file import write_plan

    with refusals():
        write_plan(out, plan, kind=kind, language=current_language())
    if json:
        print_json({"plan": plan, "file": str(out)})
    else:
        say(Words(f"Tersimpan: {out}", f"Written: {out}"))


def _print_version(plan_id: int) -> None:
    from lindung.opendata.queries.target_plan import plan_of, shares_of

    stored = plan_of(plan_id) or _no_plan(plan_id)
    print_json({**plan_json(stored), "shares": shares_json(shares_of(plan_id))})


def _no_plan(plan_id: int) -> NoReturn:
    from lindung.workflows.targets.plan_file import no_such_plan

    refuse(no_such_plan(plan_id).words)


def _numbers_file(file: "Path | None", numbers: str, code_system: str | None) -> "NumbersFile | None":
    from lindung.cli.figure_reports import choices_of, contents_of
    from lindung.workflows.targets.numbers import NumbersFile

    choices = choices_of(numbers, code_system, None, None)
    if file is None:
        return None
    return NumbersFile(data=contents_of(file), name=file.name, numbers=choices.numbers, code_system=choices.code_system)


def _set_shares(pairs: list[str]) -> dict[str, int | None]:
    shares: dict[str, int | None] = {}
    for pair in pairs:
        code, _, people = pair.partition("=")
        if not people.isdecimal():
            refuse(
                Words(f"Tulis --set KODE=ORANG, bukan {pair!r}.", f"Write --set CODE=PEOPLE, not {pair!r}."),
                code=WRONG_CALL,
            )
        shares[code] = int(people)
    return shares
