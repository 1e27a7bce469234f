"""What is paid each month into old-age savings."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Choice, Flag, Kind, Ratio, Whole, if_so, rounded
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import FlagTable


@in_force(source="Perpres 109/2013 Pasal 6(3)")
def pu_takes_jht(*, employer_size: Kind, pu_has_jht: FlagTable, with_jht: Flag) -> Flag:
    """Whether a wage earner is in JHT: all but micro employers must, these may."""
    return pu_has_jht.of(employer_size) | with_jht


@in_force(source="PP 46/2015 Pasal 16(1)")
def pu_jht_employer(
    *, wage: Whole, pu_takes_jht: Flag, jht_rate_employer: Ratio, contribution_rounding: Choice
) -> Whole:
    """The employer's part of JHT, on the whole wage."""
    return if_so(pu_takes_jht, rounded(wage * jht_rate_employer, contribution_rounding))


@in_force(source="PP 46/2015 Pasal 16(1)")
def pu_jht_worker(*, wage: Whole, pu_takes_jht: Flag, jht_rate_worker: Ratio, contribution_rounding: Choice) -> Whole:
    """The worker's part of JHT, on the whole wage."""
    return if_so(pu_takes_jht, rounded(wage * jht_rate_worker, contribution_rounding))


@in_force(until=date(2021, 3, 31), source="PP 46/2015")
def bpu_takes_jht(*, with_jht: Flag) -> Flag:
    """Whether a self-employed worker is in JHT: by choice."""
    return with_jht


@in_force(since=date(2021, 4, 1), source="Permenaker 5/2021 Pasal 31-32", figure="bpu_takes_jht")
def bpu_takes_jht_as_employer(*, with_jht: Flag, bpu_is_employer: Flag, bpu_employer_needs_jht: Flag) -> Flag:
    """Whether a self-employed worker is in JHT: by choice, or because employing others asks for it."""
    return with_jht | (bpu_is_employer & bpu_employer_needs_jht)


@in_force(source="PP 46/2015 Lampiran")
def bpu_jht(
    *, bpu_base_income: Whole, bpu_takes_jht: Flag, bpu_jht_rate: Ratio, contribution_rounding: Choice
) -> Whole:
    """What the self-employed in JHT save on the base of the annex; no relief touches it."""
    return if_so(bpu_takes_jht, rounded(bpu_base_income * bpu_jht_rate, contribution_rounding))
