"""Who may open which door of the desk: every address, every role, every area."""

from datetime import UTC, date, datetime

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver

from lindung.registry.models.audit_line import AuditLine
from lindung.registry.models.delivery import Delivery
from lindung.vocabulary.role import Deed, Role
from lindung.vocabulary.wilayah import AreaCode
from lindung.web.office.gate import allowed
from lindung.web.office.urls import urlpatterns
from tests.sample_accounts import account_with, give

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)

OPEN = {
    "openid_connect_login", "openid_connect_callback",
    "account_login", "account_logout", "account_inactive", "mfa_authenticate", "invitation", "desk",
    "account", "account_end_sessions", "account_delegate", "account_change_password", "account_reauthenticate",
    "mfa_reauthenticate", "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_login_webauthn", "mfa_add_webauthn",
    "mfa_list_webauthn", "mfa_remove_webauthn", "mfa_reauthenticate_webauthn",
    "help", "help_howto", "help_faults", "help_terms",
}  # fmt: skip
"""Signing in, what everybody does with their own account, and what everybody who signed in reads."""

DEEDS: dict[Deed, set[str]] = {
    Deed.ENTER_FIGURES: {"enter_figure", "import_figures", "confirm_import", "import_done", "undo_import"},
    Deed.SET_TARGETS: {"target_new", "target_change", "target_undo"},
    Deed.SEE_TOTALS: {
        "targets", "target_plan", "target_file", "linkages", "reconciliation", "reconciliation_file", "linkage",
        "linkage_status_file", "coverage", "coverage_build", "coverage_areas_file", "jobs", "job", "job_card",
    },
    Deed.SEE_PEOPLE: {"linked_people", "linked_people_file", "saved_view", "saved_view_remove"},
    Deed.REVEAL_NUMBER: {"linked_person_number", "review_number"},
    Deed.REVIEW_PAIRS: {"review", "review_queue", "review_finished", "review_pair", "review_decide", "review_undo"},
    Deed.SAVE_REGISTERS: {
        "link_now", "job_cancel", "job_again",
        "coverage_count", "list_save", "list_undo", "list_archive_profile", "registers",
        "register_difference", "register_undo",
    },
    Deed.SEND_LISTS: {
        "lists", "list_new", "list_begin", "list_templates", "list_template", "list_delivery", "list_piece",
        "list_finish", "list_mapping", "list_progress", "list_printed", "list_fix", "list_enforce", "list_refuse",
        "list_go_on", "list_take_back", "list_workbooks", "list_workbook", "list_annex", "list_summary",
    },
    Deed.KEEP_ACCOUNTS: {
        "accounts", "account_new", "account_of", "account_give", "account_end", "account_link", "account_close",
        "account_open", "account_lost_step",
    },
    Deed.READ_AUDIT: {"audit"},
    Deed.READ_ORIGIN: {"register", "register_verify"},
    Deed.PROTECT_DATA: {
        "protection", "processing_record", "processing_note", "processing_file", "retention", "subject_request_new",
        "subject_request", "subject_request_answer", "subject_request_data", "subject_request_letter", "breach_new",
        "breach", "breach_reported", "breach_told", "breach_letter", "breach_file",
    },
    Deed.PUBLISH: {
        "publishing", "publishing_new", "publishing_release", "publishing_publish", "publishing_discard",
        "publishing_withdraw", "publishing_work_cancel", "publishing_work_again",
    },
}  # fmt: skip
"""Which deed each address takes, written down apart from the program."""

SAMPLES = {
    "<slug:provider_id>": "tidak-ada", "<slug:howto_id>": "tidak-ada",
    "<str:token>": "tidak-ada", "<str:login_name>": "tidak-ada", "<int:grant_id>": "999", "<int:batch_id>": "999",
    "<int:pk>": "999",
    "<int:plan_id>": "999", "<str:extension>": "csv", "<slug:linkage_id>": "tidakada1234",
    "<linkage_id:linkage_id>": "tidakada1234", "<build_id:build_id>": "tidakada1234",
    "<job_id:job_id>": "tidakada1234", "<draft_job_id:job_id>": "tidakada1234",
    "<release_slug:release_slug>": "2999-01-z", "<slug:profile_id>": "tidak-ada",
    "<public_id:snapshot_id>": "tidakada1234", "<public_id:delivery_id>": "tidakada1234",
    "<record_id:request_id>": "tidakada1234", "<record_id:breach_id>": "tidakada1234",
    "<str:village>": "33.74.12.1006", "<linked_area:code>": "33.74", "<slug:pair_ref>": "1-1",
}  # fmt: skip


