"""Symbols of parameters that are tables: by the members of a list, by thresholds, or as marginal rates."""

from dataclasses import dataclass
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from lindung.engines.rules.machinery.expressions import Flag, Kind, Ratio, Whole
from lindung.engines.rules.machinery.nodes import ExpressionError, Node

if TYPE_CHECKING:
    from lindung.engines.rules.machinery.parameters import InForce


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


Table = WholeTable | RateTable | FlagTable | Steps | Bands


def _look_up(kind: Kind, numbers: list[int], reference: "InForce") -> Node:
    return Node("look_up", (kind.node,), tuple(numbers), min(numbers), max(numbers), reference)


def _ordered(reference: "InForce", kind: Kind, missing: int | None) -> "list[int | Fraction | str]":
    table = reference.table
    lacking = [member for member in kind.members if member not in table]
    if lacking and missing is None:
        raise ExpressionError(f"{reference.id} has no value for {', '.join(lacking)}.")
    return [table.get(member, missing or 0) for member in kind.members]
