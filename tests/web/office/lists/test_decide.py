"""What a person decides about a checked list."""

import io
import json
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lindung.registry.models import Delivery
from lindung.vocabulary.role import Role
from lindung.workflows.deliveries.look import events_of, options_of, report_of
from lindung.workflows.deliveries.plain import DeliveryState, Fix
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in

WHY = {"alasan": "kesepakatan rapat"}


def waiver(delivery_id: str) -> tuple[str, Fix]:
    """Return the first offer to set a reason aside."""
    offers = [(group.reason, fix) for group in report_of(delivery_id).groups for fix in group.fixes]
    return next((reason, fix) for reason, fix in offers if fix.kind == "waive")


def form_of(reason: str, fix: Fix) -> dict[str, str]:
    return {"sebab": reason, "perbaikan": json.dumps([fix.kind, fix.value]), **WHY}


def state() -> str:
    return str(Delivery.objects.get().state)


def test_sets_a_reason_aside_and_lets_it_count_again(checked: str, editor: Client) -> None:
    reason, fix = waiver(checked)
    assert editor.post(f"/kantor/daftar/{checked}/perbaiki/", form_of(reason, fix)).status_code == 302
    assert report_of(checked).accepted == 2 + 1
    page = editor.get(f"/kantor/daftar/{checked}/").text
    assert "dikesampingkan" in page
    assert "kesepakatan rapat" in page
    editor.post(f"/kantor/daftar/{checked}/berlakukan/", {"sebab": reason, **WHY})
    assert report_of(checked).accepted == 2


def test_does_nothing_without_a_reason(checked: str, editor: Client) -> None:
    reason, fix = waiver(checked)
    answer = editor.post(f"/kantor/daftar/{checked}/perbaiki/", {**form_of(reason, fix), "alasan": " "})
    assert answer.status_code == 422
    assert report_of(checked).accepted == 2


def test_keeps_in_whose_name_something_was_decided(checked: str, editor: Client) -> None:
    assert "Dicatat atas nama</span><b>Petugas Contoh</b>" in editor.get(f"/kantor/daftar/{checked}/").text
    colleague = signed_in(account_with(Role.BRANCH, "33.74", login="cabang", name="Rekan Contoh"))
    reason, fix = waiver(checked)
    colleague.post(f"/kantor/daftar/{checked}/perbaiki/", form_of(reason, fix))
    colleague.post(f"/kantor/daftar/{checked}/simpan/")
    names = [event.by for event in events_of(checked)]
    assert names[0] == "Petugas Contoh"
    assert names.count("Rekan Contoh") == 3  # set aside, checked again, saved


def test_applies_only_repairs_that_are_offered(checked: str, editor: Client) -> None:
    made_up = Fix("correct", waiver(checked)[1].words, 1, {"target": "nik", "from": "x", "to": "y"})
    answer = editor.post(f"/kantor/daftar/{checked}/perbaiki/", form_of("too_old", made_up))
    assert answer.status_code == 409
    options = options_of(checked)
    assert options is not None
    assert options.corrections == {}


@pytest.mark.parametrize("value", ["", "{", "[]", '"waive"'])
def test_answers_409_to_a_repair_that_cannot_be_read(checked: str, editor: Client, value: str) -> None:
    form = {"sebab": "too_old", "perbaikan": value, **WHY}
    assert editor.post(f"/kantor/daftar/{checked}/perbaiki/", form).status_code == 409


def test_saves_the_accepted_rows_once(checked: str, editor: Client) -> None:
    first = editor.post(f"/kantor/daftar/{checked}/simpan/", WHY)
    second = editor.post(f"/kantor/daftar/{checked}/simpan/", WHY)
    assert (first.status_code, second.status_code) == (302, 409)
    assert state() == DeliveryState.IMPORTED
    page = editor.get(f"/kantor/daftar/{checked}/").text
    assert "2 baris menjadi register." in page
    assert "/kantor/daftar/register/" in page