def addresses(patterns: list[URLPattern | URLResolver], before: str = "/") -> dict[str, str]:
    """Every named address of the desk, with something that does not exist in its parts."""
    found: dict[str, str] = {}
    for one in patterns:
        path = before + str(one.pattern)
        if isinstance(one, URLResolver):
            found |= addresses(one.url_patterns, path)
        else:
            for part, sample in SAMPLES.items():
                path = path.replace(part, sample)
            found[str(one.name)] = path
    return found


ADDRESSES = addresses(urlpatterns)
GUARDED = [(deed, name) for deed, names in DEEDS.items() for name in sorted(names)]


def ask(client: Client, path: str) -> int:
    """Ask an address as it wants to be asked."""
    status = client.get(path).status_code
    return client.post(path).status_code if status == 405 else status


def test_every_address_says_what_it_takes() -> None:
    assert set(ADDRESSES) == OPEN.union(*DEEDS.values())
    assert not [path for path in ADDRESSES.values() if "<" in path]


@pytest.mark.parametrize(("deed", "name"), GUARDED)
def test_nobody_passes_without_signing_in(reader: Client, areas: None, deed: Deed, name: str) -> None:
    answer = reader.get(ADDRESSES[name])
    if answer.status_code == 405:
        assert reader.post(ADDRESSES[name]).status_code == 401
    else:
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/masuk/?next=")


@pytest.mark.parametrize("role", Role)
def test_a_role_passes_where_its_deeds_lead_and_nowhere_else(areas: None, role: Role) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(account_with(role))
    wrong = {
        name: status
        for deed, name in GUARDED
        if ((status := ask(client, ADDRESSES[name])) == 403 and deed in role.deeds)
        or (status != 403 and deed not in role.deeds)
    }
    assert wrong == {}


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.ADMINISTRATOR, Role.AUDITOR}])
def test_what_is_not_in_ones_area_does_not_exist(areas: None, role: Role) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(account_with(role, "33.72"))
    about_something = {
        name for deed, name in GUARDED
        if deed in role.deeds and any(sample in ADDRESSES[name] for sample in ("tidak", "999", "33.74"))
    } - {"list_template", "list_archive_profile"}  # profiles belong to all  # fmt: skip
    assert {name: ask(client, ADDRESSES[name]) for name in about_something} == dict.fromkeys(about_something, 404)


def test_an_undeclared_part_of_an_address_stops_the_program() -> None:
    with pytest.raises(TypeError, match="invoice_id"):

        @allowed(Deed.SEE_TOTALS)
        def view(request: HttpRequest, invoice_id: int) -> HttpResponse:  # nobody ever gets here
            raise AssertionError


AREAS = ["ID", "33", "33.74", "33.72", "33.74.12", "33.74.12.1006", "33.72.01"]
PLACES = ["", "33.74", "33.72", "33.74.12", "33.74.12.1006"]


@pytest.fixture
def deliveries(areas: None) -> dict[str, str]:
    """A list about each place, and one that names none yet, sent from 33.74."""
    found = {}
    for place in PLACES:
        made = Delivery.objects.create(
            file_name=f"daftar {place or 'tanpa wilayah'}.csv", file_bytes=1, received_by="Petugas Contoh",
            received_at=NOW, state="failed", area_code=place, sent_within="33.74" if not place else "ID",
            failure={"id": "Terhenti.", "en": "Stopped."},
        )  # fmt: skip
        found[place] = made.public_id
    return found


@pytest.mark.parametrize("area", AREAS)
@pytest.mark.parametrize("role", [Role.BRANCH, Role.MANPOWER, Role.DISTRICT, Role.VILLAGE])
def test_the_list_and_each_delivery_agree_on_who_sees_what(deliveries: dict[str, str], role: Role, area: str) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(account_with(role, area))
    listed = client.get("/kantor/daftar/").content.decode()
    expected = {place for place in PLACES if AreaCode(area).contains(AreaCode(place or "33.74"))}
    assert {place for place, number in deliveries.items() if number in listed} == expected
    opened = {
        place for place, number in deliveries.items() if client.get(f"/kantor/daftar/{number}/").status_code != 404
    }
    assert opened == expected
    handed = {
        place for place, number in deliveries.items()
        if client.post(f"/kantor/daftar/{number}/tolak/", {"alasan": ""}).status_code != 404
    }  # fmt: skip
    assert handed == expected


