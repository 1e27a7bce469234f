"""Lists of the rules: parameters through time, inputs, questions, figures, scenarios."""

from datetime import date
from typing import Annotated, Any

import typer

from lindung.cli.clock import now
from lindung.cli.rules_options import Json
from lindung.cli.rules_reports import in_force_words, wrong_calls
from lindung.cli.speech import current_language, print_json, say
from lindung.engines.rules import assess
from lindung.engines.rules.asking import drafts
from lindung.engines.rules.asking.reading import read_day
from lindung.engines.rules.machinery.files import ROOMS
from lindung.engines.rules.machinery.in_force import FIRST_DAY
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.parameters import Parameter
from lindung.engines.rules.telling.plain import plain_inputs, plain_parameter, plain_words
from lindung.vocabulary.language import Words

Room = Annotated[str, typer.Option("--room", "--ruang", help=f"{', '.join(ROOMS)}.")]


def parameters(
    ids: Annotated[
        list[str] | None, typer.Argument(help="Nama parameter; kosong: semua. / Ids; empty: all.", show_default=False)
    ] = None,
    on: Annotated[str, typer.Option("--on", "--pada", help="Hanya nilai pada hari itu. / Only on that day.")] = "",
    room: Room = "",
    unconfirmed: Annotated[
        bool, typer.Option("--unconfirmed", "--belum-pasti", help="Hanya yang belum pasti. / Only what is not certain.")
    ] = False,
    json: Json = False,
) -> None:
    """Nilai hukum sepanjang waktu, dengan pasal dan keyakinannya. / The law's values through time, with citations.

    Contoh / Example: lindung rules parameters jp_wage_ceiling --on 2026-03-01
    """
    with wrong_calls():
        day = read_day(on, "on") if on else None
        found = _chosen(ids or [], room)
    if unconfirmed:
        found = [one for one in found if any(value.confidence.is_doubtful for value in one.values)]
    if json:
        print_json([plain_parameter(one, on=day) for one in found])
        return
    for one in found:
        say(Words(f"{one.id}: {one.name.id} ({one.room})", f"{one.id}: {one.name.en} ({one.room})"))
        for value in one.values if day is None else [value for value in (one.on(day),) if value]:
            words = in_force_words(value)
            say(Words(f"  {words.id}", f"  {words.en}"))


def list_inputs(json: Json = False) -> None:
    """Apa yang boleh diberitahukan kepada hitungan: nama, satuan, contoh. / What a computation may be told.

    Contoh / Example: lindung rules inputs --json
    """
    if json:
        print_json(plain_inputs(inputs()))
        return
    for name, one in inputs().items():
        members = f" [{'|'.join(one.members)}]" if one.members else ""
        option = "--" + name.replace("_", "-")
        say(
            Words(
                f"{option}{members}  {one.words.id}: {one.meaning.id} ({one.example})",
                f"{option}{members}  {one.words.en}: {one.meaning.en} ({one.example})",
            )
        )


def list_questions(
    on: Annotated[
        str, typer.Option("--on", "--pada", help="Menurut hukum hari itu; kosong: hari ini. / By its law.")
    ] = "",
    json: Json = False,
) -> None:
    """Manfaat yang dapat ditanyakan: program, kejadian, masukan. / Benefits that can be asked.

    Contoh / Example: lindung rules questions
    """
    with wrong_calls():
        day = read_day(on, "on") if on else now().date()
        if day < FIRST_DAY:
            raise InputError(
                Words(f"on: hukum berlaku sejak {FIRST_DAY}.", f"on: the law runs from {FIRST_DAY}."), "on"
            )
    known = [one for one in assess.questions().values() if one.figures_on(law(), day)]
    if json:
        print_json([_plain_question(one, day) for one in known])
        return
    for one in known:
        segments, words = ", ".join(one.segments), one.words.in_language(current_language())
        print(f"--programme {one.programme} --event {one.event}  {words} [{segments}]")
        print(f"    {', '.join(one.asks_on(law(), day)) or '-'}")


def list_figures(json: Json = False) -> None:
    """Nama semua angka yang dapat dihitung. / Names of all figures that can be computed.

    Contoh / Example: lindung rules figures
    """
    if json:
        print_json(
            [
                {"figure": name, "name": plain_words(one.words), "unit": one.unit, "room": one.room}
                for name, one in figure_names().items()
            ]
        )
        return
    for name, one in figure_names().items():
        print(f"{name}  {one.words.in_language(current_language())} ({one.unit})")


def list_scenarios(json: Json = False) -> None:
    """Skenario bawaan: pembacaan lain atas hal yang belum pasti. / Packaged scenarios and what they assume.

    Contoh / Example: lindung rules scenarios
    """
    found = {name: drafts.packaged(name) for name in drafts.packaged_names()}
    if json:
        print_json(
            [
                {"name": name, "meaning": plain_words(one.meaning), "open_point": drafts.open_point_of(name),
                 "parameters": [plain_parameter(changed) for changed in one.replaced.values()]}
                for name, one in found.items()
            ]
        )  # fmt: skip
        return
    for name, one in found.items():
        changed = ", ".join(one.replaced)
        say(Words(f"{name}: {one.meaning.id} ({changed})", f"{name}: {one.meaning.en} ({changed})"))


def add_to(app: typer.Typer) -> None:
    """Add these commands to the room."""
    app.command()(parameters)
    app.command("inputs")(list_inputs)
    app.command("questions")(list_questions)
    app.command("figures")(list_figures)
    app.command("scenarios")(list_scenarios)


def _chosen(ids: list[str], room: str) -> list[Parameter]:
    if room and room not in ROOMS:
        raise InputError(
            Words(f"Ruang {room!r} tidak ada: {', '.join(ROOMS)}.", f"No room {room!r}: {', '.join(ROOMS)}."), "room"
        )
    found = [law().parameter(id_) for id_ in ids or law().ids]
    return [one for one in found if room in {"", one.room}]


def _plain_question(one: assess.Question, day: date) -> dict[str, Any]:
    return {
        "id": one.id,
        "programme": one.programme,
        "event": one.event,
        "segments": list(one.segments),
        "name": plain_words(one.words),
        "lines": list(one.lines),
        "later": list(one.later),
        "monthly": list(one.monthly),
        "facts": list(one.facts),
        "inputs": list(one.asks_on(law(), day)),
    }
