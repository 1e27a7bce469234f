"""Payments of many payers allocated to the months they owe for, oldest first, in columns.

The same as `lindung.engines.rules.dues.arrears.settle` for each payer: both are running totals, so a month is settled
by the first payment whose running total reaches what is owed through that month.
"""

import polars as pl

DUES = {"member": "any", "month": "Date, any day of the month", "due": "Int64, rupiah"}
PAYMENTS = {"member": "any", "paid_on": "Date", "paid": "Int64, rupiah"}


class ArrearsTableError(ValueError):
    """A table lacks a column, or a member owes a month twice, or an amount is negative."""


def settled_months(dues: pl.DataFrame, payments: pl.DataFrame) -> pl.DataFrame:
    """Allocate payments to months in order, for every member.

    Args:
        dues: Columns member, month (Date), due (rupiah); one row a member and month.
        payments: Columns member, paid_on, paid (rupiah).

    Returns:
        Columns member, month, due, paid, unpaid, settled_on, by member and month; `settled_on` is the day of the last
        instalment, null while the month lacks money and where nothing was owed.

    Raises:
        ArrearsTableError: A column is missing, an amount negative or null, or a month owed twice.
    """
    _check(dues, "dues", DUES)
    _check(payments, "payments", PAYMENTS)
    owed = _owed(dues)
    came = _running(payments)
    totals = came.group_by("member").agg(pl.col("through").max().alias("total"))
    return (
        owed.join_asof(came, on="through", by="member", strategy="forward", check_sortedness=False)
        .join(totals, on="member", how="left")
        .with_columns(paid=_paid(pl.col("total").fill_null(0)))
        .select(
            "member",
            "month",
            "due",
            "paid",
            unpaid=pl.col("due") - pl.col("paid"),
            settled_on=pl.when(pl.col("due") > 0).then("paid_on"),
        )
        .sort("member", "month")
    )


def left_over(dues: pl.DataFrame, payments: pl.DataFrame) -> pl.DataFrame:
    """Return what every member paid beyond everything owed.

    Args:
        dues: As for `settled_months`.
        payments: As for `settled_months`.

    Returns:
        Columns member, left_over (rupiah), by member; every member of either table.

    Raises:
        ArrearsTableError: As `settled_months`.
    """
    _check(dues, "dues", DUES)
    _check(payments, "payments", PAYMENTS)
    owed = dues.select("member", amount=-pl.col("due"))
    came = payments.select("member", amount=pl.col("paid"))
    sums = pl.concat([owed, came]).group_by("member").agg(pl.col("amount").sum())
    return sums.select("member", left_over=pl.col("amount").clip(0)).sort("member")


def _owed(dues: pl.DataFrame) -> pl.DataFrame:
    months = dues.with_columns(pl.col("month").dt.month_start()).sort("member", "month")
    if months.select("member", "month").is_duplicated().any():
        raise ArrearsTableError("A member owes a month more than once; add the amounts up first.")
    return months.with_columns(through=pl.col("due").cum_sum().over("member")).sort("through")


def _running(payments: pl.DataFrame) -> pl.DataFrame:
    ordered = payments.sort("member", "paid_on", maintain_order=True)
    return (
        ordered.select("member", "paid_on", through=pl.col("paid").cum_sum().over("member"))
        .unique(["member", "through"], keep="first", maintain_order=True)  # money of nothing settles nothing
        .sort("through")
    )


def _paid(total: pl.Expr) -> pl.Expr:
    return (total - (pl.col("through") - pl.col("due"))).clip(0, pl.col("due"))


def _check(table: pl.DataFrame, name: str, columns: dict[str, str]) -> None:
    lacking = [column for column in columns if column not in table.columns]
    if lacking:
        raise ArrearsTableError(f"The table of {name} lacks {', '.join(lacking)}; it needs {', '.join(columns)}.")
    amount = list(columns)[-1] if name == "payments" else "due"
    if table.select(list(columns)).null_count().sum_horizontal().item() or (table[amount] < 0).any():
        raise ArrearsTableError(f"The table of {name} has empty cells or amounts below zero.")
