"""`lindung areas`: find an area, show it, install boundaries, enter neighbourhoods."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from lindung.cli import boundaries, neighbourhoods
from lindung.cli.area_words import checked_code, count_in_words, level_of_word, refuse_unknown
from lindung.cli.room import room
from lindung.cli.speech import REFUSED, complain, current_language, print_json
from lindung.cli.store import open_store
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaLevel

if TYPE_CHECKING:
    from lindung.opendata.queries.area import AreaSummary, FoundArea
    from lindung.vocabulary.areas.records import LineageStep

AsJson = Annotated[bool, typer.Option("--json", help="Jawaban untuk mesin. / Answer for machines.")]

app = room(help_text="Wilayah: cari, tampilkan, batas, RT/RW. / Areas: find, show, boundaries, RT/RW.")
app.add_typer(boundaries.app, name="boundaries")
app.add_typer(neighbourhoods.app, name="neighbourhoods")


@app.command()
def find(
    text: Annotated[str, typer.Argument(help="Nama, kode, atau awal kode. / Name, code, or start of a code.")],
    level: Annotated[
        str | None,
        typer.Option(help="provinsi, kabupaten, kecamatan, kelurahan. / province, regency, district, village."),
    ] = None,
    within: Annotated[str | None, typer.Option(help="Kode wilayah di atasnya. / Code of the area around it.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="Paling banyak. / At most.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Cari wilayah menurut nama atau kode Kemendagri. / Find areas by name or Kemendagri code.

    Contoh / Example: lindung areas find Semarang --level kabupaten
    """
    wanted = level_of_word(level) if level else None
    around = checked_code(within) if within else None
    open_store()
    from lindung.opendata.queries.area import AreaNotFoundError, find_areas

    try:
        found = find_areas(text, level=wanted, within=around, limit=limit)
    except AreaNotFoundError:
        refuse_unknown(str(within))
    if as_json:
        print_json([_found_as_json(item) for item in found])
    for item in [] if as_json else found:
        print(_found_line(item))
    if not found:
        complain(Words(f"Tidak ada wilayah yang cocok dengan {text!r}.", f"No area matches {text!r}."))
        raise typer.Exit(REFUSED)
    if len(found) == limit:
        complain(_more(limit))


@app.command()
def show(
    code: Annotated[str, typer.Argument(help="Kode Kemendagri bertitik. / Dotted Kemendagri code.")],
    as_json: AsJson = False,
) -> None:
    """Tampilkan satu wilayah: letak, isi, riwayat. / Show one area: where it lies, what it holds, its history.

    Contoh / Example: lindung areas show 33.74
    """
    wanted = checked_code(code)
    open_store()
    from lindung.opendata.queries.area import AreaNotFoundError, area_of, changes_of, lineage_of, successors_of

    try:
        area = area_of(wanted)
    except AreaNotFoundError:
        refuse_unknown(wanted)
    changes, successors = changes_of(wanted), successors_of(wanted)
    if as_json:
        print_json(_shown_as_json(area, changes, successors))
        return
    language = current_language()
    print(f"{area.name} ({area.code}), {area.kind.words.in_language(language)}")
    print(" › ".join(step.name for step in lineage_of(wanted)))
    for level, count in _below(wanted).items():
        print(f"  {count_in_words(count):>7} {level.words.in_language(language)}")
    for step in changes:
        before = f"{step.predecessor_name} ({step.predecessor_code})"
        print(f"  {step.happened_on} {step.kind.words.in_language(language)} {before}: {step.source}")
    for step in successors:
        print(f"  {step.happened_on} → {step.area_code}: {step.source}")


def _below(code: str) -> dict[AreaLevel, int]:
    from lindung.opendata.queries.area import counts_below

    return counts_below(code)


def _found_line(found: "FoundArea") -> str:
    kind = found.area.kind.words.in_language(current_language())
    return f"{found.area.code:<13}  {found.area.name}, {kind}" + "".join(f" · {name}" for name in found.above)


def _found_as_json(found: "FoundArea") -> dict[str, Any]:  # Any: the JSON contract
    return {**_area_as_json(found.area), "above": list(found.above)}


def _area_as_json(area: "AreaSummary") -> dict[str, Any]:  # Any: the JSON contract
    return {"code": area.code, "name": area.name, "kind": area.kind.value, "level": area.level.name.lower()}


def _shown_as_json(
    area: "AreaSummary", changes: "list[LineageStep]", successors: "list[LineageStep]"
) -> dict[str, Any]:  # Any: the JSON contract
    from lindung.opendata.queries.area import lineage_of

    return {
        **_area_as_json(area),
        "lineage": [_area_as_json(step) for step in lineage_of(area.code)],
        "below": {level.name.lower(): count for level, count in _below(area.code).items()},
        "changes": [_step_as_json(step) for step in changes],
        "successors": [_step_as_json(step) for step in successors],
    }


def _step_as_json(step: "LineageStep") -> dict[str, str]:
    return {
        "area_code": step.area_code,
        "predecessor_code": step.predecessor_code,
        "predecessor_name": step.predecessor_name,
        "kind": step.kind.value,
        "happened_on": step.happened_on.isoformat(),
        "source": step.source,
    }


def _more(limit: int) -> Words:
    return Words(
        f"Ditampilkan {limit} teratas; persempit dengan --level atau --within, atau naikkan --limit.",
        f"The first {limit} are shown; narrow it with --level or --within, or raise --limit.",
    )
