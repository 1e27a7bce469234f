"""Symbols that a rule is called with: operators record what the rule computes instead of computing it.

Whole   a whole number: rupiah, months, days, people
Ratio   a whole number over a fixed whole number: a rate, or an amount before rounding
Flag    yes or no
Kind    one member of a closed list, such as a risk class
"""

from dataclasses import dataclass
from math import lcm
from typing import TYPE_CHECKING, Self, overload

from lindung.engines.rules.machinery.nodes import LARGEST, ExpressionError, Node, constant

if TYPE_CHECKING:
    from lindung.engines.rules.machinery.parameters import InForce


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


Symbol = Whole | Ratio | Flag | Kind


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
