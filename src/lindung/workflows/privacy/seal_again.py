"""Requests of people sealed, and found, under the newest key."""

from django.db import transaction

from lindung.registry.blind_index import SUBJECTS, blind
from lindung.registry.models.subject_request import SubjectRequest
from lindung.registry.sealed_text import open_text, seal_text
from lindung.registry.snapshots.vault import Vault
from lindung.workflows.privacy.subject_requests import PURPOSE, subject_of

_SEALED = ("sealed_subject", "sealed_asked", "sealed_answer")
_AT_ONCE = 500


@transaction.atomic
def seal_requests_again(vault: Vault) -> int:
    """Seal every request under the newest key of the ring, all or none, and return how many.

    Raises:
        KeyLostError: The key of one of them is gone; nothing is changed.
    """
    ring = vault.keys
    newest = ring.newest().key_id
    old = list(SubjectRequest.objects.select_for_update().exclude(key_id=newest))
    for one in old:
        one.subject_key = blind(ring, newest, purpose=SUBJECTS, text=subject_of(ring, one).nik)
        for field in _SEALED:
            if sealed := getattr(one, field):
                text = open_text(ring, sealed, purpose=PURPOSE)
                setattr(one, field, seal_text(ring, newest, text, purpose=PURPOSE))
        one.key_id = newest
    SubjectRequest.objects.bulk_update(old, ("key_id", "subject_key", *_SEALED), batch_size=_AT_ONCE)
    return len(old)
