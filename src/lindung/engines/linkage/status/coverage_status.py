"""The status of every row of a list of workers in a month: covered, perhaps, not covered, or not to be counted."""

import polars as pl

from lindung.engines.linkage.status.columns import STATUS, WORKER, given_links, given_persons, refuse_unknown
from lindung.engines.linkage.status.matched_persons import matched_persons
from lindung.engines.linkage.status.membership import best_memberships, with_standing
from lindung.engines.linkage.status.rules import StatusRules
from lindung.engines.linkage.status.scope import OUT_OF_COUNT, dead_by_register, on_register, out_of_count
from lindung.vocabulary.coverage_status import REASONS, CoverageStatus, StatusReason
from lindung.vocabulary.month import Month

_STATUS_OF = {str(reason): str(status) for status, reasons in REASONS.items() for reason in reasons}


def coverage_status(
    workers: pl.DataFrame,
    participants: pl.DataFrame,
    links: pl.DataFrame,
    *,
    month: Month,
    rules: StatusRules,
    death_links: pl.DataFrame | None = None,
    deaths: pl.DataFrame | None = None,
    personnel_links: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Return STATUS for every row of a list, in its order; rows of one person have one status.

    The first of these that holds: dead, moved away, outside the scope, covered (a match with an active member),
    possible (a possible link to one), uncovered. Who is dead or outside the scope and still an active member keeps that
    status; ``is_active_member`` shows it. Possible links to members who are not active say nothing.

    Args:
        workers: Rows of the list (WORKER); absent columns are null.
        participants: Members (MEMBER).
        links: Workers to members (LINK).
        month: The month asked.
        rules: Values of the law.
        death_links: Workers to deaths, or None where no register of deaths is known.
        deaths: That register (DEATH); without it every match counts as a death.
        personnel_links: Workers to personnel, or None where no such register is known.
    """
    rows = given_persons(workers, WORKER)
    members = with_standing(participants, month, rules)
    known = given_links(links, rows, members)
    rows = matched_persons(rows, members, known.filter(pl.col("decision") == "match")).with_columns(
        on_death_list=dead_by_register(rows, death_links, deaths, month),
        on_personnel_list=on_register(rows, personnel_links),
    )
    persons = out_of_count(rows, month, rules).join(_memberships(rows, members, known), on="person", how="left")
    told = persons.with_columns(reason=_reason(rules)).select("person", "reason", *_of_the_member())
    return (
        rows.select("id", "person", "village_code")
        .join(told, on="person", how="left", maintain_order="left")
        .with_columns(status=pl.col("reason").replace_strict(_STATUS_OF, return_dtype=pl.String))
        .select(pl.col(name).cast(kind) for name, kind in STATUS.items())
    )


def persons_of(status: pl.DataFrame) -> pl.DataFrame:
    """Keep one row per person: the first that names a village."""
    ordered = status.sort("person", pl.col("village_code").is_null(), "id")
    return ordered.unique("person", keep="first", maintain_order=True)


def _memberships(rows: pl.DataFrame, members: pl.DataFrame, links: pl.DataFrame) -> pl.DataFrame:
    """Return for each person the membership that counts among matches, and among possible links to active members.

    Columns of the first begin with ``match_``, those of the second with ``possible_``.
    """
    best = best_memberships(members).drop("village_code", "covered_from", "membership").rename({"id": "best_id"})
    linked = (
        links.join(rows.select("id", "person"), left_on="l_id", right_on="id")
        .join(members.select("id", member="person"), left_on="r_id", right_on="id")
        .join(best.rename({"person": "member"}), on="member")
    )
    is_match = pl.col("decision") == "match"
    matched = linked.filter(is_match).sort(
        "rank", "covered_until", "score", "best_id", descending=[False, True, True, False], nulls_last=True
    )
    possible = linked.filter(~is_match & pl.col("is_active")).sort(
        "score", "rank", "best_id", descending=[True, False, False], nulls_last=True
    )
    refuse_unknown(possible, "stage", tuple(str(reason) for reason in REASONS[CoverageStatus.POSSIBLE]))
    first, second = _first(matched, "match"), _first(possible, "possible")
    return first.join(second, on="person", how="full", coalesce=True)


def _first(linked: pl.DataFrame, prefix: str) -> pl.DataFrame:
    kept = linked.unique("person", keep="first", maintain_order=True)
    names = ("stage", "score", "best_id", "segment", "payer", "covered_until", "standing", "is_active")
    return kept.select("person", *(pl.col(name).alias(f"{prefix}_{name}") for name in names))


def _reason(rules: StatusRules) -> pl.Expr:
    standing, is_active = pl.col("match_standing"), pl.col("match_is_active").fill_null(value=False)
    continues = is_active | (standing == StatusReason.IN_GRACE).fill_null(value=False)
    holds = {reason: pl.col(reason) for reason in OUT_OF_COUNT}
    if rules.members_may_continue:
        holds[StatusReason.TOO_OLD] &= ~continues
    return pl.coalesce(
        *(pl.when(flag).then(pl.lit(reason.value)) for reason, flag in holds.items()),
        pl.when(is_active).then(standing),
        "possible_stage",
        standing,
        pl.lit(StatusReason.NEVER_MEMBER.value),
    )


def _of_the_member() -> list[pl.Expr]:
    """Take what is told of the member from the possible link where the status rests on it, else from the match."""
    is_possible = pl.col("reason").is_in(REASONS[CoverageStatus.POSSIBLE])
    names = {
        "segment": "segment",
        "payer": "payer",
        "covered_until": "covered_until",
        "r_id": "best_id",
        "score": "score",
    }
    taken = [
        pl.when(is_possible).then(f"possible_{name}").otherwise(f"match_{name}").alias(column)
        for column, name in names.items()
    ]
    return [*taken, pl.col("match_is_active").fill_null(value=False).alias("is_active_member")]
