"""Small lists of invented people, as an office types them; their NIKs name districts that cannot exist."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import polars as pl
import xlsxwriter

from lindung.registry.models import Delivery
from lindung.registry.snapshots.sealed import read_sealed
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.check import start_check
from lindung.workflows.deliveries.decide import start_import
from lindung.workflows.deliveries.plain import CheckOptions
from lindung.workflows.deliveries.receive import receive_file
from lindung.workflows.deliveries.stored_rows import RowStore

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
BY = "Petugas Contoh"
WHY = "kesepakatan rapat"
OPTIONS = CheckOptions(
    register=RegisterKind.WORKERS, area_code="33.74", as_of=date(2026, 11, 22), coverage_on=date(2026, 12, 1),
    profile="village_list",
)  # fmt: skip
HEADERS = (
    "NO", "NAMA", "NIK", "TANGGAL LAHIR", "JENIS KELAMIN", "DESA/KELURAHAN", "KECAMATAN", "PEKERJAAN", "NO HP", "KET",
)  # fmt: skip
Row = dict[str, str]
_FIRST = (
    "ZUBRATA",
    "QUMALA",
    "WEXINDRA",
    "YOSVIANA",
    "VRAMUDYA",
    "XANTIKA",
    "FRENAWAN",
    "KLOTILDA",
    "JEVANDRA",
    "TWIRANI",
)
_LAST = (
    "MBLENDUK",
    "GRAWIRYA",
    "SVETLANGGA",
    "PRAMBEJI",
    "KLIWONGSO",
    "NGLARASKA",
    "TJOKROLENA",
    "BREMBOYO",
    "DWIGALUH",
)


def worker(number: int, **cells: str) -> Row:
    """Return an invented fisher without faults; each number another one. Cells are named like the headers."""
    first, last = _FIRST[number % len(_FIRST)], _LAST[number // len(_FIRST) % len(_LAST)]
    sound = {
        "NO": str(number),
        "NAMA": f"{first} {last}",
        "NIK": f"337481170580{number:04}",
        "TANGGAL LAHIR": "17-05-1980",
        "JENIS KELAMIN": "L",
        "DESA/KELURAHAN": "Sekaran",
        "KECAMATAN": "Gunungpati",
        "PEKERJAAN": "Nelayan",
        "NO HP": f"08129900{number:04}",
        "KET": "",
    }
    return {**sound, **{name.replace("_", " "): text for name, text in cells.items()}}


def csv_of(rows: Sequence[Row], headers: Sequence[str] = HEADERS) -> bytes:
    """Write rows as an office saves them from its spreadsheet."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(headers)
    writer.writerows([row[header] for header in headers] for row in rows)
    return text.getvalue().encode()


def xlsx_of(rows: Sequence[Sequence[str | None]]) -> bytes:
    """Write cells as texts of a workbook."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Usulan")
        for at, row in enumerate(rows):
            for place, text in enumerate(row):
                if text is not None:
                    sheet.write_string(at, place, text)
    return target.getvalue()


def received(data: bytes | Path, name: str = "daftar.csv") -> str:
    """Receive a file and return the delivery's identifier."""
    return receive_file(data=data.read_bytes() if isinstance(data, Path) else data, file_name=name, by=BY, now=NOW)


def checked(data: bytes | Path, name: str = "daftar.csv", **stated: Any) -> str:  # Any: options of a check
    """Receive a file, have it checked, and return the delivery's identifier."""
    delivery_id = received(data, name)
    start_check(delivery_id=delivery_id, options=replace(OPTIONS, **stated), by=BY, now=NOW)
    return delivery_id


def imported(data: bytes | Path, name: str = "daftar.csv", **stated: Any) -> str:  # Any: options of a check
    """Receive, check and save a file, and return the delivery's identifier."""
    delivery_id = checked(data, name, **stated)
    start_import(delivery_id=delivery_id, by=BY, now=NOW)
    return delivery_id


def state_of(delivery_id: str) -> str:
    """Say where a delivery stands."""
    return str(Delivery.objects.get(public_id=delivery_id).state)


def failure_of(delivery_id: str) -> str:
    """Return the English sentence of why the work stopped, "" when it did not."""
    words = Delivery.objects.get(public_id=delivery_id).failure_words
    return words.en if words else ""


def verdicts_of(delivery_id: str) -> pl.DataFrame:
    """Return row, state, mask and waived of the last check."""
    delivery, vault = Delivery.objects.get(public_id=delivery_id), office_vault()
    store = RowStore(vault.deliveries / delivery_id, vault.keys)
    kept = pl.concat(list(read_sealed(store.of_check("verdicts", delivery.totals["check"]), keys=vault.keys)))
    return kept.select("row", "state", "mask", "waived").sort("row")


def states_of(delivery_id: str) -> list[str]:
    """Return the state of every row in the order of the file."""
    return verdicts_of(delivery_id)["state"].to_list()
