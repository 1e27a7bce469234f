"""What a person states about a file on the command line, turned into options of a check."""

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from lindung.cli.clock import now
from lindung.cli.speech import WRONG_CALL, refuse
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.deliveries.stated import Stated

Profile = Annotated[
    str | None, typer.Option("--profile", "--profil", help="Profil berkas; tanpa ini dicari. / Profile; else found.")
]
Register = Annotated[
    str | None,
    typer.Option("--register", help="workers, workforce, participants, deaths, personnel, employers, projects."),
]
Area = Annotated[str, typer.Option("--area", "--wilayah", help="Kode wilayah daftar ini. / Area of the list.")]
AsOf = Annotated[str | None, typer.Option("--as-of", "--per", help="Tanggal isi berkas, 2026-11-22. / As of.")]
CoverageOn = Annotated[
    str | None,
    typer.Option("--coverage-on", "--mulai", help="Mulai perlindungan; umur dihitung di sini. / Start of coverage."),
]
Payer = Annotated[str, typer.Option("--payer", "--penanggung", help="Penanggung iuran. / Who pays.")]
Sheet = Annotated[str | None, typer.Option("--sheet", "--lembar", help="Hanya lembar ini. / Only this sheet.")]
Headers = Annotated[
    list[str] | None, typer.Option("--header", help="Judul kolom=target, boleh berulang. / Header=target, repeatable.")
]
Dates = Annotated[str, typer.Option("--dates", "--tanggal", help="5/12/80: flag (tandai), day_first, month_first.")]
Rules = Annotated[
    list[str] | None,
    typer.Option("--rule", "--aturan", help="Aturan skema=nilai, misalnya one_per_household=true. / Scheme rule."),
]


def stated(
    *,
    profile: str | None,
    register: str | None,
    area: str,
    as_of: str | None,
    coverage_on: str | None,
    payer: str,
    sheet: str | None,
    header: list[str] | None,
    dates: str,
    rule: list[str] | None,
) -> "Stated":
    """Read the options, or end with 2 and say which one cannot be read."""
    from lindung.vocabulary.register_kind import RegisterKind
    from lindung.vocabulary.wilayah import AreaCode
    from lindung.workflows.deliveries.plain import DateOrder
    from lindung.workflows.deliveries.stated import Stated

    try:
        return Stated(
            today=now().date(),
            profile=profile,
            register=RegisterKind(register) if register else None,
            area_code=AreaCode.parse(area).text,
            as_of=date.fromisoformat(as_of) if as_of else None,
            coverage_on=date.fromisoformat(coverage_on) if coverage_on else None,
            payer=payer,
            sheet=sheet,
            mapping=dict(item.rsplit("=", 1) for item in header or []),
            date_order=DateOrder(dates),
            rules={name: _value(text) for name, text in (item.split("=", 1) for item in rule or [])},
        )
    except ValueError:
        refuse(
            Words(
                "Ada pilihan yang tidak terbaca. Tanggal ditulis 2026-11-22, wilayah seperti 33.74, "
                "--header Judul=target, --rule nama=nilai, --dates flag, day_first atau month_first, --register salah "
                "satu dari: "
                f"{', '.join(RegisterKind)}.",
                "An option cannot be read. Dates are written 2026-11-22, areas like 33.74, --header Header=target, "
                "--rule name=value, --dates flag, day_first or month_first, --register one of: "
                f"{', '.join(RegisterKind)}.",
            ),
            code=WRONG_CALL,
        )


def _value(text: str) -> bool | int | str:
    lean = text.strip().lower()
    if lean in {"true", "ya", "on", "false", "tidak", "off"}:
        return lean in {"true", "ya", "on"}
    return int(lean) if lean.lstrip("-").isdecimal() else text
