"""Who is covered, for many members at once: spans of days and a grid of months.

The same as `lindung.engines.rules.status.coverage` for each member.
"""

from datetime import date

import polars as pl

from lindung.engines.rules.dues.month_days import last_day
from lindung.engines.rules.machinery.law import Law, law
from lindung.engines.rules.status.payments import Terms, terms_of
from lindung.engines.rules.status.state import STATES, CoverageState
from lindung.engines.rules.status.stretches_table import month_ordinal, stretch_table
from lindung.vocabulary.month import Month
from lindung.vocabulary.segment import Segment

STATE = pl.Enum([str(state) for state in STATES])


def span_table(
    payments: pl.DataFrame,
    *,
    segment: Segment,
    day: date,
    law: Law = law(),  # noqa: B008  the law is one object
) -> pl.DataFrame:
    """Return the spans of every member.

    Args:
        payments: Columns member, paid_on, from_month, to_month (dates; of months any day); received_on may be added.
        segment: BPU or PU.
        day: Day whose law is applied.
        law: The law, or a scenario.

    Returns:
        Columns member, first, last (dates; null while nothing ends the span), state; by member and time.

    Raises:
        PaymentTableError: The table is not as it must be.
        PaymentError: The segment is not protected by monthly payments.
    """
    terms = terms_of(segment, day, law)
    return _spans(stretch_table(payments, terms), terms)


def month_table(
    payments: pl.DataFrame,
    first: Month,
    last: Month,
    *,
    segment: Segment,
    law: Law = law(),  # noqa: B008
) -> pl.DataFrame:
    """Return the state of every member at the end of each month.

    Args:
        payments: As for `span_table`.
        first: First month of the grid.
        last: Last month of the grid; the law of its last day is applied.
        segment: BPU or PU.
        law: The law, or a scenario.

    Returns:
        Columns member, month (its first day), state; by member and month, one row each, also for members whose
        payments bought nothing.

    Raises:
        PaymentTableError: The table is not as it must be.
        PaymentError: The segment is not protected by monthly payments.
    """
    spans = span_table(payments, segment=segment, day=last_day(last), law=law)
    rows = pl.concat([_never(payments, spans, first, last), _in_months(spans, last)])
    return (
        rows.with_columns(pl.col("from").clip(lower_bound=first.ordinal), pl.col("to").clip(upper_bound=last.ordinal))
        .filter(pl.col("from") <= pl.col("to"))
        .sort("member", "from")
        .with_columns(month=pl.int_ranges("from", pl.col("to") + 1))
        .select("member", "month", "state")
        .explode("month")
        .select("member", month=pl.date(pl.col("month") // 12, pl.col("month") % 12 + 1, 1), state="state")
    )


def _spans(stretches: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    ends = stretches.join(_ends(stretches, terms), on="paid_until", how="left").with_columns(
        later=pl.col("covered_from").shift(-1).over("member").dt.offset_by("-1d")
    )
    covered = _span(ends, pl.col("covered_from"), pl.min_horizontal("covered_through", "later"), CoverageState.COVERED)
    grace = _span(ends, _after("covered_through"), pl.min_horizontal("grace_through", "later"), CoverageState.GRACE)
    lapsed = _span(ends, _after("grace_through"), pl.col("later"), CoverageState.LAPSED)
    spans = pl.concat([covered, grace, lapsed])
    return spans.filter(pl.col("last").is_null() | (pl.col("first") <= pl.col("last"))).sort("member", "first")


def _ends(stretches: pl.DataFrame, terms: Terms) -> pl.DataFrame:
    """The days on which protection and grace end, for each last paid month there is."""
    months = stretches["paid_until"].unique().sort().to_list()
    return pl.DataFrame(
        {
            "paid_until": months,
            "covered_through": [terms.covered_through(Month.of(day)) for day in months],
            "grace_through": [terms.grace_through(Month.of(day)) for day in months],
        },
        schema=dict.fromkeys(("paid_until", "covered_through", "grace_through"), pl.Date),
    )


def _span(ends: pl.DataFrame, first: pl.Expr, last: pl.Expr, state: CoverageState) -> pl.DataFrame:
    return ends.select("member", first=first, last=last, state=pl.lit(str(state), STATE))


def _next_day(name: str) -> pl.Expr:
    return pl.col(name).dt.offset_by("1d")


def _after(name: str) -> pl.Expr:
    """The day after, but no day before protection began: an employer may pay its first month long after it was due."""
    return pl.max_horizontal(_next_day(name), "covered_from")


def _in_months(spans: pl.DataFrame, last: Month) -> pl.DataFrame:
    """The months on whose last day a span holds."""
    after = month_ordinal(_next_day("last"))
    return spans.select(
        "member",
        pl.col("state"),
        month_ordinal(pl.col("first")).alias("from"),
        (after - 1).fill_null(last.ordinal).alias("to"),
    )


def _never(payments: pl.DataFrame, spans: pl.DataFrame, first: Month, last: Month) -> pl.DataFrame:
    """The months before a member's first span; all months where there is none."""
    began = spans.group_by("member").agg(month_ordinal(pl.col("first").min()).alias("began"))
    return (
        payments.select("member")
        .unique()
        .join(began, on="member", how="left")
        .select(
            "member",
            pl.lit(str(CoverageState.NEVER), STATE).alias("state"),
            pl.lit(first.ordinal, pl.Int64).alias("from"),
            (pl.col("began") - 1).fill_null(last.ordinal).alias("to"),
        )
    )
