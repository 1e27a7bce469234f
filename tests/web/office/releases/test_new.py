"""The form of a draft: asked for once, made in the queue, found on its own page."""

from datetime import timedelta

import pytest
from django.test import Client

from lindung.opendata.queries.stored_release import stored_releases
from lindung.registry.models.job import Job
from lindung.vocabulary.job import JobState
from lindung.vocabulary.role import Role
from lindung.workflows.jobs.do import do
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.releases.conftest import ROOM
from tests.workflows.coverage.linked_office import built
from tests.workflows.linking.office_people import MONTH, NOW

pytestmark = pytest.mark.django_db


def typed(build_id: str, **changed: str) -> dict[str, str]:
    told = {
        "build": build_id, "publisher": "Disnaker Kota Rekaan", "smallest": "5", "rounding": "1", "months": "1",
        "down_to": "3",
    }  # fmt: skip
    return {**told, **changed}


def asked(client: Client, build_id: str) -> Job:
    answer = client.post(f"{ROOM}konsep/", typed(build_id))
    assert answer.status_code == 302, answer.content.decode()
    return Job.objects.get(public_id=answer.headers["Location"].split("/")[-2])


def planner(area: str = "33.74") -> Client:
    """Somebody who publishes and sees no names."""
    return signed_in(account_with(Role.PLANNING, area, login="perencana", name="Perencana Contoh"))


def test_the_form_begins_with_the_newest_build_and_explains_each_field(editor: Client, build_id: str) -> None:
    shown = editor.get(f"{ROOM}konsep/").content.decode()
    assert f'value="{build_id}" selected' in shown
    assert shown.count('id="bantu-') == 6
    assert "Kota Semarang" in shown


def test_the_page_of_a_build_leads_those_who_publish_to_the_form_with_it(editor: Client, build_id: str) -> None:
    older = build_id
    build_id = built(first=MONTH.plus(-1), now=NOW + timedelta(days=1)).build.manifest.build_id
    address = f"{ROOM}konsep/?hitungan={older}"
    assert address in editor.get(f"/kantor/cakupan/{older}/").content.decode()
    assert f'value="{older}" selected' in editor.get(address).content.decode()
    assert f'value="{build_id}" selected' in editor.get(f"{ROOM}konsep/?hitungan=tidakada1234").content.decode()
    branch = signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Petugas Cabang"))
    assert "?hitungan=" not in branch.get(f"/kantor/cakupan/{older}/").content.decode()


def test_pressed_twice_it_is_asked_once_and_lands_on_the_draft(build_id: str) -> None:
    client = planner()
    job, again = asked(client, build_id), asked(client, build_id)
    assert (job.public_id, Job.objects.count()) == (again.public_id, 1)
    assert "Konsep rilis: Kota Semarang" in client.get(f"/kantor/pekerjaan/{job.public_id}/").content.decode()
    job.start(worker="a", at=NOW)
    assert do(job.public_id, worker="a", clock=lambda: NOW + timedelta(hours=1)) is JobState.DONE
    job.refresh_from_db()
    assert [one.slug for one in stored_releases()] == [job.result_id]
    card = client.get(f"/kantor/pekerjaan/{job.public_id}/kartu/")
    assert card.headers["HX-Redirect"] == f"{ROOM}{job.result_id}/"
    assert client.get(card.headers["HX-Redirect"]).status_code == 200


