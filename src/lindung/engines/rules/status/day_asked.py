"""What follows from the day asked alone: the inputs of the rules of status that are one for everybody."""

from datetime import date

from lindung.engines.rules.dues.calendar import last_due_month
from lindung.engines.rules.machinery.law import Law, law
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

# The figures that tell where somebody of a segment stands, the state first; segments as in the input `segment`.
STATUS_FIGURES = {
    "bpu": ("bpu_status", "bpu_months_unpaid", "bpu_months_to_pay", "bpu_membership_has_ended"),
    "pu": ("pu_status", "pu_months_in_arrears", "pu_employer_pays_first"),
    "jakon": ("jakon_status", "jakon_protected_until"),
    "pmi": ("pmi_status", "pmi_jkk_is_covered", "pmi_jkm_is_covered"),
}


def asked_inputs(day: date, segment: Segment, law: Law = law()) -> dict[str, int]:  # noqa: B008  the law is one object
    """Return the inputs asked_on, asked_month and last_due_month as codes, for `given` or `fixed` of a graph.

    Args:
        day: The day asked, which is also the day of the law.
        segment: Decides the due dates.
        law: The law, or a scenario.

    Raises:
        DueDateError: The segment pays no contributions.
    """
    return {
        "asked_on": day.toordinal(),
        "asked_month": Month.of(day).ordinal,
        "last_due_month": last_due_month(day, segment, law).ordinal,
    }
