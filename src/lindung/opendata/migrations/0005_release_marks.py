from django.db import migrations, models

from lindung.opendata.forecast_seal import seal_forecasts, unseal_forecasts
from lindung.opendata.seal import FIRST, seal, unseal


def take_off(_apps, editor):
    """Let SQLite rebuild the table of releases, which its triggers and those of other tables name."""
    unseal(editor)
    unseal_forecasts(editor)


def put_on(_apps, editor):
    """Seal again, the new columns too."""
    seal(editor)
    seal_forecasts(editor)


def put_on_as_before(_apps, editor):
    """Seal the columns that are left when the migration is undone."""
    seal(editor, FIRST)
    seal_forecasts(editor)


class Migration(migrations.Migration):
    dependencies = [
        ("opendata", "0004_release_forecast"),
    ]

    operations = [
        migrations.RunPython(take_off, put_on_as_before),
        migrations.AddField("release", "is_sample", models.BooleanField(default=False)),
        migrations.AddField("release", "areas_digest", models.CharField(blank=True, default="", max_length=64)),
        migrations.RunPython(put_on, take_off),
    ]
