"""How careful a release is: numbers an office sets, handed in by the caller."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Rules:
    """What counts as few people and how uncertain a reader must stay about them.

    A withheld number of few people ``a`` is protected when the tables that fit everything published reach down to
    ``max(0, a - interval)`` and span more than ``2 * interval``: then no guess is sure to lie within ``interval`` of
    it, wherever the reader puts it (the lower, upper and sliding protection levels of Fischetti and Salazar 2001).

    Attributes:
        k: Counts of 1 to k - 1 persons are few.
        interval: Persons by which every guess may be wrong.
        zero_is_published: Whether nobody at all may be said; a rule of its own, because "nobody" names nobody but "all
            of them are in one category" says something about each.
        rounding: Published numbers are rounded to multiples of this; 1 rounds nothing.
        kept_price: What withholding a number costs when it was withheld before, as a share of its persons.
    """

    k: int
    interval: int = 2
    zero_is_published: bool = True
    rounding: int = 1
    kept_price: float = 0.5

    def __post_init__(self) -> None:
        """Refuse rules that protect nobody."""
        if self.k < 2:
            raise ValueError(f"k is {self.k}: counts below k are withheld, so k is 2 or more.")
        if self.interval < 1 or self.rounding < 1:
            raise ValueError("The protection interval and the base of rounding are whole numbers of 1 or more.")
        if not 0 <= self.kept_price <= 1:
            raise ValueError("The price of a number that was withheld before is a share between 0 and 1.")

    @property
    def width(self) -> int:
        """Persons between the least and the greatest number that must stay possible."""
        return 2 * self.interval + 1
