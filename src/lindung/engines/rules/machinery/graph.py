"""The graph of figures for one day: rules are called once, with symbols, in the order that their arguments ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import cast

from lindung.engines.rules.machinery.expressions import Choice, Flag, Kind, Ratio, Symbol, Whole, where
from lindung.engines.rules.machinery.in_force import Relief, Rule
from lindung.engines.rules.machinery.inputs import Input
from lindung.engines.rules.machinery.law import Law
from lindung.engines.rules.machinery.lookups import Bands, FlagTable, RateTable, Steps, Table, WholeTable
from lindung.engines.rules.machinery.nodes import Node, constant
from lindung.engines.rules.machinery.parameters import InForce
from lindung.vocabulary.language import Words

Rulebook = Mapping[str, tuple[Rule, ...]]
Asked = Symbol | Table | Choice


class UnresolvableFigureError(LookupError):
    """No rule, parameter or input gives a figure that a rule needs on that day; nothing is guessed in its place."""

    def __init__(self, figure: str, day: date, needed_by: str, *, exists: bool) -> None:
        """Say which figure, when, who asked, and whether the law has it at another time."""
        self.exists = exists
        by = f" ({needed_by})" if needed_by else ""
        self.words = Words(
            f"{figure} tidak dapat dihitung untuk {day}{by}: tidak ada ketentuan, parameter, atau masukan.",
            f"{figure} cannot be computed for {day}{by}: no provision, parameter or input holds then.",
        )
        super().__init__(self.words.en)


@dataclass(frozen=True, eq=False)
class Figure:
    """A figure as a rule gives it on one day.

    Attributes:
        name: The rule's figure.
        rule: The provision.
        symbol: What it computes; a ratio keeps its divisor.
        needs: Names it was called with.
    """

    name: str
    rule: Rule
    symbol: Symbol
    needs: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Graph:
    """Figures for one day under one law, with everything they rest on.

    Attributes:
        day: A day whose law it is; the same graph may answer for every day until the law changes.
        law: The law or scenario.
        figures: Every figure by name, those it needs before it.
        targets: Names of the figures that were asked for.
    """

    day: date
    law: Law
    figures: Mapping[str, Figure]
    targets: tuple[str, ...]

    def node(self, figure: str) -> Node:
        """Return the node of a figure."""
        return self.figures[figure].symbol.node

    @cached_property
    def asks(self) -> tuple[str, ...]:
        """Names of the inputs that any branch of the targets asks."""
        found: dict[str, None] = {}
        seen: set[int] = set()
        waiting = [self.node(target) for target in self.targets]
        while waiting:
            node = waiting.pop()
            if id(node) not in seen:
                seen.add(id(node))
                waiting.extend(node.args)
                found.update({str(node.payload): None} if node.op == "input" else {})
        return tuple(found)


def build_graph(
    *,
    law: Law,
    day: date,
    targets: Iterable[str],
    rules: Rulebook,
    inputs: Mapping[str, Input],
    fixed: Mapping[str, int] | None = None,
) -> Graph:
    """Call the rules that the targets need, once each, with symbols.

    Args:
        law: The law, or a scenario.
        day: The day whose law is asked: first of the contribution month, event or payment date.
        targets: Names of figures.
        rules: Every provision by the figure it gives or relieves.
        inputs: What rules may ask.
        fixed: Inputs that have one value for everybody, by name and code.

    Raises:
        UnresolvableFigureError: A figure has no provision, parameter or input on that day.
        ExpressionError: A rule could overflow, or mixes what has no exact meaning.
    """
    builder = _Builder(law=law, day=day, rules=rules, inputs=inputs, fixed=dict(fixed or {}))
    asked = tuple(targets)
    for target in asked:
        builder.symbol(target, needed_by="")
    return Graph(day=day, law=law, figures=builder.figures, targets=asked)


@dataclass(eq=False)
class _Builder:
    law: Law
    day: date
    rules: Rulebook
    inputs: Mapping[str, Input]
    fixed: dict[str, int]
    figures: dict[str, Figure] = field(default_factory=dict)
    known: dict[str, Asked] = field(default_factory=dict)
    open: list[str] = field(default_factory=list)

    def symbol(self, name: str, *, needed_by: str) -> Asked:
        if name not in self.known:
            self.known[name] = self._found(name, needed_by)
        return self.known[name]

    def _found(self, name: str, needed_by: str) -> Asked:
        if name in self.open:
            raise UnresolvableFigureError(" > ".join([*self.open, name]), self.day, needed_by, exists=False)
        rule = self._rule_of(name)
        if rule is not None:
            self.open.append(name)
            symbol = self._named(name, rule, self._relieved(name, self._normal(name, rule)))
            self.open.pop()
            return symbol
        if name in self.inputs:
            return self._input(name)
        if self.law.has(name):
            value = self.law.parameter(name).on(self.day)
            if value is not None:
                return parameter_symbol(self.law.parameter(name).unit, self.law.parameter(name).shape, value)
        exists = name in self.rules or self.law.has(name)
        raise UnresolvableFigureError(name, self.day, needed_by, exists=exists)

    def _rule_of(self, name: str) -> Rule | None:
        held = [rule for rule in self.rules.get(name, ()) if not rule.relieves and rule.holds_on(self.day)]
        return held[0] if held else None

    def _normal(self, name: str, rule: Rule) -> Symbol:
        symbol = rule(**{need: self.symbol(need, needed_by=name) for need in rule.needs})
        assert not isinstance(symbol, Relief)  # noqa: S101  told apart by `relieves`
        return symbol

    def _named(self, name: str, rule: Rule, symbol: Symbol) -> Symbol:
        self.figures[name] = Figure(name, rule, symbol, rule.needs)
        node = symbol.node
        return rewrapped(symbol, Node("figure", (node,), name, node.least, node.most))

    def _relieved(self, name: str, normal: Symbol) -> Symbol:
        """Put every exception in force before the normal figure; one whose parameters sleep does not apply."""
        for rule in self.rules.get(name, ()):
            if rule.relieves and rule.holds_on(self.day) and self._is_awake(rule):
                relief = rule(**{need: self.symbol(need, needed_by=rule.figure) for need in rule.needs})
                assert isinstance(relief, Relief)  # noqa: S101
                then = self._named(rule.figure, rule, relief.then)
                normal = where(relief.when, cast("Whole", then), cast("Whole", normal))  # where() checks both sides
        return normal

    def _is_awake(self, rule: Rule) -> bool:
        parameters = [need for need in rule.needs if self.law.has(need)]
        return all(self.law.parameter(id_).on(self.day) is not None for id_ in parameters)

    def _input(self, name: str) -> Symbol:
        symbol = self.inputs[name].symbol
        if name not in self.fixed:
            return symbol
        return rewrapped(symbol, constant(self.fixed[name]))


def rewrapped(symbol: Symbol, node: Node) -> Symbol:
    """Return a symbol of the same kind over another node."""
    if isinstance(symbol, Ratio):
        return Ratio(node, symbol.per)
    if isinstance(symbol, Kind):
        return Kind(node, symbol.members)
    return Flag(node) if isinstance(symbol, Flag) else Whole(node)


def parameter_symbol(unit: str, shape: str, value: InForce) -> Asked:
    """Return the symbol of a parameter's value."""
    if shape == "steps":
        return Steps(value)
    if shape == "bands":
        return Bands(value)
    if shape == "by":
        return RateTable(value) if unit == "rate" else FlagTable(value) if unit == "flag" else WholeTable(value)
    if unit == "choice":
        return Choice(str(value.value), value)
    return _scalar(unit, value)


def _scalar(unit: str, value: InForce) -> Symbol:
    exact = Fraction(cast("int | Fraction", value.value))  # a scalar that is no choice, by its shape and unit
    node = Node("parameter", (), exact.numerator, exact.numerator, exact.numerator, value)
    if unit == "rate":
        return Ratio(node, exact.denominator)
    return Flag(node) if unit == "flag" else Whole(node)
