"""Symbols that a rule is called with: operators record what the rule computes instead of computing it.

    Whole   a whole number: rupiah, months, days, people
    Ratio   a whole number over a fixed whole number: a rate, or an amount before rounding
    Flag    yes or no
    Kind    one member of a closed list, such as a risk class

Every node carries the least and the most it can be, from the declared bounds of the inputs; a rule whose figure could
leave 64 bits is refused when the graph is built, so no back end can overflow.
"""

from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, Self, cast, overload

if TYPE_CHECKING:
    from lindung.engines.rules.machinery.parameters import InForce

LARGEST = 2**63 - 1


class ExpressionError(ValueError):
    """A rule combines symbols in a way that has no exact meaning for every back end."""


@dataclass(frozen=True, eq=False)
class Node:
    """One operation on earlier ones.

    Attributes:
        op: What is done: see the functions below and `lindung.engines.rules.machinery.tape`.
        args: Operands, in order.
        payload: What the operation needs beside them: a name, a constant, a table.
        least: Smallest value it can take.
        most: Largest value it can take.
    """

    op: str
    args: "tuple[Node, ...]" = ()
    payload: object = None
    least: int = 0
    most: int = 1
    reference: "InForce | None" = field(default=None)

    def __post_init__(self) -> None:
        """Refuse what does not fit 64 bits."""
        if self.least < -LARGEST or self.most > LARGEST:
            raise ExpressionError(f"{self.op} can reach {max(-self.least, self.most):.1e}, beyond 64 bits.")


def constant(value: int) -> Node:
    """Return a number that is not of the law: 0, 1, 2."""
    return Node("constant", payload=value, least=value, most=value)


@dataclass(frozen=True, eq=False)
class Whole:
    """A whole number of rupiah, months, days or people."""

    node: Node

    def __add__(self, other: "Whole | int") -> "Whole":
        """Add."""
        a, b = self.node, _node(other)
        return Whole(Node("add", (a, b), least=a.least + b.least, most=a.most + b.most))

    __radd__ = __add__

    def __sub__(self, other: "Whole | int") -> "Whole":
        """Take away."""
        a, b = self.node, _node(other)
        return Whole(Node("subtract", (a, b), least=a.least - b.most, most=a.most - b.least))

    def __rsub__(self, other: int) -> "Whole":
        """Take away from a plain number."""
        return Whole(constant(other)) - self

    @overload
    def __mul__(self, other: "Whole | int") -> "Whole": ...
    @overload
    def __mul__(self, other: "Ratio") -> "Ratio": ...
    def __mul__(self, other: "Whole | Ratio | int") -> "Whole | Ratio":
        """Multiply; times a ratio it is a ratio, which needs a named rounding before it is rupiah again."""
        if isinstance(other, Ratio):
            return Ratio(_times(self.node, other.node), other.per)
        return Whole(_times(self.node, _node(other)))

    def __rmul__(self, other: int) -> "Whole":
        """Multiply by a plain number."""
        return Whole(_times(constant(other), self.node))

    def over(self, divisor: int | Self) -> "Ratio":
        """Divide by a parameter or a plain number, exactly: the result is a ratio."""
        return Ratio(self.node, 1).over(divisor)

    def __lt__(self, other: "Whole | int") -> "Flag":
        """Ask whether it is less."""
        return Flag(Node("less", (self.node, _node(other))))

    def __le__(self, other: "Whole | int") -> "Flag":
        """Ask whether it is at most as much."""
        return Flag(Node("at_most", (self.node, _node(other))))

    def __gt__(self, other: "Whole | int") -> "Flag":
        """Ask whether it is more."""
        return Flag(Node("less", (_node(other), self.node)))

    def __ge__(self, other: "Whole | int") -> "Flag":
        """Ask whether it is at least as much."""
        return Flag(Node("at_most", (_node(other), self.node)))

    def equals(self, other: "Whole | int") -> "Flag":
        """Ask whether it is the same number."""
        return Flag(Node("equal", (self.node, _node(other))))


@dataclass(frozen=True, eq=False)
class Ratio:
    """A whole number over a fixed one: exact until it is rounded by name."""

    node: Node
    per: int

    @overload
    def __mul__(self, other: "Whole | int") -> "Ratio": ...
    @overload
    def __mul__(self, other: "Ratio") -> "Ratio": ...
    def __mul__(self, other: "Ratio | Whole | int") -> "Ratio":
        """Multiply exactly."""
        if isinstance(other, Ratio):
            return Ratio(_times(self.node, other.node), self.per * other.per)
        return Ratio(_times(self.node, _node(other)), self.per)

    def __add__(self, other: "Ratio") -> "Ratio":
        """Add over the common divisor."""
        a, b, per = _common(self, other)
        return Ratio((Whole(a) + Whole(b)).node, per)

    def over(self, divisor: int | Whole) -> "Ratio":
        """Divide once more, exactly; the divisor is remembered for the explanation."""
        by = Whole(_node(divisor))
        node = Node("per", (self.node, by.node), least=self.node.least, most=self.node.most)
        return Ratio(node, self.per * fixed(by))


