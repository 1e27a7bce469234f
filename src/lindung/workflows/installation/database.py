"""The database: engine, integrity, migrations, areas, figures and deliveries."""

from datetime import datetime

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from lindung.opendata.models import Area, Figure
from lindung.settings.environment import Environment
from lindung.workflows.installation.database_roles import may_be_desk
from lindung.workflows.installation.finding import Finding, Health, fail, ok, warn
from lindung.workflows.installation.registers import examine_deliveries
from lindung.workflows.installation.sqlite_soundness import unsound_tables

OLDEST_POSTGRESQL = 150_000
SHIPPED_AREAS = 1 + 38 + 514 + 7_285 + 83_762


def examine_database(environment: Environment, now: datetime) -> list[Finding]:
    """Look at the database without creating or changing it."""
    if environment.database_url is None and not environment.database_path.exists():
        return [
            warn(
                "database",
                f"{environment.database_path} belum ada. Perintah pertama membuatnya, misalnya: lindung demo",
                f"{environment.database_path} is not there yet. The first command makes it, for instance: lindung demo",
            )
        ]
    try:
        engine = _examine_postgresql(environment) if connection.vendor == "postgresql" else _examine_sqlite()
        migrations = _examine_migrations()
        is_ready = migrations.health is Health.OK
        contents = [*_examine_contents(), examine_deliveries(now)] if is_ready else []
    except DatabaseError as error:
        return [_unusable(error)]
    return [*engine, migrations, *contents]


def _examine_sqlite() -> list[Finding]:
    wanted = {"journal_mode": "wal", "foreign_keys": 1}
    found = {name: _value(f"PRAGMA {name}") for name in wanted}
    patience = int(str(_value("PRAGMA busy_timeout"))) // 1000
    name = f"SQLite {_value('SELECT sqlite_version()')}"
    with connection.cursor() as cursor:
        damaged = ", ".join(unsound_tables(cursor))
    if damaged:
        return [
            fail(
                "database",
                f"{name}: tabel rusak: {damaged}. Pulihkan dari cadangan: lindung restore",
                f"{name}: damaged tables: {damaged}. Restore a backup: lindung restore",
            )
        ]
    if found != wanted:
        return [
            fail(
                "database",
                f"{name}: {found}, seharusnya {wanted}. Pindahkan ke diska lokal.",
                f"{name}: {found}, expected {wanted}. Move it to a local disk.",
            )
        ]
    return [
        ok(
            "database",
            f"{name}: WAL, kunci asing aktif, menunggu kunci {patience} detik, isi utuh.",
            f"{name}: WAL, foreign keys on, waits {patience} seconds for a lock, contents intact.",
        )
    ]


def _examine_postgresql(environment: Environment) -> list[Finding]:
    name = f"PostgreSQL {_value('SHOW server_version')}"
    if int(str(_value("SHOW server_version_num"))) < OLDEST_POSTGRESQL:
        return [
            warn(
                "database",
                f"{name}: diuji mulai versi 15. Rencanakan pembaruan.",
                f"{name}: tested from version 15. Plan an upgrade.",
            )
        ]
    with connection.cursor() as cursor:
        if environment.database_role and not may_be_desk(cursor):
            return [
                fail(
                    "database",
                    f"{name}: LINDUNG_ROLE=desk, tetapi perannya belum ada. Jalankan: lindung database roles",
                    f"{name}: LINDUNG_ROLE=desk, but its role is not there. Run: lindung database roles",
                )
            ]
    return [ok("database", f"{name}.", f"{name}.")]


def _examine_migrations() -> Finding:
    executor = MigrationExecutor(connection)
    pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if pending:
        return warn(
            "migrations",
            f"{len(pending)} perubahan tabel belum diterapkan. Perintah berikutnya menerapkannya; cadangkan dulu.",
            f"{len(pending)} changes of tables are not applied. The next command applies them; back up first.",
        )
    return ok("migrations", "Semua perubahan tabel sudah diterapkan.", "All changes of tables are applied.")


def _examine_contents() -> list[Finding]:
    areas, figures = Area.objects.count(), Figure.objects.filter(is_current=True).count()
    counted_figures = ok("figures", f"{figures} angka terbitan.", f"{figures} published figures.")
    if areas < SHIPPED_AREAS:
        return [
            warn(
                "areas",
                f"{areas} dari {SHIPPED_AREAS} wilayah. Jalankan: lindung demo --no-serve",
                f"{areas} of {SHIPPED_AREAS} areas. Run: lindung demo --no-serve",
            ),
            counted_figures,
        ]
    return [ok("areas", f"{areas} wilayah.", f"{areas} areas."), counted_figures]


def _unusable(error: DatabaseError) -> Finding:
    where = "DATABASE_URL" if connection.vendor == "postgresql" else settings.DATABASES["default"]["NAME"]
    kind = type(error).__name__
    return fail(
        "database",
        f"Basis data tidak dapat dibuka ({kind}). Periksa {where}.",
        f"The database cannot be opened ({kind}). Check {where}.",
    )


def _value(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
