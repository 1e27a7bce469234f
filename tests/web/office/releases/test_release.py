"""A draft is looked at, released or discarded, a release withdrawn: each once, by those whose area it is."""

from datetime import timedelta

import pytest
from django.test import Client

from lindung.opendata.queries.stored_release import stored_release, stored_releases
from lindung.registry.models import DiscardedDraft
from lindung.registry.models.audit_line import AuditLine
from lindung.vocabulary.role import Role
from tests.sample_accounts import account_with
from tests.web.conftest import is_led_to_sign_in, signed_in
from tests.web.office.releases.conftest import ROOM, Drafter
from tests.workflows.linking.office_people import NOW

pytestmark = pytest.mark.django_db
SURE = {"yakin": "1", "contoh": "1"}


@pytest.fixture
def colleague(db: None) -> Client:
    """Somebody else who publishes in the same city."""
    return signed_in(account_with(Role.PLANNING, "33.74", login="rekan", name="Rekan Contoh"))


def released(client: Client, slug: str) -> None:
    assert client.post(f"{ROOM}{slug}/terbitkan/", SURE).status_code == 302


def test_an_empty_list_teaches_where_a_release_comes_from(editor: Client, areas: None) -> None:
    shown = editor.get(ROOM).content.decode()
    assert "Belum ada konsep atau rilis" in shown
    assert "/kantor/cakupan/" in shown


def test_lists_what_is_stored_with_counts_that_add_up(editor: Client, drafted: Drafter, reader: Client) -> None:
    slug = drafted()
    release = stored_release(slug)
    published = release.rows - release.primary_cells - release.complementary_cells
    listed = editor.get(ROOM).content.decode()
    assert f"{published} + {release.primary_cells} + {release.complementary_cells}" in listed
    assert "Disnaker Kota Rekaan" in listed
    assert f"/data/{slug}/" not in listed
    released(editor, slug)
    assert f"/data/{slug}/" in editor.get(ROOM).content.decode()
    assert reader.get(f"/data/{slug}/").status_code == 200


def test_a_draft_says_what_it_shows_withholds_and_that_it_is_for_good(editor: Client, drafted: Drafter) -> None:
    slug = drafted(smallest=20)  # fewer than twenty are covered in one of both districts
    release = stored_release(slug)
    shown = editor.get(f"{ROOM}{slug}/").content.decode()
    for told in ("Kota Semarang", "tertutup", "tidak dapat diubah lagi", "Ini rilis pertama", release.sha256):
        assert told in shown
    assert f"<b>{release.rows}</b>" in shown


