from django.db import migrations, models


class Migration(migrations.Migration):
    """Answer "which rows lie in these areas" by an index, on PostgreSQL whatever the collation."""

    dependencies = [("registry", "0011_personal_data")]

    operations = [
        migrations.AddIndex(
            "auditline", models.Index(fields=["area_code"], name="audit_line_area", opclasses=["varchar_pattern_ops"])
        ),
        migrations.AddIndex(
            "delivery", models.Index(fields=["area_code"], name="delivery_area", opclasses=["varchar_pattern_ops"])
        ),
        migrations.AddIndex(
            "delivery",
            models.Index(fields=["sent_within"], name="delivery_sent_within", opclasses=["varchar_pattern_ops"]),
        ),
    ]
