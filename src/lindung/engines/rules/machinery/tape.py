"""A graph made plain for whole columns: one list of integer operations, none of them twice.

Names, citations and parameters are gone; numbers of the law have become constants; months whose parameters agree share
their operations, because the same operation on the same operands is one entry. Every back end for columns (NumPy
blocks, SQL, compiled kernel) runs a tape, so all of them compute the same thing.

Operations, with the operands' places in the tape and a payload:

    input       name                        column of int64; flags 0 or 1, kinds the place of the member
    constant    number
    add, subtract, multiply, smaller, larger
    less, at_most, equal                    0 or 1
    both, either, negate                    of 0 or 1
    where       condition, then, otherwise
    look_up     kind; tuple of numbers
    steps       amount; (edges, values)     the value of the last edge not above the amount
    bands       amount; (edges, rates)      sum of slice times rate, slices between the edges
    divide      number, never negative; (per, how)   rounded half_up, half_down, half_even, up or down
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from math import gcd

from lindung.engines.rules.machinery.graph import Graph
from lindung.engines.rules.machinery.nodes import Node, bands_in, number_in, numbers_in, rounding_in, steps_in
from lindung.engines.rules.machinery.scalar import ROUND


@dataclass(frozen=True)
class Operation:
    """One line of a tape; `args` are places of earlier lines; `least` and `most` bound its value."""

    op: str
    args: tuple[int, ...]
    payload: object
    least: int
    most: int


@dataclass(frozen=True, eq=False)
class Tape:
    """Operations in order, and where the wanted columns stand.

    Attributes:
        operations: Every operation after its operands.
        outputs: Place of each wanted column, by name.
    """

    operations: tuple[Operation, ...]
    outputs: Mapping[str, int]

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of the columns that are read."""
        return tuple(str(one.payload) for one in self.operations if one.op == "input")

    @property
    def fingerprint(self) -> str:
        """A hash of everything the tape computes; the same law gives the same fingerprint."""
        text = repr((self.operations, tuple(self.outputs.items())))
        return hashlib.sha256(text.encode()).hexdigest()[:16]


def taped(graph: Graph) -> Tape:
    """Lower the targets of one graph; a target that is a ratio cannot be a column."""
    return summed([(graph, 1)])


def summed(graphs: Iterable[tuple[Graph, int]]) -> Tape:
    """Lower the sum of the targets over several graphs, each counted so many times: the months of a period.

    Args:
        graphs: Graphs with the same targets, and how many months each stands for.
    """
    lowering = _Lowering()
    totals: dict[str, int] = {}
    terms: dict[str, dict[int, int]] = {}
    for graph, times in graphs:
        for target in graph.targets:
            counted = terms.setdefault(target, {})
            place = lowering.place(graph.node(target))
            counted[place] = counted.get(place, 0) + times
    for target, counted in terms.items():
        totals[target] = lowering.total(counted)
    return _pruned(Tape(tuple(lowering.operations), totals))


