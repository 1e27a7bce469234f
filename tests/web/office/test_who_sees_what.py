"""Every role in every area sees one set through every door: what the roles say, computed apart from the program.

One city with a linkage, a count of coverage, a target, registers, lists and figures; its neighbour has lists and
figures too. What somebody may see is computed from their role and area alone; then every door is asked.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client

from lindung.registry.models.delivery import Delivery
from lindung.registry.snapshots.snapshot import snapshots
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.register_kind import RegisterKind
from lindung.vocabulary.role import Deed, Role
from lindung.vocabulary.wilayah import AreaCode, AreaLevel
from lindung.workflows.coverage.draft import draft_release
from lindung.workflows.import_figures import import_figures
from lindung.workflows.linking.look import linkages_shown
from lindung.workflows.targets.spread_target import spread_target
from tests.sample_accounts import account_with
from tests.workflows.coverage.counted_office import kept_office
from tests.workflows.linking.office_people import worker
from tests.workflows.targets.conftest import villages_file, wanted

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)

CITY, NEIGHBOUR = "33.74", "33.72"
AREAS = ["ID", CITY, NEIGHBOUR, "33.74.12", "33.74.10.1001"]
"""The country, the city itself, its neighbour, a district of it in which nobody of the list lives, a village."""

PEOPLE = {
    **{f"33.74.01.{1001 + rest}": [number for number in range(30) if number % 7 == rest] for rest in range(7)},
    "33.74.10.1001": [*range(30, 60)],
}
"""Who of the list lives where."""

NAMES = {worker(number)["name"].upper(): village for village, numbers in PEOPLE.items() for number in numbers}
PLACES = ["", CITY, NEIGHBOUR, "33.74.10", "33.74.10.1001"]
"""Areas of the lists; "" names none yet and was sent from the city."""

CODE = re.compile(r"\b33\.\d{2}(?:\.\d{2}(?:\.\d{4})?)?\b")

BELOW = re.compile(r"\b33\.\d{2}\.\d{2}(?:\.\d{4})?\b")
"""Codes of regencies look like percentages; where both stand, the deeper ones are looked at."""


@dataclass(frozen=True)
class Office:
    """What there is to be seen."""

    build_id: str
    linkage_id: str
    plan_id: int
    deliveries: dict[str, str]
    registers: frozenset[str]
    batches: dict[frozenset[str], int]
    draft: str


@dataclass(frozen=True)
class Desk:
    """Somebody at the desk with one role in one area."""

    client: Client
    role: Role
    area: AreaCode

    def may(self, deed: Deed) -> bool:
        return deed in self.role.deeds

    def has_whole(self, deed: Deed, code: str = CITY) -> bool:
        return self.may(deed) and self.area.contains(AreaCode(code))

    def has_part(self, deed: Deed) -> bool:
        return self.may(deed) and (self.area.contains(AreaCode(CITY)) or AreaCode(CITY).contains(self.area))

    def villages(self, deed: Deed) -> set[str]:
        """Villages with people that lie in the area."""
        return {one for one in PEOPLE if self.may(deed) and self.area.contains(AreaCode(one))}

    def people(self, deed: Deed) -> set[str]:
        villages = self.villages(deed)
        return {name for name, village in NAMES.items() if village in villages}

    def place(self) -> dict[str, str]:
        """The place somebody names who has only a part."""
        return {} if self.area.contains(AreaCode(CITY)) else {"wilayah": self.area.text}

    def opens(self, address: str, **asked: str) -> tuple[int, str]:
        """Ask an address, follow where it leads, and return the status and everything that is told."""
        answer = self.client.get(address, asked, follow=True)
        content = answer.getvalue() if answer.streaming else answer.content
        return answer.status_code, html.unescape(content.decode("utf-8-sig", errors="replace"))

    def sends(self, address: str, **typed: str) -> tuple[int, str]:
        """Send a form likewise."""
        answer = self.client.post(address, typed)
        content = answer.getvalue() if answer.streaming else answer.content
        return answer.status_code, html.unescape(content.decode("utf-8-sig", errors="replace"))


@pytest.fixture
def office(areas: None, settings: LazySettings, tmp_path: Path) -> Office:
    """The city and its neighbour."""
    build_id = kept_office(settings, tmp_path)
    plan = spread_target(wanted(), entered_by="Petugas Contoh", now=NOW, file=villages_file())
    lists = {
        place: Delivery.objects.create(
            file_name="daftar.csv", file_bytes=1, received_by="Petugas Contoh", received_at=NOW, state="failed",
            area_code=place, sent_within=CITY if not place else "ID", failure={"id": "Terhenti.", "en": "Stopped."},
        ).public_id
        for place in PLACES
    }  # fmt: skip
    draft = draft_release(
        build_id=build_id, publisher="Disnaker Kota Rekaan", smallest=5, months=1, down_to=AreaLevel.DISTRICT, now=NOW
    )
    batches = {frozenset(codes): figures(*codes) for codes in ((CITY,), (NEIGHBOUR,), (CITY, NEIGHBOUR))}
    kept = [one for kind in RegisterKind for one in snapshots(office_vault(), kind)]
    return Office(
        build_id, linkages_shown()[0].linkage_id, plan.plan_id, lists,
        frozenset(one.manifest.snapshot_id for one in kept), batches, draft.slug,
    )  # fmt: skip


def figures(*codes: str) -> int:
    """Import a figure for each area, in one file."""
    rows = "".join(f"{code},2025-12-31,{1_000 + len(codes)},{500 + at},total,contoh\n" for at, code in enumerate(codes))
    made = import_figures(
        data=f"area_code,as_of,employed,covered,segment,source\n{rows}".encode(), file_name="angka.csv",
        entered_by="Petugas Contoh", door="test", now=NOW,
    )  # fmt: skip
    assert made.batch_id is not None
    return made.batch_id


@pytest.fixture(params=AREAS)
def desks(request: pytest.FixtureRequest, office: Office) -> list[Desk]:
    """One person for each role in an area."""
    return [
        Desk(signed_in(role, request.param), role, AreaCode(request.param)) for role in Role
    ]  # fmt: skip


def signed_in(role: Role, area: str) -> Client:
    """A browser of somebody with a role in an area."""
    client = Client(headers={"host": "localhost"})
    client.force_login(account_with(role, area, login=f"uji-{role.value}", name=f"Petugas {role.value}"))
    return client


def foreign(desk: Desk, told: str, codes: re.Pattern[str] = CODE) -> set[str]:
    """Codes in an answer that neither lie in somebody's area nor hold it."""
    return {
        code for code in codes.findall(told)
        if not desk.area.contains(AreaCode(code)) and not AreaCode(code).contains(desk.area)
    }  # fmt: skip


