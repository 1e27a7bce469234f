"""One delivery by its identifier, and its history."""

from datetime import datetime

from lindung.registry.models import Delivery, DeliveryEvent
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.errors import UnknownDeliveryError
from lindung.workflows.linking.without_numbers import without_numbers

_LONGEST = 1000


def delivery_of(delivery_id: str) -> Delivery:
    """Return a delivery, or raise UnknownDeliveryError."""
    try:
        return Delivery.objects.get(public_id=delivery_id)
    except Delivery.DoesNotExist:
        raise UnknownDeliveryError from None


def note(delivery: Delivery, *, by: str, now: datetime, what: Words, why: str = "") -> None:
    """Add one line to the history: who, when, what, why; a long number in the reason is left out, it may be a NIK."""
    said = without_numbers(why, longest=_LONGEST)
    DeliveryEvent.objects.create(delivery=delivery, happened_at=now, by=by, what_id=what.id, what_en=what.en, why=said)
