"""Take a repaired workbook back into the list it came from; only its rows change."""

from datetime import datetime
from pathlib import Path

from lindung.engines.intake.contents import kind_of_contents
from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.returns.read import read_return_workbook
from lindung.engines.intake.table import TableKind
from lindung.registry.models import Delivery
from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.check import CAN_BE_CHECKED, start_check
from lindung.workflows.deliveries.edits import keep_edits
from lindung.workflows.deliveries.errors import WrongStateError
from lindung.workflows.deliveries.found import delivery_of, note
from lindung.workflows.deliveries.options_json import options_from_json
from lindung.workflows.deliveries.plain import CheckOptions, DeliveryState


def delivery_of_workbook(source: Path | bytes, name: str) -> str | None:
    """Return the delivery a return workbook belongs to, or None when the file is no return workbook.

    Raises:
        UnusableFileError: It is one, but its delivery is not known here.
    """
    if kind_of_contents(source, name, takes_parquet=True) != TableKind.XLSX:
        return None
    returned = read_return_workbook(source, name)
    if returned is None:
        return None
    if not Delivery.objects.filter(public_id=returned.delivery_id).exists():
        raise UnusableFileError("unknown_return", _unknown_return(name))
    return returned.delivery_id


def take_back_workbook(*, delivery_id: str, data: bytes | Path, file_name: str, by: str, now: datetime) -> None:
    """Take the repairs of a return workbook into the list, and check it again; other rows stay as they are.

    Raises:
        UnusableFileError: The file is no return workbook of this delivery, or was changed where it must not be.
        WrongStateError: The list cannot be checked now.
    """
    start_check(
        delivery_id=delivery_id,
        options=take_repairs(delivery_id=delivery_id, data=data, file_name=file_name, by=by, now=now),
        by=by,
        now=now,
    )


def take_repairs(*, delivery_id: str, data: bytes | Path, file_name: str, by: str, now: datetime) -> CheckOptions:
    """Keep the repairs of a return workbook and return the options of the check that has to follow.

    Raises:
        UnusableFileError: The file is no return workbook of this delivery, or was changed where it must not be.
        WrongStateError: The list cannot be checked now; nothing is kept.
    """
    delivery, options = delivery_of(delivery_id), stated_options(delivery_id)
    if delivery.state not in CAN_BE_CHECKED:
        raise WrongStateError(DeliveryState(delivery.state))
    returned = read_return_workbook(data, file_name, delivery_id=delivery_id)
    if returned is None:
        raise UnusableFileError("no_return", _no_return(file_name))
    kept = keep_edits(delivery, returned)
    note(delivery, by=by, now=now, what=kept)
    return options


def stated_options(delivery_id: str) -> CheckOptions:
    """Return the options of a delivery that was checked; WrongStateError before that."""
    delivery = delivery_of(delivery_id)
    if not delivery.options:
        raise WrongStateError(DeliveryState(delivery.state))
    return options_from_json(delivery.options)


def _unknown_return(name: str) -> Words:
    return Words(
        f"{name} adalah berkas perbaikan, tetapi daftar asalnya tidak tersimpan di sini: mungkin dari lindung intake "
        "check, yang tidak menyimpan apa pun, atau dari kantor lain. Impor dulu daftar asalnya, lalu kirim berkas "
        "perbaikan dari kiriman itu.",
        f"{name} is a return workbook, but its list is not kept here: it may come from lindung intake check, which "
        "keeps nothing, or from another office. Import the list first, then send the workbooks of that delivery.",
    )


def _no_return(name: str) -> Words:
    return Words(
        f"{name} bukan berkas perbaikan dari Lindung. Kirim berkas yang diunduh dari kiriman ini; daftar baru dikirim "
        "sebagai kiriman baru.",
        f"{name} is no return workbook made by Lindung. Send the workbook that was downloaded from this delivery; a "
        "new list goes in as a new delivery.",
    )
