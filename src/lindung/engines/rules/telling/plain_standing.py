"""Where a member stands, as plain values that JSON can hold."""

from typing import Any

from lindung.engines.rules.asking.standing import Standing
from lindung.engines.rules.status.claims import Claim
from lindung.engines.rules.status.coverage import Span
from lindung.engines.rules.status.stretches import Counted
from lindung.engines.rules.telling.plain import plain_in_force, plain_words
from lindung.vocabulary.month import Month


def plain_standing(standing: Standing, months: tuple[Month, ...] = ()) -> dict[str, Any]:
    """Write the state on the day, its dates, the claims and, where asked, a grid of months."""
    asked, timeline = standing.asked, standing.timeline
    plain: dict[str, Any] = {
        "on": asked.day.isoformat(),
        "segment": asked.segment,
        "scenario": asked.under.name,
        "state": str(standing.state),
        "name": plain_words(standing.state.words),
        "claims": [_claim(claim) for claim in standing.claims],
    }
    if timeline is not None:
        stretch = timeline.stretch_on(asked.day)
        plain |= {
            "member_since": stretch.member_since.isoformat() if stretch else None,
            "covered_from": stretch.covered_from.isoformat() if stretch else None,
            "paid_until": str(stretch.paid_until) if stretch else None,
            "spans": [_span(span) for span in timeline.spans],
            "payments": [_payment(one) for one in timeline.payments],
        }
    if months:
        plain["months"] = {str(month): str(state) for month, state in standing.months(months[0], months[-1]).items()}
    return {**plain, "unconfirmed": [plain_in_force(value) for value in standing.unconfirmed]}


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "programme": str(claim.programme).lower(),
        "verdict": str(claim.verdict),
        "name": plain_words(claim.verdict.words),
        "reason": plain_words(claim.reason),
        "parameters": [plain_in_force(value) for value in claim.used],
    }


def _span(span: Span) -> dict[str, Any]:
    return {
        "first": span.first.isoformat(),
        "last": span.last.isoformat() if span.last else None,
        "state": str(span.state),
    }


def _payment(counted: Counted) -> dict[str, Any]:
    payment = counted.payment
    return {
        "paid_on": payment.paid_on.isoformat(),
        "from": str(payment.from_month),
        "to": str(payment.to_month),
        "outcome": str(counted.outcome),
        "name": plain_words(counted.outcome.words),
        "paid_from": str(counted.from_month) if counted.from_month else None,
        "paid_to": str(counted.to_month) if counted.to_month else None,
    }
