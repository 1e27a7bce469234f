"""Tell Django about the published aggregates."""

from django.apps import AppConfig


class OpendataConfig(AppConfig):
    """Published aggregates: areas, figures, positions."""

    name = "lindung.opendata"
    label = "opendata"
