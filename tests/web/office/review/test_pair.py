"""One pair: records side by side, an answer, and the next pair by itself."""

import re

import pytest
from django.test import Client

from lindung.registry.models import PairDecision
from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.role import Role
from tests.registry.snapshots.people import FIRST_NIK
from tests.sample_accounts import account_with
from tests.web.conftest import signed_in
from tests.web.office.review.conftest import answer
from tests.workflows.linking.office_people import member, without_nik, worker
from tests.workflows.linking.pairs_to_review import FIRST, SECOND, draw, linkage_of_pairs, read

pytestmark = pytest.mark.django_db
PART = {"HX-Request": "true", "HX-Target": "pasangan"}


def standing() -> list[tuple[str, str, str]]:
    return list(PairDecision.objects.standing().values_list("pair_ref", "verdict", "reader"))


def test_lays_both_records_side_by_side(desk: str, editor: Client) -> None:
    page = editor.get(f"{desk}2-2/").text
    assert page.count(str(worker(2)["name"])) == 2
    assert "337481••••••02" in page
    assert str(FIRST_NIK + 2) not in page
    assert "Pasangan 2 dari 6 dalam antrean" in page
    assert re.findall(r'name="putusan" value="(\w+)"', page) == ["same", "different", "unsure"]


def test_marks_what_differs_by_more_than_colour(editor: Client) -> None:
    other = member(0, **without_nik(), sex="female")
    stored = linkage_of_pairs(members=[other], pairs=[(0, 0, "residue", "possible", 0.5)])
    page = editor.get(f"/kantor/tinjau/{stored.manifest.linkage_id}/0-0/").text
    assert "<mark>laki-laki</mark>" in page
    assert "<mark>perempuan</mark>" in page
    assert re.search(r'class="chip chip-behind"><svg.*?</svg>berbeda</span>', page, re.DOTALL)


def test_draws_weights_without_inline_styles(desk: str, editor: Client) -> None:
    page = editor.get(f"{desk}2-2/").text
    assert page.count('class="weight"') >= 4
    assert " style=" not in page
    assert "<style" not in page


def test_an_answer_is_kept_and_leads_to_the_next_pair(desk: str, editor: Client) -> None:
    led = answer(editor, f"{desk}1-1/putuskan/?nilai=even", "different", alasan="beda ibu")
    assert led == f"{desk}2-2/?nilai=even&sesudah={PairDecision.objects.get().pk}"
    assert standing() == [("1-1", "different", FIRST)]
    page = editor.get(led).text
    assert "<b>Tersimpan:</b> orang yang berbeda." in page
    assert f"Dicatat atas nama</span><b>{FIRST}</b>" in page


def test_the_last_answer_of_a_list_says_that_nothing_is_left(desk: str, editor: Client) -> None:
    led = answer(editor, f"{desk}3-3/putuskan/?tahap=double")
    PairDecision.objects.update(is_sampled=False)
    assert led.startswith(f"{desk}selesai/?tahap=double")
    assert "Tidak ada lagi dalam antrean ini" in editor.get(led).text


def test_goes_round_to_the_first_pair_that_is_left(desk: str, editor: Client) -> None:
    assert answer(editor, f"{desk}4-4/putuskan/").startswith(f"{desk}1-1/")


def test_the_next_pair_comes_as_a_part_of_the_page(desk: str, editor: Client) -> None:
    form = {"putusan": "same", "dilihat": "0"}
    sent = editor.post(f"{desk}1-1/putuskan/", form, headers=PART)
    assert sent.status_code == 200
    assert sent.headers["HX-Push-Url"] == f"{desk}2-2/?sesudah={PairDecision.objects.get().pk}"
    assert sent.text.lstrip().startswith('<div id="pasangan">')
    assert "<html" not in sent.text


def test_a_double_click_does_the_work_once(desk: str, editor: Client) -> None:
    assert answer(editor, f"{desk}1-1/putuskan/") == answer(editor, f"{desk}1-1/putuskan/")
    assert PairDecision.objects.count() == 1


def test_who_is_slower_sees_the_pair_as_it_stands(linkage: Linkage, desk: str, editor: Client) -> None:
    read(linkage, "1-1", by=SECOND)
    form = {"putusan": "different", "dilihat": "0"}
    assert editor.post(f"{desk}1-1/putuskan/", form).status_code == 409
    part = editor.post(f"{desk}1-1/putuskan/", form, headers=PART)
    assert part.status_code == 200
    assert 'role="alert"' in part.text
    assert "Orang lain baru saja membaca pasangan ini" in part.text
    assert standing() == [("1-1", "same", SECOND)]


@pytest.mark.parametrize(
    "form",
    [
        {"dilihat": "0"}, {"putusan": "perhaps", "dilihat": "0"},
        {"putusan": "same"}, {"putusan": "same", "dilihat": "satu"},
    ],
)  # fmt: skip
def test_an_incomplete_answer_stores_nothing(desk: str, editor: Client, form: dict[str, str]) -> None:
    sent = editor.post(f"{desk}1-1/putuskan/", form)
    assert sent.status_code == 422
    assert "Kembali ke pasangan" in sent.text
    assert standing() == []


