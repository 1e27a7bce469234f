"""Help: everybody reads it, no deed is forgotten, every link answers, and it says what the pages say."""

import html
import io
import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from django.conf import LazySettings
from django.test import Client
from django.urls import get_resolver, resolve

import lindung.web
from lindung.engines.coverage.rollup.indicators import indicators
from lindung.engines.intake.checks.catalogue import codes, reasons
from lindung.registry.models.audit_line import AuditLine
from lindung.vocabulary.role import Deed, Role
from lindung.web.office.help.deed_help import DEED_HELP
from lindung.web.office.help.howtos import LABEL, Howto, howto_beside, howtos
from lindung.web.office.help.terms import terms
from tests.sample_accounts import account_with, give
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.test_gate import ADDRESSES, DEEDS

pytestmark = pytest.mark.django_db
WEB = Path(lindung.web.__file__).parent
DOCS = Path(__file__).resolve().parents[4] / "docs"
COMMANDS = (DOCS / "reference" / "commands.md").read_text(encoding="utf-8")
GLOSSARY = re.sub(r" \(`\w+`\)", "", (DOCS / "glossary.md").read_text(encoding="utf-8"))
CATALOGUE = read_po(io.BytesIO((WEB / "locale" / "en" / "LC_MESSAGES" / "django.po").read_bytes()), locale="en")
SAID = {message.id for message in CATALOGUE if isinstance(message.id, str)}
PAGES = ["/kantor/bantuan/", "/kantor/bantuan/sebab/", "/kantor/bantuan/istilah/"]
PAGES += [f"/kantor/bantuan/cara/{howto_id}/" for howto_id in howtos()]
EVERY = pytest.mark.parametrize("howto", howtos().values(), ids=lambda howto: howto.howto_id)


def links_in(page: str) -> set[str]:
    main = page.partition("<main")[2].partition("</main>")[0]
    return {html.unescape(link) for link in re.findall(r'href="(/[^"]*)"', main)}


def first_shown(page: str) -> str:
    """What stands outside of the folds."""
    return re.sub(r"<details.*?</details>", "", page.partition("<main")[2], flags=re.DOTALL)


@pytest.mark.parametrize("address", PAGES)
def test_leads_to_the_sign_in_whoever_has_not_signed_in(reader: Client, address: str) -> None:
    assert is_led_to_sign_in(reader, address)


@pytest.mark.parametrize("role", [None, *Role])
def test_everybody_who_signed_in_reads_every_page_and_every_link_answers(areas: None, role: Role | None) -> None:
    client = signed_in(account_with(role))
    pages = {address: client.get(address) for address in PAGES}
    assert {address: answer.status_code for address, answer in pages.items()} == dict.fromkeys(PAGES, 200)
    links = set().union(*(links_in(answer.content.decode()) for answer in pages.values()))
    answered = {link: client.get(link, follow=True).status_code for link in links}
    assert {link: status for link, status in answered.items() if status != 200} == {}


def test_explains_every_deed_and_leads_to_where_it_is_done() -> None:
    assert set(DEED_HELP) == set(Deed)
    views = set(ADDRESSES)
    for deed, said in DEED_HELP.items():
        assert said.places or said.where, deed
        assert {place.view for place in said.places} <= views, deed
        assert {place.label for place in said.places} <= SAID, deed
        assert said.howto in {"", *howtos()}, deed
        assert not said.command or f"## {said.command}\n" in COMMANDS, deed


def test_sends_nobody_to_a_command_for_what_has_a_page() -> None:
    pages = {
        deed: [name for name in names if not re.search("tidak|999|/33", ADDRESSES[name])]
        for deed, names in DEEDS.items()
    }
    assert {deed for deed, names in pages.items() if names and not DEED_HELP[deed].places} == set()


@pytest.mark.parametrize("role", Role)
def test_shows_first_what_a_role_may_do_and_folds_the_rest(areas: None, role: Role) -> None:
    shown = first_shown(signed_in(account_with(role)).get("/kantor/bantuan/").content.decode())
    assert {deed for deed in Deed if DEED_HELP[deed].means.id in html.unescape(shown)} == role.deeds
    assert {one.howto_id for one in howtos().values() if one.title.id in html.unescape(shown)} == {
        one.howto_id for one in howtos().values() if one.deeds <= role.deeds
    }


