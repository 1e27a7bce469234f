"""What is paid out of old-age savings: the whole balance when work ends, or a part of it once before."""

from lindung.engines.rules.machinery.expressions import Choice, Flag, Kind, Ratio, Whole, if_so, larger, rounded, where
from lindung.engines.rules.machinery.in_force import in_force
from lindung.engines.rules.machinery.nodes import constant


@in_force(source="PP 46/2015 Pasal 22")
def jht_gross(
    *, jht_balance: Whole, jht_claim_share: Ratio, jht_claim_is_open: Flag, benefit_rounding: Choice
) -> Whole:
    """What may be taken in rupiah before tax, at most; nothing while a condition of the claim fails."""
    return if_so(jht_claim_is_open, rounded(jht_balance * jht_claim_share, benefit_rounding))


@in_force(source="PP 68/2009", confidence="M")
def jht_tax(*, jht_gross: Whole, jht_tax_threshold: Whole, jht_tax_rate: Ratio, benefit_rounding: Choice) -> Whole:
    """Final tax in rupiah on the part of a lump sum above the threshold; a partial claim is read as a lump sum too."""
    return rounded(larger(jht_gross - jht_tax_threshold, 0) * jht_tax_rate, benefit_rounding)


@in_force(source="PP 46/2015 Pasal 22, PP 68/2009")
def jht_net(*, jht_gross: Whole, jht_tax: Whole) -> Whole:
    """What reaches the worker or the heirs, in rupiah."""
    return larger(jht_gross - jht_tax, 0)


@in_force(source="PP 46/2015 Pasal 22, Permenaker 4/2022")
def jht_claim_share(
    *, jht_claim: Kind, jht_full_share: Ratio, jht_partial_retirement_share: Ratio, jht_partial_housing_share: Ratio
) -> Ratio:
    """The share of the balance that the claim may take."""
    before_retirement = where(jht_claim.is_in("partial_retirement"), jht_partial_retirement_share, jht_full_share)
    return where(jht_claim.is_in("partial_housing"), jht_partial_housing_share, before_retirement)


@in_force(source="PP 46/2015 Pasal 22, Permenaker 4/2022")
def jht_claim_is_open(*, jht_waiting_is_over: Flag, jht_membership_is_enough: Flag, jht_partial_is_left: Flag) -> Flag:
    """Whether all conditions of the claim hold."""
    return jht_waiting_is_over & jht_membership_is_enough & jht_partial_is_left


@in_force(source="Permenaker 4/2022 Pasal 8-9")
def jht_waiting_is_over(*, months_since_stop: Whole, jht_waiting_months: Whole) -> Flag:
    """Whether the worker has waited long enough since work ended."""
    return jht_waiting_months.equals(0) | (months_since_stop >= jht_waiting_months)


@in_force(source="Permenaker 4/2022 Pasal 6-9")
def jht_waiting_months(
    *,
    jht_claim: Kind,
    jht_wait_after_resignation: Whole,
    jht_wait_after_dismissal: Whole,
    jht_wait_after_contract_end: Whole,
    jht_wait_after_self_employment: Whole,
) -> Whole:
    """Months to wait after work has ended; claims by age, disability, death, retirement or departure wait for none."""
    none = Whole(constant(0))
    stopped = where(jht_claim.is_in("stopped_bpu"), jht_wait_after_self_employment, none)
    ended = where(jht_claim.is_in("contract_ended"), jht_wait_after_contract_end, stopped)
    dismissed = where(jht_claim.is_in("dismissed"), jht_wait_after_dismissal, ended)
    return where(jht_claim.is_in("resigned"), jht_wait_after_resignation, dismissed)


@in_force(source="PP 46/2015 Pasal 22(4)-(6)")
def jht_claim_is_partial(*, jht_claim: Kind) -> Flag:
    """Whether the claim takes a part while work goes on."""
    return jht_claim.is_in("partial_retirement", "partial_housing")


@in_force(source="PP 46/2015 Pasal 22(4)-(6)")
def jht_membership_is_enough(
    *, jht_claim_is_partial: Flag, jht_membership_months: Whole, jht_partial_member_years: Whole
) -> Flag:
    """Whether membership is long enough; only a partial claim asks for it."""
    return ~jht_claim_is_partial | (jht_membership_months >= jht_partial_member_years * 12)


@in_force(source="PP 46/2015 Pasal 22(4)-(6)")
def jht_partial_is_left(*, jht_claim_is_partial: Flag, jht_partial_taken: Flag, jht_partial_claims: Whole) -> Flag:
    """Whether a partial claim may still be made: the parts for retirement and for housing are one or the other."""
    taken = if_so(jht_partial_taken, Whole(constant(1)))
    return ~jht_claim_is_partial | (taken < jht_partial_claims)


@in_force(source="PP 46/2015 Pasal 22(1)-(3)")
def jht_age_of_full_claim(*, jht_full_age: Whole) -> Whole:
    """The age in years from which the whole balance may be taken while work goes on."""
    return jht_full_age
