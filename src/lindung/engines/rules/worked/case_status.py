"""What the rules say where a worked case asks about a member's status."""

from collections.abc import Iterable, Mapping
from typing import Any

from lindung.engines.rules.asking.drafts import scenario_of
from lindung.engines.rules.asking.payment_files import read_payments
from lindung.engines.rules.asking.reading import read_day, read_month
from lindung.engines.rules.asking.standing import Standing, StandingAsked, standing_of
from lindung.engines.rules.machinery.inputs import InputError
from lindung.engines.rules.worked.case_files import Case
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import MonthError

DATES = ("member_since", "covered_from", "paid_until")


def status_of(case: Case) -> Standing:
    """Answer a case about status.

    Raises:
        InputError: A field is missing or unreadable.
    """
    given = case.given
    payments, told = given.get("payments") or [], given.get("inputs") or {}
    if isinstance(payments, str):
        payments = [part for part in payments.replace(";", " ").split() if part]
    if not isinstance(payments, list) or not isinstance(told, Mapping):
        raise InputError(
            Words("payments: tulis daftar; inputs: nama: nilai.", "payments: a list; inputs: name: value."), "payments"
        )
    return standing_of(
        StandingAsked(
            segment=str(given.get("segment") or "").strip().lower(),
            day=read_day(given.get("date") or ""),
            payments=read_payments(payments),
            told={str(name): value for name, value in told.items()},
            under=scenario_of(str(given.get("scenario") or "")),
        )
    )


def computed_status(standing: Standing, names: Iterable[str]) -> dict[str, object]:
    """Return what was found for `state`, dates, a programme's claim (jkk: payable), or a month (2026-03: covered).

    Raises:
        InputError: A name is none of these.
    """
    known = _known(standing)
    return {name: known[name] if name in known else _month(standing, name) for name in names}


def _known(standing: Standing) -> dict[str, Any]:
    known: dict[str, Any] = {"state": str(standing.state), **dict.fromkeys(DATES, None)}
    known |= dict.fromkeys(("jkk", "jkm", "jht"), "not_insured")
    known |= {str(claim.programme).lower(): str(claim.verdict) for claim in standing.claims}
    stretch = standing.timeline.stretch_on(standing.asked.day) if standing.timeline else None
    if stretch is not None:
        known |= {
            "member_since": str(stretch.member_since),
            "covered_from": str(stretch.covered_from),
            "paid_until": str(stretch.paid_until),
        }
    return known


def _month(standing: Standing, name: str) -> str:
    try:
        month = read_month(name)
    except (InputError, MonthError):
        listed = ", ".join(("state", *DATES, "jkk", "jkm", "jht", "2026-03"))
        raise InputError(
            Words(f"expected: {name!r} tidak dikenal; pakai {listed}.", f"expected: {name!r}; use {listed}."),
            "expected",
        ) from None
    return str(standing.months(month, month).get(month, ""))