def test_says_until_when_a_role_holds_and_where(areas: None) -> None:
    account = account_with(Role.VILLAGE, "33.74")
    give(account, Role.AGENT, "33.72", until=date(2090, 1, 3))
    page = signed_in(account).get("/kantor/bantuan/").content.decode()
    assert "<b>Operator kelurahan atau desa</b> · Kota Semarang · tanpa batas" in page
    assert "<b>Agen Perisai atau kader</b> · Kota Surakarta · sampai 3 Januari 2090" in page


def test_tells_whoever_holds_no_role_whom_to_ask(areas: None) -> None:
    page = signed_in(account_with(None)).get("/kantor/bantuan/").content.decode()
    assert "Akun ini belum memegang peran." in page
    assert 'href="/kantor/bantuan/cara/akun-terkunci/"' in first_shown(page)
    assert '<nav class="desk-menu"' in page


def test_names_the_contact_of_the_office_or_the_keeper_of_accounts(editor: Client, settings: LazySettings) -> None:
    assert "Tanyakan kepada pengelola akun kantor Anda." in editor.get(PAGES[0]).content.decode()
    contact = "Meja bantuan <Disnaker>, bantuan@contoh.id"
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, help_contact=contact)
    page = editor.get(PAGES[0]).content.decode()
    assert f'<p class="help-contact">{html.escape(contact)}</p>' in page
    assert "Tanyakan kepada pengelola akun kantor Anda." not in page


@EVERY
def test_every_button_that_a_job_names_stands_on_the_pages(howto: Howto) -> None:
    labels = [LABEL.findall(said) for step in howto.steps for said in (step.words.id, step.words.en)]
    assert {label for found in labels for label in found} | {howto.opens} <= SAID
    assert all(sorted(LABEL.findall(step.words.id)) == sorted(LABEL.findall(step.words.en)) for step in howto.steps)
    assert all("{" not in LABEL.sub("", step.words.id + step.words.en) for step in howto.steps)


@EVERY
def test_every_job_begins_on_a_page_and_is_said_in_both_languages(howto: Howto) -> None:
    assert resolve(f"/kantor/bantuan/cara/{howto.howto_id}/").url_name == "help_howto"
    assert howto.page in {*ADDRESSES, "open_data"}
    assert howto.steps
    said = [howto.title, howto.aim, *(step.words for step in howto.steps), *(key.does for key in howto.keys)]
    assert [words for words in said if not words.id or not words.en or words.id == words.en] == []
    assert all(f"## {step.command}\n" in COMMANDS for step in howto.steps if step.command)


def test_a_page_leads_to_one_job_and_every_such_page_exists() -> None:
    beside = [view for howto in howtos().values() for view in howto.beside]
    assert sorted(beside) == sorted(howto_beside())
    assert set(beside) <= set(ADDRESSES)


@pytest.mark.parametrize("view", ["lists", "targets", "linkages", "enter_figure", "account", "protection", "registers"])
def test_a_question_mark_leads_from_a_page_to_its_job(editor: Client, areas: None, view: str) -> None:
    page = editor.get(ADDRESSES[view]).content.decode()
    howto = howto_beside()[view]
    assert f'<a class="howto-here" href="/kantor/bantuan/cara/{howto.howto_id}/">' in page
    assert f"Bantuan halaman ini: {howto.title.id}" in page


def test_names_the_keys_that_the_review_page_has(editor: Client) -> None:
    script = (WEB / "static" / "js" / "review.js").read_text(encoding="utf-8")
    answers = re.search(r"ANSWERS = \{(.*?)\}", script)
    others = re.search(r"return find\(\{(.*?)\}\[key\]", script)
    assert answers is not None
    assert others is not None
    keys = re.findall(r"(\w+): \"", answers[1] + "," + others[1])
    told = [key for one in howtos()["tinjau-pasangan"].keys for key in one.keys]
    assert sorted(told) == sorted(keys)
    page = editor.get("/kantor/bantuan/cara/tinjau-pasangan/").content.decode()
    assert re.findall(r"<kbd>(.*?)</kbd>", page) == ["1", "s", "2", "b", "3", "y", "←", "→", "u"]


