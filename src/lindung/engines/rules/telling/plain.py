"""Answers as plain values that JSON can hold: whole rupiah as numbers, rates as texts such as 0.24%."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from lindung.engines.rules.asking.asked import Answer
from lindung.engines.rules.assessment import Assessment, Benefit, Citation, Contribution, Line
from lindung.engines.rules.machinery.explanation import Step
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.parameters import InForce, Parameter
from lindung.engines.rules.machinery.speech import amount_in_words
from lindung.vocabulary.language import Language, Words

Plain = dict[str, Any]


def plain_answer(answer: Answer, *, with_steps: bool = False) -> Plain:
    """Write an answer as the command line and case files know it."""
    assessment = answer.assessment
    plain = {**_head(answer), **_amounts(assessment), "figures": plain_figures(assessment), **_grounds(assessment)}
    if answer.notes:
        plain["notes"] = [plain_words(note) for note in answer.notes]
    if with_steps:
        plain["steps"] = [plain_step(step) for step in assessment.steps]
    return plain


def plain_figures(assessment: Assessment) -> Plain:
    """Write every figure that was needed, by name."""
    names = figure_names()
    return {
        name: plain_value(value, names[name].unit, names[name].members) for name, value in assessment.figures.items()
    }


def plain_value(value: object, unit: str, members: Mapping[str, Words] | None = None) -> object:
    """Write one value: a table as a mapping, a flag as true or false, a day as 2026-02-01, a kind by its code."""
    if isinstance(value, dict):
        return {str(key): plain_value(one, unit) for key, one in value.items()}
    if value is None or isinstance(value, str):
        return value
    number = value if isinstance(value, int | Fraction) else int(str(value))
    if unit == "kind" and members:
        return tuple(members)[int(number)]
    if unit == "flag":
        return bool(number)
    if unit in {"rate", "date", "month"}:
        return amount_in_words(number, unit, Language.EN).replace(",", "")
    return int(number) if number == int(number) else str(number)


def plain_words(words: Words) -> dict[str, str]:
    """Write something said in both languages."""
    return {"id": words.id, "en": words.en}


def plain_step(step: Step) -> Plain:
    """Write one figure unfolded."""
    return {
        "figure": step.figure,
        "name": plain_words(step.words),
        "value": plain_value(step.value, step.unit, figure_names()[step.figure].members),
        "amount": plain_words(step.amount),
        "formula": plain_words(step.formula),
        "numbers": plain_words(step.numbers),
        "needs": list(step.needs),
        "source": step.rule.source,
        "confidence": str(step.rule.confidence),
        "parameters": [plain_in_force(value) for value in step.parameters],
    }


def plain_parameter(parameter: Parameter, *, on: date | None = None) -> Plain:
    """Write a parameter with its values through time, or only the one in force on a day."""
    values = parameter.values if on is None else tuple(value for value in (parameter.on(on),) if value)
    return {
        "id": parameter.id,
        "name": plain_words(parameter.name),
        "room": parameter.room,
        "unit": parameter.unit,
        "shape": parameter.shape,
        "open_point": parameter.open_point,
        "values": [plain_in_force(value) for value in values],
    }


def plain_in_force(value: InForce) -> Plain:
    """Write a dated value with its citation; one that is not in force has no value."""
    return {
        "id": value.id,
        "name": plain_words(value.name),
        "value": plain_value(value.value, value.unit),
        "since": value.since.isoformat(),
        "until": value.until.isoformat() if value.until else None,
        "source": value.source,
        "confidence": str(value.confidence),
        "note": plain_words(value.note) if value.note else None,
    }


def plain_inputs(names: Iterable[str]) -> list[Plain]:
    """Write what inputs take."""
    return [_plain_input(name) for name in names]


def plain_lines(lines: Iterable[Line]) -> list[Plain]:
    """Write amounts that are paid for a person's insurance, each with who bears it."""
    return [
        {"programme": line.programme, "payer": str(line.payer), "figure": line.figure, "amount": line.amount}
        for line in lines
    ]


def plain_benefits(lines: Iterable[Line]) -> list[Plain]:
    """Write amounts that are paid out."""
    return [
        {"benefit": line.figure, "name": plain_words(figure_names()[line.figure].words), "amount": line.amount}
        for line in lines
    ]


def _head(answer: Answer) -> Plain:
    asked, law = answer.asked, answer.asked.under.name
    if asked.question == "contribution":
        return {"month": str(asked.month), "segment": asked.segment, "scenario": law}
    if asked.question == "benefit":
        return {"date": str(asked.day), "programme": asked.programme, "event": asked.event, "scenario": law}
    return {"date": str(asked.day), "scenario": law}


def _amounts(assessment: Assessment) -> Plain:
    if isinstance(assessment, Contribution):
        return {
            "total": assessment.total,
            "lines": plain_lines(assessment.lines),
            "by_payer": assessment.by_payer,
            "by_programme": assessment.by_programme,
            "funding": plain_lines(assessment.funding),
        }
    if isinstance(assessment, Benefit):
        return _benefit_amounts(assessment)
    return {}


def _benefit_amounts(benefit: Benefit) -> Plain:
    names = figure_names()
    return {
        "total": benefit.total,
        "lines": plain_benefits(benefit.lines),
        "later": plain_benefits(benefit.later),
        "later_total": benefit.later_total,
        "monthly": plain_benefits(benefit.monthly),
        "monthly_total": benefit.monthly_total,
        "total_with_later": benefit.total + benefit.later_total,
        "facts": {
            name: plain_value(value, names[name].unit, names[name].members) for name, value in benefit.facts.items()
        },
    }


def _grounds(assessment: Assessment) -> Plain:
    return {
        "assumes_unchanged_law": assessment.assumes_unchanged_law,
        "unconfirmed": [_unconfirmed(citation) for citation in assessment.unconfirmed],
        "citations": [_citation(citation) for citation in assessment.citations],
    }


def _unconfirmed(citation: Citation) -> Plain:
    return {
        "id": citation.id,
        "kind": citation.kind,
        "name": plain_words(citation.words),
        "value": plain_value(citation.value, citation.unit),
        "confidence": str(citation.confidence),
        "source": citation.source,
        "note": plain_words(citation.note) if citation.note else None,
        "open_point": citation.open_point,
    }


def _citation(citation: Citation) -> Plain:
    return {
        "id": citation.id,
        "kind": citation.kind,
        "name": plain_words(citation.words),
        "source": citation.source,
        "confidence": str(citation.confidence),
        "since": citation.since.isoformat(),
        "until": citation.until.isoformat() if citation.until else None,
        "value": plain_value(citation.value, citation.unit),
    }


def _plain_input(name: str) -> Plain:
    declared = inputs()[name]
    default = None if declared.default is None else plain_value(declared.default, declared.unit, declared.members)
    plain: Plain = {
        "name": name,
        "option": "--" + name.replace("_", "-"),
        "words": plain_words(declared.words),
        "meaning": plain_words(declared.meaning),
        "unit": declared.unit,
        "default": default,
        "example": declared.example,
    }
    if declared.members:
        return {**plain, "members": {code: plain_words(words) for code, words in declared.members.items()}}
    return plain if declared.unit == "flag" else {**plain, "least": declared.least, "most": declared.most}
