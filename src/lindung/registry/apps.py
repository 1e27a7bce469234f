"""Tell Django about the records that name persons."""

from django.apps import AppConfig


class RegistryConfig(AppConfig):
    """Records that name persons."""

    name = "lindung.registry"
    label = "registry"
