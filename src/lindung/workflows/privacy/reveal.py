"""Show the NIK of one person: with a reason, within a limit by the hour, and a line in the trail before it is shown."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from lindung.registry.blind_index import pseudonym
from lindung.registry.models.audit_line import AuditLine
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed
from lindung.workflows.audit.line import Line
from lindung.workflows.audit.record import hold_trail, record
from lindung.workflows.linking.without_numbers import without_numbers

WITHIN: Final = timedelta(hours=1)
DONE: Final = "done"
_DIGITS: Final = 16
_LONGEST: Final = 300


class RevealError(RuntimeError):
    """No number was shown.

    Attributes:
        words: Why, and what to do.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages."""
        super().__init__(words.en)
        self.words = words


class TooManyLooksError(RevealError):
    """The account had as many numbers shown within the hour as it may."""


class NoReasonError(RevealError):
    """Nobody said what the number is needed for."""


@dataclass(frozen=True)
class Look:
    """Who looks at a number, and for what.

    Attributes:
        account_id: Number of the account.
        name: Name of whoever looks.
        origin: Network address.
        act: Address that was asked, by its name.
        area_code: Where the person belongs, or the area of the linkage.
        about: Identifier of the linkage, or of the pair.
        purpose: The reason chosen from the list.
        note: What was added to it, as typed.
    """

    account_id: int
    name: str
    origin: str
    act: str
    area_code: str
    about: str
    purpose: str
    note: str = ""

    @property
    def why(self) -> str:
        """The reason as the trail keeps it: without long numbers."""
        return ": ".join(text for text in (self.purpose, without_numbers(self.note, longest=_LONGEST)) if text)


@transaction.atomic
def reveal_number(vault: Vault, look: Look, nik_number: int, *, now: datetime, limit: int) -> str:
    """Write the line and return the sixteen digits.

    Args:
        vault: Whose key makes the pseudonym.
        look: Who looks, and for what.
        nik_number: The NIK as the registers keep it.
        now: When.
        limit: Numbers an account may have shown within an hour.

    Raises:
        NoReasonError: No reason was chosen.
        TooManyLooksError: The limit is reached; nothing was shown.
    """
    if not look.purpose:
        raise NoReasonError(_NO_REASON)
    hold_trail()
    looks = AuditLine.objects.filter(
        account_id=look.account_id, at__gt=now - WITHIN, deed=Deed.REVEAL_NUMBER.value, outcome=DONE
    )
    if looks.count() >= limit:
        raise TooManyLooksError(_too_many(limit))
    digits = str(nik_number).zfill(_DIGITS)
    record(
        Line(
            at=now, name=look.name, account_id=look.account_id, door="web", act=look.act,
            deed=Deed.REVEAL_NUMBER.value, area_code=look.area_code,
            about=f"{look.about} {pseudonym(vault.keys, digits)}", why=look.why, origin=look.origin, outcome=DONE,
            people=1,
        )
    )  # fmt: skip
    return digits


_NO_REASON: Final = Words("Pilih dulu untuk apa NIK ini diperlukan.", "Choose first what this NIK is needed for.")


def _too_many(limit: int) -> Words:
    return Words(
        f"Akun ini sudah menampilkan {limit} NIK dalam satu jam terakhir. Tunggu, atau pakai berkas kerja yang resmi.",
        f"This account had {limit} NIKs shown within the last hour. Wait, or work with the official file.",
    )