def test_an_unknown_job_is_not_there(editor: Client) -> None:
    assert editor.get("/kantor/bantuan/cara/tidak-ada/").status_code == 404


def test_tells_every_fault_with_who_repairs_it_in_both_languages(editor: Client) -> None:
    page = html.unescape(editor.get("/kantor/bantuan/sebab/").content.decode())
    editor.cookies["bahasa"] = "en"
    english = html.unescape(editor.get("/kantor/bantuan/sebab/").content.decode())
    for one in reasons().values():
        assert one.title.id in page
        assert one.advice.id in page
        assert one.title.en in english
        assert one.advice.en in english
        assert one.who_words.en in english
    assert re.findall(r'<section class="card" id="(E\d\d)"', page) == list(codes())
    assert "{" not in page.partition("<main")[2]


@pytest.mark.parametrize(
    ("typed", "found"),
    [("E04", ["E04"]), ("e04", ["E04"]), ("date in calendar", ["E21"]), ("kalender", ["E21"]), ("zzz", [])],
)
def test_finds_faults_by_code_and_by_words_of_either_language(editor: Client, typed: str, found: list[str]) -> None:
    page = editor.get("/kantor/bantuan/sebab/", {"cari": typed}).content.decode()
    assert re.findall(r'<section class="card" id="(E\d\d)"', page) == found
    assert ("Tidak ada sebab dengan kata itu" in page) is (found == [])


@pytest.mark.parametrize("typed", ["8174012345678901", "8174 0123 4567 8901", "NIK 8174-01.234567", "081234567890"])
def test_a_number_typed_by_mistake_is_neither_repeated_nor_kept(
    editor: Client, typed: str, caplog: pytest.LogCaptureFixture
) -> None:
    answer = editor.get("/kantor/bantuan/sebab/", {"cari": typed})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "jangan menulis NIK" in page
    assert typed not in page
    assert typed.replace(" ", "+") not in page
    assert not AuditLine.objects.exists()
    assert [record for record in caplog.records if typed in record.getMessage()] == []
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_search_leaves_no_line_anywhere(editor: Client, caplog: pytest.LogCaptureFixture) -> None:
    editor.get("/kantor/bantuan/sebab/", {"cari": "Sri Contoh"})
    assert not AuditLine.objects.exists()
    assert [record for record in caplog.records if "Contoh" in record.getMessage()] == []


@pytest.mark.parametrize("asked", ["kata=E04", "cari=E04&cari=E05"])
def test_an_undeclared_question_is_refused(editor: Client, asked: str) -> None:
    assert editor.get(f"/kantor/bantuan/sebab/?{asked}").status_code == 400
    assert editor.get("/kantor/bantuan/?cari=E04").status_code == 400


def test_tells_every_indicator_as_it_is_declared(editor: Client) -> None:
    page = html.unescape(editor.get("/kantor/bantuan/istilah/").content.decode())
    editor.cookies["bahasa"] = "en"
    english = html.unescape(editor.get("/kantor/bantuan/istilah/").content.decode())
    for one in indicators().values():
        assert {one.name.id, one.definition.id, one.formula.id} <= _texts(page)
        assert {one.name.en, one.definition.en, one.formula.en} <= _texts(english)


def test_explains_words_as_the_glossary_does(editor: Client) -> None:
    page = html.unescape(editor.get("/kantor/bantuan/istilah/").content.decode())
    for one in terms():
        assert {one.term.id, one.meaning.id} <= _texts(page)
        assert f"| {one.term.id} | {one.term.en} | {one.meaning.en} |" in GLOSSARY
    assert len(terms()) > 20


def test_every_address_of_help_is_known_to_the_program() -> None:
    views = {name for name in get_resolver().reverse_dict if isinstance(name, str) and name.startswith("help")}
    assert views == {"help", "help_howto", "help_faults", "help_terms"}


def _texts(page: str) -> set[str]:
    return {text.strip() for text in re.split(r"<[^>]*>", page)}
