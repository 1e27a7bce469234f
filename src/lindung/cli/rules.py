"""Commands of the rules that answer one case: contribution, benefit, explain, compare; no database, no Django."""

from pathlib import Path
from typing import Annotated, Any

import typer

from lindung.cli import rules_lists, rules_runs, rules_status
from lindung.cli.room import room
from lindung.cli.rules_asked import anything_asked, benefit_asked, contribution_asked, only_for_one
from lindung.cli.rules_options import (
    Children,
    Day,
    Event,
    Explain,
    Json,
    MemberSince,
    MonthOption,
    Programme,
    Programmes,
    Scenario,
    Scenarios,
    Segment,
    WithInputs,
    contribution_inputs,
    said,
    with_inputs,
)
from lindung.cli.rules_reports import print_answer, wrong_calls
from lindung.engines.rules.asking.asked import Asked, answer_to
from lindung.engines.rules.asking.drafts import scenario_of
from lindung.engines.rules.machinery.law import law

app = room(help_text="Iuran, manfaat, dan status menurut hukum pada hari apa pun. / The law on any day, with sources.")

Table = Annotated[Path | None, typer.Option("--table", "--tabel", help="Tabel orang (parquet). / Table of people.")]
Out = Annotated[Path | None, typer.Option("--out", "--hasil", help="Berkas hasil (parquet). / File of results.")]
Figures = Annotated[
    list[str] | None, typer.Argument(help="Nama angka; kosong: iuran atau manfaat. / Figures.", show_default=False)
]


def contribution(
    *,
    segment: Segment = "",
    month: MonthOption = "",
    programmes: Programmes = "",
    scenario: Scenario = "",
    explain: Explain = False,
    json: Json = False,
    table: Table = None,
    out: Out = None,
    **told: Any,  # Any: inputs as typer reads them
) -> None:
    """Hitung iuran satu orang untuk satu bulan, atau satu tabel orang. / What is paid for a person, or a table.

    Contoh / Example: lindung rules contribution --segment bpu --income 2200000 --month 2026-02 --sector transport
    """
    with wrong_calls():
        under, given = scenario_of(scenario), said(told)
        if table or out:
            from lindung.cli.rules_bulk import compute_table

            compute_table(
                table, out, segment=segment, month=month, programmes=programmes, under=under, told=given, as_json=json
            )
            return
        asked = contribution_asked(segment=segment, month=month, programmes=programmes, under=under, told=given)
        print_answer(answer_to(asked), as_json=json, with_steps=explain)


def benefit(
    *,
    programme: Programme = "",
    event: Event = "",
    date: Day = "",
    segment: Segment = "",
    member_since: MemberSince = "",
    children: Children = "",
    scenario: Scenario = "",
    explain: Explain = False,
    json: Json = False,
    table: Table = None,
    out: Out = None,
    **told: Any,  # Any: inputs as typer reads them
) -> None:
    """Hitung manfaat ketika sesuatu terjadi pada peserta. / What is paid when something happens to a member.

    Contoh / Example: lindung rules benefit --programme jkk --event death --date 2025-06-01 --wage 3000000 --json
    """
    with wrong_calls():
        under, given = scenario_of(scenario), said(told)
        if table or out:
            from lindung.cli.rules_bulk import compute_benefits

            only_for_one(member_since=member_since, children=children)
            compute_benefits(
                table, out, programme=programme, event=event, day=date, segment=segment, under=under, told=given,
                as_json=json,
            )  # fmt: skip
            return
        asked = benefit_asked(
            programme=programme, event=event, day=date, segment=segment, member_since=member_since,
            children=children, under=under, told=given,
        )  # fmt: skip
        print_answer(answer_to(asked), as_json=json, with_steps=explain)


def explain(
    *,
    figures: Figures = None,
    segment: Segment = "",
    month: MonthOption = "",
    programmes: Programmes = "",
    programme: Programme = "",
    event: Event = "",
    date: Day = "",
    member_since: MemberSince = "",
    children: Children = "",
    scenario: Scenario = "",
    json: Json = False,
    **told: Any,  # Any: inputs as typer reads them
) -> None:
    """Uraikan iuran, manfaat, atau satu angka: rumus, bilangan, parameter, pasal. / Unfold down to the articles.

    Masukan sama dengan `contribution` dan `benefit`. / Takes the inputs of both.

    Contoh / Example: lindung rules explain bpu_jkk --date 2026-02-01 --income 2200000 --sector transport
    """
    with wrong_calls():
        asked = anything_asked(
            figures=figures or [], segment=segment, month=month, programmes=programmes, programme=programme,
            event=event, day=date, member_since=member_since, children=children, under=scenario_of(scenario),
            told=said(told),
        )  # fmt: skip
        print_answer(answer_to(asked), as_json=json, with_steps=True)


def compare(
    *,
    figures: Figures = None,
    scenario: Scenarios = None,
    segment: Segment = "",
    month: MonthOption = "",
    programmes: Programmes = "",
    programme: Programme = "",
    event: Event = "",
    date: Day = "",
    member_since: MemberSince = "",
    children: Children = "",
    json: Json = False,
    **told: Any,  # Any: inputs as typer reads them
) -> None:
    """Bandingkan hukum yang berlaku dengan skenario. / The law and scenarios side by side.

    Masukan sama dengan `contribution` dan `benefit`. / Takes the inputs of both.

    Contoh / Example: lindung rules compare --scenario rounding_up --segment bpu --month 2026-02 --income 2200000
    """
    from lindung.cli.rules_comparison import print_comparison

    with wrong_calls():
        asked: Asked = anything_asked(
            figures=figures or [], segment=segment, month=month, programmes=programmes, programme=programme,
            event=event, day=date, member_since=member_since, children=children, under=law(), told=said(told),
        )  # fmt: skip
        print_comparison(asked, [scenario_of(name) for name in scenario or []], as_json=json)


app.command(cls=WithInputs)(with_inputs(contribution, shown=contribution_inputs()))
app.command(cls=WithInputs)(with_inputs(benefit))
for unfolding in (explain, compare):  # their help points to the two above
    app.command(cls=WithInputs)(with_inputs(unfolding, shown=()))
rules_lists.add_to(app)
rules_status.add_to(app)
rules_runs.add_to(app)
