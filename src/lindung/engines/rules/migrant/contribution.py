"""What migrant workers pay: one amount for JKK and JKM together, which the regulation does not split, and JHT."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Flag, Kind, Whole, if_so, whole_part
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import WholeTable

SINCE = date(2018, 12, 1)
JHT_SINCE = date(2023, 2, 22)


@in_force(since=SINCE, source="Permenaker 18/2018, Permenaker 4/2023 Pasal 18")
def pmi_jkk_jkm_before(*, route: Kind, pmi_before_work: Whole) -> Whole:
    """JKK and JKM before work in rupiah, paid once; those who go without a placement agency pay none."""
    return if_so(route.is_in("agency"), pmi_before_work)


@in_force(since=SINCE, source="Permenaker 18/2018, Permenaker 4/2023 Pasal 18")
def pmi_jkk_jkm_during_and_after(*, package: Kind, pmi_package: WholeTable) -> Whole:
    """JKK and JKM during and after work in rupiah, paid once for the whole contract."""
    return pmi_package.of(package)


@in_force(since=SINCE, source="Permenaker 18/2018, Permenaker 4/2023 Pasal 18")
def pmi_jkk_jkm_extra(*, extra_months: Whole, pmi_extra_month: Whole) -> Whole:
    """JKK and JKM in rupiah for the months beyond the package, paid at once."""
    return extra_months * pmi_extra_month


@in_force(since=JHT_SINCE, source="Permenaker 4/2023 Pasal 18")
def pmi_jht(*, jht_amount: Whole, pmi_jht_is_allowed: Flag) -> Whole:
    """JHT in rupiah a month, of the worker's own choice; nothing is taken for an amount that cannot be chosen."""
    return if_so(pmi_jht_is_allowed, jht_amount)


@in_force(since=JHT_SINCE, source="Permenaker 4/2023 Pasal 18")
def pmi_jht_is_allowed(
    *, jht_amount: Whole, pmi_jht_minimum: Whole, pmi_jht_maximum: Whole, pmi_jht_step: Whole
) -> Flag:
    """Whether the amount can be chosen: none, the least one, or a multiple of the step up to the greatest."""
    steps = whole_part(jht_amount.over(pmi_jht_step)) * pmi_jht_step
    in_range = (jht_amount >= pmi_jht_minimum) & (jht_amount <= pmi_jht_maximum)
    return jht_amount.equals(0) | jht_amount.equals(pmi_jht_minimum) | (in_range & steps.equals(jht_amount))
