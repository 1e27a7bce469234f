"""Which area each part of the desk's addresses is about; the gate asks here and nowhere else."""

from collections.abc import Callable
from typing import Any, Final

from django.utils import timezone

from lindung.opendata.queries.batch import areas_of_batch
from lindung.opendata.queries.target_plan import plan_of
from lindung.registry.queries.account_areas import areas_of_account
from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.faults import RegisterError, SnapshotGoneError
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.wilayah import AreaCode, AreaCodeError, common_area
from lindung.workflows.deliveries.errors import UnknownDeliveryError
from lindung.workflows.deliveries.found import delivery_of
from lindung.workflows.deliveries.registers import register_of
from lindung.workflows.jobs.errors import UnknownJobError
from lindung.workflows.jobs.find import job_of
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.look import linkage_shown
from lindung.workflows.privacy.breaches import area_of_breach
from lindung.workflows.privacy.subject_requests import area_of_request
from lindung.workflows.releases.shown import release_area


def _linkage(linkage_id: str) -> str | None:
    try:
        return linkage_shown(linkage_id).area_code
    except (LinkingError, RegisterError):
        return None


def _build(build_id: str) -> str | None:
    found = (one.manifest for one in builds(office_vault()))
    return next((made.area_code for made in found if made.build_id == build_id), None)


def _delivery(delivery_id: str) -> str | None:
    try:
        found = delivery_of(delivery_id)
    except UnknownDeliveryError:
        return None
    return found.area_code or found.sent_within


def _job(job_id: str) -> str | None:
    try:
        return job_of(job_id).area_code
    except UnknownJobError:
        return None


def _snapshot(snapshot_id: str) -> str | None:
    try:
        return register_of(snapshot_id).area_code
    except (RegisterError, SnapshotGoneError):
        return None


def _plan(plan_id: int) -> str | None:
    found = plan_of(plan_id)
    return found.area_code if found else None


def _batch(batch_id: int) -> str | None:
    found = common_area(areas_of_batch(batch_id))
    return found.text if found else None


def _code(code: str) -> str | None:
    try:
        return AreaCode(code).text
    except AreaCodeError:
        return None


def _batch_areas(batch_id: int) -> tuple[AreaCode, ...] | None:
    return tuple(areas_of_batch(batch_id)) or None


def _account(login_name: str) -> str | None:
    found = common_area(_account_areas(login_name) or ())
    return found.text if found else None


def _account_areas(login_name: str) -> tuple[AreaCode, ...] | None:
    return areas_of_account(login_name, timezone.localdate())


AREA_OF: Final[dict[str, Callable[[Any], str | None]]] = {  # Any: text or number, as the address declares
    "linkage_id": _linkage,
    "build_id": _build,
    "delivery_id": _delivery,
    "job_id": _job,
    "snapshot_id": _snapshot,
    "plan_id": _plan,
    "batch_id": _batch,
    "code": _code,
    "request_id": area_of_request,
    "breach_id": area_of_breach,
    "login_name": _account,
    "release_slug": release_area,
}
"""Part of an address: the area of what it names; None when there is no such thing."""

AREAS_OF: Final[dict[str, Callable[[Any], tuple[AreaCode, ...] | None]]] = {  # Any: as above
    "batch_id": _batch_areas,
    "login_name": _account_areas,
}
"""Part of an address that may be about several areas: whoever has each of them needs not have what holds them all.

An account is of the areas of its roles; one without a role waits for one, and is everybody's who keeps accounts.
"""

NO_AREA: Final = frozenset({"extension", "pair_ref", "village", "profile_id", "grant_id"})
"""Parts that say something about another part, or about no area."""
