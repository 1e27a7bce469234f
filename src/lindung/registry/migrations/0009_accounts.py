import django.db.models.deletion
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from lindung.registry.audit_seal import seal_audit, unseal_audit


def make_cache_table(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Make the table in which tries to sign in are counted, for all processes together."""
    call_command("createcachetable", "registry_cache", database=editor.connection.alias, verbosity=0)


def drop_cache_table(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove it."""
    editor.execute("DROP TABLE IF EXISTS registry_cache")


class Migration(migrations.Migration):
    run_before = [("account", "0001_initial"), ("mfa", "0001_initial"), ("socialaccount", "0001_initial")]

    dependencies = [
        ("registry", "0008_discarded_draft"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditLine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveBigIntegerField(unique=True)),
                ("at", models.DateTimeField(db_index=True)),
                ("account_id", models.BigIntegerField(blank=True, db_index=True, null=True)),
                ("name", models.CharField(max_length=120)),
                ("door", models.CharField(max_length=10)),
                ("act", models.CharField(max_length=60)),
                ("deed", models.CharField(blank=True, default="", max_length=20)),
                ("area_code", models.CharField(blank=True, default="", max_length=13)),
                ("about", models.CharField(blank=True, default="", max_length=200)),
                ("why", models.CharField(blank=True, default="", max_length=500)),
                ("origin", models.CharField(blank=True, default="", max_length=45)),
                ("outcome", models.CharField(max_length=20)),
                ("people", models.PositiveBigIntegerField(blank=True, null=True)),
                ("previous_sha256", models.CharField(max_length=64)),
                ("sha256", models.CharField(max_length=64, unique=True)),
            ],
            options={
                "ordering": ("number",),
                "default_permissions": (),
            },
        ),
        migrations.AddField(
            model_name="delivery",
            name="sent_within",
            field=models.CharField(default="ID", max_length=13),
        ),
        migrations.CreateModel(
            name="Account",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                ("login_name", models.CharField(max_length=60, unique=True)),
                ("full_name", models.CharField(max_length=120)),
                ("office", models.CharField(blank=True, default="", max_length=120)),
                ("is_active", models.BooleanField(default=True)),
                ("is_sample", models.BooleanField(default=False)),
                ("created_at", models.DateTimeField()),
                ("created_by", models.CharField(max_length=120)),
            ],
            options={
                "ordering": ("full_name", "login_name"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("login_name__regex", "^[a-z0-9][a-z0-9._-]{2,59}$")),
                        name="account_login_name_plain",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GrantedRole",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("branch", "branch"),
                            ("manpower", "manpower"),
                            ("planning", "planning"),
                            ("district", "district"),
                            ("village", "village"),
                            ("agent", "agent"),
                            ("sponsors", "sponsors"),
                            ("province", "province"),
                            ("auditor", "auditor"),
                            ("administrator", "administrator"),
                        ],
                        max_length=20,
                    ),
                ),
                ("area_code", models.CharField(max_length=13)),
                ("since", models.DateField()),
                ("until", models.DateField(blank=True, null=True)),
                ("given_by", models.CharField(max_length=120)),
                ("given_at", models.DateTimeField()),
                ("ended_by", models.CharField(blank=True, default="", max_length=120)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="roles", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "delegated_from",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="delegated",
                        to="registry.grantedrole",
                    ),
                ),
            ],
            options={
                "ordering": ("-given_at", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "role__in",
                                [
                                    "branch",
                                    "manpower",
                                    "planning",
                                    "district",
                                    "village",
                                    "agent",
                                    "sponsors",
                                    "province",
                                    "auditor",
                                    "administrator",
                                ],
                            )
                        ),
                        name="granted_role_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("until", None), ("until__gte", models.F("since")), _connector="OR"),
                        name="granted_role_ends_after",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("delegated_from", None), ("until__isnull", False), _connector="OR"),
                        name="granted_role_delegated_ends",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("account", "role", "area_code"),
                        name="granted_role_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_sha256", models.CharField(max_length=64, unique=True)),
                ("made_by", models.CharField(max_length=120)),
                ("made_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="invitations",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("-made_at", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("used_at", None), ("withdrawn_at", None)),
                        fields=("account",),
                        name="invitation_open_once",
                    )
                ],
            },
        ),
        migrations.RunPython(lambda _apps, editor: seal_audit(editor), lambda _apps, editor: unseal_audit(editor)),
        migrations.RunPython(make_cache_table, drop_cache_table),
    ]
