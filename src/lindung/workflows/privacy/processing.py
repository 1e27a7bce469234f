"""The record of processing activities: what the program does with personal data, and what this installation holds."""

import tomllib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any, BinaryIO, Final

import polars as pl

from lindung.engines.rules.machinery.parameters import InForce
from lindung.registry.models.account import Account
from lindung.registry.models.delivery import Delivery
from lindung.registry.models.exchange_log import ExchangeLog
from lindung.registry.models.processing_note import ProcessingNote
from lindung.registry.models.subject_request import SubjectRequest
from lindung.registry.queries.within import within
from lindung.registry.snapshots.coverage_build import builds
from lindung.registry.snapshots.linkage import linkages
from lindung.registry.snapshots.snapshot import snapshots
from lindung.registry.snapshots.vault import Vault
from lindung.vocabulary.language import Language, Words
from lindung.vocabulary.retention_kind import RetentionKind
from lindung.vocabulary.wilayah import AreaCode
from lindung.workflows.linking.sheets import Sheet, write_book, write_csv
from lindung.workflows.linking.without_numbers import without_numbers
from lindung.workflows.privacy.errors import NotCompleteError, UnknownRecordError
from lindung.workflows.privacy.law import retention_period

LONGEST_NOTE: Final = 2000


@dataclass(frozen=True)
class Activity:
    """One activity.

    Attributes:
        code: Its name.
        name: What it is called.
        purpose: What for.
        data: Which personal data.
        subjects: Of whom.
        basis: On which legal ground.
        source: Regulations.
        origin: Where the data come from.
        recipients: Who gets to see them.
        period: For how long they are kept.
        holdings: What this installation holds of it, in the areas of who reads.
        note: What the office added last, or "".
        noted_by: Who added it.
    """

    code: str
    name: Words
    purpose: Words
    data: Words
    subjects: Words
    basis: Words
    source: str
    origin: Words
    recipients: Words
    period: InForce
    holdings: Words
    note: str
    noted_by: str


def processing(vault: Vault, areas: Iterable[AreaCode], *, now: datetime) -> list[Activity]:
    """Return the record, counted for some areas."""
    told, notes = tuple(areas), _notes()
    return [
        Activity(
            code=code, source=said["source"], holdings=_HOLDS[said["holds"]](vault, told),
            period=retention_period(RetentionKind(said["retention"]), now.date()),
            note=notes[code].text if code in notes else "", noted_by=notes[code].noted_by if code in notes else "",
            **{name: Words(**said[name]) for name in _WORDED},
        )
        for code, said in _catalogue().items()
    ]  # fmt: skip


def add_note(code: str, text: str, *, by: str, now: datetime) -> None:
    """Add what is the office's own to an activity; the note before stays on record.

    Raises:
        UnknownRecordError: There is no such activity.
        NotCompleteError: There is no text.
    """
    if code not in _catalogue():
        raise UnknownRecordError
    said = without_numbers(text, longest=LONGEST_NOTE)
    if not said:
        raise NotCompleteError(_EMPTY, "catatan")
    ProcessingNote.objects.create(activity=code, text=said, noted_by=by, noted_at=now)


def write_processing(target: BinaryIO, record: list[Activity], *, kind: str, language: Language, now: datetime) -> None:
    """Write the record as xlsx or csv."""
    rows = [
        (
            *(getattr(one, name).in_language(language) for name in ("name", "purpose", "data", "subjects", "basis")),
            one.source,
            *(getattr(one, name).in_language(language) for name in ("origin", "recipients")),
            f"{one.period.value} {_DAYS.in_language(language)} ({one.period.source})",
            one.holdings.in_language(language),
            one.note,
        )
        for one in record
    ]
    sheet = Sheet(
        name=_NAME.in_language(language), title=_TITLE.in_language(language), notes=(f"{now:%Y-%m-%d %H:%M}",),
        headers=tuple(words.in_language(language) for words in _HEADERS),
        rows=pl.DataFrame(rows, schema=[(f"c{place}", pl.String) for place in range(len(_HEADERS))], orient="row"),
        widths=(24, 36, 36, 22, 30, 26, 28, 32, 30, 34, 36),
    )  # fmt: skip
    if kind == "csv":
        write_csv(target, sheet)
    else:
        write_book(target, (sheet,), language)


