"""Run a file of worked cases."""

from collections import Counter
from pathlib import Path
from typing import Annotated, Any

import typer

from lindung.cli.rules_options import Json
from lindung.cli.speech import REFUSED, WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.vocabulary.language import Words

VERDICTS = {
    "agree": Words("cocok", "agrees"),
    "disagree": Words("TIDAK COCOK", "DISAGREES"),
    "refused": Words("DITOLAK", "REFUSED"),
}


def cases(
    file: Annotated[Path, typer.Argument(help="Berkas yaml atau csv. / YAML or CSV file.", show_default=False)],
    json: Json = False,
) -> None:
    """Jalankan kasus hitungan dan bandingkan dengan yang diharapkan. / Run worked cases and compare.

    Keluar 0: semua cocok; 1: ada yang tidak cocok atau ditolak; 2: berkas tidak dapat dibaca.

    Contoh / Example: lindung rules cases kasus.yaml
    """
    from lindung.engines.rules.worked.case_files import CaseFileError, read_cases
    from lindung.engines.rules.worked.cases import run_cases

    try:
        read = read_cases(_content(file), is_table=file.suffix.lower() in {".csv", ".tsv", ".txt"})
    except CaseFileError as error:
        refuse(error.words, code=WRONG_CALL)
    results = run_cases(read)
    counted = Counter(str(result.verdict) for result in results)
    totals = {"read": len(results), **{verdict: counted[verdict] for verdict in VERDICTS}}
    if json:
        print_json({"file": file.name, **totals, "cases": [_plain(result) for result in results]})
    else:
        for result in results:
            _print(result)
    complain(_totals(totals))
    if counted["agree"] != len(results):
        raise typer.Exit(REFUSED)


def add_to(app: typer.Typer) -> None:
    """Add this command to the room."""
    app.command()(cases)


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        return refuse(
            Words(f"{file} tidak dapat dibuka.", f"{file} cannot be opened."),
            code=WRONG_CALL,
        )


def _plain(result: Any) -> dict[str, Any]:  # Any: CaseResult, imported late
    from lindung.engines.rules.telling.plain import plain_step, plain_words

    return {
        "case": result.case.place,
        "title": result.case.title,
        "source": result.case.source,
        "result": str(result.verdict),
        "checks": [
            {"figure": check.figure, "expected": _shown(check.expected), "computed": check.computed,
             "difference": check.difference, "agrees": check.agrees}
            for check in result.checks
        ],
        "why": plain_words(result.why) if result.why else None,
        "steps": [plain_step(step) for step in result.steps],
    }  # fmt: skip


def _shown(expected: object) -> object:
    """What a case expects is shown as it was written; YAML also knows days."""
    return expected if isinstance(expected, int | str | bool) or expected is None else str(expected)


def _print(result: Any) -> None:  # Any: CaseResult, imported late
    language = current_language()
    print(f"{result.case.place:>4}  {VERDICTS[result.verdict].in_language(language)}  {result.case.title}")
    if result.why:
        print(f"      {result.why.in_language(language)}")
    for check in result.checks:
        if not check.agrees:
            difference = f" ({check.difference:+d})" if check.difference is not None else ""
            say(
                Words(
                    f"      {check.figure}: diharapkan {check.expected}, dihitung {check.computed}{difference}",
                    f"      {check.figure}: expected {check.expected}, computed {check.computed}{difference}",
                )
            )
    for step in result.steps:
        print(f"        {step.words.in_language(language)} = {step.amount.in_language(language)}", end="")
        print(f" = {step.numbers.in_language(language)}  [{step.rule.source}]")


def _totals(totals: dict[str, int]) -> Words:
    read, agree, disagree, refused = totals.values()
    return Words(
        f"Dibaca {read} kasus = cocok {agree} + tidak cocok {disagree} + ditolak {refused}.",
        f"Read {read} cases = agree {agree} + disagree {disagree} + refused {refused}.",
    )
