"""Who is covered on a day, and when contributions are due."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now
from lindung.cli.rules_options import Json, Scenario, Segment
from lindung.cli.rules_reports import in_force_words, wrong_calls
from lindung.cli.speech import print_json, say
from lindung.engines.rules.asking.drafts import scenario_of
from lindung.engines.rules.asking.reading import read_day, read_month, read_months
from lindung.engines.rules.machinery.inputs import InputError
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.engines.rules.status.payments import Payment

Paid = Annotated[
    list[str] | None,
    typer.Option(
        "--paid", "--bayar", help="Bulan@hari bayar, berulang. / Months@day paid. '2026-01..2026-03@2026-01-10'"
    ),
]
Payments = Annotated[
    Path | None, typer.Option("--payments", "--pembayaran", help="Berkas csv atau json: from, to, paid_on. / File.")
]
On = Annotated[str, typer.Option("--on", "--pada", help="Hari yang ditanyakan; kosong: hari ini. / Day; empty: today.")]
Months = Annotated[str, typer.Option("--months", help="Keadaan tiap bulan. / State of each month. '2026-01..2026-12'")]


def _day_option(name: str, indonesian: str, english: str) -> typer.models.OptionInfo:
    made: typer.models.OptionInfo = typer.Option(f"--{name}", help=f"{indonesian}. / {english}. '2026-01-10'")
    return made


RegisteredOn = Annotated[str, _day_option("registered-on", "Formulir lengkap diterima", "Complete form received")]
LeftOn = Annotated[str, _day_option("left-on", "Hari kerja terakhir (PU)", "Last working day (PU)")]
ProjectEndsOn = Annotated[str, _day_option("project-ends-on", "Akhir proyek (jakon)", "End of the project (jakon)")]
MaintenanceEndsOn = Annotated[str, _day_option("maintenance-ends-on", "Akhir pemeliharaan", "End of maintenance")]
DepartedOn = Annotated[str, _day_option("departed-on", "Mulai bekerja (PMI)", "Work abroad began (PMI)")]
ReturnedOn = Annotated[str, _day_option("returned-on", "Tiba di Indonesia (PMI)", "Back in Indonesia (PMI)")]
Route = Annotated[str, typer.Option("--route", help="agency atau individual (PMI). / Route (PMI). 'agency'")]
ContractMonths = Annotated[str, typer.Option("--contract-months", help="Bulan kontrak (PMI). / Contract (PMI). '24'")]
Late = Annotated[str, typer.Option("--paid-on", help="Hari bayar, untuk keterlambatan. / Day paid. '2026-03-20'")]


def status(
    *,
    segment: Segment = "",
    on: On = "",
    paid: Paid = None,
    payments: Payments = None,
    registered_on: RegisteredOn = "",
    left_on: LeftOn = "",
    project_ends_on: ProjectEndsOn = "",
    maintenance_ends_on: MaintenanceEndsOn = "",
    departed_on: DepartedOn = "",
    returned_on: ReturnedOn = "",
    route: Route = "",
    contract_months: ContractMonths = "",
    months: Months = "",
    scenario: Scenario = "",
    json: Json = False,
) -> None:
    """Aktif, masa tenggang, atau nonaktif pada suatu hari, dan klaim apa yang dapat dibayar. / Covered or not.

    Contoh / Example: lindung rules status --segment bpu --paid 2026-01..2026-03@2026-01-10 --on 2026-05-20
    """
    from lindung.engines.rules.asking.payment_files import read_payments
    from lindung.engines.rules.asking.standing import StandingAsked, standing_of
    from lindung.engines.rules.telling.plain_standing import plain_standing

    told = {
        "registered_on": registered_on,
        "left_on": left_on,
        "project_ends_on": project_ends_on,
        "maintenance_ends_on": maintenance_ends_on,
        "departed_on": departed_on,
        "returned_on": returned_on,
        "route": route,
        "contract_months": contract_months,
    }
    with wrong_calls():
        grid = read_months(months, "months") if months else ()
        standing = standing_of(
            StandingAsked(
                segment=segment.strip().lower(),
                day=read_day(on, "on") if on else now().date(),
                payments=(*read_payments(paid or []), *_from_file(payments)),
                told={name: value for name, value in told.items() if value},
                under=scenario_of(scenario),
            )
        )
    if json:
        print_json(plain_standing(standing, grid))
        return
    day, state = standing.asked.day, standing.state.words
    say(Words(f"{day}: {state.id}", f"{day}: {state.en}"))
    for claim in standing.claims:
        verdict, reason = claim.verdict.words, claim.reason
        say(
            Words(
                f"  {claim.programme}: {verdict.id}. {reason.id}",
                f"  {claim.programme}: {verdict.en}. {reason.en}",
            )
        )
    for span in standing.timeline.spans if standing.timeline else ():
        words = span.state.words
        say(
            Words(
                f"  {span.first} .. {span.last or ''}  {words.id}",
                f"  {span.first} .. {span.last or ''}  {words.en}",
            )
        )
    for month, one in standing.months(grid[0], grid[-1]).items() if grid else ():
        say(Words(f"  {month}  {one.words.id}", f"  {month}  {one.words.en}"))
    if standing.unconfirmed:
        say(Words("Belum dipastikan:", "Not confirmed:"))
    for value in standing.unconfirmed:
        words = in_force_words(value)
        say(Words(f"  - {value.name.id} ({value.id}): {words.id}", f"  - {value.name.en} ({value.id}): {words.en}"))


def due(
    *,
    segment: Segment = "",
    month: Annotated[str, typer.Option("--month", "--bulan", help="Bulan iuran. / Contribution month. '2026-02'")] = "",
    paid_on: Late = "",
    scenario: Scenario = "",
    json: Json = False,
) -> None:
    """Hari terakhir membayar iuran satu bulan, dan keterlambatannya. / The due day of a month, and how late.

    Contoh / Example: lindung rules due --segment pu --month 2026-02 --paid-on 2026-04-20
    """
    from lindung.engines.rules.asking.standing import SEGMENTS
    from lindung.engines.rules.dues import calendar
    from lindung.engines.rules.machinery.in_force import FIRST_DAY

    with wrong_calls():
        under, code = scenario_of(scenario), segment.strip().lower()
        if code not in SEGMENTS:
            listed = ", ".join(SEGMENTS)
            raise InputError(
                Words(f"segment diperlukan: salah satu dari {listed}.", f"segment is needed: one of {listed}."),
                "segment",
            )
        asked = read_month(month)
        due_on = calendar.due_on(asked, SEGMENTS[code], under)
        paid = read_day(paid_on, "paid_on") if paid_on else None
        if paid is not None and paid < FIRST_DAY:
            raise InputError(
                Words(f"paid_on: hukum berlaku sejak {FIRST_DAY}.", f"paid_on: the law runs from {FIRST_DAY}."),
                "paid_on",
            )
        late = (calendar.days_late(due_on, paid), calendar.months_late(due_on, paid, under)) if paid else None
    if json:
        print_json(
            {"month": str(asked), "segment": code, "scenario": under.name, "due_on": due_on.isoformat(),
             "paid_on": paid.isoformat() if paid else None,
             "days_late": late[0] if late else None, "months_late": late[1] if late else None}
        )  # fmt: skip
        return
    say(Words(f"Iuran {asked} dibayar paling lambat {due_on}.", f"The contribution of {asked} is due on {due_on}."))
    if late is not None:
        say(
            Words(
                f"Dibayar {paid}: terlambat {late[0]} hari, {late[1]} bulan.",
                f"Paid on {paid}: {late[0]} days, {late[1]} months late.",
            )
        )


def add_to(app: typer.Typer) -> None:
    """Add these commands to the room."""
    app.command()(status)
    app.command()(due)


def _from_file(file: Path | None) -> tuple["Payment", ...]:
    from lindung.engines.rules.asking.payment_files import read_payment_file

    if file is None:
        return ()
    try:
        content = file.read_bytes()
    except OSError:
        raise InputError(
            Words(f"payments: {file.name} tidak dapat dibuka.", f"payments: {file.name} cannot be opened."), "payments"
        ) from None
    return read_payment_file(content, is_json=file.suffix.lower() == ".json")
