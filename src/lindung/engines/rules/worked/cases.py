"""Run worked cases against the rules, and say which agree, which do not and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from lindung.engines.rules.asking.asked import Answer, Asked, answer_to
from lindung.engines.rules.asking.drafts import scenario_of
from lindung.engines.rules.asking.reading import NO, YES, read_day, read_month, read_programmes
from lindung.engines.rules.assessment import Assessment, Benefit, Contribution, Payer
from lindung.engines.rules.machinery.explanation import Step
from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.parameters import ParameterError
from lindung.engines.rules.readiness import ready
from lindung.engines.rules.telling.plain import plain_value
from lindung.engines.rules.worked.case_files import FIELDS, Case
from lindung.engines.rules.worked.case_status import computed_status, status_of
from lindung.vocabulary.language import Words

PROGRAMMES = ("jkk", "jkm", "jht", "jp", "jkp", "jkk_jkm")
QUESTIONS = ("contribution", "benefit", "figure", "status")
REFUSED = "refused"
TOTALS = ("total", "later_total", "monthly_total", "total_with_later")


class Verdict(StrEnum):
    """What became of a case."""

    AGREE = "agree"
    DISAGREE = "disagree"
    REFUSED = "refused"


@dataclass(frozen=True)
class Check:
    """One expected figure beside the computed one.

    Attributes:
        figure: Name of a figure, a total, a payer or a programme.
        expected: As the case says.
        computed: As the rules say; None where the answer has none.
        difference: Computed minus expected, for numbers.
        agrees: Whether they are equal within the tolerance.
    """

    figure: str
    expected: object
    computed: object
    difference: int | None
    agrees: bool


@dataclass(frozen=True, eq=False)
class CaseResult:
    """A case and what became of it.

    Attributes:
        case: The case.
        verdict: agree, disagree or refused.
        checks: Every expected figure.
        why: Why it was refused.
        steps: For a case that disagrees: the figures that led to the computed ones.
    """

    case: Case
    verdict: Verdict
    checks: tuple[Check, ...] = ()
    why: Words | None = None
    steps: tuple[Step, ...] = ()


def run_cases(cases: Iterable[Case]) -> tuple[CaseResult, ...]:
    """Answer every case and compare; a case that cannot be asked is refused with the reason, never skipped."""
    return tuple(run_case(case) for case in cases)


def run_case(case: Case) -> CaseResult:
    """Answer one case and compare it with what it expects; one that expects `refused: true` agrees when refused."""
    try:
        expected = _expected(case)
        if _question(case) == "status":
            return _status(case, expected)
        answer = answer_to(asked_of(case))
        computed = computed_of(answer, [name for name in expected if name != REFUSED])
        computed[REFUSED] = False
        checks = tuple(_checked(name, value, computed[name], case) for name, value in expected.items())
    except (InputError, UnresolvableFigureError, ParameterError) as error:
        is_right = case.given.get("expected") == {REFUSED: True}
        return CaseResult(case, Verdict.AGREE if is_right else Verdict.REFUSED, why=error.words)
    if all(check.agrees for check in checks):
        return CaseResult(case, Verdict.AGREE, checks)
    return CaseResult(case, Verdict.DISAGREE, checks, steps=answer.assessment.steps)


def _status(case: Case, expected: Mapping[str, object]) -> CaseResult:
    computed = computed_status(status_of(case), expected)
    checks = tuple(_checked(name, value, computed[name], case) for name, value in expected.items())
    verdict = Verdict.AGREE if all(check.agrees for check in checks) else Verdict.DISAGREE
    return CaseResult(case, verdict, checks)


def asked_of(case: Case) -> Asked:
    """Read the question of a case.

    Raises:
        InputError: A field is unknown, missing or unreadable.
    """
    given = case.given
    for name in given:
        if name not in FIELDS:
            raise _wrong(name, Words("bidang ini tidak dikenal", "no such field"))
    told = given.get("inputs") or {}
    if not isinstance(told, Mapping):
        raise _wrong("inputs", Words("tulis nama: nilai", "write name: value"))
    told = {str(name): value for name, value in told.items()}
    since = given.get("member_since", told.pop("member_since", None))
    children = given.get("children", told.pop("children", None))
    question = _question(case)
    time = given.get("month") or given.get("date")
    programmes = given.get("programmes") or (given.get("programme") if question == "contribution" else "")
    return Asked(
        question=question,
        told=told,
        segment=str(given.get("segment") or "").strip().lower(),
        month=read_month(time) if time and question == "contribution" else None,
        day=read_day(given["date"]) if given.get("date") and question != "contribution" else None,
        programme="" if question == "contribution" else str(given.get("programme") or "").strip().lower(),
        event=str(given.get("event") or "").strip().lower(),
        programmes=read_programmes(programmes),
        figures=tuple(_expected(case)) if question == "figure" else (),
        member_since=read_day(since, "member_since") if since else None,
        children=children,
        under=scenario_of(str(given.get("scenario") or "")),
    )


def computed_of(answer: Answer, names: Iterable[str]) -> dict[str, object]:
    """Return what an answer says for names of figures, totals, payers, programmes, or both as `jp.worker`.

    Raises:
        InputError: A name is none of these.
    """
    sums = _sums(answer.assessment)
    computed: dict[str, object] = {}
    for name in names:
        computed[name] = sums[name] if name in sums else _figure(answer, name)
    return computed


def _question(case: Case) -> str:
    asked = str(case.given.get("question") or "").strip().lower()
    if asked in QUESTIONS:
        return asked
    if asked:
        raise _wrong(
            "question", Words("contribution, benefit, figure, atau status", "contribution, benefit, figure or status")
        )
    if case.given.get("payments"):
        return "status"
    if case.given.get("event"):
        return "benefit"
    return "contribution" if case.given.get("segment") else "figure"


def _expected(case: Case) -> dict[str, object]:
    expected = case.given.get("expected")
    if not isinstance(expected, Mapping) or not expected:
        raise _wrong("expected", Words("sebut angka yang diharapkan", "name the figures that are expected"))
    return {str(name): value for name, value in expected.items()}


def _sums(assessment: Assessment) -> dict[str, object]:
    if isinstance(assessment, Contribution):
        sums: dict[str, Any] = dict.fromkeys((*Payer, *PROGRAMMES), 0)
        sums |= {f"{programme}.{payer}": 0 for programme in PROGRAMMES for payer in Payer}
        for line in (*assessment.lines, *assessment.funding):
            name = f"{line.programme}.{line.payer}"
            sums[name] = sums.get(name, 0) + line.amount
        sums |= _funded(assessment) | assessment.by_payer | assessment.by_programme
        return {**sums, "total": assessment.total}
    if isinstance(assessment, Benefit):
        return {
            "total": assessment.total,
            "later_total": assessment.later_total,
            "monthly_total": assessment.monthly_total,
            "total_with_later": assessment.total + assessment.later_total,
        }
    return {}


def _funded(contribution: Contribution) -> dict[str, int]:
    """What a payer or programme has only in the funding, where nobody gets a bill."""
    sums: dict[str, int] = {}
    for line in contribution.funding:
        for name in (str(line.payer), line.programme):
            sums[name] = sums.get(name, 0) + line.amount
    return sums


def _figure(answer: Answer, name: str) -> object:
    names = figure_names()
    if name not in names:
        listed = ", ".join((*TOTALS, *(payer.value for payer in Payer)))
        raise InputError(
            Words(
                f"expected: {name!r} bukan angka. Pakai nama angka (`lindung rules figures`), program, atau {listed}.",
                f"expected: {name!r} is no figure. Use a figure (`lindung rules figures`), a programme, or {listed}.",
            ),
            "expected",
        )
    assessment = answer.assessment
    if name not in assessment.figures:  # no line of the answer needed it
        made = ready(assessment.graph.law, assessment.day, (name,))
        assessment = Assessment(made.graph, made.run(assessment.run.given), assessment.day)
    return plain_value(assessment.figures[name], names[name].unit, names[name].members)


def _checked(name: str, expected: object, computed: object, case: Case) -> Check:
    wanted = _comparable(expected, computed)
    if isinstance(computed, int) and not isinstance(computed, bool) and isinstance(wanted, int):
        difference = computed - wanted
        return Check(name, wanted, computed, difference, abs(difference) <= _tolerance(case, name, wanted))
    return Check(name, wanted, computed, None, wanted == computed)


def _comparable(expected: object, computed: object) -> object:
    """Read an expected value in the way the computed one is written."""
    if isinstance(expected, bool) or isinstance(computed, bool):
        word = str(expected).lower()
        return word in YES if word in YES | NO else expected
    if isinstance(expected, str) and expected.endswith("%") and isinstance(computed, str):
        return computed if _percent(expected) == _percent(computed) else expected
    if isinstance(expected, str) and isinstance(computed, int):
        return _rupiah(expected)
    if isinstance(computed, str) and not isinstance(expected, str):
        return str(expected)
    return expected


def _rupiah(text: str) -> object:
    digits = text.strip().removeprefix("Rp").strip().replace(".", "")
    return int(digits) if digits.isascii() and digits.isdigit() else text


def _percent(text: str) -> Fraction | str:
    try:
        return Fraction(text.strip().removesuffix("%").strip().replace(",", "."))
    except (ValueError, ZeroDivisionError):
        return text


def _tolerance(case: Case, name: str, expected: int) -> int:
    """The allowed distance: rupiah, or a share of the expected figure written like 0.5%; one for all or by figure."""
    given = case.given.get("tolerance") or 0
    allowed = given.get(name, 0) if isinstance(given, Mapping) else given
    share = _percent(allowed) if isinstance(allowed, str) and allowed.strip().endswith("%") else None
    if isinstance(share, Fraction):
        return int(abs(expected) * share / 100)
    read = _rupiah(str(allowed)) if isinstance(allowed, str) else allowed
    if isinstance(read, bool) or not isinstance(read, int) or read < 0:
        raise _wrong(
            "tolerance", Words("rupiah bulat atau persen seperti 0.5%", "whole rupiah, or a share such as 0.5%")
        )
    return read


def _wrong(name: str, example: Words) -> InputError:
    return InputError(Words(f"{name}: {example.id}.", f"{name}: {example.en}."), name)