def test_undoes_a_saved_register_as_a_new_fact(saved: str, editor: Client) -> None:
    assert editor.post(f"/kantor/daftar/{saved}/batal/").status_code == 422
    assert state() == DeliveryState.IMPORTED
    assert editor.post(f"/kantor/daftar/{saved}/batal/", WHY).status_code == 302
    assert state() == DeliveryState.UNDONE
    assert editor.post(f"/kantor/daftar/{saved}/batal/", WHY).status_code == 409
    assert "Penyimpanan dibatalkan." in editor.get(f"/kantor/daftar/{saved}/").text


def test_refuses_a_delivery_saying_why(checked: str, editor: Client) -> None:
    assert editor.post(f"/kantor/daftar/{checked}/tolak/", WHY).status_code == 302
    assert state() == DeliveryState.REFUSED
    assert [event.why for event in events_of(checked)][-1] == "kesepakatan rapat"
    page = editor.get(f"/kantor/daftar/{checked}/").text
    assert "Kiriman ini ditolak." in page
    assert editor.post(f"/kantor/daftar/{checked}/simpan/", WHY).status_code == 409


def repaired(workbook: bytes) -> bytes:
    """Write the missing digit into the workbook, as the village would."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"337481140790000<", b"3374811407900003<"))
    return result.getvalue()


def test_takes_the_repaired_rows_of_a_workbook_back(checked: str, editor: Client) -> None:
    answer = editor.get(f"/kantor/daftar/{checked}/unduh/perbaikan/33.74.12.1008/")
    workbook = repaired(b"".join(answer.streaming_content))  # type: ignore[attr-defined]  # a file is streamed
    form = {"berkas": SimpleUploadedFile("kembali.xlsx", workbook)}
    assert editor.post(f"/kantor/daftar/{checked}/kembali/", form).status_code == 302
    report = report_of(checked)
    assert (report.rows_read, report.accepted, report.to_repair, report.not_eligible) == (4, 3, 0, 1)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b"", "Pilih berkas perbaikan yang ada isinya"), (b"a,b\n1,2\n", "Belum dikerjakan")],
    ids=["empty", "no workbook"],
)
def test_says_when_a_file_is_no_repaired_workbook(checked: str, editor: Client, data: bytes, sentence: str) -> None:
    form = {"berkas": SimpleUploadedFile("kembali.xlsx", data)}
    answer = editor.post(f"/kantor/daftar/{checked}/kembali/", form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert state() == DeliveryState.CHECKED


@pytest.mark.parametrize("act", ["tolak", "batal", "perbaiki", "berlakukan"])
def test_asks_why_something_is_decided(checked: str, editor: Client, act: str) -> None:
    assert editor.post(f"/kantor/daftar/{checked}/{act}/").status_code == 422
    assert state() == DeliveryState.CHECKED


@pytest.mark.parametrize("act", ["simpan", "lanjutkan", "tolak", "batal", "perbaiki", "berlakukan", "kembali", "kolom"])
def test_lets_nobody_decide_whose_role_and_area_do_not_allow_it(
    checked: str, reader: Client, keeper: Client, elsewhere: Client, act: str
) -> None:
    answers = [who.post(f"/kantor/daftar/{checked}/{act}/", WHY).status_code for who in (reader, keeper, elsewhere)]
    assert answers == [401, 403, 404]
    assert state() == DeliveryState.CHECKED


@pytest.mark.parametrize("act", ["simpan", "batal"])
def test_lets_a_village_send_a_list_but_make_no_register_of_it(checked: str, act: str) -> None:
    village = signed_in(account_with(Role.VILLAGE, "33.74", login="desa", name="Operator Contoh"))
    assert village.get(f"/kantor/daftar/{checked}/").status_code == 200
    assert village.post(f"/kantor/daftar/{checked}/{act}/", WHY).status_code == 403
    assert state() == DeliveryState.CHECKED


@pytest.mark.parametrize("act", ["simpan", "lanjutkan", "tolak", "batal", "perbaiki", "berlakukan", "kembali"])
def test_changes_nothing_by_a_link(checked: str, editor: Client, act: str) -> None:
    assert editor.get(f"/kantor/daftar/{checked}/{act}/").status_code == 405
