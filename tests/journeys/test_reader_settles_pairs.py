"""A reader settles doubtful pairs with the keyboard, another one reads again; on a phone and without JavaScript too."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from lindung.registry.models import PairDecision
from lindung.registry.snapshots.linkage import Linkage
from lindung.vocabulary.pair_verdict import PairVerdict
from lindung.vocabulary.role import Role
from tests.journeys.conftest import SESSION, Opener
from tests.workflows.linking.office_people import member, without_nik, worker
from tests.workflows.linking.pairs_to_review import SECOND, draw, linkage_of_pairs, read, state_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def linkage(site: str) -> Linkage:
    """Store a linkage in which the second pair differs visibly."""
    members = [member(number, **without_nik()) for number in range(8)]
    members[2] = {**members[2], "name": "Rekaan Lain", "name_key": "rekaan lain", "sex": "female"}
    return linkage_of_pairs(workers=[worker(number) for number in range(8)], members=members)


@pytest.fixture
def desk(linkage: Linkage) -> str:
    return f"/kantor/tinjau/{linkage.manifest.linkage_id}/"


def standing() -> list[tuple[str, str]]:
    return list(PairDecision.objects.standing().values_list("pair_ref", "verdict"))


def wait_for(page: Page, ref: str) -> None:
    """Wait until a pair is the one to be answered."""
    expect(page.locator("#putusan")).to_have_attribute("action", re.compile(rf"/{ref}/putuskan/"), timeout=10_000)


def wait_for_next(page: Page, ref: str) -> None:
    """Wait until a pair has come by itself and the keyboard stands at its top."""
    wait_for(page, ref)
    expect(page.locator("#pasangan h1")).to_be_focused()


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def test_a_reader_settles_pairs_with_the_keyboard(open_desk: Opener, desk: str, complaints: list[str]) -> None:
    page = open_desk(desk)
    page.click("text=Mulai membaca")
    wait_for(page, "1-1")
    expect(page.locator("[data-keys-note]")).to_be_visible()  # shown by the script that hears keys
    page.evaluate("window.stayed = true")
    expect(page.locator("#putusan .recorded b")).to_have_text("Petugas Contoh")
    page.keyboard.press("Tab")
    page.keyboard.press("1")
    wait_for_next(page, "2-2")
    expect(page.locator("#putusan .recorded b")).to_have_text("Petugas Contoh")
    page.keyboard.press("b")
    wait_for_next(page, "5-5")
    expect(page.locator(".notice-tosca")).to_contain_text("orang yang berbeda")
    page.keyboard.press("u")
    wait_for_next(page, "2-2")
    expect(page.locator(".history")).to_contain_text("Tidak berlaku lagi")
    page.keyboard.press("ArrowRight")
    wait_for_next(page, "5-5")
    page.keyboard.press("ArrowLeft")
    wait_for_next(page, "2-2")
    page.keyboard.press("y")
    wait_for_next(page, "5-5")
    assert standing() == [("1-1", "same"), ("2-2", "unsure")]
    assert page.evaluate("window.stayed") is True
    page.go_back()
    wait_for(page, "2-2")
    assert complaints == []


def test_keys_type_text_where_text_is_typed(open_desk: Opener, desk: str) -> None:
    page = open_desk(f"{desk}1-1/")
    page.focus("#alasan-putusan")
    page.keyboard.type("123 sbyu")
    assert page.input_value("#alasan-putusan") == "123 sbyu"
    assert standing() == []


def test_shortcuts_can_be_switched_off_and_stay_off(open_desk: Opener, desk: str) -> None:
    page = open_desk(f"{desk}1-1/")
    page.uncheck("[data-keys]")
    page.reload()
    assert not page.is_checked("[data-keys]")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("1")
    page.wait_for_timeout(300)
    assert page.url.endswith("/1-1/")
    assert standing() == []


def test_whose_session_has_ended_is_told_and_stores_nothing(open_desk: Opener, desk: str) -> None:
    page = open_desk(f"{desk}1-1/", scripts=False)
    page.context.clear_cookies(name=SESSION)
    page.click("button:has-text('Sama')")
    expect(page.locator("h1")).to_have_text("Masuk dahulu")
    assert standing() == []


def test_a_second_reader_judges_alone(open_page: Opener, linkage: Linkage, desk: str) -> None:
    draw(read(linkage, "2-2", PairVerdict.SAME, why="ibu sama"))
    page = open_page(f"{desk}?keadaan=second", as_=Role.BRANCH)
    page.click("text=Mulai membaca")
    wait_for(page, "2-2")
    assert "ibu sama" not in page.inner_text("main")
    page.click("button:has-text('Berbeda')")
    expect(page.locator("h1")).to_have_text("Tidak ada lagi dalam antrean ini")
    assert state_of(linkage, "2-2") == "third"


def test_who_is_slower_is_told(open_desk: Opener, linkage: Linkage, desk: str) -> None:
    page = open_desk(f"{desk}1-1/")
    draw(read(linkage, "1-1", PairVerdict.SAME, by=SECOND), is_sampled=False)
    page.click("button:has-text('Berbeda')")
    expect(page.locator("[role=alert]")).to_contain_text("Orang lain baru saja membaca pasangan ini")
    expect(page.locator(".history")).to_contain_text(SECOND)


def test_works_without_javascript(open_desk: Opener, desk: str) -> None:
    page = open_desk(desk, width=390, scripts=False)
    page.click("text=Mulai membaca")
    assert not page.is_visible("[data-keys]")
    page.click("button:has-text('Sama')")
    assert "/2-2/?sesudah=" in page.url
    page.click("button:has-text('Batalkan')")
    assert page.url.endswith("/1-1/")
    assert standing() == []
    page.click("text=Berikutnya")
    page.click("button:has-text('Belum yakin')")
    assert standing() == [("2-2", "unsure")]


def test_answers_stay_in_sight_on_a_phone(open_desk: Opener, desk: str) -> None:
    page = open_desk(f"{desk}2-2/", width=390, height=844)
    for name in ("Sama", "Berbeda", "Belum yakin"):
        box = page.locator(f".answers button:has-text('{name}')").bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert box["y"] + box["height"] <= 844 - 60


def test_prints_both_records_and_the_history(open_desk: Opener, linkage: Linkage, desk: str) -> None:
    draw(read(linkage, "2-2", PairVerdict.DIFFERENT, why="beda jenis kelamin"), is_sampled=False)
    page = open_desk(f"{desk}2-2/")
    page.emulate_media(media="print")
    assert [part for part in (".top", ".beside", ".answers", ".fix") if page.is_visible(part)] == []
    assert page.is_visible(".compare >> nth=0")
    assert page.is_visible("text=beda jenis kelamin")


@pytest.mark.parametrize("width", [1440, 390, 320])
def test_can_be_read_and_used_by_everyone(open_desk: Opener, linkage: Linkage, desk: str, width: int) -> None:
    draw(read(linkage, "1-1", why="ibu sama"))
    draw(read(linkage, "3-3"), is_sampled=False)
    page = open_desk(desk, width=width)
    faults = {}
    for path in (desk, f"{desk}1-1/", f"{desk}2-2/", f"{desk}3-3/", f"{desk}5-5/", f"{desk}0-0/", f"{desk}selesai/"):
        page.goto(page.url.partition("/kantor/")[0] + path)
        faults[path] = faults_of(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
    page.goto(page.url.partition("/kantor/")[0] + desk)
    page.fill("#dicari", "rekaan")
    page.press("#dicari", "Enter")
    expect(page.locator("main")).to_contain_text("pasangan ditemukan")
    faults["search"] = faults_of(page)
    assert {name: found for name, found in faults.items() if found} == {}


@pytest.mark.parametrize("width", [1440, 390])
def test_an_empty_desk_can_be_read_by_everyone(open_desk: Opener, width: int) -> None:
    page = open_desk("/kantor/tinjau/", width=width)
    assert faults_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
