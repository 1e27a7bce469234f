"""The pages of the queue: asked for, watched, cancelled, by those whose area it is."""

from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from lindung.registry.models.audit_line import AuditLine
from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobState
from lindung.vocabulary.role import Role
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.workflows.coverage.counted_office import kept_office
from tests.workflows.linking.office_people import NOW

ROOM = "/kantor/pekerjaan/"


@pytest.fixture
def linkage_id(areas: None, settings: LazySettings, tmp_path: Path) -> str:
    """Keep the office linked but not counted and return its linkage."""
    return kept_office(settings, tmp_path, is_counted=False)


def asked(client: Client) -> Job:
    answer = client.post(f"{ROOM}padankan/", {"wilayah": "33.74", "bulan": "2026-11"})
    assert answer.status_code == 302, answer.content.decode()
    return Job.objects.get(public_id=answer.headers["Location"].split("/")[-2])


def test_nothing_waits_and_the_page_says_how_work_comes_here(editor: Client, areas: None) -> None:
    assert "Belum ada pekerjaan" in editor.get(ROOM).content.decode()


def test_pressed_twice_it_is_asked_once(editor: Client, linkage_id: str) -> None:
    first, second = asked(editor), asked(editor)
    assert first.public_id == second.public_id
    assert "Padankan sekarang" in editor.get("/kantor/pemadanan/").content.decode()
    shown = editor.get(f"{ROOM}{first.public_id}/").content.decode()
    assert "Kota Semarang" in shown
    assert "Menunggu giliran" in shown
    assert "lindung jobs work" in shown  # nobody works on the queue here
    cache.set("jobs.worker", "x", 30)
    assert "lindung jobs work" not in editor.get(f"{ROOM}{first.public_id}/").content.decode()
    line = AuditLine.objects.get(act="link_now", number=1)
    assert (line.deed, line.outcome) == ("save_registers", "done")


def test_counting_is_asked_the_same_way(editor: Client, linkage_id: str) -> None:
    answers = [editor.post("/kantor/cakupan/hitung/", {"pemadanan": linkage_id}) for _ in range(2)]
    assert len({answer.headers["Location"] for answer in answers}) == 1
    assert Job.objects.get().arguments == {"linkage_id": linkage_id, "adds_month": False}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"wilayah": "33.72", "bulan": "2026-11"}, 422),
        ({"wilayah": "33.74", "bulan": "November"}, 422),
        ({"wilayah": "x", "bulan": "2026-11"}, 404),
        ({}, 404),
    ],
)
def test_what_cannot_be_linked_is_said_and_nothing_waits(
    editor: Client, linkage_id: str, sent: dict[str, str], status: int
) -> None:
    assert editor.post(f"{ROOM}padankan/", sent).status_code == status
    assert not Job.objects.exists()


def test_the_card_tells_steps_and_leads_to_the_result(editor: Client, linkage_id: str) -> None:
    job = asked(editor)
    job.start(worker="a", at=NOW)
    job.tell(worker="a", stage="nik", done=2, total=9)
    card = editor.get(f"{ROOM}{job.public_id}/kartu/")
    assert "Memadankan NIK" in card.content.decode()
    assert "langkah 3 dari 9" in card.content.decode()
    assert 'aria-valuenow="22"' in card.content.decode()
    job.finish(worker="a", at=NOW, result_id=linkage_id)
    assert editor.get(f"{ROOM}{job.public_id}/kartu/").headers["HX-Redirect"] == f"/kantor/pemadanan/{linkage_id}/"
    assert "Lihat hasilnya" in editor.get(ROOM).content.decode()


def test_cancelled_work_can_be_asked_again(editor: Client, linkage_id: str) -> None:
    job = asked(editor)
    editor.post(f"{ROOM}{job.public_id}/batal/")
    assert editor.get(f"{ROOM}{job.public_id}/kartu/").headers["HX-Refresh"] == "true"
    shown = editor.get(f"{ROOM}{job.public_id}/").content.decode()
    assert "Dibatalkan oleh Petugas Contoh" in shown
    assert editor.post(f"{ROOM}{job.public_id}/batal/").status_code == 422
    again = editor.post(f"{ROOM}{job.public_id}/lagi/")
    assert again.status_code == 302
    assert Job.objects.filter(state=JobState.WAITING.value).count() == 1
    assert editor.post(f"{again.headers['Location']}lagi/").status_code == 422


def test_work_of_another_area_does_not_exist(editor: Client, elsewhere: Client, linkage_id: str) -> None:
    job = asked(editor)
    assert job.public_id not in elsewhere.get(ROOM).content.decode()
    assert elsewhere.get(f"{ROOM}{job.public_id}/").status_code == 404
    assert elsewhere.get(f"{ROOM}{job.public_id}/kartu/").status_code == 404
    assert elsewhere.post(f"{ROOM}{job.public_id}/batal/").status_code == 404
    assert elsewhere.post(f"{ROOM}padankan/", {"wilayah": "33.74", "bulan": "2026-11"}).status_code == 404
    job.refresh_from_db()
    assert job.state == JobState.WAITING.value


def test_whoever_only_reads_totals_watches_and_changes_nothing(editor: Client, linkage_id: str) -> None:
    job = asked(editor)
    planner = signed_in(account_with(Role.PLANNING, "33.74", login="perencana", name="Perencana Contoh"))
    shown = planner.get(f"{ROOM}{job.public_id}/")
    assert shown.status_code == 200
    assert "Batalkan" not in shown.content.decode()
    assert planner.post(f"{ROOM}{job.public_id}/batal/").status_code == 403
    assert "Padankan sekarang" not in planner.get("/kantor/pemadanan/").content.decode()
