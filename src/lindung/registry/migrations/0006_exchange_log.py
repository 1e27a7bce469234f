from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0005_pair_decision"),
    ]

    operations = [
        migrations.CreateModel(
            name="ExchangeLog",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "act",
                    models.CharField(
                        choices=[("hashed", "hashed"), ("matched", "matched"), ("told", "told")], max_length=12
                    ),
                ),
                ("happened_at", models.DateTimeField()),
                ("by", models.CharField(max_length=120)),
                ("purpose", models.CharField(max_length=200)),
                ("counterpart", models.CharField(max_length=120)),
                ("period", models.CharField(max_length=7)),
                ("key_id", models.CharField(blank=True, default="", max_length=8)),
                ("rows_asked", models.PositiveBigIntegerField()),
                ("rows_found", models.PositiveBigIntegerField()),
                ("rows_to_check", models.PositiveBigIntegerField(default=0)),
                ("file_sha256", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ("-happened_at", "-id"),
                "default_permissions": ("add", "view"),
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("act__in", ["hashed", "matched", "told"])), name="exchange_act_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rows_asked__gte", models.F("rows_found") + models.F("rows_to_check"))),
                        name="exchange_found_among_asked",
                    ),
                ],
            },
        ),
    ]