def test_a_later_draft_is_compared_with_the_release_before_it(editor: Client, drafted: Drafter) -> None:
    first = drafted()
    released(editor, first)
    second = drafted(months=2, now=NOW + timedelta(days=9000))
    shown = editor.get(f"{ROOM}{second}/").content.decode()
    assert f"Dibandingkan dengan rilis {first}." in shown
    released(editor, second)
    assert f"Dibandingkan dengan rilis {first}." in editor.get(f"{ROOM}{second}/").content.decode()


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"contoh": "1"}, "Centang dahulu bahwa angkanya"), ({"yakin": "1"}, "Centang dahulu bahwa ini memang contoh.")],
)
def test_is_not_released_by_a_slip_and_a_sample_only_as_such(
    editor: Client, drafted: Drafter, sent: dict[str, str], said: str
) -> None:
    slug = drafted()
    answer = editor.post(f"{ROOM}{slug}/terbitkan/", sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert stored_release(slug).released_at is None


def test_released_twice_it_is_released_once_and_the_second_is_told(
    editor: Client, colleague: Client, drafted: Drafter
) -> None:
    slug = drafted()
    released(editor, slug)
    at = stored_release(slug).released_at
    second = colleague.post(f"{ROOM}{slug}/terbitkan/", SURE)
    assert second.status_code == 422
    assert "sudah dirilis" in second.content.decode()
    assert stored_release(slug).released_at == at
    gone = colleague.post(f"{ROOM}{slug}/buang/", {"alasan": "Register keliru"})
    assert gone.status_code == 422
    assert stored_release(slug).released_at == at
    lines = AuditLine.objects.filter(act="publishing_publish").values_list("area_code", "about", "outcome", "name")
    assert list(lines) == [
        ("33.74", slug, "done", "Petugas Contoh"), ("33.74", slug, "refused", "Rekan Contoh"),
    ]  # fmt: skip


def test_discarded_twice_it_is_discarded_once_and_the_second_learns_by_whom(
    editor: Client, colleague: Client, elsewhere: Client, drafted: Drafter
) -> None:
    slug = drafted()
    assert editor.post(f"{ROOM}{slug}/buang/", {"alasan": " "}).status_code == 422
    answer = editor.post(f"{ROOM}{slug}/buang/", {"alasan": "Register keliru"})
    assert answer.headers["Location"] == ROOM
    assert not stored_releases()
    for late in (
        colleague.post(f"{ROOM}{slug}/buang/", {"alasan": "Juga keliru"}),
        colleague.post(f"{ROOM}{slug}/terbitkan/", SURE),
        colleague.get(f"{ROOM}{slug}/"),
    ):
        assert late.status_code == 410
        assert "oleh Petugas Contoh: Register keliru" in late.content.decode()
    assert (DiscardedDraft.objects.get().reason, DiscardedDraft.objects.get().area_code) == ("Register keliru", "33.74")
    assert elsewhere.get(f"{ROOM}{slug}/").status_code == 404


@pytest.mark.parametrize(
    ("sent", "said"),
    [({"reason": "Wrong."}, "bahasa Indonesia"), ({"alasan": "Keliru.", "reason": " "}, "bahasa Inggris")],
)
def test_is_not_withdrawn_without_a_reason_in_both_languages(
    editor: Client, drafted: Drafter, sent: dict[str, str], said: str
) -> None:
    slug = drafted()
    released(editor, slug)
    answer = editor.post(f"{ROOM}{slug}/tarik/", sent)
    assert answer.status_code == 422
    assert f"Tulis alasannya dalam {said}." in answer.content.decode()
    assert stored_release(slug).withdrawn_at is None


def test_a_withdrawn_release_says_why_to_the_office_and_to_everybody(
    editor: Client, colleague: Client, reader: Client, drafted: Drafter
) -> None:
    slug = drafted()
    why = {"alasan": "Register keliru.", "reason": "Wrong register."}
    assert editor.post(f"{ROOM}{slug}/tarik/", why).status_code == 422  # it was never released
    released(editor, slug)
    assert editor.post(f"{ROOM}{slug}/tarik/", why).status_code == 302
    shown = editor.get(f"{ROOM}{slug}/").content.decode()
    assert "Register keliru." in shown
    assert "Wrong register." in shown
    assert "<form" not in shown[shown.index("<main") : shown.index("</main")]
    assert reader.get(f"/data/{slug}/").status_code == 410
    second = colleague.post(f"{ROOM}{slug}/tarik/", {"alasan": "Lain.", "reason": "Other."})
    assert (second.status_code, "sudah ditarik" in second.content.decode()) == (422, True)
    assert stored_release(slug).withdrawn.id == "Register keliru."


def test_a_draft_that_was_not_tried_beside_what_was_released_since_is_refused(editor: Client, drafted: Drafter) -> None:
    first, second = drafted(now=NOW - timedelta(days=9)), drafted(months=2, now=NOW - timedelta(days=9))
    released(editor, first)
    assert f"{first} terbit; konsep ini belum diuji bersamanya" in editor.get(f"{ROOM}{second}/").content.decode()
    answer = editor.post(f"{ROOM}{second}/terbitkan/", SURE)
    assert answer.status_code == 422
    assert stored_release(second).released_at is None


def test_a_release_of_another_area_does_not_exist(elsewhere: Client, drafted: Drafter) -> None:
    slug = drafted()
    assert slug not in elsewhere.get(ROOM).content.decode()
    assert elsewhere.get(f"{ROOM}{slug}/").status_code == 404
    for door, sent in (("terbitkan", SURE), ("buang", {"alasan": "x"}), ("tarik", {"alasan": "x", "reason": "x"})):
        assert elsewhere.post(f"{ROOM}{slug}/{door}/", sent).status_code == 404
    assert stored_release(slug).released_at is None


def test_a_part_of_the_area_is_not_enough(drafted: Drafter) -> None:
    slug = drafted()
    client = signed_in(account_with(Role.MANPOWER, "33.74.01", login="sebagian"))
    assert slug not in client.get(ROOM).content.decode()
    assert client.get(f"{ROOM}{slug}/").status_code == 404


def test_the_desk_says_that_a_draft_waits_and_the_menu_leads_there(
    colleague: Client, elsewhere: Client, keeper: Client, drafted: Drafter
) -> None:
    slug = drafted()
    assert "konsep rilis menunggu diterbitkan" in colleague.get("/kantor/").content.decode()
    assert f'href="{ROOM}"' in elsewhere.get("/kantor/").content.decode()
    assert "konsep rilis menunggu" not in elsewhere.get("/kantor/").content.decode()
    assert f'href="{ROOM}"' not in keeper.get("/kantor/").content.decode()
    released(colleague, slug)
    assert "konsep rilis menunggu" not in colleague.get("/kantor/").content.decode()


def test_not_without_signing_in(reader: Client, drafted: Drafter) -> None:
    slug = drafted()
    assert is_led_to_sign_in(reader, f"{ROOM}{slug}/")
    assert reader.post(f"{ROOM}{slug}/terbitkan/", SURE).status_code == 401
    assert stored_release(slug).released_at is None
