"""A graph evaluated for one person: exact Python integers, only the branches that apply, every step remembered."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import add, eq, le, lt, mul, sub

from lindung.engines.rules.machinery.graph import Graph
from lindung.engines.rules.machinery.inputs import InputError, inputs
from lindung.engines.rules.machinery.nodes import Node, bands_in, number_in, numbers_in, rounding_in, steps_in
from lindung.engines.rules.machinery.parameters import InForce
from lindung.vocabulary.language import Words


@dataclass(slots=True)
class Run:
    """What one evaluation saw.

    Attributes:
        given: Inputs by name, as codes.
        figures: Value of every figure that was needed, in the order they were finished; a ratio's is its numerator.
        used: Parameter values that were needed, in order.
        asked: Inputs that were needed, by name.
    """

    given: Mapping[str, int]
    figures: dict[str, int] = field(default_factory=dict)
    used: dict[InForce, None] = field(default_factory=dict)
    asked: dict[str, int] = field(default_factory=dict)


Step = Callable[[Run], int]


@dataclass(frozen=True, eq=False)
class Scalar:
    """A graph made ready for one person at a time."""

    graph: Graph
    steps: tuple[tuple[str, Step], ...]

    def run(self, given: Mapping[str, int]) -> Run:
        """Evaluate every target for one person.

        Args:
            given: Inputs by name, as codes of `Input.code`.

        Raises:
            InputError: A figure needs an input that is not given and has no default.
        """
        run = Run(given)
        for name, step in self.steps:
            run.figures[name] = step(run)
        return run


def prepared(graph: Graph) -> Scalar:
    """Turn the targets of a graph into functions of one person's inputs."""
    memo: dict[int, Step] = {}
    return Scalar(graph, tuple((name, _figure(name, _step(graph.node(name), memo))) for name in graph.targets))


def evaluated(node: Node, run: Run) -> int:
    """Evaluate one node of a graph with the inputs of a run, for an explanation; the run itself stays as it is."""
    return _step(node, {})(Run(run.given, dict(run.figures)))


def _step(node: Node, memo: dict[int, Step]) -> Step:
    if id(node) not in memo:
        memo[id(node)] = _MAKERS[node.op](node, [_step(arg, memo) for arg in node.args])
    return memo[id(node)]


def _figure(name: str, body: Step) -> Step:
    def figure(run: Run) -> int:
        value = run.figures.get(name)
        if value is None:
            value = run.figures[name] = body(run)
        return value

    return figure


def _input(node: Node, _: list[Step]) -> Step:
    name = str(node.payload)
    default = inputs()[name].default if name in inputs() else None

    def given(run: Run) -> int:
        value = run.given.get(name, default)
        if value is None:
            raise missing(name)
        run.asked[name] = value
        return value

    return given


def missing(name: str) -> InputError:
    """Say that an input is needed."""
    declared = inputs()[name]
    return InputError(
        Words(
            f"{declared.words.id} ({name}) diperlukan. {declared.meaning.id}; misalnya {declared.example}.",
            f"{declared.words.en} ({name}) is needed. {declared.meaning.en}; for instance {declared.example}.",
        ),
        name,
    )


def _constant(node: Node, _: list[Step]) -> Step:
    value = number_in(node.payload)
    return lambda _run: value


def _parameter(node: Node, _: list[Step]) -> Step:
    value, reference = number_in(node.payload), node.reference
    assert reference is not None  # noqa: S101

    def used(run: Run) -> int:
        run.used[reference] = None
        return value

    return used


def _binary(operation: Callable[[int, int], int]) -> Callable[[Node, list[Step]], Step]:
    def make(_: Node, args: list[Step]) -> Step:
        a, b = args
        return lambda run: operation(a(run), b(run))

    return make


def _where(_: Node, args: list[Step]) -> Step:
    condition, then, otherwise = args
    return lambda run: then(run) if condition(run) else otherwise(run)


def _both(_: Node, args: list[Step]) -> Step:
    a, b = args
    return lambda run: 1 if a(run) and b(run) else 0


def _either(_: Node, args: list[Step]) -> Step:
    a, b = args
    return lambda run: 1 if a(run) or b(run) else 0


def _negate(_: Node, args: list[Step]) -> Step:
    (a,) = args
    return lambda run: 1 - a(run)


def _scaled(node: Node, args: list[Step]) -> Step:
    (number,), factor = args, number_in(node.payload)
    return lambda run: factor * number(run)


def _per(_: Node, args: list[Step]) -> Step:
    """The divisor is in the ratio already; it is called so that its parameter counts as used."""
    number, divisor = args

    def divided(run: Run) -> int:
        divisor(run)
        return number(run)

    return divided


def _look_up(node: Node, args: list[Step]) -> Step:
    (kind,), numbers, reference = args, numbers_in(node.payload), node.reference
    assert reference is not None  # noqa: S101

    def looked_up(run: Run) -> int:
        run.used[reference] = None
        return numbers[kind(run)]

    return looked_up


def _steps(node: Node, args: list[Step]) -> Step:
    (amount,), reference = args, node.reference
    edges, values = steps_in(node.payload)
    assert reference is not None  # noqa: S101

    def stepped(run: Run) -> int:
        run.used[reference] = None
        return values[bisect_right(edges, amount(run)) - 1]

    return stepped


def _bands(node: Node, args: list[Step]) -> Step:
    (amount,), reference = args, node.reference
    edges, numerators = bands_in(node.payload)
    tops = (*edges[1:], None)
    assert reference is not None  # noqa: S101

    def banded(run: Run) -> int:
        run.used[reference] = None
        value = amount(run)
        slices = (
            max(0, (value if top is None else min(value, top)) - edge) for edge, top in zip(edges, tops, strict=True)
        )
        return sum(part * rate for part, rate in zip(slices, numerators, strict=True))

    return banded


def _round(node: Node, args: list[Step]) -> Step:
    (number,), reference = args, node.reference
    per, how = rounding_in(node.payload)
    rule = ROUND[how]

    def rounded(run: Run) -> int:
        value = number(run)
        if reference is not None and value % per:
            run.used[reference] = None
        return rule(value, per)

    return rounded


def _half_even(value: int, per: int) -> int:
    down, rest = divmod(value, per)
    return down + (2 * rest > per or (2 * rest == per and down % 2 == 1))


ROUND: dict[str, Callable[[int, int], int]] = {
    "half_up": lambda value, per: (2 * value + per) // (2 * per),
    "half_down": lambda value, per: -((per - 2 * value) // (2 * per)),
    "half_even": _half_even,
    "up": lambda value, per: -(-value // per),
    "down": lambda value, per: value // per,
}
_MAKERS: dict[str, Callable[[Node, list[Step]], Step]] = {
    "input": _input,
    "constant": _constant,
    "parameter": _parameter,
    "figure": lambda node, args: _figure(str(node.payload), args[0]),
    "add": _binary(add),
    "subtract": _binary(sub),
    "multiply": _binary(mul),
    "smaller": _binary(min),
    "larger": _binary(max),
    "less": _binary(lt),
    "at_most": _binary(le),
    "equal": _binary(eq),
    "where": _where,
    "both": _both,
    "either": _either,
    "negate": _negate,
    "per": _per,
    "scaled": _scaled,
    "look_up": _look_up,
    "steps": _steps,
    "bands": _bands,
    "round": _round,
}
