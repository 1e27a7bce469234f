"""What waits for somebody today: by the deeds and areas of their roles, counted, with where each is done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import Q
from django.utils import timezone

from lindung.registry.models.delivery import Delivery
from lindung.registry.models.granted_role import GrantedRole
from lindung.registry.queries.within import within
from lindung.vocabulary.coverage_status import CoverageStatus
from lindung.vocabulary.delivery_state import DeliveryState
from lindung.vocabulary.reader import Reader
from lindung.vocabulary.role import Deed
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.accounts.list_accounts import accounts
from lindung.workflows.linking.look import LinkageShown, linkages_shown
from lindung.workflows.linking.people.count_people import status_table
from lindung.workflows.linking.people.place_names import area_names
from lindung.workflows.privacy.breaches import breaches
from lindung.workflows.privacy.subject_requests import request_lines
from lindung.workflows.releases.shown import drafts_waiting

SOON: Final = timedelta(days=30)
"""A role that ends within so many days is announced."""


class Kind(StrEnum):
    """Kinds of what can wait."""

    TO_MAP = "to_map"
    TO_DECIDE = "to_decide"
    STOPPED = "stopped"
    TO_REVIEW = "to_review"
    UNCOVERED = "uncovered"
    NOT_LINKED = "not_linked"
    WITHOUT_ROLE = "without_role"
    ROLE_ENDS = "role_ends"
    REQUESTS_LATE = "requests_late"
    REQUESTS_OPEN = "requests_open"
    BREACHES = "breaches"
    TO_RELEASE = "to_release"


@dataclass(frozen=True)
class Waiting:
    """Something that waits.

    Attributes:
        kind: What it is.
        count: How many lists, pairs, people, drafts or accounts.
        area_name: Of which area, or "".
        linkage_id: The linkage it is about, or "".
        place: Code of the part of it that is the reader's, or "".
        until: The day it is about, or None.
    """

    kind: Kind
    count: int
    area_name: str = ""
    linkage_id: str = ""
    place: str = ""
    until: date | None = None


_STATES: Final = {
    Kind.TO_MAP: DeliveryState.RECEIVED, Kind.TO_DECIDE: DeliveryState.CHECKED, Kind.STOPPED: DeliveryState.FAILED,
}  # fmt: skip


def waiting(reader: Reader, *, now: datetime) -> list[Waiting]:
    """Return what waits for somebody; empty when nothing does."""
    return [
        *_privacy(reader, now), *_lists(reader), *_people(reader), *_drafts(reader), *_accounts(reader, now),
        *_own_roles(reader, now),
    ]  # fmt: skip


def _privacy(reader: Reader, now: datetime) -> Iterator[Waiting]:
    """What the law on personal data gives hours for, so it stands first."""
    areas = reader.areas(Deed.PROTECT_DATA)
    if not areas:
        return
    found = breaches(areas, only_open=True)
    lines = request_lines(areas, only_open=True)
    late = sum(line.is_overdue(now) for line in lines)
    told = {Kind.BREACHES: len(found), Kind.REQUESTS_LATE: late, Kind.REQUESTS_OPEN: len(lines) - late}
    dues = {Kind.BREACHES: [one.due_at for one in found], Kind.REQUESTS_OPEN: [line.due_at for line in lines]}
    for kind, count in told.items():
        if count:
            due = min(dues.get(kind, []), default=None)
            yield Waiting(kind, count, until=timezone.localdate(due) if due else None)


def _lists(reader: Reader) -> Iterator[Waiting]:
    areas = reader.areas(Deed.SEND_LISTS)
    mine = Delivery.objects.filter(within(areas) | (Q(area_code="") & within(areas, "sent_within")))
    for kind, state in _STATES.items():
        count = mine.filter(state=state.value).count() if areas else 0
        if count:
            yield Waiting(kind, count)


def _people(reader: Reader) -> Iterator[Waiting]:
    """Doubtful pairs and people without cover of the newest linkage of each area."""
    if not reader.may(Deed.SEE_TOTALS):
        return
    newest: dict[str, LinkageShown] = {}
    for one in linkages_shown():
        newest.setdefault(one.area_code, one)
    shown = [one for one in newest.values() if reader.part_of(Deed.SEE_TOTALS, AreaCode(one.area_code))]
    if not shown:
        yield Waiting(Kind.NOT_LINKED, 0)
    for one in shown:
        yield from _of_linkage(reader, one)


def _of_linkage(reader: Reader, one: LinkageShown) -> Iterator[Waiting]:
    area = AreaCode(one.area_code)
    is_whole = reader.may_in(Deed.SEE_TOTALS, area)
    doubtful = one.persons[CoverageStatus.POSSIBLE]
    if doubtful and reader.may_in(Deed.REVIEW_PAIRS, area):
        yield Waiting(Kind.TO_REVIEW, doubtful, one.area_name, one.linkage_id)
    if is_whole:
        yield Waiting(Kind.UNCOVERED, one.persons[CoverageStatus.UNCOVERED], one.area_name, one.linkage_id)
        return
    for part in reader.part_of(Deed.SEE_TOTALS, area):
        table = status_table(one.linkage_id, within=part.text)
        count = table.whole.persons[CoverageStatus.UNCOVERED]
        yield Waiting(Kind.UNCOVERED, count, table.area_name, one.linkage_id, part.text)


def _drafts(reader: Reader) -> Iterator[Waiting]:
    count = drafts_waiting(reader)
    if count:
        yield Waiting(Kind.TO_RELEASE, count)


def _accounts(reader: Reader, now: datetime) -> Iterator[Waiting]:
    if not reader.may(Deed.KEEP_ACCOUNTS):
        return
    count = sum(1 for one in accounts(now=now) if one.is_active and not one.roles)
    if count:
        yield Waiting(Kind.WITHOUT_ROLE, count)


def _own_roles(reader: Reader, now: datetime) -> Iterator[Waiting]:
    ending = GrantedRole.objects.filter(account_id=reader.account_id).in_force(timezone.localdate(now))
    for grant in ending.filter(until__lte=timezone.localdate(now) + SOON).order_by("until"):
        name = area_names([grant.area_code])[grant.area_code]
        yield Waiting(Kind.ROLE_ENDS, 1, name, until=grant.until)
