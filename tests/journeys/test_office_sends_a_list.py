"""An office sends a list in spite of a bad line, matches its columns, repairs, saves it and takes it back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Page, Route, expect

from lindung.registry.models import Delivery
from lindung.web.office.lists import send
from lindung.workflows.deliveries import check, decide, resume
from lindung.workflows.deliveries.receive import received_bytes
from lindung.workflows.deliveries.worker import work_on
from tests.journeys.conftest import Opener
from tests.web.office.lists.conftest import LIST

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
Work = Callable[[], None]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    """Keep the work that pages ask for until the test has it done: between the two it is under way."""
    waiting: list[tuple[str, str]] = []
    for module in (check, decide, resume):
        monkeypatch.setattr(module, "start_worker", lambda delivery_id, worker: waiting.append((delivery_id, worker)))

    def done() -> None:
        delivery_id, worker = waiting.pop()
        work_on(delivery_id, worker=worker, clock=timezone.now)

    return done


@pytest.fixture
def office_file(tmp_path: Path) -> Path:
    """Write the list where the browser can choose it twice with the same day of change."""
    path = tmp_path / "daftar_desa.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def upload(page: Page, file: Path) -> None:
    page.set_input_files("#berkas", file)
    page.click("main >> button:has-text('Unggah')")


def state_and_check(page: Page, work: Work) -> None:
    page.fill("#id_wilayah", "33.74")
    page.fill("#id_per", "2026-11-22")
    page.fill("#id_mulai", "2026-12-01")
    page.click("text=Periksa baris")
    expect(page.locator("#kemajuan")).to_contain_text("Boleh tutup halaman ini.")
    work()
    expect(page.locator(".equation")).to_be_visible(timeout=10_000)


def faults_of(page: Page) -> list[object]:
    return [(found["id"], found["nodes"][0]["html"][:200]) for found in Axe().run(page).response["violations"]]


def test_goes_on_with_a_broken_upload_after_the_page_was_closed(
    open_desk: Opener, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send, "CHUNK_BYTES", 200)
    page = open_desk("/kantor/daftar/baru/")
    sent: list[str] = []

    def break_after_the_first(route: Route) -> None:
        sent.append(route.request.url)
        (route.abort if "mulai=0" not in route.request.url else route.continue_)()

    page.route("**/bagian/?mulai=*", break_after_the_first)
    upload(page, office_file)
    expect(page.locator("[data-state]")).to_contain_text("Sambungan terputus")
    assert Delivery.objects.get().done == 200
    page.unroute("**/bagian/?mulai=*")
    page.reload()
    expect(page.locator("[data-waiting-notice]")).to_contain_text("Unggahan daftar_desa.csv berhenti.")
    sent.clear()
    page.on("request", lambda request: sent.append(request.url))
    upload(page, office_file)
    page.wait_for_url("**/kolom/")
    assert not [url for url in sent if url.endswith("mulai=0")]
    assert received_bytes(Delivery.objects.get().public_id) == office_file.read_bytes()


def test_pauses_an_upload_and_goes_on(open_desk: Opener, office_file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send, "CHUNK_BYTES", 100)
    page = open_desk("/kantor/daftar/baru/")
    pieces: list[str] = []

    def pause_at_the_second(route: Route) -> None:
        pieces.append(route.request.url)
        if len(pieces) == 2:
            page.evaluate("document.querySelector('[data-pause]').click()")
        route.continue_()

    page.route("**/bagian/?mulai=*", pause_at_the_second)
    upload(page, office_file)
    expect(page.locator("[data-state]")).to_contain_text("Dijeda.")
    assert Delivery.objects.get().done == 200
    page.click("text=Lanjutkan")
    page.wait_for_url("**/kolom/")
    assert received_bytes(Delivery.objects.get().public_id) == office_file.read_bytes()


def test_refuses_a_file_over_the_limit_before_sending_it(
    open_desk: Opener, office_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send, "MOST_UPLOADED_BYTES", 100)
    page = open_desk("/kantor/daftar/baru/")
    upload(page, office_file)
    expect(page.locator("[data-problem]")).to_contain_text("lebih besar dari batas")
    assert Delivery.objects.count() == 0


def test_matches_checks_decides_saves_and_takes_back(
    open_desk: Opener, office_file: Path, work: Work, complaints: list[str]
) -> None:
    page = open_desk("/kantor/daftar/")
    page.click("text=Kirim daftar pertama")
    upload(page, office_file)
    page.wait_for_url("**/kolom/")
    note = page.locator("tr", has_text="CATATAN PENDATA").locator("select")
    note.select_option("nik")
    expect(page.locator("[data-double-notice]")).to_contain_text("Dua judul dibaca sebagai kolom yang sama.")
    note.select_option("")
    state_and_check(page, work)
    assert "Dibaca 4 = siap disimpan 2 + perlu diperbaiki 1 + tidak memenuhi syarat 1" in page.inner_text("main")
    page.locator("summary", has_text="Kesampingkan").first.click()
    page.locator("details[open] input[name=alasan]").fill("diputuskan dalam musyawarah")
    page.locator("details[open] button").click()
    expect(page.locator("#kemajuan")).to_be_visible()
    work()
    expect(page.locator(".equation")).to_contain_text("siap disimpan 3", timeout=10_000)
    page.click("#putuskan >> button:has-text('Simpan 3 baris')")
    expect(page.locator("#kemajuan")).to_be_visible()
    work()
    expect(page.locator("main")).to_contain_text("3 baris menjadi register.", timeout=10_000)
    page.click("text=Lihat register")
    page.click("text=Periksa keutuhan")
    expect(page.locator("main")).to_contain_text("Utuh.")
    page.click("main >> .facts >> a")
    page.fill("#alasan-batal", "salah berkas")
    page.locator("section", has_text="Pembatalan dicatat").locator("button").click()
    expect(page.locator("main")).to_contain_text("Penyimpanan dibatalkan.")
    assert complaints == []


def test_works_without_javascript(open_desk: Opener, office_file: Path, work: Work) -> None:
    page = open_desk("/kantor/daftar/baru/", scripts=False)
    upload(page, office_file)
    page.fill("#id_wilayah", "Kota Semarang")
    page.click("text=Periksa baris")
    assert "Boleh tutup halaman ini." in page.inner_text("main")
    work()
    page.reload()
    assert "Dibaca 4" in page.inner_text("main")


@pytest.mark.parametrize("width", [1440, 390])
def test_can_be_read_and_used_by_everyone(open_desk: Opener, office_file: Path, work: Work, width: int) -> None:
    page = open_desk("/kantor/daftar/", width=width)
    faults = {"empty": faults_of(page)}
    page.click("text=Kirim daftar pertama")
    faults["send"] = faults_of(page)
    upload(page, office_file)
    page.wait_for_url("**/kolom/")
    page.click("summary:has-text('Aturan skema')")
    faults["columns"] = faults_of(page)
    state_and_check(page, work)
    page.locator("summary", has_text="Kesampingkan").first.click()
    faults["verdict"] = faults_of(page)
    address = page.url
    for path in (f"{address}cetak/", f"{address}../", f"{address}../templat/", f"{address}../register/"):
        page.goto(path)
        faults[path] = faults_of(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert {name: found for name, found in faults.items() if found} == {}
