"""The law and scenarios side by side."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from lindung.cli.rules_reports import amount, figure_words, print_doubts, targets_of
from lindung.cli.speech import current_language, print_json, say
from lindung.engines.rules.asking.asked import Answer, Asked, answer_to
from lindung.engines.rules.assessment import Benefit, Contribution
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.law import Law
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.speech import amount_in_words
from lindung.engines.rules.telling.plain import plain_answer, plain_words
from lindung.vocabulary.language import Words

TOTALS = {
    "total": Words("Jumlah", "Total"),
    "later_total": Words("Jumlah kemudian, paling banyak", "Total later, at most"),
    "monthly_total": Words("Jumlah tiap bulan", "Total every month"),
}


def print_comparison(asked: Asked, scenarios: list[Law], *, as_json: bool) -> None:
    """Answer under the law and under each scenario, and mark what differs.

    Raises:
        InputError: No scenario was named, or the case cannot be asked.
    """
    if not scenarios:
        raise InputError(
            Words(
                "--scenario diperlukan: nama dari `lindung rules scenarios` atau berkas.",
                "--scenario is needed: a name from `lindung rules scenarios` or a file.",
            ),
            "scenario",
        )
    law = answer_to(asked)
    others = [answer_to(replace(asked, under=under)) for under in scenarios]
    if as_json:
        print_json({"law": plain_answer(law), "scenarios": [_plain(law, other) for other in others]})
        return
    for under in scenarios:
        say(Words(f"{under.name}: {under.meaning.id}", f"{under.name}: {under.meaning.en}"))
    print()
    _print_table(law, others)
    print_doubts(law.assessment)


def differences(law: Answer, other: Answer) -> dict[str, tuple[Any, Any]]:
    """Return what differs, by figure or total: the value under the law and under the scenario."""
    before, after = _values(law), _values(other)
    names = dict.fromkeys([*before, *after])
    return {name: (before.get(name), after.get(name)) for name in names if before.get(name) != after.get(name)}


def _plain(law: Answer, other: Answer) -> dict[str, Any]:
    changed = differences(law, other)
    plain_law, plain_other = plain_answer(law), plain_answer(other)
    return {
        "scenario": other.asked.under.name,
        "meaning": plain_words(other.asked.under.meaning),
        "answer": plain_other,
        "differences": [
            {"figure": name, "law": _plain_at(plain_law, name), "scenario": _plain_at(plain_other, name)}
            for name in changed
        ],
    }


def _plain_at(plain: dict[str, Any], name: str) -> object:
    return plain[name] if name in TOTALS else plain["figures"].get(name)


def _values(answer: Answer) -> dict[str, Any]:
    assessment = answer.assessment
    totals: dict[str, Any] = {}
    if isinstance(assessment, Contribution):
        totals = {"total": assessment.total}
    if isinstance(assessment, Benefit):
        totals = {name: getattr(assessment, name) for name in TOTALS}
    return {**assessment.figures, **totals}


def _print_table(law: Answer, others: list[Answer]) -> None:
    heads = [Words("hukum", "law").in_language(current_language()), *(other.asked.under.name for other in others)]
    width = max(22, *(len(head) + 2 for head in heads))
    columns = [_values(answer) for answer in (law, *others)]
    print(" " * 64 + "".join(f"{head:>{width}}" for head in heads))
    for name in _rows(law, others):
        cells = [_cell(column, name, columns[0]) for column in columns]
        print(f"{_row_name(name)[:63]:<64}" + "".join(f"{cell:>{width}}" for cell in cells))


def _rows(law: Answer, others: Iterable[Answer]) -> list[str]:
    """The lines of the answers, what else differs, and the totals."""
    shown = dict.fromkeys(name for answer in (law, *others) for name in targets_of(answer))
    changed = dict.fromkeys(name for other in others for name in differences(law, other))
    totals = [name for name in TOTALS if _values(law).get(name) or name in changed]
    return [name for name in {**shown, **changed} if name not in TOTALS] + totals


def _row_name(name: str) -> str:
    return (TOTALS[name] if name in TOTALS else figure_words(name)).in_language(current_language())


def _cell(column: dict[str, Any], name: str, law: dict[str, Any]) -> str:
    if name not in column:
        return "-"
    mark = "" if column[name] == law.get(name) else "* "
    if name in TOTALS:
        return mark + amount(column[name])
    named = figure_names()[name]
    return mark + amount_in_words(column[name], named.unit, current_language(), named.members)
