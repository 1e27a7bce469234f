"""Set shares of a plan by hand, or give them back to the rule; the others are spread again, as a new version."""

from collections.abc import Mapping
from datetime import datetime

import polars as pl
from django.db import transaction

from lindung.engines.planning.cascade import CHILDREN
from lindung.engines.planning.levels import spread_down
from lindung.engines.planning.refusals import SpreadRefusedError
from lindung.opendata.queries.target_plan import PlannedShare, PlanSummary, plan_of, shares_of
from lindung.vocabulary.language import Words
from lindung.workflows.targets.errors import TargetError, TargetGoneError
from lindung.workflows.targets.spread_words import not_spread
from lindung.workflows.targets.store_version import NewVersion, VersionStored, store_version


@transaction.atomic
def edit_target(
    *,
    plan_id: int,
    shares: Mapping[str, int | None],
    entered_by: str,
    now: datetime,
    decree: str | None = None,
    note: str | None = None,
) -> VersionStored:
    """Store a version in which some areas have the share a person wants.

    Other areas that a person set before keep theirs; the rest is spread by the rule over the numbers the plan was made
    from, so that an edit changes nothing but what it must.

    Args:
        plan_id: The version to start from; it must be the current one.
        shares: Code of an area -> people, or None to give the area back to the rule.
        entered_by: Who does it.
        now: This moment.
        decree: A new number and date of the decree; None keeps the old.
        note: A new note; None keeps the old.

    Raises:
        TargetError: An area is not in the plan, nothing changes, or the shares cannot be met.
        TargetGoneError: The version does not count any more.
    """
    plan = plan_of(plan_id)
    if plan is None or not plan.is_current:
        raise TargetGoneError
    before = shares_of(plan_id)
    areas = _with_edits(before, shares)
    new = _new_version(plan, decree, note)
    if not _changes(before, areas) and (new.decree, new.note) == (plan.decree, plan.note):
        raise TargetError(Words("Tidak ada yang berubah.", "Nothing changes."), field="code")
    try:
        spread = spread_down(
            plan.target_count, plan.area_code, areas.select(*CHILDREN), plan.rule, unknown=plan.unknown
        )
    except SpreadRefusedError as error:
        raise not_spread(error) from error
    told = spread.join(areas.select("code", "as_of", "basis"), on="code")
    return store_version(new, told, act="edit", entered_by=entered_by, now=now, replaces_id=plan_id)


def _with_edits(before: list[PlannedShare], edits: Mapping[str, int | None]) -> pl.DataFrame:
    """Return the areas of the plan with the shares that are set by hand from now on."""
    known = {share.code for share in before}
    unknown = [code for code in edits if code not in known]
    if unknown:
        raise TargetError(
            Words(f"Wilayah {unknown[0]} tidak ada di rencana ini.", f"The area {unknown[0]} is not in this plan."),
            field="code",
        )
    rows = [
        {
            "parent": share.parent_code,
            "code": share.code,
            "workers": share.workers,
            "covered": share.covered,
            "fixed": edits.get(share.code, share.share if share.is_edited else None),
            "as_of": share.as_of,
            "basis": share.basis.value,
        }
        for share in before
    ]
    return pl.DataFrame(rows, schema={**CHILDREN, "as_of": pl.String, "basis": pl.String})


def _changes(before: list[PlannedShare], areas: pl.DataFrame) -> bool:
    now = dict(areas.select("code", "fixed").rows())
    return any(now[share.code] != (share.share if share.is_edited else None) for share in before)


def _new_version(plan: PlanSummary, decree: str | None, note: str | None) -> NewVersion:
    return NewVersion(
        area_code=plan.area_code,
        due=plan.due,
        origin=plan.origin,
        target_count=plan.target_count,
        target_pct=plan.target_pct,
        decree=plan.decree if decree is None else decree.strip()[:300],
        note=plan.note if note is None else note.strip()[:2000],
        rule=plan.rule,
        unknown=plan.unknown,
        workers=plan.workers,
        covered=plan.covered,
        as_of=plan.as_of,
        basis=plan.basis,
    )
