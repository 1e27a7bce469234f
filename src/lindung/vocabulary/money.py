"""Whole rupiah. No float ever holds money."""

from typing import Self


class Rupiah(int):
    """An amount of whole rupiah; sums, differences and whole multiples stay rupiah, floats are refused."""

    def __new__(cls, amount: int) -> Self:
        """Take a whole number of rupiah."""
        if isinstance(amount, bool) or not isinstance(amount, int):
            raise TypeError("Rupiah are whole: give an int, not a float, text or truth value.")
        return super().__new__(cls, amount)

    def __add__(self, other: int) -> "Rupiah":
        """Add rupiah."""
        return Rupiah(int(self) + _whole(other))

    def __radd__(self, other: int) -> "Rupiah":
        """Add rupiah, so that sum() stays rupiah."""
        return Rupiah(_whole(other) + int(self))

    def __sub__(self, other: int) -> "Rupiah":
        """Take rupiah away."""
        return Rupiah(int(self) - _whole(other))

    def __mul__(self, times: int) -> "Rupiah":
        """Multiply by a whole number, such as workers or months."""
        return Rupiah(int(self) * _whole(times))

    def __rmul__(self, times: int) -> "Rupiah":
        """Multiply by a whole number, such as workers or months."""
        return self * times

    def __neg__(self) -> "Rupiah":
        """Turn a debt into a credit."""
        return Rupiah(-int(self))

    def __truediv__(self, other: object) -> float:
        """Refuse: a quotient of money needs a named rounding."""
        raise TypeError("Dividing rupiah needs a named rounding; use // and % or a rounding of the rules.")

    def __repr__(self) -> str:
        """Show the amount for developers."""
        return f"Rupiah({int(self)})"


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError("Rupiah combine with whole numbers only.")
    return int(value)