@pytest.mark.parametrize("part", [{}, PART], ids=["page", "part"])
def test_takes_no_answer_from_those_who_may_not_review(
    linkage: Linkage, desk: str, reader: Client, keeper: Client, elsewhere: Client, part: dict[str, str]
) -> None:
    village = signed_in(account_with(Role.VILLAGE, "33.74", login="desa"))
    clients = (reader, keeper, village, elsewhere)
    form = {"putusan": "same", "dilihat": "0"}
    answers = [who.post(f"{desk}1-1/putuskan/", form, headers=part).status_code for who in clients]
    assert answers == [401, 403, 403, 404]
    made = read(linkage, "2-2")
    form = {"nomor": str(made.decision_id), "alasan": "salah"}
    answers = [who.post(f"{desk}2-2/batal/", form, headers=part).status_code for who in clients]
    assert answers == [401, 403, 403, 404]
    assert standing() == [("2-2", "same", FIRST)]


def test_hides_the_first_verdict_from_the_second_reader(linkage: Linkage, desk: str, second: Client) -> None:
    made = read(linkage, "1-1", PairVerdict.DIFFERENT, why="beda ibu")
    draw(made)
    page = second.get(f"{desk}1-1/").text
    assert "<b>Bacaan kedua.</b>" in page
    assert "putusan disembunyikan sampai bacaan kedua selesai" in page
    assert "beda ibu" not in page
    assert "orang yang berbeda" not in page
    answer(second, f"{desk}1-1/putuskan/", "different", seen=made.decision_id)
    assert "beda ibu" in second.get(f"{desk}1-1/").text


def test_takes_the_second_reading_from_another_account_only(
    linkage: Linkage, desk: str, editor: Client, second: Client
) -> None:
    answer(editor, f"{desk}1-1/putuskan/")
    made = PairDecision.objects.get()
    PairDecision.objects.update(is_sampled=True)
    form = {"putusan": "different", "dilihat": str(made.pk)}
    assert editor.post(f"{desk}1-1/putuskan/", form).status_code == 422
    assert second.post(f"{desk}1-1/putuskan/", form).status_code == 302
    assert standing() == [("1-1", "same", FIRST), ("1-1", "different", SECOND)]


def test_undoes_the_last_answer_and_returns_to_its_pair(linkage: Linkage, desk: str, editor: Client) -> None:
    made = read(linkage, "1-1")
    form = {"nomor": str(made.decision_id)}
    sent = editor.post(f"{desk}1-1/batal/?nilai=even", form)
    assert (sent.status_code, sent.headers["Location"]) == (302, f"{desk}1-1/?nilai=even")
    page = editor.get(f"{desk}1-1/").text
    assert "Tidak berlaku lagi sejak" in page
    assert editor.post(f"{desk}1-1/batal/", form).status_code == 409


def test_undoing_what_somebody_else_decided_needs_a_reason(linkage: Linkage, desk: str, second: Client) -> None:
    made = read(linkage, "1-1")
    form = {"nomor": str(made.decision_id)}
    assert second.post(f"{desk}1-1/batal/", form).status_code == 422
    part = second.post(f"{desk}1-1/batal/", form, headers=PART)
    assert "Tulis alasannya" in part.text
    assert second.post(f"{desk}1-1/batal/", {**form, "alasan": "KTP diperiksa"}).status_code == 302


def test_a_settled_pair_offers_no_answer_but_its_history(linkage: Linkage, desk: str, editor: Client) -> None:
    draw(read(linkage, "1-1", why="ibu sama"), is_sampled=False)
    page = editor.get(f"{desk}1-1/").text
    assert 'name="putusan"' not in page
    assert "ibu sama" in page
    assert "Batalkan putusan ini" in page


def test_a_match_may_be_contested(desk: str, editor: Client) -> None:
    page = editor.get(f"{desk}0-0/").text
    assert "Mesin yakin akan pasangan ini." in page
    assert answer(editor, f"{desk}0-0/putuskan/", "different").startswith(f"{desk}0-0/?sesudah=")


def test_the_old_verdict_is_shown_where_the_grounds_have_changed(linkage: Linkage, editor: Client) -> None:
    draw(read(linkage, "2-2", PairVerdict.DIFFERENT), is_sampled=False)
    changed = [worker(number, **(without_nik() if number % 2 else {})) for number in range(8)]
    changed[2] = worker(2, **without_nik(), sex="female")
    later = linkage_of_pairs(workers=changed)
    page = editor.get(f"/kantor/tinjau/{later.manifest.linkage_id}/2-2/").text
    assert "<b>Perlu dilihat lagi.</b>" in page
    assert "Putusan lama: orang yang berbeda." in page
    assert "pada pemadanan lain" in page


@pytest.mark.parametrize("path", ["7-1/", "x/", "2-2-2/", "99999999999999999999-1/"])
def test_answers_404_for_what_is_no_pair(desk: str, editor: Client, path: str) -> None:
    assert editor.get(f"{desk}{path}").status_code == 404


def test_speaks_english(desk: str, editor: Client) -> None:
    editor.cookies["bahasa"] = "en"
    page = editor.get(f"{desk}2-2/").text
    for words in ("Is this the same person?", "birth date", "Your decision", "Not sure", "How to read the weights"):
        assert words in page
