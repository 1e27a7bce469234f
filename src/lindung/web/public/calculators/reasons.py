"""Why a figure is what it is: every figure it rests on, and the article behind each number."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cache

from lindung.engines.rules.assessment import Assessment, Citation
from lindung.engines.rules.machinery.explanation import Step
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.parameters import Confidence, InForce
from lindung.engines.rules.machinery.speech import amount_in_words, sentence
from lindung.vocabulary.language import Language, Words

LONGEST_LIST = 6
_ROWS = Words("tabel {} baris", "table of {} rows")


@dataclass(frozen=True)
class ParameterLine:
    """A number of the law with the days on which it holds and where it is written."""

    parameter: InForce
    value: Words


@dataclass(frozen=True)
class Reason:
    """A figure unfolded.

    Attributes:
        step: Its value, formula and provision.
        parameters: The numbers of the law it rests on directly.
    """

    step: Step
    parameters: tuple[ParameterLine, ...]

    @property
    def has_formula(self) -> bool:
        """Whether the formula says more than a number or the name of the parameter below it."""
        return not self.step.formula.id.isdigit() and (self.has_numbers or not self.parameters)

    @property
    def has_numbers(self) -> bool:
        """Whether the numbers say more than the result."""
        return self.step.numbers != self.step.amount and not self.step.numbers.id.isdigit()

    @property
    def is_doubtful(self) -> bool:
        """Whether the provision or a number of it is not certain."""
        doubts = [self.step.rule.confidence, *(line.parameter.confidence for line in self.parameters)]
        return any(doubt.is_doubtful for doubt in doubts)


@dataclass(frozen=True)
class Relief:
    """A relief that lowers what is paid.

    Attributes:
        words: Its name.
        share: The share that is still paid.
        until: Its last day, where one is set.
        source: Regulation and article.
    """

    words: Words
    share: Fraction
    until: date | None
    source: str

    @property
    def share_pct(self) -> float:
        """The share that is still paid, in percent."""
        return float(100 * self.share)


def reasons_of(assessment: Assessment, figures: Iterable[str]) -> tuple[Reason, ...]:
    """Unfold figures: each one first, then what it rests on, every figure once."""
    steps = {step.figure: step for step in assessment.steps}
    order = dict.fromkeys(name for figure in figures for name in _beneath(figure, steps))
    return tuple(Reason(steps[name], tuple(_line(one) for one in steps[name].parameters)) for name in order)


def doubtful_figures(assessment: Assessment, figures: Iterable[str]) -> frozenset[str]:
    """Return those figures that rest on a reading of the law that is not certain."""
    return frozenset(
        figure for figure in figures if any(_is_doubtful(one) for one in citations_of(assessment, [figure]))
    )


def citations_of(assessment: Assessment, figures: Iterable[str]) -> tuple[Citation, ...]:
    """Return the provisions and parameters that some figures rest on; what else was asked is left out."""
    steps = {step.figure: step for step in assessment.steps}
    names = {name for figure in figures for name in _beneath(figure, steps)}
    names |= {parameter.id for name in names for parameter in steps[name].parameters}
    return tuple(citation for citation in assessment.citations if citation.id in names)


def reliefs_of(assessment: Assessment) -> tuple[Relief, ...]:
    """Return the reliefs that lowered an answer."""
    relieving = (step for step in assessment.steps if step.rule.relieves and Fraction(step.value) < 1)
    return tuple(_relief(step) for step in relieving)


def doubts_of(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """Return what is not certain among citations, each once."""
    return tuple({one.id: one for one in citations if _is_doubtful(one)}.values())


def sources_of(citations: Iterable[Citation]) -> tuple[str, ...]:
    """List the regulations behind an answer, each once; what none confirms is told with the open points."""
    sure = (one for one in citations if one.confidence != Confidence.UNCONFIRMED)
    return tuple(dict.fromkeys(part.strip() for one in sure for part in one.source.split(";")))


def _is_doubtful(citation: Citation) -> bool:
    return Confidence(citation.confidence).is_doubtful


def _beneath(figure: str, steps: Mapping[str, Step]) -> Iterator[str]:
    if figure in steps:
        yield figure
        for needed in steps[figure].needs:
            yield from _beneath(needed, steps)


def _relief(step: Step) -> Relief:
    ends = [parameter.until for parameter in step.parameters if parameter.until is not None]
    return Relief(step.words, Fraction(step.value), min(ends, default=None), step.rule.source)


def _line(parameter: InForce) -> ParameterLine:
    return ParameterLine(parameter, sentence(lambda language: _value(parameter, language)))


def _value(parameter: InForce, language: Language) -> str:
    value = parameter.value
    if isinstance(value, dict):
        return _table(parameter, language)
    if value is None or isinstance(value, str):
        return value or ""
    return amount_in_words(value, parameter.unit, language)


def _table(parameter: InForce, language: Language) -> str:
    rows = {str(key): value for key, value in parameter.table.items() if not isinstance(value, str)}
    if len(rows) > LONGEST_LIST:
        return _ROWS.in_language(language).format(len(rows))
    names = _member_names(parameter.id, frozenset(rows))
    parts = (f"{names[key].in_language(language)} {_amount(rows[key], parameter, language)}" for key in rows)
    return "; ".join(parts)


def _amount(value: int | Fraction, parameter: InForce, language: Language) -> str:
    return amount_in_words(value, parameter.unit, language)


@cache
def _member_names(id_: str, keys: frozenset[str]) -> Mapping[str, Words]:
    """Return what people call the rows of a table: the table's own words, or those of the input it is read with."""
    plain = {key: Words(key, key) for key in keys}
    read_with = (one.members for one in inputs().values() if keys <= one.members.keys())
    return {**plain, **next(read_with, {}), **law().parameter(id_).members}
