import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lindung.opendata.models import TargetPlan
from lindung.opendata.queries.target_plan import current_plans
from lindung.registry.models import TargetEntry
from lindung.vocabulary.role import Role
from lindung.vocabulary.target_plan import SpreadRule
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.workflows.targets.conftest import HEAD, villages_file

NEW = "/kantor/target/baru/"
FORM = {
    "area": "33.74", "due": "2026", "way": "count", "amount": "90.000", "origin": "region", "rule": "by_gap",
    "down_to": "4", "unknown": "refuse", "numbers": "plain", "decree": "Keputusan Contoh 1/2026",
}  # fmt: skip


def upload(text: str | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile("angka.csv", villages_file().data if text is None else text.encode())


def kept(page: str) -> dict[str, str]:
    """What the preview hands on to the storing: the file that waits, and the mark of what was shown."""
    names = ("token", "diperiksa")
    return {name: page.partition(f'name="{name}" value="')[2].partition('"')[0] for name in names}


def test_shows_the_form_with_the_area_of_the_page_before(editor: Client, areas: None) -> None:
    page = editor.get(NEW, {"wilayah": "33.74"}).text
    assert 'value="33.74"' in page
    assert "Permendagri 15/2024" in page
    assert "20 poin di atas cakupan sekarang" in page


def test_previews_with_sums_then_stores_the_same_file(editor: Client, areas: None) -> None:
    previewed = editor.post(NEW, {**FORM, "berkas": upload(), "periksa": "1"})
    assert previewed.status_code == 200
    assert "Bagian tiap kecamatan" in previewed.text
    assert "177 baris dipakai" in previewed.text
    assert ">90.000<" in previewed.text
    assert not TargetPlan.objects.exists()
    stored = editor.post(NEW, {**FORM, **kept(previewed.text), "simpan": "1"})
    plan = current_plans()[0]
    assert stored.headers["Location"] == f"/kantor/target/{plan.plan_id}/"
    assert (plan.target_count, plan.rule, plan.decree) == (90_000, SpreadRule.BY_GAP, "Keputusan Contoh 1/2026")
    assert TargetEntry.objects.get().entered_by == "Petugas Contoh"


def test_says_in_the_preview_in_whose_name_it_is_stored(editor: Client, areas: None) -> None:
    previewed = editor.post(NEW, {**FORM, "berkas": upload()})
    assert "Dicatat atas nama</span><b>Petugas Contoh</b>" in previewed.text


def test_stores_nothing_that_was_not_shown(editor: Client, areas: None) -> None:
    previewed = editor.post(NEW, {**FORM, "berkas": upload()})
    changed = {**FORM, **kept(previewed.text), "amount": "91.000", "simpan": "1"}
    answer = editor.post(NEW, changed)
    assert answer.status_code == 422
    assert "berubah sejak diperiksa" in answer.text
    assert not TargetPlan.objects.exists()
    assert editor.post(NEW, {**changed, **kept(answer.text)}).status_code == 302


def test_a_file_that_no_longer_waits_is_asked_for_again(editor: Client, areas: None) -> None:
    answer = editor.post(NEW, {**FORM, "token": "x" * 43, "simpan": "1"})
    assert answer.status_code == 422
    assert "sudah tidak menunggu" in answer.text


def test_lists_every_refused_row_with_totals(editor: Client, areas: None) -> None:
    text = f"{HEAD}33.74.01,100,10,\n33.74.02,5,9,\n33.74.03,,9,\n"
    answer = editor.post(NEW, {**FORM, "berkas": upload(text)})
    assert answer.status_code == 422
    assert "Dibaca 3 baris = dapat dipakai 1 + ditolak 2" in answer.text
    assert "Baris 3" in answer.text


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"area": "Semarang"}, "Tulis salah satu kode ini"),
        ({"area": "Antahberantah"}, "Tidak ada wilayah dengan nama itu"),
        ({"amount": "banyak"}, "Tulis jumlah orang tanpa koma"),
        ({"way": "percent", "amount": "banyak"}, "Tulis persen"),
        ({"amount": ""}, "Tulis targetnya"),
        ({"due": "besok"}, "Tulis tahun target seperti 2026"),
        ({}, "belum diketahui"),
    ],
)
def test_says_beside_the_field_what_is_wrong(editor: Client, areas: None, change: dict[str, str], said: str) -> None:
    answer = editor.post(NEW, {**FORM, **change})
    assert answer.status_code == 422
    assert said in answer.text


def test_a_percentage_and_english(editor: Client, areas: None) -> None:
    sent = {**FORM, "way": "percent", "amount": "50,5", "berkas": upload()}
    editor.get("/", {"bahasa": "en"})
    answer = editor.post(NEW, sent)
    assert "Share of each district" in answer.text
    assert "89,385" in answer.text  # 50.5 percent of 177,000


def test_is_for_those_whose_role_allows_it(reader: Client, keeper: Client, areas: None) -> None:
    branch = signed_in(account_with(Role.BRANCH, "33.74"))
    assert is_led_to_sign_in(reader, NEW)
    assert [who.get(NEW).status_code for who in (keeper, branch)] == [403, 403]
    assert [who.post(NEW, FORM).status_code for who in (reader, keeper, branch)] == [401, 403, 403]


def test_sets_no_target_for_another_area(elsewhere: Client, areas: None) -> None:
    answer = elsewhere.post(NEW, {**FORM, "berkas": upload()})
    assert answer.status_code == 422
    assert "Wilayah ini di luar wilayah Anda (33.72)." in answer.text
    assert "Bagian tiap kecamatan" not in answer.text
    assert not TargetPlan.objects.exists()
