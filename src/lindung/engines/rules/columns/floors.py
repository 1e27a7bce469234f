"""Rounding as one floor, and when a floor may be taken in binary floating point without ever being wrong.

Every way of rounding a whole number n over a whole number d, neither negative, is the floor of (n + a) / d:

    down        a = 0
    up          a = d - 1
    half_up     a = d // 2
    half_down   a = (d - 1) // 2
    half_even   a = d // 2 for odd d, which knows no ties; else a = d / 2 - 1 + (1 if n // d is odd, else 0)

**Claim.** Let m and d be whole, d > 0 and 0 <= m < 2**51, and let r be 1/d rounded to binary64. Then the floor of the
binary64 product (m + 0.5) * r is the floor of m / d.

**Proof.** m + 0.5 has at most 52 significant bits and is exact. r = (1/d)(1 + e) and the product is (m + 0.5) * r *
(1 + f) with |e|, |f| <= 2**-53, so it differs from (m + 0.5) / d by less than ((m + 0.5) / d)(2**-52 + 2**-106). Since
m + 0.5 <= 2**51 - 0.5, that is less than (2**51 - 0.5)(2**-52)(1 + 2**-54) / d < 0.5 / d. But (m + 0.5) / d lies at
least 0.5 / d away from every whole number, because m is whole; so the product lies strictly between the same two whole
numbers as (m + 0.5) / d, whose floor is that of m / d. Sums, differences and products of whole numbers below 2**53 are
exact in binary64, so a tape whose every value stays below 2**51 may be evaluated in it. `exact_in_floats` asks that of
the bounds of the tape; what cannot be proved is evaluated in 64-bit integers.
"""

from bisect import bisect_right
from dataclasses import dataclass
from math import gcd

from lindung.engines.rules.machinery.nodes import bands_in, number_in, rounding_in, steps_in
from lindung.engines.rules.machinery.tape import Operation, Tape

EXACT = 2**51
LARGEST_LADDER = 4096
FLAGS = frozenset({"less", "at_most", "equal", "both", "either", "negate"})  # operations that answer yes or no


@dataclass(frozen=True)
class Floor:
    """A division as the floor of (n + add) / per.

    Attributes:
        per: The divisor.
        add: What is added first.
        to_even: Whether one more is added when n // per is odd.
    """

    per: int
    add: int
    to_even: bool = False


@dataclass(frozen=True)
class Ladder:
    """Values by amount // divisor; the last holds for everything above."""

    divisor: int
    values: tuple[int, ...]


@dataclass(frozen=True)
class Stairs:
    """Values by threshold: that of the last edge not above the amount."""

    edges: tuple[int, ...]
    values: tuple[int, ...]

    @property
    def ladder(self) -> Ladder | None:
        """The same by amount // divisor, when the edges share a divisor and the table stays small."""
        divisor = gcd(*self.edges)
        if self.edges[0] < 0 or divisor == 0 or self.edges[-1] // divisor >= LARGEST_LADDER:
            return None
        amounts = range(0, self.edges[-1] + 1, divisor)
        return Ladder(divisor, tuple(self.values[max(bisect_right(self.edges, amount) - 1, 0)] for amount in amounts))


def floor_of(division: Operation) -> Floor:
    """Return the floor that a `divide` of a tape stands for."""
    per, how = rounding_in(division.payload)
    if how == "half_even" and per % 2 == 0:
        return Floor(per, per // 2 - 1, to_even=True)
    return Floor(per, {"down": 0, "up": per - 1, "half_down": (per - 1) // 2}.get(how, per // 2))


def stairs_of(steps: Operation) -> Stairs:
    """Return the thresholds of a `steps` or `bands` of a tape, with the values or rates that belong to them."""
    edges, values = bands_in(steps.payload) if steps.op == "bands" else steps_in(steps.payload)
    return Stairs(edges, values)


def constant_of(operation: Operation) -> int | None:
    """Return the number of a `constant`; None for every other operation."""
    return number_in(operation.payload) if operation.op == "constant" else None


def exact_in_floats(tape: Tape) -> bool:
    """Whether the bounds of a tape prove that binary64 computes every one of its values exactly."""
    return all(_is_exact(tape, one) for one in tape.operations)


def _is_exact(tape: Tape, one: Operation) -> bool:
    if not -EXACT < one.least <= one.most < EXACT:
        return False
    if one.op == "divide":
        number = tape.operations[one.args[0]]
        return number.least >= 0 and number.most + floor_of(one).per < EXACT
    return one.op != "bands" or min(stairs_of(one).values) >= 0