def named(told: str) -> set[str]:
    """People whose names an answer tells."""
    upper = told.upper()
    return {name for name in NAMES if re.search(rf"\b{name}\b", upper)}


def test_every_door_shows_what_the_role_and_the_area_say(office: Office, desks: list[Desk]) -> None:
    wrong = [line for desk in desks for line in differences(office, desk)]
    assert wrong == []


def differences(office: Office, desk: Desk) -> Iterator[str]:
    """Tell each door that shows more, or less, than it should."""
    for door, expected, found in doors(office, desk):
        if expected != found:
            yield f"{desk.role.value} in {desk.area}: {door}: expected {expected}, found {found}"


def doors(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    yield from of_lists(office, desk)
    yield from of_registers(office, desk)
    yield from of_imports(office, desk)
    yield from of_linkage(office, desk)
    yield from of_people(office, desk)
    yield from of_targets(office, desk)
    yield from of_coverage(office, desk)
    yield from of_releases(office, desk)
    yield from of_accounts(desk)
    yield "open data", (200, b'{"releases": []}'), open_data(desk.client)


def status(deed: Deed, desk: Desk, *, there: bool) -> int:
    """What somebody is answered: 403 without the deed, 404 for what is not theirs."""
    return 403 if not desk.may(deed) else 200 if there else 404


def of_lists(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed = Deed.SEND_LISTS
    theirs = {number for place, number in office.deliveries.items() if desk.has_whole(deed, place or CITY)}
    code, listed = desk.opens("/kantor/daftar/")
    yield "list of lists", (status(deed, desk, there=True), theirs), (
        code, {number for number in office.deliveries.values() if number in listed}
    )  # fmt: skip
    for number in office.deliveries.values():
        for door in ("", "kemajuan/", "unduh/ringkasan/"):
            code, _ = desk.opens(f"/kantor/daftar/{number}/{door}")
            found = code if code in {403, 404} else 200
            yield f"list {door or 'page'}", status(deed, desk, there=number in theirs), found
    waiting = re.search(r'todo-count">(\d+)</p><div><p><b>daftar terhenti', desk.opens("/kantor/")[1])
    yield "count of lists that stopped", len(theirs), int(waiting[1]) if waiting else 0


def of_registers(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed = Deed.SAVE_REGISTERS
    theirs = office.registers if desk.has_whole(deed) else frozenset()
    code, listed = desk.opens("/kantor/daftar/register/")
    yield "list of registers", (status(deed, desk, there=True), theirs), (
        code, frozenset(one for one in office.registers if one in listed)
    )  # fmt: skip
    one, other = sorted(office.registers)[:2]
    for door in ("", f"selisih/?dengan={other}"):
        code, _ = desk.opens(f"/kantor/daftar/register/{one}/{door}")
        needed = deed if door else Deed.READ_ORIGIN
        yield f"register {door}", desk.has_whole(needed), code not in {403, 404}


def of_imports(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed = Deed.ENTER_FIGURES
    for codes, number in office.batches.items():
        code, _ = desk.opens(f"/impor/{number}/")
        theirs = all(desk.has_whole(deed, one) for one in codes)
        yield f"import of {sorted(codes)}", status(deed, desk, there=theirs), code
    yield "link to enter a figure", desk.has_whole(deed), "/masukkan/?wilayah=" in ledger(desk, CITY)
    yield "link to correct a figure", desk.has_whole(deed, NEIGHBOUR), "?perbaiki=" in ledger(desk, NEIGHBOUR)


def ledger(desk: Desk, code: str) -> str:
    return desk.opens(f"/wilayah/{code}/satu-angka/")[1]


def of_linkage(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed, room = Deed.SEE_TOTALS, f"/kantor/pemadanan/{office.linkage_id}/"
    villages = desk.villages(deed)
    people = sum(len(PEOPLE[village]) for village in villages)
    code, listed = desk.opens("/kantor/pemadanan/")
    yield "list of linkages", (status(deed, desk, there=True), desk.has_part(deed)), (code, office.linkage_id in listed)
    yield "codes in the list of linkages", set(), foreign(desk, listed)
    code, told = desk.opens(room)
    yield "linkage", status(deed, desk, there=desk.has_part(deed)), code
    if code == 200:
        yield "codes on the page of a linkage", set(), foreign(desk, told)
        yield "count on the page of a linkage", people, last_number(told)
        yield "groups of a linkage", {short(desk, one) for one in villages}, groups(told)
    code, told = desk.opens(f"{room}status/csv/", **desk.place())
    yield "export of a linkage", status(deed, desk, there=desk.has_part(deed)), code
    if code == 200:
        yield "villages in the export of a linkage", villages, set(CODE.findall(told))
        yield "count in the export of a linkage", people, int(told.splitlines()[-1].rpartition(",")[2])
    for other in ("33.74.01", NEIGHBOUR, "33", "ID", "x"):
        code, _ = desk.opens(room, wilayah=other)
        yield f"linkage, {other}", other == "33.74.01" and desk.has_whole(deed), code == 200


def last_number(page: str) -> int:
    """The sum under the table of places."""
    foot = re.findall(r"<tfoot>.*?</span>([\d.]+)</td>", page, re.S)
    return int(foot[-1].replace(".", "")) if foot else 0


def groups(page: str) -> set[str]:
    """Places that the table of a linkage leads to."""
    table = page[page.index('id="wilayah"') :]
    return set(re.findall(r'status=\w+&wilayah=(33[\d.]+)"', table))


def short(desk: Desk, village: str) -> str:
    """The code of the row in which a village stands."""
    inside = AreaCode(CITY) if desk.area.contains(AreaCode(CITY)) else desk.area
    return AreaCode(village).lineage[min(inside.level + 1, AreaLevel.VILLAGE)].text


def of_people(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed, room = Deed.SEE_PEOPLE, f"/kantor/pemadanan/{office.linkage_id}/orang/"
    code, told = desk.opens(room)
    yield "search form", status(deed, desk, there=desk.has_part(deed)), code
    if code == 200:
        offered = set(re.findall(r'<option value="(33[\d.]*)"', told))
        held = {code for village in desk.villages(deed) for code in (village, village[:8])}
        theirs = {code for code in held if desk.area.contains(AreaCode(code))}
        yield "drop-down of places", theirs, offered
    expected = desk.people(deed)
    for door in ("", "unduh/csv/"):
        code, told = desk.sends(f"{room}{door}", cari="rekaan", **desk.place())
        yield f"search {door}", status(deed, desk, there=desk.has_part(deed)), code
        if door and code == 200:
            yield "people in the export", expected, named(told)
        if code == 200:
            yield f"nobody else {door}", set(), named(told) - expected
            yield f"count of the search {door}", len(expected), total(told)
        for other in ("33.74.01", NEIGHBOUR, "unknown", "33"):
            code, told = desk.sends(f"{room}{door}", wilayah=other, keperluan="kunjungan")
            yield f"list {door} of {other}", other == "33.74.01" and desk.has_whole(deed), bool(named(told))
    code, told = desk.sends(room, cari="rekaan")
    yield "search without a place", desk.has_whole(deed), bool(named(told))


def total(told: str) -> int:
    """People told by a page of results, or by a file."""
    page = re.search(r'id="hasil-judul">([\d.]+) orang', told)
    file = re.search(r"^Jumlah,(\d+),", told, re.M)
    found = page or file
    return int(found[1].replace(".", "")) if found else 0


def of_targets(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed, room = Deed.SEE_TOTALS, f"/kantor/target/{office.plan_id}/"
    code, listed = desk.opens("/kantor/target/")
    yield "list of targets", (status(deed, desk, there=True), desk.has_part(deed)), (code, room in listed)
    yield "target of the whole in the list", desk.has_whole(deed), "90.000" in listed
    code, told = desk.opens(room)
    yield "target", status(deed, desk, there=desk.has_part(deed)), code
    yield "target of the whole", desk.has_whole(deed), "90.000" in told
    yield "codes on the page of a target", set(), foreign(desk, told) if code == 200 else set()
    code, told = desk.opens(f"{room}unduh/csv/", **desk.place())
    yield "export of a target", status(deed, desk, there=desk.has_part(deed)), code
    if code == 200:
        yield "codes in the export of a target", set(), foreign(desk, told, BELOW)
        yield "rows of their own in it", True, desk.area.text in told or desk.has_whole(deed)
    code, _ = desk.sends(f"{room}ubah/", **{"target-33.74.01": "banyak"})
    yield "change of a target", desk.has_whole(Deed.SET_TARGETS), code == 422


def of_coverage(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed, room = Deed.SEE_TOTALS, f"/kantor/cakupan/{office.build_id}/"
    code, listed = desk.opens("/kantor/cakupan/")
    yield "list of builds", (status(deed, desk, there=True), desk.has_part(deed)), (code, office.build_id in listed)
    code, told = desk.opens(room)
    yield "build", status(deed, desk, there=desk.has_part(deed)), code
    yield "codes on the page of a build", set(), foreign(desk, told) if code == 200 else set()
    code, told = desk.opens(f"{room}wilayah/csv/", **desk.place())
    yield "export of a build", status(deed, desk, there=desk.has_part(deed)), code
    yield "codes in the export of a build", set(), foreign(desk, told) if code == 200 else set()
    for other in ("33.74.01", NEIGHBOUR, "33"):
        code, _ = desk.opens(room, wilayah=other)
        yield f"build, {other}", other == "33.74.01" and desk.has_whole(deed), code == 200
    code, _ = desk.opens(f"/kantor/pemadanan/rekonsiliasi/{CITY}/")
    yield "reconciliation", status(deed, desk, there=desk.has_whole(deed)), code


def of_releases(office: Office, desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed, room = Deed.PUBLISH, "/kantor/rilis/"
    theirs = desk.has_whole(deed)
    code, listed = desk.opens(room)
    yield "list of releases", (status(deed, desk, there=True), theirs), (code, f"{room}{office.draft}/" in listed)
    code, told = desk.opens(f"{room}{office.draft}/")
    yield "draft of a release", status(deed, desk, there=theirs), code
    code, told = desk.opens(f"{room}konsep/")
    yield "form of a draft", (status(deed, desk, there=True), theirs), (code, f'value="{office.build_id}"' in told)
    for door in ("terbitkan", "buang", "tarik"):
        code, _ = desk.sends(f"{room}{office.draft}/{door}/")
        yield f"draft, {door}", 422 if theirs else status(deed, desk, there=False), code
    waiting = re.search(r'todo-count">(\d+)</p><div><p><b>konsep rilis', desk.opens("/kantor/")[1])
    yield "count of drafts that wait", int(theirs), int(waiting[1]) if waiting else 0


def of_accounts(desk: Desk) -> Iterator[tuple[str, object, object]]:
    deed = Deed.KEEP_ACCOUNTS
    theirs = set(Role) if desk.may(deed) else set()
    code, listed = desk.opens("/kantor/akun/")
    yield "list of accounts", (status(deed, desk, there=True), theirs), (
        code, {role for role in Role if f"/kantor/akun/uji-{role.value}/" in listed}
    )  # fmt: skip


def open_data(client: Client) -> tuple[int, bytes]:
    answer = client.get("/data/api/releases")
    return answer.status_code, answer.content
