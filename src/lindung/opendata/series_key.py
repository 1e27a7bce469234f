"""What a series counts, as a plain value."""

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class SeriesKey:
    """One series of a release; the order is that of the files.

    Attributes:
        indicator: Id in the dictionary of the release.
        basis: Value of ``NumeratorBasis``.
        dimension: Value of ``engines.coverage.observations.Dimension``.
        category: Category of the dimension; empty in the total.
    """

    indicator: str
    basis: str
    dimension: str
    category: str


@dataclass(frozen=True, order=True)
class StoredSeries:
    """A series with its number in this store."""

    key: SeriesKey
    series_id: int
