"""The demonstration of the list clinic: invented registers and a village list, brought the whole way once."""

from datetime import date
from pathlib import Path

from lindung.registry.models import Delivery
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.deliveries.bring_in import bring_in
from lindung.workflows.deliveries.plain import DeliveryState
from lindung.workflows.deliveries.stated import Stated
from lindung.workflows.deliveries.stored_rows import Told
from lindung.workflows.deliveries.worker import Clock
from lindung.workflows.make_sample import is_sample_directory, make_sample

AREA = "33.74"
WORKERS = 6_000
SEED = 1
DAY = date(2026, 11, 1)
BY = "Lindung (contoh)"
SAVED = ("contoh-peserta.csv", "contoh-kematian.xlsx", "contoh-pegawai.csv", "contoh-pekerja.csv")
LEFT_TO_DECIDE = "contoh-usulan-desa.xlsx"
_DONE = (DeliveryState.CHECKED, DeliveryState.IMPORTED, DeliveryState.UNDONE, DeliveryState.REFUSED)


def show_clinic(*, clock: Clock, told: Told) -> str:
    """Make the sample, save its registers, check the village list and leave it to a person; return that delivery.

    Repeating it finds what is there and does nothing twice. The people are invented and marked so.
    """
    directory = office_vault().directory / "contoh"
    if not is_sample_directory(directory) or not _holds_all(directory):
        make_sample(
            area_code=AREA, workers=WORKERS, seed=SEED, directory=directory, on=DAY,
            progress=lambda step, done, steps: told(step, done, steps, 0),
        )  # fmt: skip
    for name in SAVED:
        _once(directory / name, saves=True, clock=clock, told=told)
    return _once(directory / LEFT_TO_DECIDE, saves=False, clock=clock, told=told)


def _holds_all(directory: Path) -> bool:
    """Whether a sample has every file that is shown; one that an older Lindung made may not."""
    return all((directory / name).is_file() for name in (*SAVED, LEFT_TO_DECIDE))


def _once(file: Path, *, saves: bool, clock: Clock, told: Told) -> str:
    """Bring a file in unless it was brought in before."""
    found = Delivery.objects.filter(file_name=file.name, received_by=BY, state__in=_DONE).first()
    if found is not None:
        return found.public_id
    stated = Stated(today=DAY, area_code=AREA)
    return bring_in(file, stated=stated, by=BY, saves=saves, clock=clock, told=told)