def test_a_worker_that_died_before_it_could_say_so_makes_no_second_draft(editor: Client, build_id: str) -> None:
    job = asked(editor, build_id)
    for worker in ("a", "b"):
        Job.objects.update(state=JobState.WAITING.value)
        job.refresh_from_db()
        job.start(worker=worker, at=NOW)
        assert do(job.public_id, worker=worker, clock=lambda: NOW) is JobState.DONE
    assert len(stored_releases()) == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"publisher": "  "}, "Tulis nama lengkap kantor penerbit."),
        ({"smallest": "1"}, "bilangan bulat dari 2"),
        ({"smallest": "lima"}, "bilangan bulat dari 2"),
        ({"rounding": "0"}, "1 tak membulatkan"),
        ({"months": ""}, "Tulis berapa bulan"),
        ({"down_to": "9"}, "Pilih satu tingkat"),
        ({"down_to": "1"}, "di atas wilayah hitungannya"),
        ({"build": "tidakada1234"}, "tidak ada lagi atau di luar wilayah"),
    ],
)
def test_what_is_typed_wrongly_is_said_and_nothing_waits(
    editor: Client, build_id: str, changed: dict[str, str], said: str
) -> None:
    answer = editor.post(f"{ROOM}konsep/", typed(build_id, **changed))
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Job.objects.exists()


def test_a_build_of_another_area_is_not_offered_and_not_taken(elsewhere: Client, build_id: str) -> None:
    assert build_id not in elsewhere.get(f"{ROOM}konsep/").content.decode()
    assert elsewhere.post(f"{ROOM}konsep/", typed(build_id)).status_code == 422
    assert not Job.objects.exists()


def test_a_refusal_of_the_work_is_told_on_its_page(
    editor: Client, build_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = asked(editor, build_id)
    Job.objects.update(arguments={**job.arguments, "build_id": "tidakada1234"})  # archived meanwhile
    job.start(worker="a", at=NOW)
    assert do(job.public_id, worker="a", clock=lambda: NOW) is JobState.FAILED
    assert "Minta lagi" in editor.get(f"/kantor/pekerjaan/{job.public_id}/").content.decode()


def test_the_work_is_changed_by_those_who_publish_and_by_nobody_else(build_id: str) -> None:
    client = planner()
    job = asked(client, build_id)
    branch = signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Petugas Cabang"))
    assert "Batalkan" not in branch.get(f"/kantor/pekerjaan/{job.public_id}/").content.decode()
    assert branch.post(f"/kantor/pekerjaan/{job.public_id}/batal/").status_code == 404
    assert branch.post(f"{ROOM}pekerjaan/{job.public_id}/batal/").status_code == 403
    assert client.post(f"{ROOM}pekerjaan/{job.public_id}/batal/").status_code == 302
    job.refresh_from_db()
    assert job.state == JobState.CANCELLED.value
    again = client.post(f"{ROOM}pekerjaan/{job.public_id}/lagi/")
    assert Job.objects.get(state=JobState.WAITING.value).public_id in again.headers["Location"]
    job.refresh_from_db()
    Job.objects.filter(pk=job.pk).update(kind="link")
    assert client.post(f"{ROOM}pekerjaan/{job.public_id}/lagi/").status_code == 404


def test_the_result_is_offered_to_those_who_may_open_it(editor: Client, build_id: str) -> None:
    job = asked(editor, build_id)
    Job.objects.update(state=JobState.DONE.value, result_id="2026-11-a")
    assert f"{ROOM}2026-11-a/" in editor.get("/kantor/pekerjaan/").content.decode()
    branch = signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Petugas Cabang"))
    assert f"{ROOM}2026-11-a/" not in branch.get("/kantor/pekerjaan/").content.decode()
    card = branch.get(f"/kantor/pekerjaan/{job.public_id}/kartu/")
    assert "HX-Redirect" not in card.headers
    assert card.headers["HX-Refresh"] == "true"


def test_without_a_build_the_form_says_where_one_comes_from(editor: Client, areas: None) -> None:
    shown = editor.get(f"{ROOM}konsep/").content.decode()
    assert "Belum ada hitungan yang dapat diterbitkan" in shown
    assert "<form" not in shown[shown.index("<main") : shown.index("</main")]


def test_not_for_those_who_do_not_publish(reader: Client, keeper: Client, build_id: str) -> None:
    assert is_led_to_sign_in(reader, f"{ROOM}konsep/")
    assert keeper.post(f"{ROOM}konsep/", typed(build_id)).status_code == 403
    assert not Job.objects.exists()
