"""What is asked of the roll-up."""

from collections.abc import Mapping
from dataclasses import dataclass

from lindung.engines.coverage.observations import Dimension
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.engines.coverage.rollup.categories import Categories
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.engines.coverage.rollup.measures import Source
from lindung.engines.coverage.rollup.tables import CATEGORIES, PLACES, WORKER
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment


@dataclass(frozen=True)
class Sources:
    """Where the registers lie; each is what may stand behind FROM in the engine that is asked.

    Attributes:
        spells: SETTLED.
        workers: WORKER, or None: then nothing has a denominator of workers.
        deaths: DEATH, or None: then unclaimed cover is not counted.
    """

    spells: str
    workers: str | None = None
    deaths: str | None = None


@dataclass(frozen=True)
class RollUp:
    """What is counted, for whom, and when.

    Attributes:
        areas: The areas, numbered as in the registers.
        categories: The categories, coded as in the registers.
        first: First month.
        last: Last month.
        basis: In which place a member counts. Nobody lists workers by the office that registered their employer, so
            on that basis there are counts of members and no shares.
        grace_months: Months of grace of each segment that has any (law.md 4, a parameter in force).
        dimensions: By what it is broken down, one at a time.
        indicators: Ids of indicators.toml; None for all that the sources allow.
        untold_of_workers: Dimensions that these lists of workers leave open although they could tell them; shares by
            one of these are of all workers of the area.
    """

    areas: AreaIndex
    categories: Categories
    first: Month
    last: Month
    basis: NumeratorBasis
    grace_months: Mapping[Segment, int]
    dimensions: tuple[Dimension, ...] = (Dimension.TOTAL,)
    indicators: tuple[str, ...] | None = None
    untold_of_workers: frozenset[Dimension] = frozenset()

    def __post_init__(self) -> None:
        """Refuse what cannot be counted."""
        if self.last < self.first:
            raise ValueError(f"{self.last} is before {self.first}; name the first month first.")
        if self.basis not in PLACES:
            raise ValueError(f"Nobody is placed on the basis {self.basis}; choose one of {', '.join(PLACES)}.")
        unknown = [name for name in self.indicators or () if name not in indicators()]
        if unknown:
            raise ValueError(f"{unknown[0]} is no indicator; choose from {', '.join(indicators())}.")
        coded = [each for each in self.dimensions if each not in self.categories.texts]
        if coded:
            raise ValueError(f"The categories of {coded[0]} are not given.")

    @property
    def months(self) -> int:
        """How many months are counted."""
        return self.first.months_until(self.last) + 1

    def place_column(self, source: Source) -> str | None:
        """Column of the place in a source; None where it tells no such place."""
        is_untold = source is Source.WORKERS and self.basis is NumeratorBasis.REGISTRATION
        return None if is_untold else PLACES[self.basis]

    def category_column(self, source: Source, dimension: Dimension) -> str | None:
        """Column of the category in a source; None where rows are not told apart by it."""
        column = CATEGORIES.get(dimension)
        if source is Source.WORKERS and (column not in WORKER or dimension in self.untold_of_workers):
            return None
        return column

    def grace_by_code(self) -> Mapping[int, int]:
        """Months of grace by the code of the segment, only those above zero."""
        names = self.categories.texts.get(Dimension.SEGMENT, ())
        strange = [segment for segment in self.grace_months if segment not in names]
        if strange:
            raise ValueError(f"Months of grace are given for {strange[0]}, which is no category of segments here.")
        return {names.index(segment): months for segment, months in self.grace_months.items() if months > 0}