@dataclass(frozen=True, eq=False)
class Flag:
    """Yes or no."""

    node: Node

    def __and__(self, other: "Flag") -> "Flag":
        """Both."""
        return Flag(Node("both", (self.node, other.node)))

    def __or__(self, other: "Flag") -> "Flag":
        """Either or both."""
        return Flag(Node("either", (self.node, other.node)))

    def __invert__(self) -> "Flag":
        """Not."""
        return Flag(Node("negate", (self.node,)))


@dataclass(frozen=True, eq=False)
class Kind:
    """One member of a closed list; its number is the member's place in the list."""

    node: Node
    members: tuple[str, ...]

    def is_in(self, *members: str) -> Flag:
        """Ask whether it is one of these members."""
        codes = tuple(self.code(member) for member in members)
        flags = [Flag(Node("equal", (self.node, constant(code)))) for code in codes]
        found = flags[0]
        for flag in flags[1:]:
            found = found | flag
        return found

    def code(self, member: str) -> int:
        """Return the member's place in the list."""
        if member not in self.members:
            raise ExpressionError(f"{member!r} is not one of {', '.join(self.members)}.")
        return self.members.index(member)


@dataclass(frozen=True)
class Choice:
    """A reading of the law chosen by a parameter, such as a way to round; known when the graph is built."""

    text: str
    reference: "InForce"

    def __eq__(self, other: object) -> bool:
        """Compare with the text of a choice."""
        return self.text == (other.text if isinstance(other, Choice) else other)

    def __hash__(self) -> int:
        """Hash like its text."""
        return hash(self.text)


@dataclass(frozen=True, eq=False)
class WholeTable:
    """A parameter with one whole number per member of a list."""

    reference: "InForce"

    def of(self, kind: Kind, *, missing: int | None = None) -> Whole:
        """Look a member's number up; a member without one is an error unless `missing` says what it counts as."""
        numbers = [int(number) for number in _ordered(self.reference, kind, missing)]
        return Whole(_look_up(kind, numbers, self.reference))


@dataclass(frozen=True, eq=False)
class RateTable:
    """A parameter with one rate per member of a list."""

    reference: "InForce"

    def of(self, kind: Kind, *, missing: int | None = None) -> Ratio:
        """Look a member's rate up."""
        rates = [Fraction(rate) for rate in _ordered(self.reference, kind, missing)]
        per = lcm(*(rate.denominator for rate in rates))
        return Ratio(_look_up(kind, [int(rate * per) for rate in rates], self.reference), per)


@dataclass(frozen=True, eq=False)
class FlagTable:
    """A parameter with yes or no per member of a list."""

    reference: "InForce"

    def of(self, kind: Kind, *, missing: int | None = None) -> Flag:
        """Look a member's answer up."""
        return Flag(_look_up(kind, [int(answer) for answer in _ordered(self.reference, kind, missing)], self.reference))


@dataclass(frozen=True, eq=False)
class Steps:
    """A parameter whose value is that of the last threshold not above the input."""

    reference: "InForce"

    def at(self, amount: Whole) -> Whole:
        """Look up the value that belongs to an amount."""
        table = self.reference.table
        edges, values = tuple(int(edge) for edge in table), tuple(int(value) for value in table.values())
        if amount.node.least < edges[0]:
            raise ExpressionError(f"{self.reference.id} starts at {edges[0]}; the input can be less.")
        node = Node("steps", (amount.node,), (edges, values), min(values), max(values), self.reference)
        return Whole(node)


@dataclass(frozen=True, eq=False)
class Bands:
    """Marginal rates: each applies to the slice of the amount above its threshold."""

    reference: "InForce"

    def over(self, amount: Whole) -> Ratio:
        """Add up the slices of an amount times their rates."""
        edges = tuple(int(edge) for edge in self.reference.table)
        rates = [Fraction(rate) for rate in self.reference.table.values()]
        per = lcm(*(rate.denominator for rate in rates))
        numerators = tuple(int(rate * per) for rate in rates)
        most = amount.node.most * max(numerators)
        return Ratio(Node("bands", (amount.node,), (edges, numerators, per), 0, most, self.reference), per)


Symbol = Whole | Ratio | Flag | Kind
Table = WholeTable | RateTable | FlagTable | Steps | Bands


@overload
def where(condition: Flag, then: Whole, otherwise: Whole) -> Whole: ...
@overload
def where(condition: Flag, then: Ratio, otherwise: Ratio) -> Ratio: ...
@overload
def where(condition: Flag, then: Flag, otherwise: Flag) -> Flag: ...
def where(condition: Flag, then: Symbol, otherwise: Symbol) -> Symbol:
    """Take the one or the other, by a flag."""
    if isinstance(then, Ratio) and isinstance(otherwise, Ratio):
        a, b, per = _common(then, otherwise)
        return Ratio(_where(condition, a, b), per)
    if isinstance(then, Flag) and isinstance(otherwise, Flag):
        return Flag(_where(condition, then.node, otherwise.node))
    if isinstance(then, Whole) and isinstance(otherwise, Whole):
        return Whole(_where(condition, then.node, otherwise.node))
    raise ExpressionError("Both branches must be of one type.")


