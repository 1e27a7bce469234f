"""Write the tables of docs/reference/rules.md from the rules themselves: `make commands`."""

from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path

from lindung.engines.rules import assess
from lindung.engines.rules.asking.drafts import open_point_of, packaged, packaged_names
from lindung.engines.rules.book import rulebook
from lindung.engines.rules.machinery.graph import Graph, UnresolvableFigureError, build_graph
from lindung.engines.rules.machinery.inputs import Input, inputs
from lindung.engines.rules.machinery.law import law
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.parameters import Parameter
from lindung.engines.rules.machinery.speech import amount_in_words
from lindung.vocabulary.language import Language

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "rules.md"
MARK = "<!-- Everything below is written by `make commands`. -->\n"
EXAMPLE_MONTH = "2026-03"
EXAMPLE_DAYS = ("2025-06-01", "2026-03-01", "2020-09-01", "2017-05-01")
SHOWN = 3  # entries of a table of the law


def rules_page(handwritten: str) -> str:
    """Keep what stands above the mark and write the tables below it."""
    return handwritten.partition(MARK)[0] + MARK + "\n" + "\n".join(tables())


def tables() -> Iterator[str]:
    """Write every table."""
    yield from (segments_table(), questions_table(), inputs_table(), figures_table(), parameters_table())
    yield scenarios_table()


def contribution_example(segment: str) -> str:
    """Return a command that answers a segment's contribution."""
    declared = assess.segments()[segment]
    needed = [*declared.one_of[:1], *(name for name in declared.inputs if inputs()[name].default is None)]
    return f"lindung rules contribution --segment {segment} --month {EXAMPLE_MONTH} {_options(needed)}"


def question_example(question: assess.Question) -> str:
    """Return a command that answers a benefit."""
    asks = question.asks_on(law(), date.fromisoformat(EXAMPLE_DAYS[0]))
    head = f"lindung rules benefit --programme {question.programme} --event {question.event} --date {EXAMPLE_DAYS[0]}"
    segment = "" if {"pu", "bpu"} & {*question.segments} else f" --segment {question.segments[0]}"
    return f"{head}{segment} {_options(_needed(asks))}".rstrip()


def figure_example(name: str) -> str:
    """Return a command that unfolds a figure, or for a relief the figure that it relieves."""
    rule = next(rule for rules in rulebook().values() for rule in rules if rule.figure == name)
    target = rule.relieves or name
    day, graph = next(found for day in EXAMPLE_DAYS if (found := _graph(target, day)))
    return f"lindung rules explain {target} --date {day} {_options(_needed(graph.asks))}".rstrip()


def _graph(figure: str, day: str) -> tuple[str, Graph] | None:
    try:
        on = date.fromisoformat(day)
        return day, build_graph(law=law(), day=on, targets=(figure,), rules=rulebook(), inputs=inputs())
    except UnresolvableFigureError:
        return None


def _needed(asks: Iterable[str]) -> list[str]:
    """The inputs without a default; where the segment decides between wage and income, the wage tells it."""
    asked = [name for name in inputs() if name in {*asks}]
    needed = [name for name in asked if inputs()[name].default is None and name != "segment"]
    if "segment" not in asked or {"wage", "income"} <= {*needed}:
        return [name for name in needed if name != "income" or "wage" not in needed]
    return needed if {"wage", "income"} & {*needed} else ["wage", *needed]


def segments_table() -> str:
    """Write who pays contributions and what is asked of each."""
    rows = [
        [f"`{one.name}` {inputs()['segment'].members[one.name].en}", _listed(one.programmes), _listed(one.inputs),
         f"`{contribution_example(one.name)}`"]
        for one in assess.segments().values()
    ]  # fmt: skip
    return _table("Segments", ["segment", "programmes", "inputs of a contribution", "example"], rows)


def questions_table() -> str:
    """Write every benefit that can be asked."""
    rows = [
        [f"`{one.programme}`", f"`{one.event}`", _listed(one.segments), f"{one.words.id} / {one.words.en}",
         _listed((*one.lines, *one.later, *one.monthly, *one.facts)), f"`{question_example(one)}`"]
        for one in assess.questions().values()
    ]  # fmt: skip
    return _table("Benefits", ["programme", "event", "segments", "name", "figures", "example"], rows)


def inputs_table() -> str:
    """Write every input."""
    rows = [
        [f"`{name}`", f"{one.words.id} / {one.words.en}", one.meaning.en, _takes(one), _default(one),
         f"`{_option(name)}`"]
        for name, one in inputs().items()
    ]  # fmt: skip
    return _table("Inputs", ["input", "name", "meaning", "takes", "when not told", "example"], rows)


def figures_table() -> str:
    """Write every figure."""
    sources = {rule.figure: rule.source for rules in rulebook().values() for rule in rules}
    rows = [
        [f"`{name}`", f"{one.words.id} / {one.words.en}", one.unit, one.room, sources.get(name, ""),
         f"`{figure_example(name)}`"]
        for name, one in figure_names().items()
    ]  # fmt: skip
    return _table("Figures", ["figure", "name", "unit", "room", "provision", "example"], rows)


def parameters_table() -> str:
    """Write every parameter with its latest value."""
    rows = [_parameter_row(law().parameter(id_)) for id_ in law().ids]
    return _table("Parameters", ["parameter", "name", "room", "latest value", "source", "confidence"], rows)


def scenarios_table() -> str:
    """Write every packaged scenario."""
    rows = [
        [f"`{name}`", packaged(name).meaning.en, str(open_point_of(name) or ""), _listed(packaged(name).replaced)]
        for name in packaged_names()
    ]
    return _table("Scenarios", ["scenario", "what it assumes", "open point", "parameters"], rows)


def _parameter_row(parameter: Parameter) -> list[str]:
    value = parameter.values[-1]
    shown = f"from {value.since}: {_value(value.value, parameter.unit)}"
    return [f"`{parameter.id}`", f"{parameter.name.id} / {parameter.name.en}", parameter.room, shown, value.source,
            str(value.confidence)]  # fmt: skip


def _value(value: object, unit: str) -> str:
    if value is None:
        return "not in force"
    if isinstance(value, dict):
        pairs = [f"{key}: {_value(one, unit)}" for key, one in value.items()]
        return "; ".join(pairs[:SHOWN]) + ("; ..." if len(pairs) > SHOWN else "")
    return amount_in_words(value, unit, Language.EN) if isinstance(value, int | Fraction) else str(value)


def _takes(one: Input) -> str:
    if one.members:
        return ", ".join(f"`{member}`" for member in one.members)
    if one.unit in {"flag", "date", "month"}:
        return {"flag": "yes or no", "date": "a day", "month": "a month"}[one.unit]
    return f"{one.unit}, {one.least:,} to {one.most:,}"


def _default(one: Input) -> str:
    if one.default is None:
        return "must be told where it is asked"
    return amount_in_words(one.default, one.unit, Language.EN, one.members)


def _options(names: list[str]) -> str:
    return " ".join(_option(name) for name in names)


def _option(name: str) -> str:
    option = "--" + name.replace("_", "-")
    return option if inputs()[name].unit == "flag" else f"{option} {inputs()[name].example}"


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _table(title: str, head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *([cell.replace("|", "/") for cell in row] for row in rows)]
    return f"## {title}\n\n" + "\n".join("| " + " | ".join(cells) + " |" for cells in lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(rules_page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    print(f"{PAGE.name}: {len(inputs())} inputs, {len(figure_names())} figures, {len(law().ids)} parameters")
