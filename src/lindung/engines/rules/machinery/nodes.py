"""The operations that symbols record.

Every node carries the least and the most it can be, from the declared bounds of the inputs; a rule whose figure could
leave 64 bits is refused when the graph is built, so no back end can overflow.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

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
