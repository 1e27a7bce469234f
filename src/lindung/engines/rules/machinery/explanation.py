"""A figure unfolded: what it is, how it follows from which figures, and which article says so."""

from collections.abc import Callable
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from math import lcm

from lindung.engines.rules.machinery.expressions import Ratio
from lindung.engines.rules.machinery.graph import Figure, Graph
from lindung.engines.rules.machinery.in_force import Rule
from lindung.engines.rules.machinery.inputs import inputs
from lindung.engines.rules.machinery.names import figure_names
from lindung.engines.rules.machinery.nodes import Node, rounding_in
from lindung.engines.rules.machinery.parameters import InForce
from lindung.engines.rules.machinery.scalar import Run, evaluated
from lindung.engines.rules.machinery.speech import amount_in_words, number_of, sentence
from lindung.vocabulary.language import Language, Words

Value = int | Fraction


@dataclass(frozen=True, eq=False)
class Step:
    """One figure of an answer; its sentences are written when they are read.

    Attributes:
        figure: Its name.
        value: Its value; exact.
    """

    figure: str
    value: Value
    _graph: Graph = field(repr=False)
    _run: Run = field(repr=False)

    @property
    def words(self) -> Words:
        """What people call it."""
        return figure_names()[self.figure].words

    @property
    def unit(self) -> str:
        """In what it is counted."""
        return figure_names()[self.figure].unit

    @property
    def rule(self) -> Rule:
        """The provision: regulation, article, days in force, confidence, and what it relieves."""
        return self._graph.figures[self.figure].rule

    @cached_property
    def formula(self) -> Words:
        """How it follows, in words."""
        node = self._graph.node(self.figure)
        return sentence(lambda language: _written(node, language, _named))

    @cached_property
    def numbers(self) -> Words:
        """The same with this person's numbers, only the branch that applies."""
        node, counted = self._graph.node(self.figure), _counted(self._graph, self._run)
        return sentence(lambda language: _written(node, language, counted, self._run))

    @cached_property
    def amount(self) -> Words:
        """The value with its unit."""
        name = figure_names()[self.figure]
        return sentence(lambda language: amount_in_words(self.value, name.unit, language, name.members))

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Names of the figures and inputs it was computed from, along the branches that apply."""
        named = (leaf for leaf in self._leaves if leaf.op in {"figure", "input"})
        return tuple(dict.fromkeys(str(leaf.payload) for leaf in named))

    @cached_property
    def parameters(self) -> tuple[InForce, ...]:
        """Values of the law it rests on directly."""
        references = {leaf.reference: None for leaf in self._leaves if leaf.reference is not None}
        return tuple(reference for reference in references if reference in self._run.used)

    @cached_property
    def _leaves(self) -> list[Node]:
        return _leaves(self._graph.node(self.figure), self._run)


def explained(graph: Graph, run: Run) -> tuple[Step, ...]:
    """Unfold every figure that an evaluation needed, those it rests on first."""
    figures = graph.figures
    return tuple(Step(name, value_of(figures[name], number), graph, run) for name, number in run.figures.items())


def value_of(figure: Figure, number: int) -> Value:
    """Return a figure's value: a ratio's is its numerator over its divisor."""
    return Fraction(number, figure.symbol.per) if isinstance(figure.symbol, Ratio) else number


def _leaves(node: Node, run: Run) -> list[Node]:
    """The named things a formula rests on, along the branches that apply."""
    if node.op in {"figure", "input", "parameter"}:
        return [node]
    own = [node] if node.reference is not None else []
    return own + [leaf for arg in _applying(node, run) for leaf in _leaves(arg, run)]


def _applying(node: Node, run: Run | None) -> tuple[Node, ...]:
    if run is None:
        return node.args
    if node.op == "where":
        condition, then, otherwise = node.args
        return (condition, then if evaluated(condition, run) else otherwise)
    settled = _SETTLED_BY.get(node.op)  # what the second side asks may not have been told
    return node.args[:1] if settled is not None and evaluated(node.args[0], run) == settled else node.args


Leaf = Callable[[Node, Language], str]


def _written(node: Node, language: Language, leaf: Leaf, run: Run | None = None) -> str:
    """Write a formula in one language, naming or counting its leaves."""
    if node.op in {"figure", "input", "parameter"}:
        return leaf(node, language)
    if node.op == "constant":
        return number_of(int(str(node.payload)), language)
    if node.op == "where" and run is not None:
        return _written(_applying(node, run)[1], language, leaf, run)
    if node.op == "scaled" or (node.op in _SETTLED_BY and len(_applying(node, run)) == 1):
        return _written(node.args[0], language, leaf, run)
    if run is not None and node.op in {"look_up", "steps"}:
        return amount_in_words(_table_value(node, run), _reference(node).unit, language)
    parts = [_bracketed(node, arg, language, leaf, run) for arg in node.args]
    if node.op == "equal" and node.args[0].op == "input" and inputs()[str(node.args[0].payload)].members:
        parts[1] = _member(node, language)
    template = _TEMPLATES[node.op].in_language(language)
    if node.reference is not None:
        parts.append(node.reference.name.in_language(language))
    return template.format(*parts, how=_how(node, language))


def _bracketed(parent: Node, node: Node, language: Language, leaf: Leaf, run: Run | None) -> str:
    text = _written(node, language, leaf, run)
    inner = _applying(node, run)[1] if node.op == "where" and run is not None else node
    return f"({text})" if _BINDING.get(inner.op, 9) < _BINDING.get(parent.op, 0) else text


def _named(node: Node, language: Language) -> str:
    if node.op == "parameter":
        return _reference(node).name.in_language(language)
    names = figure_names() if node.op == "figure" else inputs()
    return names[str(node.payload)].words.in_language(language)


def _counted(graph: Graph, run: Run) -> Leaf:
    def count(node: Node, language: Language) -> str:
        if node.op == "parameter":
            return amount_in_words(_parameter_value(node), _reference(node).unit, language)
        name = str(node.payload)
        if node.op == "input":
            return amount_in_words(evaluated(node, run), inputs()[name].unit, language, inputs()[name].members)
        known = figure_names()[name]
        value = value_of(graph.figures[name], evaluated(node, run))
        return amount_in_words(value, known.unit, language, known.members)

    return count


def _table_value(node: Node, run: Run) -> Value:
    """The value that a table gives for this person, a rate as the rate it is."""
    number, reference = evaluated(node, run), _reference(node)
    if reference.unit != "rate":
        return number
    return Fraction(number, lcm(*(Fraction(rate).denominator for rate in reference.table.values())))


def _reference(node: Node) -> InForce:
    assert node.reference is not None  # noqa: S101  tables and parameters always have it
    return node.reference


def _parameter_value(node: Node) -> Value:
    value = node.reference.value if node.reference is not None else None
    return value if isinstance(value, Fraction) else int(str(node.payload))


def _member(node: Node, language: Language) -> str:
    members = tuple(inputs()[str(node.args[0].payload)].members.values())
    return members[int(str(node.args[1].payload))].in_language(language)


def _how(node: Node, language: Language) -> str:
    if node.op != "round":
        return ""
    _per, how = rounding_in(node.payload)
    return _ROUNDED[how].in_language(language)


_SETTLED_BY = {"both": 0, "either": 1}
_BINDING = {
    "where": 0,
    "round": 1,
    "either": 2,
    "both": 3,
    "less": 4,
    "at_most": 4,
    "equal": 4,
    "add": 5,
    "subtract": 6,
    "multiply": 7,
    "per": 8,
    "negate": 8,
}
_TEMPLATES = {
    "add": Words("{0} + {1}", "{0} + {1}"),
    "subtract": Words("{0} − {1}", "{0} − {1}"),
    "multiply": Words("{0} × {1}", "{0} × {1}"),
    "smaller": Words("yang terkecil dari [{0}] dan [{1}]", "the smaller of [{0}] and [{1}]"),
    "larger": Words("yang terbesar dari [{0}] dan [{1}]", "the larger of [{0}] and [{1}]"),
    "less": Words("{0} < {1}", "{0} < {1}"),
    "at_most": Words("{0} ≤ {1}", "{0} ≤ {1}"),
    "equal": Words("{0} = {1}", "{0} = {1}"),
    "where": Words("jika {0}: {1}; jika tidak: {2}", "if {0}: {1}; if not: {2}"),
    "both": Words("{0} dan {1}", "{0} and {1}"),
    "either": Words("{0} atau {1}", "{0} or {1}"),
    "negate": Words("tidak ({0})", "not ({0})"),
    "per": Words("{0} ÷ {1}", "{0} ÷ {1}"),
    "look_up": Words("{1} [{0}]", "{1} [{0}]"),
    "steps": Words("{1} pada [{0}]", "{1} at [{0}]"),
    "bands": Words("{1}, per lapisan atas [{0}]", "{1}, by slices of [{0}]"),
    "round": Words("{0}, {how}", "{0}, {how}"),
}
_ROUNDED = {
    "half_up": Words("dibulatkan ke satuan terdekat (setengah ke atas)", "rounded to the nearest unit (halves up)"),
    "half_down": Words(
        "dibulatkan ke satuan terdekat (setengah ke bawah)", "rounded to the nearest unit (halves down)"
    ),
    "half_even": Words(
        "dibulatkan ke satuan terdekat (setengah ke genap)", "rounded to the nearest unit (halves to even)"
    ),
    "up": Words("dibulatkan ke atas", "rounded up"),
    "down": Words("dibulatkan ke bawah", "rounded down"),
}
