from django.db import migrations, models

import lindung.registry.models.delivery


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0009_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Job",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "public_id",
                    models.CharField(
                        default=lindung.registry.models.delivery.new_public_id, max_length=12, unique=True
                    ),
                ),
                ("kind", models.CharField(choices=[("link", "link"), ("count", "count")], max_length=10)),
                ("area_code", models.CharField(max_length=13)),
                ("arguments", models.JSONField(default=dict)),
                ("same_work", models.CharField(max_length=64)),
                ("result_id", models.CharField(blank=True, default="", max_length=16)),
                ("task_id", models.UUIDField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                            ("cancelled", "cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("stage", models.CharField(blank=True, default="", max_length=20)),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("tries", models.PositiveIntegerField(default=0)),
                ("cancel_asked_by", models.CharField(blank=True, default="", max_length=120)),
                ("failure", models.JSONField(blank=True, null=True)),
                ("worker", models.CharField(blank=True, default="", max_length=60)),
                ("asked_by", models.CharField(max_length=120)),
                ("account_id", models.BigIntegerField(blank=True, null=True)),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("beat_at", models.DateTimeField(blank=True, null=True)),
                ("ended_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ("-asked_at", "-id"),
                "default_permissions": (),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "running", "done", "failed", "cancelled"])),
                        name="job_state_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("kind__in", ["link", "count"])), name="job_kind_known"),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["waiting", "running"])),
                        fields=("same_work",),
                        name="job_same_work_open_once",
                    ),
                ],
            },
        ),
    ]
