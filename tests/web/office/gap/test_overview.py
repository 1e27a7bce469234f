"""All linkages, and which areas can be linked now."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from lindung.registry.snapshots.linkage import linkage_of
from lindung.registry.snapshots.results import MANIFEST_FILE
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.register_kind import RegisterKind
from tests.web.conftest import is_led_to_sign_in
from tests.web.office.gap.conftest import ROOM
from tests.workflows.linking.office_people import member, stored, worker


@pytest.mark.usefixtures("areas")
def test_teaches_what_is_needed_while_there_is_nothing(editor: Client) -> None:
    page = editor.get(ROOM).text
    assert "Belum ada yang dapat dipadankan" in page
    assert "/kantor/daftar/baru/" in page


@pytest.mark.usefixtures("areas")
def test_shows_the_command_once_both_registers_are_there(editor: Client) -> None:
    today = timezone.localdate()
    stored(RegisterKind.WORKFORCE, [worker(1), worker(2)], as_of=today - timedelta(days=3))
    assert "register belum lengkap" in editor.get(ROOM).text
    stored(RegisterKind.PARTICIPANTS, [member(1)], as_of=today - timedelta(days=2))
    page = editor.get(ROOM).text
    assert f"lindung link run --wilayah 33.74 --bulan {today:%Y-%m}" in page
    assert "belum pernah dipadankan" in page
    assert "Belum ada pemadanan" in page


def test_lists_linkages_with_counts_that_add_up(linkage_id: str, editor: Client) -> None:
    page = editor.get(ROOM).text
    assert f"{ROOM}{linkage_id}/" in page
    assert "November 2026" in page
    assert "contoh, orang rekaan" in page


def test_names_nobody(linkage_id: str, editor: Client) -> None:
    assert "REKAAN" not in editor.get(ROOM).text


def test_stands_in_the_menu_of_the_desk(linkage_id: str, editor: Client, keeper: Client, reader: Client) -> None:
    assert f'href="{ROOM}"' in editor.get("/kantor/").text
    assert f'href="{ROOM}"' not in keeper.get("/kantor/").text
    assert f'href="{ROOM}"' not in reader.get("/metode/").text


def test_is_for_those_whose_role_allows_it_in_their_areas(
    linkage_id: str, editor: Client, reader: Client, keeper: Client, elsewhere: Client
) -> None:
    assert is_led_to_sign_in(reader, ROOM)
    assert keeper.get(ROOM).status_code == 403
    assert linkage_id in editor.get(ROOM).text
    assert linkage_id not in elsewhere.get(ROOM).text


def test_says_that_a_linkage_was_changed(linkage_id: str, editor: Client) -> None:
    manifest = linkage_of(office_vault(), linkage_id).directory / MANIFEST_FILE
    manifest.chmod(0o600)
    manifest.write_text("{}")
    answer = editor.get(ROOM)
    assert answer.status_code == 422
    assert "Pemadanan ini tidak dapat dibuka" in answer.text


def test_is_complete_in_english(linkage_id: str, editor: Client) -> None:
    editor.cookies["bahasa"] = "en"
    page = editor.get(ROOM).text
    assert "All linkages" in page
    assert "Not yet covered" in page or "Not covered" in page
