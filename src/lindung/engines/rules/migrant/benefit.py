"""What migrant workers and their families get beyond the other benefits of JKK and JKM."""

from datetime import date

from lindung.engines.rules.machinery.expressions import Flag, Whole, if_so, smaller
from lindung.engines.rules.machinery.in_force import in_force

SINCE = date(2023, 2, 22)
ANNEX = "Permenaker 4/2023 Lampiran"


@in_force(since=SINCE, source=ANNEX, confidence="M")
def pmi_death_benefit(*, jkm_is_payable: Flag, pmi_death_during_work: Whole) -> Whole:
    """What the heirs get at once in rupiah for a death during work: lump sum, periodic benefit and burial together."""
    return if_so(jkm_is_payable, pmi_death_during_work)


@in_force(since=SINCE, source=ANNEX, confidence="M")
def pmi_scholarship_child_1(*, jkm_is_payable: Flag, scholarship_child_1: Whole) -> Whole:
    """The first child's scholarship in rupiah, read as that of other workers, without a waiting time."""
    return if_so(jkm_is_payable, scholarship_child_1)


@in_force(since=SINCE, source=ANNEX, confidence="M")
def pmi_scholarship_child_2(
    *, jkm_is_payable: Flag, scholarship_child_2: Whole, pmi_scholarship_children: Whole
) -> Whole:
    """The second child's scholarship in rupiah, where the annex takes two children."""
    return if_so(jkm_is_payable & (pmi_scholarship_children > 1), scholarship_child_2)


@in_force(since=SINCE, source=ANNEX, confidence="M")
def pmi_treatment_abroad(
    *, jkk_is_payable: Flag, treatment_abroad_cost: Whole, pmi_treatment_abroad_limit: Whole
) -> Whole:
    """Treatment abroad in rupiah for one case: what the host country's insurance leaves, up to the limit."""
    return if_so(jkk_is_payable, smaller(treatment_abroad_cost, pmi_treatment_abroad_limit))


@in_force(since=SINCE, source=ANNEX, confidence="M")
def pmi_rape_benefit(*, jkk_is_payable: Flag, pmi_rape_compensation: Whole) -> Whole:
    """Money in rupiah for a worker who was proven to have been raped."""
    return if_so(jkk_is_payable, pmi_rape_compensation)
