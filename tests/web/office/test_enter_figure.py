"""The form of one figure."""

import pytest
from django.test import Client

from lindung.opendata.models import Figure
from lindung.opendata.queries.figure import ledger_of
from lindung.registry.models import Entry
from lindung.vocabulary.role import Role
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in

pytestmark = pytest.mark.usefixtures("areas")
TYPED = {
    "area": "Kota Semarang", "as_of": "2025-04-30", "segment": "total", "numerator_basis": "unstated",
    "denominator_kind": "unstated", "target_origin": "region", "status": "published", "source": "Laporan Contoh",
    "covered": "323.900", "target_year": "2025", "target_pct": "55,32", "target_count": "418.702",
}  # fmt: skip


def test_stores_what_was_typed_and_checks_it(editor: Client) -> None:
    answer = editor.post("/masukkan/", TYPED, follow=True)
    assert "Dibaca 1 = baru 1 + sudah tercatat 0." in answer.text
    [entry] = ledger_of("33.74")
    assert (entry.printed["covered"], entry.printed["target_pct"]) == (323_900, 55_320_000)
    assert entry.check["implied_workers"]["from_target"] == 756_873


def test_keeps_the_person_in_the_registry_only(editor: Client, reader: Client) -> None:
    assert "Dicatat atas nama</span><b>Petugas Contoh</b>" in editor.get("/masukkan/").text
    editor.post("/masukkan/", TYPED)
    assert Entry.objects.get().entered_by == "Petugas Contoh"
    colleague = signed_in(account_with(Role.MANPOWER, login="rekan", name="Rekan Contoh"))
    for client in (reader, colleague):
        assert "Petugas Contoh" not in client.get("/wilayah/33.74/satu-angka/").text


def test_is_for_those_whose_role_allows_it(reader: Client, keeper: Client) -> None:
    assert is_led_to_sign_in(reader, "/masukkan/?wilayah=33.74")
    assert keeper.get("/masukkan/").status_code == 403
    unsigned = reader.post("/masukkan/", TYPED)
    assert unsigned.status_code == 401
    assert "Masuk dahulu" in unsigned.text
    assert keeper.post("/masukkan/", TYPED).status_code == 403
    assert Figure.objects.count() == 0


def test_takes_no_figure_for_another_area(elsewhere: Client) -> None:
    answer = elsewhere.post("/masukkan/", TYPED)
    assert answer.status_code == 422
    assert "Wilayah ini di luar wilayah Anda (33.72)." in answer.text
    assert 'id="salah-area"' in answer.text
    assert Figure.objects.count() == 0


def test_offers_no_correction_of_a_figure_of_another_area(editor: Client, elsewhere: Client) -> None:
    editor.post("/masukkan/", TYPED)
    [old] = ledger_of("33.74")
    assert elsewhere.get(f"/masukkan/?perbaiki={old.figure_id}").status_code == 404


def test_corrects_no_figure_of_another_area(editor: Client, elsewhere: Client) -> None:
    editor.post("/masukkan/", TYPED)
    [old] = ledger_of("33.74")
    changed = {**TYPED, "area": "Kota Surakarta", "supersedes": str(old.figure_id)}
    assert elsewhere.post("/masukkan/", changed).status_code == 422
    assert Figure.objects.filter(is_current=True).values_list("pk", flat=True).get() == old.figure_id


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("area", "Semarang", "Tulis salah satu kode ini: 33.22"),
        ("area", "Antahberantah", "Tidak ada wilayah dengan nama itu"),
        ("as_of", "30/04/2025", "Tulis tanggal seperti 2025"),
        ("covered", "323,9", "Tulis jumlah orang tanpa koma"),
        ("target_pct", "lima", "Tulis persen, misalnya 42,8."),
        ("target_year", "", "Target perlu tahunnya."),
        ("source", "", "Tulis sumbernya"),
        ("segment", "semuanya", "semuanya"),
    ],
)
def test_says_what_to_repair_beside_the_field(editor: Client, field: str, text: str, sentence: str) -> None:
    answer = editor.post("/masukkan/", {**TYPED, field: text})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert f'id="salah-{field}"' in answer.text
    assert Figure.objects.count() == 0


def test_asks_for_at_least_one_number(editor: Client) -> None:
    answer = editor.post("/masukkan/", {**TYPED, "covered": "", "target_pct": "", "target_count": ""})
    assert answer.status_code == 422
    assert "Isi sedikitnya satu angka" in answer.text


def test_corrects_by_superseding(editor: Client) -> None:
    editor.post("/masukkan/", TYPED)
    [old] = ledger_of("33.74")
    form = editor.get(f"/masukkan/?perbaiki={old.figure_id}").text
    assert 'value="323.900"' in form
    assert 'value="55,32"' in form
    editor.post("/masukkan/", {**TYPED, "covered": "324.000", "supersedes": str(old.figure_id)})
    [new] = ledger_of("33.74")
    assert (new.printed["covered"], new.supersedes) == (324_000, old.figure_id)
    assert Figure.objects.count() == 2


def test_corrects_a_figure_once(editor: Client) -> None:
    editor.post("/masukkan/", TYPED)
    [old] = ledger_of("33.74")
    editor.post("/masukkan/", {**TYPED, "covered": "324.000", "supersedes": str(old.figure_id)})
    answer = editor.post("/masukkan/", {**TYPED, "covered": "325.000", "supersedes": str(old.figure_id)})
    assert answer.status_code == 422
    assert "sudah diperbaiki orang lain" in answer.text


@pytest.mark.parametrize("number", ["0", "x", "9" * 30, "-1"])
def test_answers_404_for_a_figure_that_is_not_there(editor: Client, number: str) -> None:
    assert editor.get(f"/masukkan/?perbaiki={number}").status_code == 404


def test_says_when_nothing_is_new(editor: Client) -> None:
    editor.post("/masukkan/", TYPED)
    assert "Tidak ada yang baru" in editor.post("/masukkan/", TYPED).text
    assert Figure.objects.count() == 1
