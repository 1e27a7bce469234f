"""What a worker gets who stays disabled: in part of the body, in its function, or totally."""

from lindung.engines.rules.machinery.expressions import Choice, Flag, Kind, Ratio, Whole, if_so, rounded, smaller, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.lookups import FlagTable, RateTable
from lindung.engines.rules.machinery.nodes import Node, constant


@in_force(source="PP 44/2015 Lampiran III")
def disability_share_of_item(
    *,
    disability_item: Kind,
    left_handed: Flag,
    jkk_disability_rate: RateTable,
    jkk_disability_mirrored_for_left_handed: Flag,
) -> Ratio:
    """The table's percentage for a part of the body; the sides are exchanged for the left-handed."""
    other_side = Kind(disability_item.node, tuple(_other_side(code) for code in disability_item.members))
    return where(
        left_handed & jkk_disability_mirrored_for_left_handed,
        jkk_disability_rate.of(other_side),
        jkk_disability_rate.of(disability_item),
    )


@in_force(source="PP 44/2015 Lampiran III")
def disability_share_of_table(
    *,
    disability_item: Kind,
    disability_units: Whole,
    disability_share_of_item: Ratio,
    jkk_disability_is_counted: FlagTable,
) -> Ratio:
    """The item's percentage, times the fingers, toes or tens of percent or decibel that the table counts."""
    counted = jkk_disability_is_counted.of(disability_item, missing=0)
    return where(counted, disability_share_of_item * disability_units, disability_share_of_item)


@in_force(source="PP 44/2015 Lampiran III")
def disability_share(
    *, disability_percent: Whole, disability_half_percent: Flag, disability_share_of_table: Ratio
) -> Ratio:
    """The percentage that the doctor set, or that of the table when none is told; never more than the whole."""
    halves = 2 * disability_percent + if_so(disability_half_percent, Whole(constant(1)))
    share = where(halves > 0, halves.over(2 * 100), disability_share_of_table)
    return _at_most_the_whole(share)


@in_force(source="PP 44/2015 Lampiran III")
def jkk_disability_anatomical(
    *,
    jkk_is_payable: Flag,
    insured_wage: Whole,
    disability_share: Ratio,
    jkk_wage_multiple: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """Partial disability because a part of the body is lost: its percentage of many monthly wages."""
    return if_so(jkk_is_payable, rounded(disability_share * insured_wage * jkk_wage_multiple, benefit_rounding))


@in_force(source="PP 44/2015 Lampiran III")
def jkk_disability_functional(
    *,
    jkk_is_payable: Flag,
    insured_wage: Whole,
    disability_share: Ratio,
    function_loss_percent: Whole,
    jkk_wage_multiple: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """Partial disability because a part of the body works less: the loss times the percentage of the part."""
    loss = function_loss_percent.over(100)
    return if_so(jkk_is_payable, rounded(loss * disability_share * insured_wage * jkk_wage_multiple, benefit_rounding))


@in_force(source="PP 44/2015 Lampiran III")
def jkk_disability_total_lump_sum(
    *,
    jkk_is_payable: Flag,
    insured_wage: Whole,
    jkk_total_disability_share: Ratio,
    jkk_wage_multiple: Whole,
    benefit_rounding: Choice,
) -> Whole:
    """Permanent total disability: a share of many monthly wages."""
    amount = rounded(insured_wage * jkk_wage_multiple * jkk_total_disability_share, benefit_rounding)
    return if_so(jkk_is_payable, amount)


@in_force(source="PP 44/2015 Lampiran III")
def jkk_disability_periodic(*, jkk_is_payable: Flag, jkk_periodic_monthly: Whole, jkk_periodic_months: Whole) -> Whole:
    """The periodic benefit of a totally disabled worker for all months, paid at once."""
    return if_so(jkk_is_payable, jkk_periodic_monthly * jkk_periodic_months)


def _at_most_the_whole(share: Ratio) -> Ratio:
    whole = Node("scaled", (constant(1),), share.per, share.per, share.per)
    return Ratio(smaller(Whole(share.node), Whole(whole)).node, share.per)


def _other_side(code: str) -> str:
    if code.endswith("_right"):
        return code.removesuffix("_right") + "_left"
    return code.removesuffix("_left") + "_right" if code.endswith("_left") else code
