"""When the children of an insured worker have a right to a scholarship."""

from lindung.engines.rules.machinery.expressions import Flag, Whole, if_so
from lindung.engines.rules.machinery.in_force import in_force


@in_force(source="PP 44/2015 Lampiran III")
def jkk_scholarship_is_due(
    *, jkk_is_payable: Flag, scholarship_has_child: Flag, months_paid: Whole, scholarship_jkk_wait_months: Whole
) -> Flag:
    """After death or total disability by a work accident, without a waiting time."""
    without_wait = scholarship_jkk_wait_months.equals(0)
    return jkk_is_payable & scholarship_has_child & (without_wait | (months_paid >= scholarship_jkk_wait_months))


@in_force(source="PP 44/2015 Pasal 34")
def jkm_scholarship_is_due(
    *,
    jkm_is_payable: Flag,
    scholarship_has_child: Flag,
    months_paid: Whole,
    scholarship_jkm_wait_months: Whole,
    jkm_is_full: Flag,
) -> Flag:
    """After another death, once enough months were contributed."""
    has_waited = months_paid >= scholarship_jkm_wait_months
    return jkm_is_payable & scholarship_has_child & has_waited & jkm_is_full


@in_force(source="PP 44/2015 Lampiran III")
def jkk_scholarship_child_1(*, jkk_scholarship_is_due: Flag, scholarship_child_1: Whole) -> Whole:
    """The first child's scholarship by accident insurance."""
    return if_so(jkk_scholarship_is_due, scholarship_child_1)


@in_force(source="PP 44/2015 Lampiran III")
def jkk_scholarship_child_2(*, jkk_scholarship_is_due: Flag, scholarship_child_2: Whole) -> Whole:
    """The second child's scholarship by accident insurance."""
    return if_so(jkk_scholarship_is_due, scholarship_child_2)


@in_force(source="PP 44/2015 Pasal 34")
def jkm_scholarship_child_1(*, jkm_scholarship_is_due: Flag, scholarship_child_1: Whole) -> Whole:
    """The first child's scholarship by death insurance."""
    return if_so(jkm_scholarship_is_due, scholarship_child_1)


@in_force(source="PP 44/2015 Pasal 34")
def jkm_scholarship_child_2(*, jkm_scholarship_is_due: Flag, scholarship_child_2: Whole) -> Whole:
    """The second child's scholarship by death insurance."""
    return if_so(jkm_scholarship_is_due, scholarship_child_2)
