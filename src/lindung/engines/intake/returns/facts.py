"""What is known about a delivery while its workbooks are written, and what was written."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from lindung.vocabulary.language import Language, Words


class Grouping(StrEnum):
    """Who gets a workbook: every village its own, or the sender one for all."""

    VILLAGE = "village"
    SENDER = "sender"


@dataclass(frozen=True)
class DeliveryFacts:
    """One delivery as its papers name it.

    Attributes:
        delivery_id: Public identifier of the delivery.
        file_name: Name of the file as the sender wrote it.
        area_name: Area the list is for.
        register: What the list is about.
        as_of: Day the file's contents are of.
        checked_on: Day of the check.
        is_sample: Invented people.
        language: Language of everything written.
        send_to: Whom repaired workbooks go to, or "".
        send_by: Last day to send them back, or None.
    """

    delivery_id: str
    file_name: str
    area_name: str
    register: Words
    as_of: date
    checked_on: date
    is_sample: bool
    language: Language
    send_to: str = ""
    send_by: date | None = None


@dataclass(frozen=True)
class ReturnFile:
    """One workbook that was written.

    Attributes:
        path: Where it lies.
        village: Name of its village; for rows without a village "Tanpa desa" or "Without village".
        village_code: Code of its village, or None.
        part: Number from 1 when the rows of one village fill several workbooks.
        rows: Rows in it, to_repair + not_eligible.
        to_repair: Rows to repair.
        not_eligible: Rows not eligible.
    """

    path: Path
    village: str
    village_code: str | None
    part: int
    rows: int
    to_repair: int
    not_eligible: int
