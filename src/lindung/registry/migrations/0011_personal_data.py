import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import lindung.registry.models.delivery


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0010_jobs"),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=lindung.registry.models.delivery.new_public_id, max_length=12, unique=True
                    ),
                ),
                ("area_code", models.CharField(db_index=True, max_length=13)),
                ("found_at", models.DateTimeField()),
                ("found_by", models.CharField(max_length=120)),
                ("entered_at", models.DateTimeField()),
                ("due_at", models.DateTimeField(db_index=True)),
                ("due_source", models.CharField(max_length=200)),
                ("due_confidence", models.CharField(max_length=12)),
                ("data_exposed", models.CharField(max_length=1000)),
                ("people", models.PositiveBigIntegerField(blank=True, null=True)),
                ("happened", models.CharField(max_length=2000)),
                ("handling", models.CharField(max_length=2000)),
                ("contact", models.CharField(max_length=200)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("reported_by", models.CharField(blank=True, default="", max_length=120)),
                ("reported_to", models.CharField(blank=True, default="", max_length=200)),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("told_by", models.CharField(blank=True, default="", max_length=120)),
                ("told_how", models.CharField(blank=True, default="", max_length=200)),
            ],
            options={
                "ordering": ("due_at", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("reported_at", None), ("reported_by", "")),
                            models.Q(
                                models.Q(("reported_at", None), _negated=True),
                                models.Q(("reported_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="breach_reported_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("told_at", None), ("told_by", "")),
                            models.Q(
                                models.Q(("told_at", None), _negated=True), models.Q(("told_by", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="breach_told_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProcessingNote",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("activity", models.CharField(max_length=40)),
                ("text", models.CharField(max_length=2000)),
                ("noted_by", models.CharField(max_length=120)),
                ("noted_at", models.DateTimeField()),
            ],
            options={
                "ordering": ("-noted_at", "-id"),
                "default_permissions": (),
                "indexes": [models.Index(fields=["activity", "noted_at"], name="note_of_activity")],
            },
        ),
        migrations.CreateModel(
            name="SubjectRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=lindung.registry.models.delivery.new_public_id, max_length=12, unique=True
                    ),
                ),
                ("area_code", models.CharField(db_index=True, max_length=13)),
                (
                    "right",
                    models.CharField(
                        choices=[
                            ("access", "access"),
                            ("correction", "correction"),
                            ("erasure", "erasure"),
                            ("objection", "objection"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("granted", "granted"),
                            ("partly", "partly"),
                            ("refused", "refused"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=12,
                    ),
                ),
                ("key_id", models.CharField(max_length=8)),
                ("subject_key", models.CharField(db_index=True, max_length=64)),
                ("sealed_subject", models.TextField()),
                ("sealed_asked", models.TextField()),
                ("sealed_answer", models.TextField(blank=True, default="")),
                ("received_on", models.DateField()),
                ("entered_at", models.DateTimeField()),
                ("entered_by", models.CharField(max_length=120)),
                ("due_at", models.DateTimeField(db_index=True)),
                ("due_source", models.CharField(max_length=200)),
                ("due_confidence", models.CharField(max_length=12)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answered_by", models.CharField(blank=True, default="", max_length=120)),
                ("kept_by_law", models.JSONField(blank=True, default=list)),
            ],
            options={
                "ordering": ("due_at", "id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("right__in", ["access", "correction", "erasure", "objection"])),
                        name="subject_request_right_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "granted", "partly", "refused", "withdrawn"])),
                        name="subject_request_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "open"), ("answered_at", None), ("answered_by", "")),
                            models.Q(
                                models.Q(("state", "open"), _negated=True),
                                models.Q(("answered_at", None), _negated=True),
                                models.Q(("answered_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="subject_request_answered_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedView",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60)),
                ("area_code", models.CharField(db_index=True, max_length=13)),
                ("filters", models.JSONField(default=dict)),
                ("is_shared", models.BooleanField(default=False)),
                ("saved_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_views",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ("name", "id"),
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(fields=("account", "area_code", "name"), name="saved_view_name_once")
                ],
            },
        ),
    ]
