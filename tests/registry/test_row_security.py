"""Row security under the real roles of PostgreSQL: a query that forgets its areas shows nothing of others."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from django.db.backends.utils import CursorWrapper

from lindung.opendata.models import Figure, Observation, Release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.registry.models import Account, AuditLine, Delivery, DeliveryEvent, Job
from lindung.registry.row_security import AREAS_SETTING, BOUND_TABLES, DESK, PUBLIC
from lindung.settings.environment import read_environment
from lindung.vocabulary.month import Month
from lindung.workflows.coverage.publish import publish_draft
from lindung.workflows.installation.database import examine_database
from lindung.workflows.installation.database_roles import NoRolesError, make_roles
from lindung.workflows.installation.finding import Health
from lindung.workflows.releases.discard import discard_draft
from lindung.workflows.releases.store import store_release
from tests.sample_observations import about, observations
from tests.sample_releases import released

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 30, 3, 0, tzinfo=UTC)

needs_roles = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="SQLite knows no roles")
AS_DESK = replace(read_environment(), database_url="postgresql://", database_role="desk")
PLACES = ["33.74", "33.74.12", "33.72", "33.7"]


@pytest.fixture
def lists() -> None:
    """A list of each place, and one that names none yet, sent from the city."""
    make_roles()
    for place in [*PLACES, ""]:
        made = Delivery.objects.create(
            file_name="daftar.csv", file_bytes=1, received_by="Petugas Contoh", received_at=NOW, state="failed",
            area_code=place, sent_within="33.74" if not place else "ID", failure={"id": "x", "en": "x"},
        )  # fmt: skip
        DeliveryEvent.objects.create(delivery=made, happened_at=NOW, by="Petugas Contoh", what_id="x", what_en="x")


@contextmanager
def under(role: str, areas: str | None = None) -> Iterator[None]:
    """Ask as a role of the database does, for areas or without having said any."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {role}")
        if areas is not None:
            cursor.execute("SELECT set_config(%s, %s, true)", [AREAS_SETTING, areas])
        yield  # what fails is rolled back, the role with it
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT set_config(%s, '', true)", [AREAS_SETTING])


@needs_roles
@pytest.mark.parametrize(
    ("areas", "places"),
    [
        (None, set()), ("", set()), ("33.74.12", {"33.74.12"}), ("33.74", {"33.74", "33.74.12", ""}),
        ("33.72,33.74.12", {"33.72", "33.74.12"}), ("ID", {*PLACES, ""}), ("33.7_", set()), ("%", set()),
    ],
)  # fmt: skip
def test_a_query_that_forgets_its_areas_shows_nothing_of_others(
    lists: None, areas: str | None, places: set[str]
) -> None:
    with under(DESK, areas):
        assert {*Delivery.objects.values_list("area_code", flat=True)} == places
        assert DeliveryEvent.objects.count() == len(places)


@needs_roles
def test_nothing_of_others_is_written(lists: None) -> None:
    with under(DESK, "33.74.12"):
        assert Delivery.objects.update(done=5) == 1
    assert Delivery.objects.filter(done=5).count() == 1
    with pytest.raises(ProgrammingError, match="row-level security"), under(DESK, "33.74.12"):
        Delivery.objects.filter(area_code="33.74.12").update(area_code="33.72")


