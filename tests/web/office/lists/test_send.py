"""Sending a list: in one piece with the plain form, or in pieces that can be taken up again."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lindung.registry.models import Delivery
from lindung.vocabulary.role import Role
from lindung.web.office.lists.send import CHUNK_BYTES
from lindung.workflows.deliveries.receive import MOST_UPLOADED_BYTES, received_bytes
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.lists.conftest import LIST, send

pytestmark = pytest.mark.usefixtures("areas")
WHOLE = LIST.encode()


def begin(client: Client, size: int = len(WHOLE)) -> str:
    answer = client.post("/kantor/daftar/unggah/", {"berkas": "daftar.csv", "ukuran": str(size)})
    assert answer.status_code == 201
    return str(answer.json()["id"])


def append(client: Client, delivery_id: str, offset: object, data: bytes) -> tuple[int, dict[str, object]]:
    address = f"/kantor/daftar/{delivery_id}/bagian/?mulai={offset}"
    answer = client.post(address, data, content_type="application/octet-stream")
    return answer.status_code, answer.json()


def test_takes_a_small_file_in_one_piece(editor: Client) -> None:
    delivery_id = send(editor)
    assert received_bytes(delivery_id) == WHOLE
    assert "Cocokkan kolom" in editor.get(f"/kantor/daftar/{delivery_id}/kolom/").text


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        ({}, "Pilih satu berkas yang ada isinya."),
        ({"berkas": SimpleUploadedFile("kosong.csv", b"")}, "Pilih satu berkas yang ada isinya."),
    ],
    ids=["no file", "empty file"],
)
def test_says_what_is_missing_and_keeps_nothing(editor: Client, form: dict[str, object], sentence: str) -> None:
    answer = editor.post("/kantor/daftar/baru/", form)
    assert answer.status_code == 422
    assert sentence in answer.text
    assert Delivery.objects.count() == 0


def test_goes_on_after_an_interruption(editor: Client) -> None:
    delivery_id = begin(editor)
    assert append(editor, delivery_id, 0, WHOLE[:100]) == (200, {"received": 100})
    assert editor.get(f"/kantor/daftar/{delivery_id}/bagian/").json() == {"received": 100}
    assert append(editor, delivery_id, 100, WHOLE[100:]) == (200, {"received": len(WHOLE)})
    assert editor.post(f"/kantor/daftar/{delivery_id}/selesai/").json() == {"finished": True}
    assert editor.get(f"/kantor/daftar/{delivery_id}/bagian/").json() == {"finished": True}
    assert received_bytes(delivery_id) == WHOLE


def test_takes_a_repeated_piece_once(editor: Client) -> None:
    delivery_id = begin(editor)
    append(editor, delivery_id, 0, WHOLE[:100])
    assert append(editor, delivery_id, 0, WHOLE[:100]) == (200, {"received": 100})


def test_names_the_place_to_go_on_when_a_piece_is_missing(editor: Client) -> None:
    delivery_id = begin(editor)
    append(editor, delivery_id, 0, WHOLE[:100])
    assert append(editor, delivery_id, 150, WHOLE[150:]) == (409, {"received": 100})
    answer = editor.post(f"/kantor/daftar/{delivery_id}/selesai/")
    assert (answer.status_code, answer.json()) == (409, {"received": 100})


def test_refuses_a_file_over_the_limit_before_any_of_it_is_sent(editor: Client) -> None:
    size = str(MOST_UPLOADED_BYTES + 1)
    answer = editor.post("/kantor/daftar/unggah/", {"berkas": "besar.csv", "ukuran": size})
    assert answer.status_code == 413
    assert "lebih besar dari batas" in answer.json()["problem"]
    assert Delivery.objects.count() == 0


def test_takes_a_piece_as_large_as_pages_send_it(editor: Client) -> None:
    whole = (b"x" * 99 + b"\n") * (CHUNK_BYTES // 100)
    assert append(editor, begin(editor, CHUNK_BYTES), 0, whole) == (200, {"received": CHUNK_BYTES})


def test_refuses_a_piece_over_the_limit(editor: Client) -> None:
    status, told = append(editor, begin(editor, CHUNK_BYTES * 2), 0, bytes(CHUNK_BYTES + 1))
    assert (status, told) == (413, {"problem": "Potongan berkas terlalu besar."})


def test_refuses_a_piece_beyond_the_announced_size(editor: Client) -> None:
    assert append(editor, begin(editor, 10), 0, bytes(11))[0] == 410


@pytest.mark.parametrize("offset", ["", "-1", "satu", "9" * 16])
def test_refuses_a_piece_without_a_place(editor: Client, offset: str) -> None:
    assert append(editor, begin(editor), offset, b"x")[0] == 400


@pytest.mark.parametrize(
    "form",
    [
        {"berkas": "a.csv", "ukuran": "0"},
        {"berkas": "a.csv", "ukuran": "sepuluh"},
        {"berkas": "", "ukuran": "10"},
    ],
    ids=["empty", "no size", "no file name"],
)
def test_begins_nothing_without_a_file_name_and_a_size(editor: Client, form: dict[str, str]) -> None:
    assert editor.post("/kantor/daftar/unggah/", form).status_code == 422
    assert Delivery.objects.count() == 0


def test_answers_404_for_an_unknown_upload(editor: Client) -> None:
    assert append(editor, "tidakadaitu0", 0, b"x")[0] == 404
    assert editor.post("/kantor/daftar/tidakadaitu0/selesai/").status_code == 404


def test_leaves_nothing_readable_on_the_disk(editor: Client, data_directory: Path) -> None:
    send(editor)
    begun = begin(editor)
    append(editor, begun, 0, WHOLE[:200])
    kept = b"".join(path.read_bytes() for path in data_directory.rglob("*") if path.is_file())
    assert kept
    assert b"Rekaan" not in kept
    assert b"33748112" not in kept


def test_takes_large_files_of_a_form_into_memory_only(editor: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        pytest.fail("a file of persons was written to the temporary directory")

    monkeypatch.setattr("django.core.files.uploadhandler.TemporaryUploadedFile", refuse)
    delivery_id = send(editor, WHOLE + b"," * 3_000_000 + b"\n")
    assert len(received_bytes(delivery_id)) == len(WHOLE) + 3_000_001


def test_checks_the_token_of_the_form() -> None:
    strict = Client(enforce_csrf_checks=True, headers={"host": "localhost:8000"})
    strict.force_login(account_with(Role.MANPOWER))
    form = {"berkas": SimpleUploadedFile("daftar.csv", WHOLE)}
    assert strict.post("/kantor/daftar/baru/", form).status_code == 403
    assert strict.post("/kantor/daftar/unggah/", {"berkas": "a.csv", "ukuran": "9"}).status_code == 403
    assert Delivery.objects.count() == 0


def test_keeps_in_whose_name_a_list_was_sent(editor: Client) -> None:
    assert "Dicatat atas nama</span><b>Petugas Contoh</b>" in editor.get("/kantor/daftar/baru/").text
    send(editor)
    begin(editor)
    assert set(Delivery.objects.values_list("received_by", flat=True)) == {"Petugas Contoh"}


def test_takes_lists_only_from_those_who_may_send_them(reader: Client, keeper: Client) -> None:
    assert is_led_to_sign_in(reader, "/kantor/daftar/baru/")
    assert keeper.get("/kantor/daftar/baru/").status_code == 403
    for client, status in ((reader, 401), (keeper, 403)):
        form = {"berkas": SimpleUploadedFile("daftar.csv", WHOLE)}
        assert client.post("/kantor/daftar/baru/", form).status_code == status
        begun = client.post("/kantor/daftar/unggah/", {"berkas": "a.csv", "ukuran": "9"})
        assert begun.status_code == status
    assert Delivery.objects.count() == 0


def test_takes_no_piece_for_an_upload_of_another_area(elsewhere: Client, reader: Client) -> None:
    begun = begin(signed_in(account_with(Role.BRANCH, "33.74")))
    address = f"/kantor/daftar/{begun}/"
    for client, status in ((reader, 401), (elsewhere, 404)):
        sent = client.post(f"{address}bagian/?mulai=0", WHOLE, content_type="application/octet-stream")
        assert sent.status_code == status
        assert client.post(f"{address}selesai/").status_code == status
    assert elsewhere.get(f"{address}bagian/").status_code == 404
    assert begun not in elsewhere.get("/kantor/daftar/").text
    assert Delivery.objects.get().done == 0