def test_a_role_that_ended_opens_nothing(deliveries: dict[str, str]) -> None:
    client, account = Client(headers={"host": "localhost"}), account_with(None)
    client.force_login(account)
    give(account, Role.MANPOWER, "ID", until=date(2026, 1, 3))
    assert client.get("/kantor/daftar/").status_code == 403


def test_what_touches_people_is_written_down_with_where_and_whether(deliveries: dict[str, str]) -> None:
    client = Client(REMOTE_ADDR="10.0.0.7", headers={"host": "localhost"})
    client.force_login(account_with(Role.VILLAGE, "33.74.12"))
    client.get(f"/kantor/daftar/{deliveries['33.74.12']}/")
    client.get(f"/kantor/daftar/{deliveries['33.72']}/")
    client.get("/kantor/akun/")
    lines = list(AuditLine.objects.values_list("act", "deed", "area_code", "about", "outcome", "name", "origin"))
    seen, kept_out, refused = lines
    assert seen == (
        "list_delivery",
        "send_lists",
        "33.74.12",
        deliveries["33.74.12"],
        "done",
        "Petugas Contoh",
        "10.0.0.7",
    )
    assert kept_out[2:5] == ("33.72", deliveries["33.72"], "refused")
    assert refused[:2] == ("accounts", "keep_accounts")
    assert refused[4] == "refused"


def test_no_browser_keeps_a_page_of_the_desk(editor: Client, areas: None) -> None:
    assert editor.get("/kantor/daftar/").headers["Cache-Control"] == "no-store"
    assert editor.get("/kantor/daftar/tidakada1234/").headers["Cache-Control"] == "no-store"


def test_what_a_page_asks_by_itself_leaves_a_line_only_when_refused(deliveries: dict[str, str]) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(account_with(Role.VILLAGE, "33.74.12"))
    assert client.get(f"/kantor/daftar/{deliveries['33.74.12']}/kemajuan/").status_code == 200
    assert not AuditLine.objects.exists()
    assert client.get(f"/kantor/daftar/{deliveries['33.72']}/kemajuan/").status_code == 404
    assert AuditLine.objects.get().outcome == "refused"


def test_a_view_that_fails_leaves_a_line_too(areas: None, monkeypatch: pytest.MonkeyPatch) -> None:
    client = Client(headers={"host": "localhost"}, raise_request_exception=False)
    client.force_login(account_with(Role.MANPOWER))
    monkeypatch.setattr("lindung.web.office.lists.deliveries.summaries", lambda *_, **__: 1 / 0)
    assert client.get("/kantor/daftar/").status_code == 500
    assert AuditLine.objects.get().outcome == "failed"


def test_totals_are_read_without_a_line(editor: Client, areas: None) -> None:
    editor.get("/kantor/cakupan/")
    assert not AuditLine.objects.exists()


def test_a_file_speaks_only_of_ones_own_areas(areas: None) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(account_with(Role.MANPOWER, "33.72"))
    typed = {
        "area": "33.74", "as_of": "2025-04", "covered": "323.900", "segment": "total", "source": "contoh",
        "numerator_basis": "unstated", "denominator_kind": "unstated", "target_origin": "unstated",
        "status": "published",
    }  # fmt: skip
    refused = client.post("/masukkan/", typed)
    assert refused.status_code == 422
    assert "di luar wilayah Anda" in refused.content.decode()


def test_who_gives_roles_is_told_what_does_not_go_together(areas: None) -> None:
    client = Client(headers={"host": "localhost"})
    client.force_login(account_with(Role.ADMINISTRATOR, login="pengelola", name="Pengelola Contoh"))
    account_with(Role.MANPOWER, "33.74")
    answer = client.post("/kantor/akun/petugas/peran/", {"peran": "auditor", "wilayah": "33.74"})
    assert answer.status_code == 422
    assert "tidak dapat dipegang bersama" in answer.content.decode()