@cache
def _catalogue() -> dict[str, dict[str, Any]]:  # Any: texts, and texts in two languages
    return tomllib.loads(files("lindung.workflows.privacy").joinpath("processing.toml").read_text(encoding="utf-8"))


def _notes() -> dict[str, ProcessingNote]:
    return {note.activity: note for note in ProcessingNote.objects.order_by("noted_at", "id")}


def _lies_in(areas: tuple[AreaCode, ...], code: str) -> bool:
    return any(area.contains(AreaCode(code)) for area in areas)


def _deliveries(_: Vault, areas: tuple[AreaCode, ...]) -> Words:
    return _number(Delivery.objects.filter(within(areas)).count(), "kiriman", "deliveries")


def _registers(vault: Vault, areas: tuple[AreaCode, ...]) -> Words:
    found = [one.manifest for one in snapshots(vault) if _lies_in(areas, one.manifest.area_code)]
    rows = sum(one.rows for one in found)
    kinds = {one.register for one in found}
    told = [", ".join(kind.words.in_language(language) for kind in sorted(kinds)) for language in Language]
    return Words(
        f"{len(found)} register, {rows} baris{': ' * bool(kinds)}{told[0]}",
        f"{len(found)} registers, {rows} rows{': ' * bool(kinds)}{told[1]}",
    )


def _linkages(vault: Vault, areas: tuple[AreaCode, ...]) -> Words:
    found = [one for one in linkages(vault) if _lies_in(areas, one.manifest.area_code)]
    return _number(len(found), "pemadanan", "linkages")


def _builds(vault: Vault, areas: tuple[AreaCode, ...]) -> Words:
    found = [one for one in builds(vault) if _lies_in(areas, one.manifest.area_code)]
    return _number(len(found), "hitungan cakupan", "coverage builds")


def _exchange(_: Vault, __: tuple[AreaCode, ...]) -> Words:
    partners = sorted({*ExchangeLog.objects.order_by().values_list("counterpart", flat=True)})
    count, named = ExchangeLog.objects.count(), f": {', '.join(partners)}" if partners else ""
    return Words(f"{count} pertukaran{named}", f"{count} exchanges{named}")


def _accounts(_: Vault, __: tuple[AreaCode, ...]) -> Words:
    return _number(Account.objects.filter(is_active=True).count(), "akun terbuka", "open accounts")


def _requests(_: Vault, areas: tuple[AreaCode, ...]) -> Words:
    return _number(SubjectRequest.objects.filter(within(areas)).count(), "permintaan", "requests")


def _number(count: int, indonesian: str, english: str) -> Words:
    return Words(f"{count} {indonesian}", f"{count} {english}")


_WORDED: Final = ("name", "purpose", "data", "subjects", "basis", "origin", "recipients")
_HOLDS: Final[dict[str, Callable[[Vault, tuple[AreaCode, ...]], Words]]] = {
    "deliveries": _deliveries, "registers": _registers, "linkages": _linkages, "builds": _builds,
    "exchange": _exchange, "accounts": _accounts, "requests": _requests,
}  # fmt: skip
_NAME: Final = Words("Catatan pemrosesan", "Record of processing")
_TITLE: Final = Words("Catatan kegiatan pemrosesan data pribadi", "Record of processing of personal data")
_DAYS: Final = Words("hari", "days")
_EMPTY: Final = Words("Tulis dahulu catatannya.", "Write the note first.")
_HEADERS: Final = (
    Words("Kegiatan", "Activity"), Words("Tujuan", "Purpose"), Words("Data", "Data"), Words("Subjek", "Subjects"),
    Words("Dasar", "Legal basis"), Words("Peraturan", "Regulation"), Words("Sumber", "Origin"),
    Words("Penerima", "Recipients"), Words("Retensi", "Retention"), Words("Yang disimpan sekarang", "Held now"),
    Words("Catatan kantor", "Note of the office"),
)  # fmt: skip
