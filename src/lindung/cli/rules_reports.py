"""What the commands of the rules print for people."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from fractions import Fraction

from lindung.cli.speech import WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.engines.rules.asking.asked import Answer
from lindung.engines.rules.assessment import Assessment, Benefit, Citation, Contribution, Line
from lindung.engines.rules.machinery.explanation import Step
from lindung.engines.rules.machinery.graph import UnresolvableFigureError
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.parameters import Confidence, InForce, ParameterError
from lindung.engines.rules.machinery.speech import amount_in_words
from lindung.engines.rules.telling.plain import plain_answer
from lindung.vocabulary.language import Language, Words

LATER = Words("Kemudian, paling banyak", "Later, at most")
MONTHLY = Words("Tiap bulan", "Every month")
FUNDING = Words("Pendanaan tanpa tagihan", "Funding without a bill")


@contextmanager
def wrong_calls() -> Iterator[None]:
    """Answer what cannot be asked with a sentence that names it, and end with 2."""
    try:
        yield
    except (InputError, UnresolvableFigureError, ParameterError) as error:
        refuse(error.words, code=WRONG_CALL)


def print_answer(answer: Answer, *, as_json: bool, with_steps: bool) -> None:
    """Print an answer: for machines, or for people with everything that is not certain about it."""
    if as_json:
        print_json(plain_answer(answer, with_steps=with_steps))
        return
    assessment = answer.assessment
    say(_title(answer))
    if isinstance(assessment, Contribution):
        _print_contribution(assessment)
    elif isinstance(assessment, Benefit):
        _print_benefit(assessment)
    else:
        for name in answer.asked.figures:
            _print_row(figure_words(name), _figure_amount(assessment, name))
    if with_steps:
        print_tree(assessment, targets_of(answer))
    print_doubts(assessment)
    for note in answer.notes:
        complain(note)


def targets_of(answer: Answer) -> tuple[str, ...]:
    """The figures that an explanation begins with."""
    assessment = answer.assessment
    if isinstance(assessment, Contribution):
        return tuple(line.figure for line in (*assessment.lines, *assessment.funding))
    if isinstance(assessment, Benefit):
        lines = (*assessment.lines, *assessment.later, *assessment.monthly)
        return (*(line.figure for line in lines), *assessment.facts)
    return answer.asked.figures


def figure_words(name: str) -> Words:
    """What people call a figure."""
    return figure_names()[name].words


def print_tree(assessment: Assessment, targets: Iterable[str]) -> None:
    """Unfold figures: formula in words, with numbers, its provision, its parameters, then what it rests on."""
    steps = {step.figure: step for step in assessment.steps}
    told: set[str] = set()
    print()
    for name in targets:
        _print_branch(name, steps, assessment, told, depth=0)


def print_doubts(assessment: Assessment) -> None:
    """Say which readings the answer rests on that are not confirmed."""
    doubts = assessment.unconfirmed
    if doubts:
        print()
        say(Words("Belum dipastikan:", "Not confirmed:"))
    for doubt in doubts:
        say(_doubt(doubt))
    if assessment.assumes_unchanged_law:
        say(
            Words(
                "Dihitung dengan anggapan hukum yang diketahui tidak berubah sampai hari itu.",
                "Computed as if the law known today does not change until then.",
            )
        )


def in_force_words(value: InForce) -> Words:
    """Write a dated value with its citation in one line."""
    until = f"..{value.until}" if value.until else ".."
    note = value.note or Words("", "")
    return Words(
        f"{_value_of(value).id}  {value.since}{until}  {value.source} [{value.confidence.words.id}] {note.id}".rstrip(),
        f"{_value_of(value).en}  {value.since}{until}  {value.source} [{value.confidence.words.en}] {note.en}".rstrip(),
    )


def amount(rupiah: int) -> str:
    """Write rupiah in the language of the command."""
    return amount_in_words(rupiah, "rupiah", current_language())


def _title(answer: Answer) -> Words:
    asked = answer.asked
    law = Words("", "") if asked.under.name == "law" else Words(f" ({asked.under.name})", f" ({asked.under.name})")
    if isinstance(answer.assessment, Benefit):
        words = answer.assessment.words
        return Words(f"{words.id}, {asked.day}{law.id}", f"{words.en}, {asked.day}{law.en}")
    if asked.question == "contribution":
        name = inputs()["segment"].members[asked.segment]
        return Words(f"Iuran {name.id}, {asked.month}{law.id}", f"Contribution, {name.en}, {asked.month}{law.en}")
    return Words(f"Hukum pada {asked.day}{law.id}", f"The law on {asked.day}{law.en}")


def _print_contribution(contribution: Contribution) -> None:
    for line in contribution.lines:
        _print_line(line)
    _print_row(Words("Jumlah", "Total"), amount(contribution.total))
    for payer, paid in contribution.by_payer.items():
        words = next(line.payer.words for line in contribution.lines if line.payer and line.payer == payer)
        _print_row(Words(f"  ditanggung {words.id}", f"  paid by {words.en}"), amount(paid))
    if contribution.funding:
        say(FUNDING)
        for line in contribution.funding:
            _print_line(line)


def _print_benefit(benefit: Benefit) -> None:
    for line in benefit.lines:
        _print_row(figure_words(line.figure), amount(line.amount))
    if benefit.lines:
        _print_row(Words("Jumlah", "Total"), amount(benefit.total))
    for words, lines in ((LATER, benefit.later), (MONTHLY, benefit.monthly)):
        if lines:
            say(words)
        for line in lines:
            _print_row(figure_words(line.figure), amount(line.amount))
    if benefit.later:
        _print_row(
            Words("Jumlah dengan yang kemudian", "Total with what comes later"),
            amount(benefit.total + benefit.later_total),
        )
    for name in benefit.facts:
        _print_row(figure_words(name), _figure_amount(benefit, name))


def _print_line(line: Line) -> None:
    payer = line.payer.words if line.payer else Words("", "")
    words, programme = figure_words(line.figure), line.programme.upper()
    _print_row(Words(f"{programme} {payer.id}: {words.id}", f"{programme} {payer.en}: {words.en}"), amount(line.amount))


def _print_row(words: Words, value: str) -> None:
    print(f"  {words.in_language(current_language()):<64} {value:>20}")


def _figure_amount(assessment: Assessment, name: str) -> str:
    named = figure_names()[name]
    return amount_in_words(assessment.figures[name], named.unit, current_language(), named.members)


def _print_branch(name: str, steps: dict[str, Step], assessment: Assessment, told: set[str], *, depth: int) -> None:
    pad = "  " * depth
    if name not in steps:
        print(f"{pad}{_input_words(name, assessment).in_language(current_language())}")
        return
    step, language = steps[name], current_language()
    print(f"{pad}{step.words.in_language(language)} ({name}): {step.amount.in_language(language)}")
    if name in told:
        print(f"{pad}  {Words('diuraikan di atas', 'unfolded above').in_language(language)}")
        return
    told.add(name)
    for words in _said_of(step):
        print(f"{pad}  {words.in_language(language)}")
    for need in step.needs:
        _print_branch(need, steps, assessment, told, depth=depth + 2)


def _said_of(step: Step) -> Iterator[Words]:
    yield Words(f"= {step.formula.id}", f"= {step.formula.en}")
    if step.numbers != step.formula:
        yield Words(f"= {step.numbers.id}", f"= {step.numbers.en}")
    confidence = step.rule.confidence.words
    yield Words(f"Ketentuan: {step.rule.source} [{confidence.id}]", f"Provision: {step.rule.source} [{confidence.en}]")
    for value in step.parameters:
        words = in_force_words(value)
        yield Words(f"Parameter {value.id}: {words.id}", f"Parameter {value.id}: {words.en}")


def _input_words(name: str, assessment: Assessment) -> Words:
    declared = inputs()[name]
    code = assessment.run.asked.get(name, assessment.run.given.get(name, declared.default or 0))
    return Words(
        f"{declared.words.id} ({name}): {amount_in_words(code, declared.unit, Language.ID, declared.members)}",
        f"{declared.words.en} ({name}): {amount_in_words(code, declared.unit, Language.EN, declared.members)}",
    )


def _doubt(doubt: Citation) -> Words:
    confidence, note = Confidence(doubt.confidence).words, doubt.note or Words("", "")
    return Words(
        f"  - {doubt.words.id} ({doubt.id}) [{confidence.id}]: {doubt.source}. {note.id}".rstrip(),
        f"  - {doubt.words.en} ({doubt.id}) [{confidence.en}]: {doubt.source}. {note.en}".rstrip(),
    )


def _value_of(value: InForce) -> Words:
    return Words(_written(value, Language.ID), _written(value, Language.EN))


def _written(value: InForce, language: Language) -> str:
    content = value.value
    if content is None:
        return Words("tidak berlaku", "not in force").in_language(language)
    if isinstance(content, str):
        return content
    if isinstance(content, dict):
        parts = (f"{key}: {_scalar(one, value.unit, language)}" for key, one in value.table.items())
        return "{" + "; ".join(parts) + "}"
    return _scalar(content, value.unit, language)


def _scalar(content: int | Fraction | str, unit: str, language: Language) -> str:
    return content if isinstance(content, str) else amount_in_words(content, unit, language)
