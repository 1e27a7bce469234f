"""Where an installation keeps what is sealed, and its keys."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from lindung.registry.snapshots.keys import KeyRing


@dataclass(frozen=True)
class Vault:
    """The sealed places of one installation.

    Attributes:
        directory: The data directory.
        keys: The key file.
    """

    directory: Path
    keys: KeyRing

    @property
    def registers(self) -> Path:
        """Where the snapshots lie: ``registers/<register>/<area>/<as of>-<snapshot id>/``."""
        return self.directory / "registers"

    @property
    def linkages(self) -> Path:
        """Where linked registers lie: ``linkages/<area>/<month>-<linkage id>/``."""
        return self.directory / "linkages"

    @property
    def builds(self) -> Path:
        """Where coverage counted by month lies: ``coverage/<area>/<last month>-<build id>/``."""
        return self.directory / "coverage"

    @property
    def deliveries(self) -> Path:
        """Where delivered files and their verdicts lie: ``deliveries/<delivery id>/``."""
        return self.directory / "deliveries"


def office_vault() -> Vault:
    """Return the vault of this installation."""
    return Vault(settings.ENVIRONMENT.data_directory, KeyRing(settings.ENVIRONMENT.key_path))