def if_so(condition: Flag, then: Whole) -> Whole:
    """Take the number, or nothing."""
    return where(condition, then, Whole(constant(0)))


def smaller(a: Whole, b: Whole | int) -> Whole:
    """Return the smaller of two numbers."""
    x, y = a.node, _node(b)
    return Whole(Node("smaller", (x, y), least=min(x.least, y.least), most=min(x.most, y.most)))


def larger(a: Whole, b: Whole | int) -> Whole:
    """Return the larger of two numbers."""
    x, y = a.node, _node(b)
    return Whole(Node("larger", (x, y), least=max(x.least, y.least), most=max(x.most, y.most)))


def rounded(ratio: Ratio, how: Choice) -> Whole:
    """Round an exact ratio to a whole number in the way a parameter of the law names.

    Args:
        ratio: What to round; never negative.
        how: half_up, half_down, half_even, up or down.

    Raises:
        ExpressionError: The ratio could be negative, for which the ways of rounding are not defined here.
    """
    node, per = ratio.node, ratio.per
    if node.least < 0:
        raise ExpressionError("Only what cannot be negative is rounded.")
    if how.text not in ROUNDINGS:
        raise ExpressionError(f"{how.text!r} is no way of rounding; there are {', '.join(ROUNDINGS)}.")
    least, most = node.least // per, -(-node.most // per)
    if 2 * node.most + per > LARGEST:
        raise ExpressionError("Rounding would leave 64 bits.")
    return Whole(Node("round", (node,), (per, how.text), least, most, how.reference))


def whole_part(ratio: Ratio) -> Whole:
    """Drop what is less than one: completed months of days, completed years of months."""
    if ratio.node.least < 0:
        raise ExpressionError("Only what cannot be negative has its whole part taken.")
    return Whole(
        Node("round", (ratio.node,), (ratio.per, "down"), ratio.node.least // ratio.per, ratio.node.most // ratio.per)
    )


def started(ratio: Ratio) -> Whole:
    """Count a started one as whole: months late of days late."""
    if ratio.node.least < 0:
        raise ExpressionError("Only what cannot be negative is counted up.")
    most = -(-ratio.node.most // ratio.per)
    return Whole(Node("round", (ratio.node,), (ratio.per, "up"), -(-ratio.node.least // ratio.per), most))


ROUNDINGS = ("half_up", "half_down", "half_even", "up", "down")


def fixed(number: Whole) -> int:
    """Return the value of a parameter or constant; only these may divide.

    Raises:
        ExpressionError: The number depends on an input.
    """
    if number.node.least != number.node.most or number.node.least <= 0:
        raise ExpressionError("Only a positive parameter or constant may divide.")
    return number.node.least


def _node(value: Whole | int) -> Node:
    return constant(value) if isinstance(value, int) else value.node


def _times(a: Node, b: Node) -> Node:
    corners = [x * y for x in (a.least, a.most) for y in (b.least, b.most)]
    return Node("multiply", (a, b), least=min(corners), most=max(corners))


def _where(condition: Flag, a: Node, b: Node) -> Node:
    return Node("where", (condition.node, a, b), least=min(a.least, b.least), most=max(a.most, b.most))


def _common(a: Ratio, b: Ratio) -> tuple[Node, Node, int]:
    per = lcm(a.per, b.per)
    return _scaled(a, per // a.per), _scaled(b, per // b.per), per


def _scaled(ratio: Ratio, factor: int) -> Node:
    """Bring a numerator to a common divisor; the value it stands for stays, so explanations leave it out."""
    node = ratio.node
    return node if factor == 1 else Node("scaled", (node,), factor, factor * node.least, factor * node.most)


def _look_up(kind: Kind, numbers: list[int], reference: "InForce") -> Node:
    return Node("look_up", (kind.node,), tuple(numbers), min(numbers), max(numbers), reference)


def _ordered(reference: "InForce", kind: Kind, missing: int | None) -> "list[int | Fraction | str]":
    table = reference.table
    lacking = [member for member in kind.members if member not in table]
    if lacking and missing is None:
        raise ExpressionError(f"{reference.id} has no value for {', '.join(lacking)}.")
    return [table.get(member, missing or 0) for member in kind.members]


def steps_in(payload: object) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the edges and values of a `steps` operation."""
    return cast("tuple[tuple[int, ...], tuple[int, ...]]", payload)  # written by Steps.at


def bands_in(payload: object) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the edges and rates of a `bands` operation."""
    edges, rates = cast("tuple[tuple[int, ...], ...]", payload)[:2]  # written by Bands.over
    return edges, rates


def rounding_in(payload: object) -> tuple[int, str]:
    """Return the divisor and the way of rounding of a `round` or `divide` operation."""
    return cast("tuple[int, str]", payload)  # written by rounded()


def numbers_in(payload: object) -> tuple[int, ...]:
    """Return the numbers of a `look_up` operation, in the order of the members."""
    return cast("tuple[int, ...]", payload)  # written by the tables


def number_in(payload: object) -> int:
    """Return the number of a constant, a parameter or a scale."""
    return cast("int", payload)  # written by constant() and the graph