@dataclass(eq=False)
class _Lowering:
    operations: list[Operation] = field(default_factory=list)
    places: dict[Operation, int] = field(default_factory=dict)
    seen: dict[int, tuple[Node, int]] = field(default_factory=dict)

    def place(self, node: Node) -> int:
        """Return the place of a node, writing it and its operands when they are new."""
        if id(node) not in self.seen:
            self.seen[id(node)] = (node, self._lowered(node))
        return self.seen[id(node)][1]

    def total(self, counted: Mapping[int, int]) -> int:
        """Write a sum of places, each taken so many times."""
        parts = [self._multiplied((self.number(times), place)) for place, times in counted.items()]
        total = parts[0]
        for part in parts[1:]:
            total = self._added("add", (total, part))
        return total

    def number(self, value: int) -> int:
        """Return the place of a constant."""
        return self._write(Operation("constant", (), value, value, value))

    def _lowered(self, node: Node) -> int:  # noqa: PLR0911  one return per operation
        if node.op in {"figure", "per"}:
            return self.place(node.args[0])
        if node.op in {"constant", "parameter"}:
            return self.number(number_in(node.payload))
        if node.op == "scaled":
            return self._multiplied((self.number(number_in(node.payload)), self.place(node.args[0])))
        if node.op == "where":
            return self._where(node)
        args = tuple(self.place(arg) for arg in node.args)
        if node.op == "multiply":
            return self._multiplied(args)
        if node.op in {"add", "subtract"}:
            return self._added(node.op, args)
        if node.op == "round":
            return self._divided(args[0], *rounding_in(node.payload))
        if node.op == "bands":
            return self._write(Operation("bands", args, bands_in(node.payload), node.least, node.most))
        if node.op == "look_up" and self._value(args[0]) is not None:
            return self.number(numbers_in(node.payload)[self._constant(args[0])])
        return self._folded(Operation(node.op, args, node.payload, node.least, node.most))

    def _where(self, node: Node) -> int:
        condition = self.place(node.args[0])
        known = self._value(condition)
        if known is not None:
            return self.place(node.args[1] if known else node.args[2])
        then, otherwise = self.place(node.args[1]), self.place(node.args[2])
        if then == otherwise:
            return then
        return self._write(Operation("where", (condition, then, otherwise), None, node.least, node.most))

    def _multiplied(self, args: tuple[int, ...]) -> int:
        known, other = sorted(args, key=lambda place: self._value(place) is None)
        factor = self._value(known)
        if factor == 1:
            return other
        if factor is not None and self._value(other) is not None:
            return self.number(factor * self._constant(other))
        inner = self.operations[other]
        if factor is not None and inner.op == "multiply" and self._value(inner.args[0]) is not None:
            return self._multiplied((self.number(factor * self._constant(inner.args[0])), inner.args[1]))
        if factor is not None and inner.op == "look_up":
            return self._table(inner, factor)
        a, b = self.operations[known], self.operations[other]
        corners = [x * y for x in (a.least, a.most) for y in (b.least, b.most)]
        return self._write(Operation("multiply", (known, other), None, min(corners), max(corners)))

    def _table(self, table: Operation, factor: int) -> int:
        numbers = tuple(factor * number for number in numbers_in(table.payload))
        return self._write(Operation("look_up", table.args, numbers, min(numbers), max(numbers)))

    def _added(self, op: str, args: tuple[int, ...]) -> int:
        a, b = (self.operations[place] for place in args)
        if self._value(args[1]) == 0:
            return args[0]
        least, most = (a.least + b.least, a.most + b.most) if op == "add" else (a.least - b.most, a.most - b.least)
        return self._folded(Operation(op, args, None, least, most))

    def _divided(self, place: int, per: int, how: str) -> int:
        known = self._value(place)
        if known is not None:
            return self.number(ROUND[how](known, per))
        number = self.operations[place]
        factor = self._factor(number)
        shared = gcd(factor, per)
        if shared > 1:
            place, per = self._reduced(number, shared), per // shared
        if per == 1:
            return place
        number = self.operations[place]
        least, most = ROUND[how](number.least, per), ROUND[how](number.most, per)
        return self._write(Operation("divide", (place,), (per, how), least, most))

    def _factor(self, number: Operation) -> int:
        """A whole number that divides every value of an operation, so that a fraction can be cancelled."""
        if number.op == "multiply":
            return self._factor(self.operations[number.args[0]]) * self._factor(self.operations[number.args[1]])
        if number.op in {"constant", "look_up"}:
            values = (number_in(number.payload),) if number.op == "constant" else numbers_in(number.payload)
            return gcd(*values) or 1
        if number.op == "steps":
            return gcd(*steps_in(number.payload)[1]) or 1
        return 1

    def _reduced(self, number: Operation, shared: int) -> int:
        if number.op == "multiply":
            left, right = number.args
            mine = gcd(self._factor(self.operations[left]), shared)
            return self._multiplied(
                (
                    self._reduced(self.operations[left], mine) if mine > 1 else left,
                    self._reduced(self.operations[right], shared // mine) if shared // mine > 1 else right,
                )
            )
        if number.op == "constant":
            return self.number(number_in(number.payload) // shared)
        if number.op == "steps":
            edges, values = steps_in(number.payload)
            smaller = tuple(value // shared for value in values)
            return self._write(Operation("steps", number.args, (edges, smaller), min(smaller), max(smaller)))
        numbers = tuple(value // shared for value in numbers_in(number.payload))
        return self._write(Operation("look_up", number.args, numbers, min(numbers), max(numbers)))

    def _folded(self, operation: Operation) -> int:
        known = [self._value(place) for place in operation.args]
        values = [value for value in known if value is not None]
        if operation.args and len(values) == len(known) and operation.op in _FOLD:
            return self.number(int(_FOLD[operation.op](*values)))
        if operation.op in _ABSORBING and values:
            return self._absorbed(operation, known)
        return self._write(operation)

    def _absorbed(self, operation: Operation, known: list[int | None]) -> int:
        """Fold yes-and-no with one side known: no wins both, yes wins either, the other side is the rest."""
        winner = _ABSORBING[operation.op]
        if winner in known:
            return self.number(winner)
        return operation.args[known.index(None)]

    def _write(self, operation: Operation) -> int:
        if operation not in self.places:
            self.places[operation] = len(self.operations)
            self.operations.append(operation)
        return self.places[operation]

    def _value(self, place: int) -> int | None:
        operation = self.operations[place]
        return number_in(operation.payload) if operation.op == "constant" else None

    def _constant(self, place: int) -> int:
        value = self._value(place)
        assert value is not None  # noqa: S101  asked only of constants
        return value


_FOLD: dict[str, Callable[..., int]] = {
    "add": lambda a, b: a + b,
    "subtract": lambda a, b: a - b,
    "smaller": min,
    "larger": max,
    "less": lambda a, b: a < b,
    "at_most": lambda a, b: a <= b,
    "equal": lambda a, b: a == b,
    "both": lambda a, b: a and b,
    "either": lambda a, b: a or b,
    "negate": lambda a: 1 - a,
}
_ABSORBING = {"both": 0, "either": 1}


def _pruned(tape: Tape) -> Tape:
    """Drop what no output needs any more."""
    needed: set[int] = set()
    waiting = list(tape.outputs.values())
    while waiting:
        place = waiting.pop()
        if place not in needed:
            needed.add(place)
            waiting.extend(tape.operations[place].args)
    kept = {old: new for new, old in enumerate(sorted(needed))}
    operations = tuple(
        Operation(one.op, tuple(kept[arg] for arg in one.args), one.payload, one.least, one.most)
        for one in (tape.operations[old] for old in kept)
    )
    return Tape(operations, {name: kept[place] for name, place in tape.outputs.items()})
