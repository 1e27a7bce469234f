"""The build that a month is added to: the months before stay exactly as they were counted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from typing import Final

import polars as pl

from lindung.registry.snapshots.coverage_build import BuildManifest, CountedMonths, CoverageBuild
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.month import Month
from lindung.workflows.coverage import month_before_words as said
from lindung.workflows.coverage.area_list import is_other_list
from lindung.workflows.coverage.errors import CoverageError

_DECEMBER: Final = 12


@dataclass(frozen=True)
class MonthsBefore:
    """Months of an earlier build that a new one carries.

    Attributes:
        build: The earlier build.
        first: First month carried.
        last: Last month carried, the one before the month that is added.
    """

    build: CoverageBuild
    first: Month
    last: Month

    def rows(self, vault: Vault) -> Iterator[pl.DataFrame]:
        """Yield the observations of these months as they were counted."""
        inside = pl.col("month").is_between(self.first.ordinal, self.last.ordinal)
        return (batch.filter(inside) for batch in self.build.observations(vault))

    def last_rows(self, vault: Vault) -> pl.DataFrame:
        """Return the observations of the last month: what is summed over the year goes on from there.

        Raises:
            CoverageError: There are none, and the year does not begin anew.
        """
        is_last = pl.col("month") == self.last.ordinal
        found = pl.concat([batch.filter(is_last) for batch in self.build.observations(vault)])
        if found.is_empty() and self.last.number != _DECEMBER:
            raise CoverageError(said.nobody_counted(self.last))
        return found

    def added_to(self, manifest: BuildManifest, vault: Vault) -> BuildManifest:
        """Return the manifest of a build that adds its months to these, saying which were counted from what.

        Raises:
            CoverageError: The earlier build counted other indicators or categories.
        """
        earlier = self.build.manifest
        if any(sorted(one) != sorted(other) for one, other in zip(_counted(earlier), _counted(manifest), strict=True)):
            raise CoverageError(said.other_contents(earlier))
        by_month = pl.concat([*self.build.observations(vault, ["month"])])["month"].value_counts(name="rows")
        carried = [self._within(part, by_month) for part in earlier.counted_months]
        return replace(
            manifest,
            first_month=str(self.first),
            builds_on=earlier.build_id,
            parts=(*(part for part in carried if part is not None), *manifest.counted_months),
            left_out_months=Month.parse(earlier.first_month).months_until(self.first),
        )

    def _within(self, part: CountedMonths, by_month: pl.DataFrame) -> CountedMonths | None:
        """Return what of a part is carried, with its rows; None where it is older than the months asked."""
        first, last = max(Month.parse(part.first_month), self.first), Month.parse(part.last_month)
        if last < first:
            return None
        rows = by_month.filter(pl.col("month").is_between(first.ordinal, last.ordinal))["rows"].sum()
        return replace(part, first_month=str(first), rows=int(rows))


def months_before(
    known: Sequence[CoverageBuild], *, area: str, month: Month, is_sample: bool, first: Month | None, most: int,
    basis: NumeratorBasis = NumeratorBasis.NIK_DOMICILE,
) -> MonthsBefore:  # fmt: skip
    """Return the months that a month can be added to: those of the area's newest build that ends before it.

    Args:
        known: Builds, newest first.
        area: Exactly the area.
        month: The month to add.
        is_sample: Whether it is counted from invented people.
        first: First month wanted; None for as many as there are, up to ``most`` with the new one.
        most: Months that a build counts when nobody says otherwise.
        basis: In which area a member counts.

    Raises:
        CoverageError: There is no such build, months would be missing, or it was counted otherwise.
    """
    of_area = (one for one in known if (one.manifest.area_code, one.manifest.basis) == (area, basis))
    ended = [one for one in of_area if Month.parse(one.manifest.last_month) < month]
    if not ended:
        raise CoverageError(said.no_build(area, month))
    made = ended[0].manifest
    begins, ends = Month.parse(made.first_month), Month.parse(made.last_month)
    if ends != month.plus(-1):
        raise CoverageError(said.gap(made, ends.plus(1)))
    if is_other_list(made):
        raise CoverageError(said.other_areas(made))
    if made.is_sample != is_sample:
        raise CoverageError(said.sample_and_not(made))
    if made.code_version != version("lindung"):
        raise CoverageError(said.other_version(made, version("lindung")))
    if first is not None and not begins <= first <= ends:
        raise CoverageError(said.other_first(made, first))
    return MonthsBefore(ended[0], first or max(begins, month.plus(1 - most)), ends)


def _counted(made: BuildManifest) -> tuple[list[str], list[str], list[str]]:
    return [made.basis], made.indicators, made.dimensions
