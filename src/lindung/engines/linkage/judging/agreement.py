"""How far two readers of the same pairs agree, and how far beyond chance (Cohen 1960)."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Agreement:
    """Two readings compared.

    Attributes:
        pairs: Pairs that were read twice.
        agreed: Pairs of which both readers said the same.
        by_verdicts: {(first, second): pairs}.
    """

    pairs: int
    agreed: int
    by_verdicts: dict[tuple[str, str], int]

    @property
    def observed(self) -> float | None:
        """Share of the pairs in which both agree; None when nothing was read twice."""
        return self.agreed / self.pairs if self.pairs else None

    @property
    def by_chance(self) -> float | None:
        """Share in which two readers with these habits would agree without looking."""
        if not self.pairs:
            return None
        first, second = Counter[str](), Counter[str]()
        for (one, other), pairs in self.by_verdicts.items():
            first[one] += pairs
            second[other] += pairs
        return sum(first[verdict] * second[verdict] for verdict in first) / self.pairs**2

    @property
    def kappa(self) -> float | None:
        """Agreement beyond chance: 1 when the readers always agree, 0 when no more often than by chance.

        None where nothing was read twice, or where both always said one and the same, which proves nothing.
        """
        observed, by_chance = self.observed, self.by_chance
        if observed is None or by_chance is None or by_chance == 1:
            return None
        return (observed - by_chance) / (1 - by_chance)


def agreement(readings: Iterable[tuple[str, str]]) -> Agreement:
    """Compare first and second verdicts, one couple for each pair that was read twice."""
    by_verdicts = Counter(readings)
    agreed = sum(pairs for (first, second), pairs in by_verdicts.items() if first == second)
    return Agreement(by_verdicts.total(), agreed, dict(sorted(by_verdicts.items())))