@needs_roles
def test_the_trail_is_only_added_to(lists: None) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), under(DESK, "ID"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM registry_auditline")


@needs_roles
@pytest.mark.parametrize("model", [Delivery, Account, AuditLine])
def test_the_public_reads_nothing_of_the_registry(lists: None, model: type[Account]) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"), under(PUBLIC, "ID"):
        model.objects.count()


@needs_roles
def test_the_public_reads_what_was_released_and_no_draft() -> None:
    make_roles()
    release: ReleaseInfo = released(observations())
    store_release(observations(Month(2026, 12), add=777_000), about(as_of=Month(2026, 12)), now=NOW)
    assert Release.objects.count() == 2
    with under(PUBLIC):
        assert [one.pk for one in Release.objects.all()] == [release.release_id]
        assert {*Observation.objects.values_list("release_id", flat=True)} == {release.release_id}
        assert Figure.objects.count() == 0
    with pytest.raises(ProgrammingError, match="permission denied"), under(PUBLIC):
        Release.objects.update(publisher="x")


@needs_roles
def test_the_desk_releases_and_discards_under_its_role() -> None:
    make_roles()
    first, second = (store_release(observations(), about(), now=NOW).slug for _ in range(2))
    with under(DESK, "ID"):
        discard_draft(second, by="Petugas Contoh", reason="Register keliru", now=NOW)
        assert publish_draft(first, now=NOW).released_at == NOW
    assert [one.slug for one in Release.objects.all()] == [first]


@pytest.fixture
def owner() -> Iterator[str]:
    """The user of a province's database: it owns the tables and may make no role."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE ROLE pemilik_uji")
        for (name,) in _tables(cursor):
            cursor.execute(f"ALTER TABLE {name} OWNER TO pemilik_uji")
        cursor.execute("ALTER SCHEMA public OWNER TO pemilik_uji")
        cursor.execute("SET LOCAL ROLE pemilik_uji")
        yield "pemilik_uji"
        transaction.set_rollback(True)


def _tables(cursor: CursorWrapper) -> list[tuple[str]]:
    cursor.execute("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'")
    return [(name,) for (name,) in cursor.fetchall()]


@needs_roles
def test_a_user_who_may_make_no_roles_is_told_who_makes_them(owner: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        for role in (DESK, PUBLIC):
            cursor.execute("SELECT count(*) FROM pg_roles WHERE rolname = %s", [role])
            if cursor.fetchone()[0]:
                cursor.execute(f"DROP OWNED BY {role}")
                cursor.execute(f"DROP ROLE {role}")
        cursor.execute(f"SET LOCAL ROLE {owner}")
    with pytest.raises(NoRolesError, match="createuser --no-login lindung_desk"):
        make_roles()
    (found,) = [one for one in examine_database(AS_DESK, NOW) if one.part == "database"]
    assert (found.health, "lindung database roles" in found.words.en) == (Health.FAIL, True)


@needs_roles
def test_roles_that_the_server_made_are_given_their_rights(owner: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute(f"DO $$ BEGIN CREATE ROLE {DESK} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        cursor.execute(f"DO $$ BEGIN CREATE ROLE {PUBLIC} NOLOGIN; EXCEPTION WHEN duplicate_object THEN NULL; END $$")
        cursor.execute(f"GRANT {DESK} TO {owner}")
        cursor.execute(f"SET LOCAL ROLE {owner}")
    assert make_roles() == (DESK, PUBLIC)
    assert [one.health for one in examine_database(AS_DESK, NOW) if one.part == "database"] == [Health.OK]
    with under(DESK):
        assert not Delivery.objects.exists()


@pytest.mark.skipif("connection.vendor == 'postgresql'", reason="PostgreSQL has roles")
def test_sqlite_says_that_it_has_none() -> None:
    with pytest.raises(NoRolesError, match="SQLite knows no roles"):
        make_roles()


@needs_roles
def test_work_of_the_queue_is_bound_as_lists_are(lists: None) -> None:
    for place in PLACES:
        Job.objects.create(kind="link", area_code=place, same_work=place, asked_by="Petugas Contoh", asked_at=NOW)
    with under(DESK, "33.74"):
        assert {*Job.objects.values_list("area_code", flat=True)} == {"33.74", "33.74.12"}
    with under(DESK):
        assert not Job.objects.exists()


def test_a_record_of_an_area_is_bound_or_said_why_not() -> None:
    unbound = {
        "registry_auditline": "only added to",
        "registry_grantedrole": "read before anybody is known",
        "registry_discardeddraft": "the next name of a draft is told by all of them; it holds nobody's data",
        "registry_savedview": "of an account, or shared by whoever may open the linkage; it holds nobody's data",
    }
    of_an_area = {
        model._meta.db_table
        for model in apps.get_app_config("registry").get_models()
        if any(field.name == "area_code" for field in model._meta.fields)
    }
    assert of_an_area == ({*BOUND_TABLES} | {*unbound}) - {"registry_deliveryevent"}
