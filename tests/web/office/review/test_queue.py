"""The queue: counts that are the lengths of lists, a search by name, and what an empty one teaches."""

import html
import re

import pytest
from django.test import Client

from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.role import Role
from tests.registry.snapshots.people import FIRST_NIK
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.review.conftest import answer
from tests.workflows.linking.office_people import worker
from tests.workflows.linking.pairs_to_review import MADE_AT, SECOND, draw, linkage_of_pairs, read

pytestmark = pytest.mark.django_db


def rows(page: str) -> list[str]:
    return re.findall(
        r'href="/kantor/tinjau/[0-9a-f]+/(\d+-\d+)/', page.partition("<tbody>")[2].partition("</tbody>")[0]
    )


def test_teaches_how_a_linkage_is_made_while_there_is_none(editor: Client) -> None:
    page = editor.get("/kantor/tinjau/").text
    assert "Belum ada register yang dipadankan" in page
    assert "lindung link run --wilayah 33.74" in page


def test_leads_to_the_newest_linkage(linkage: Linkage, editor: Client) -> None:
    older = linkage_of_pairs(made_at=MADE_AT.replace(day=1))
    sent = editor.get("/kantor/tinjau/")
    assert sent.headers["Location"] == f"/kantor/tinjau/{linkage.manifest.linkage_id}/"
    assert f"/kantor/tinjau/{older.manifest.linkage_id}/" in editor.get(sent.headers["Location"]).text


def test_shows_pairs_with_masked_niks_and_progress(desk: str, editor: Client) -> None:
    page = editor.get(desk).text
    assert rows(page) == ["1-1", "2-2", "5-5", "3-3", "5-6", "4-4"]
    assert "0 dari 6 pasangan sudah diputuskan" in page
    assert "337481••••••02" in page
    assert str(FIRST_NIK) not in page
    assert "6 = perlu dilihat lagi 0 + menunggu 6 + menunggu bacaan kedua 0" in page


def test_every_count_on_the_page_is_the_length_of_its_list(linkage: Linkage, desk: str, editor: Client) -> None:
    draw(read(linkage, "1-1"), is_sampled=False)
    read(linkage, "3-3", PairVerdict.UNSURE)
    page = editor.get(desk).text
    for select in re.findall(r"<select.*?</select>", page, re.DOTALL):
        name = re.search(r'name="(\w+)"', select)
        assert name is not None
        for value, count in re.findall(r'<option value="([^"]+)"[^>]*>[^<]*\((\d+)\)', select):
            assert len(rows(editor.get(desk, {name[1]: value}).text)) == int(count), (name[1], value)


def test_keeps_the_filters_on_the_way_to_a_pair(desk: str, editor: Client) -> None:
    page = html.unescape(editor.get(desk, {"tahap": "double"}).text)
    assert f'href="{desk}3-3/?tahap=double"' in page
    assert "3-3" in rows(page)


@pytest.mark.parametrize(
    "query", ["keadaan=semua", "tahap=magic", "nilai=0.5", "kecamatan=33.74", "kecamatan=33.74.02"]
)
def test_an_unknown_filter_is_an_error(desk: str, editor: Client, query: str) -> None:
    assert editor.get(f"{desk}?{query}").status_code == 400


def test_says_what_to_do_when_nothing_fits(desk: str, editor: Client) -> None:
    page = editor.get(desk, {"keadaan": "decided"}).text
    assert "Tidak ada pasangan dengan pilihan ini." in page
    assert "keadaan=all" in page


def test_finds_any_pair_by_a_name_that_no_address_holds(desk: str, editor: Client) -> None:
    word = str(worker(0)["name"]).split()[1]
    sent = editor.post(desk, {"dicari": word})
    assert sent.status_code == 200
    assert "1 pasangan ditemukan" in sent.text
    assert f"{desk}0-0/" in sent.text
    assert "padan menurut mesin" in sent.text
    assert f'action="{desk}#cari-judul"' in sent.text


def test_asks_for_three_letters(desk: str, editor: Client) -> None:
    sent = editor.post(desk, {"dicari": "ab"})
    assert sent.status_code == 422
    assert "Tulis sedikitnya tiga huruf" in sent.text


def test_measures_how_far_readers_agree(linkage: Linkage, desk: str, editor: Client) -> None:
    draw(read(linkage, "1-1"))
    read(linkage, "1-1", by=SECOND)
    draw(read(linkage, "2-2", PairVerdict.DIFFERENT))
    read(linkage, "2-2", PairVerdict.SAME, by=SECOND)
    page = editor.get(desk).text
    assert "sepakat 1 dari 2 (50,0%) · kappa 0,00" in page


def test_a_sure_linkage_says_so(editor: Client) -> None:
    sure = linkage_of_pairs(pairs=[(0, 0, "nik", "match", 1.0)])
    page = editor.get(f"/kantor/tinjau/{sure.manifest.linkage_id}/").text
    assert "Tidak ada pasangan yang meragukan" in page
    assert "Cari sebuah pasangan" in page


def test_names_the_registers_it_comes_from(linkage: Linkage, desk: str, editor: Client) -> None:
    page = editor.get(desk).text
    assert f"/kantor/pemadanan/{linkage.manifest.linkage_id}/" in page
    for ids in linkage.manifest.snapshots.values():
        assert all(f"/kantor/daftar/register/{id_}/" in page for id_ in ids)


def test_stands_in_the_menu_of_the_desk(desk: str, editor: Client, keeper: Client, reader: Client) -> None:
    assert '<a href="/kantor/tinjau/" aria-current="true">' in editor.get(desk).text
    assert "/kantor/tinjau/" not in keeper.get("/kantor/").text
    assert "/kantor/tinjau/" not in reader.get("/metode/").text


@pytest.mark.parametrize("path", ["", "2-2/", "selesai/"])
def test_is_for_those_whose_role_and_area_allow_it(
    desk: str, path: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    village = signed_in(account_with(Role.VILLAGE, "33.74", login="desa"))
    address = f"{desk}{path}"
    assert is_led_to_sign_in(reader, address)
    assert [who.get(address).status_code for who in (keeper, village, elsewhere)] == [403, 403, 404]


def test_finds_no_pair_for_those_who_may_not_review(
    desk: str, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    word = str(worker(0)["name"]).split()[1]
    answers = [who.post(desk, {"dicari": word}) for who in (reader, keeper, elsewhere)]
    assert [answer.status_code for answer in answers] == [401, 403, 404]
    assert all(word not in answer.text for answer in answers)


def test_leads_to_linkages_of_ones_own_areas_only(linkage: Linkage, desk: str, elsewhere: Client) -> None:
    assert "Belum ada register yang dipadankan" in elsewhere.get("/kantor/tinjau/").text


def test_leads_nobody_to_a_linkage_that_is_larger_than_their_area(linkage: Linkage, desk: str) -> None:
    linkage_of_pairs(area="33", made_at=MADE_AT.replace(hour=23))
    office = signed_in(account_with(Role.BRANCH, "33.74"))
    assert office.get("/kantor/tinjau/").headers["Location"] == desk


def test_speaks_english(desk: str, editor: Client) -> None:
    editor.cookies["bahasa"] = "en"
    page = editor.get(desk).text
    assert "0 of 6 pairs decided" in page
    assert "waiting for a second reading (0)" in page
    assert answer(editor, f"{desk}2-2/putuskan/")


def test_answers_404_for_an_unknown_linkage(editor: Client) -> None:
    assert editor.get("/kantor/tinjau/ffffffffffff/").status_code == 404
