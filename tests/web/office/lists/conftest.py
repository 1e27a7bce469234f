"""A small list of invented people, sent to the clinic; its worker runs in the test's own process."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from lindung.workflows.deliveries import check, decide, resume
from lindung.workflows.deliveries.worker import work_on

LIST = (
    "NO,NAMA LENGKAP,NIK,TANGGAL LAHIR,JENIS KELAMIN,KELURAHAN,KECAMATAN,PEKERJAAN,CATATAN PENDATA\n"
    "1,Rekaan Satu,3374811205800001,12-05-1980,L,Sekaran,Gunungpati,Nelayan,\n"
    "2,Rekaan Dua,3374815306850002,13-06-1985,P,Sekaran,Gunungpati,Pedagang,\n"
    "3,Rekaan Tiga,337481140790000,14-07-1990,L,Patemon,Gunungpati,Petani,\n"
    "4,Rekaan Empat,3374811508500004,15-08-1950,L,Patemon,Gunungpati,Petani,\n"
)
STATEMENT = {
    "wilayah": "33.74", "jenis": "workers", "per": "2026-11-22", "mulai": "2026-12-01", "urutan": "flag",
    "profil": "village_list",
}  # fmt: skip


@pytest.fixture(autouse=True)
def worker_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the worker do its work at once: a process of its own would not see the test's database."""

    def work(delivery_id: str, worker: str) -> None:
        work_on(delivery_id, worker=worker, clock=timezone.now)

    for module in (check, decide, resume):
        monkeypatch.setattr(module, "start_worker", work)


def send(client: Client, text: str | bytes = LIST, name: str = "daftar.csv") -> str:
    """Send a list with the plain form and return the delivery's identifier."""
    data = text.encode() if isinstance(text, str) else text
    form = {"berkas": SimpleUploadedFile(name, data)}
    answer = client.post("/kantor/daftar/baru/", form)
    assert answer.status_code == 302
    return str(answer.headers["Location"].split("/")[3])


@pytest.fixture
def sent(areas: None, editor: Client) -> str:
    """Send the list and return its identifier."""
    return send(editor)


@pytest.fixture
def checked(sent: str, editor: Client) -> str:
    """Have the list checked and return its identifier."""
    answer = editor.post(f"/kantor/daftar/{sent}/kolom/", STATEMENT)
    assert answer.status_code == 302
    return sent


@pytest.fixture
def saved(checked: str, editor: Client) -> str:
    """Have the accepted rows saved as a register and return the delivery's identifier."""
    answer = editor.post(f"/kantor/daftar/{checked}/simpan/")
    assert answer.status_code == 302
    return checked
