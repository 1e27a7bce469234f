"""Filters of the gap list kept under a name: for oneself, or for all who look people up in the same area.

A view holds a place and filters, never a name or a NIK; opening it fills the form in and shows nobody yet.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q

from lindung.registry.models.saved_view import SavedView
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.errors import LinkingError
from lindung.workflows.linking.people.asked_people import Asked, filters_of
from lindung.workflows.linking.without_numbers import without_numbers

LONGEST_NAME: Final = 60
MOST_VIEWS: Final = 50


class SavedViewError(LinkingError):
    """The view was not kept or removed."""


@dataclass(frozen=True)
class ViewShown:
    """One view.

    Attributes:
        number: Its number.
        name: What its owner called it.
        filters: {part of a look-up: value}.
        is_shared: Whether others of the area see it.
        is_own: Whether it is the reader's.
    """

    number: int
    name: str
    filters: dict[str, str]
    is_shared: bool
    is_own: bool


def save_view(*, account_id: int, area: AreaCode, name: str, asked: Asked, is_shared: bool, now: datetime) -> int:
    """Keep the filters of a look-up under a name and return the number of the view.

    Raises:
        SavedViewError: There is no name or no filter, the name is taken, or there are too many.
        SearchFirstError: A filter holds an unknown value.
    """
    said = without_numbers(name, longest=LONGEST_NAME)
    filters_of(asked, area)
    if not said or not asked.facets:
        raise SavedViewError(_EMPTY)
    if SavedView.objects.filter(account_id=account_id).count() >= MOST_VIEWS:
        raise SavedViewError(_TOO_MANY)
    try:
        with transaction.atomic():
            made = SavedView.objects.create(
                account_id=account_id, area_code=area.text, name=said, filters=asked.facets, is_shared=is_shared,
                saved_at=now,
            )  # fmt: skip
    except IntegrityError:
        raise SavedViewError(_TAKEN) from None
    return made.pk


def views_for(account_id: int, area: AreaCode, *, may_in: Callable[[str], bool]) -> list[ViewShown]:
    """Return one's own views of an area, and shared ones about places one may look into.

    Args:
        account_id: Who looks.
        area: Area of the linkage.
        may_in: Whether who looks may look people up in a place.
    """
    found = SavedView.objects.filter(Q(account_id=account_id) | Q(is_shared=True), area_code=area.text)
    shown = [ViewShown(one.pk, one.name, one.filters, one.is_shared, one.account_id == account_id) for one in found]
    return [one for one in shown if one.is_own or may_in(one.filters.get("place", area.text))]


def remove_view(number: int, *, account_id: int) -> None:
    """Remove one of one's own views; SavedViewError when it is none."""
    if not SavedView.objects.filter(pk=number, account_id=account_id).delete()[0]:
        raise SavedViewError(_NOT_YOURS)


_EMPTY = Words(
    "Beri nama dan pilih sedikitnya satu saringan. Nama dan NIK orang tidak disimpan.",
    "Give a name and choose at least one filter. Names and NIKs of people are not kept.",
)
_TAKEN = Words("Nama tampilan itu sudah Anda pakai.", "You already use that name for a view.")
_TOO_MANY = Words(
    f"Sudah ada {MOST_VIEWS} tampilan. Hapus yang tidak dipakai.", f"There are {MOST_VIEWS} views. Remove some first."
)
_NOT_YOURS = Words("Tampilan itu bukan milik Anda atau sudah dihapus.", "That view is not yours, or is gone.")
