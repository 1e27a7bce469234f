from django.db import migrations, models


class Migration(migrations.Migration):
    """Let the draft of a release wait in the queue, and keep of which area a discarded one was."""

    dependencies = [("registry", "0012_area_indexes")]

    operations = [
        migrations.AddField("discardeddraft", "area_code", models.CharField(blank=True, default="", max_length=13)),
        migrations.AlterField(
            "job",
            "kind",
            models.CharField(choices=[("link", "link"), ("count", "count"), ("draft", "draft")], max_length=10),
        ),
        migrations.RemoveConstraint("job", "job_kind_known"),
        migrations.AddConstraint(
            "job",
            models.CheckConstraint(condition=models.Q(kind__in=["link", "count", "draft"]), name="job_kind_known"),
        ),
    ]
