"""Registers, keys and profiles for commands that store nothing: no database is made for them."""

from typing import TYPE_CHECKING

from lindung.cli.store import is_store_ready, start_django
from lindung.settings.environment import read_environment

if TYPE_CHECKING:
    from lindung.engines.intake.profiles.profile import Profile
    from lindung.registry.snapshots.vault import Vault


def vault_and_profiles() -> "tuple[Vault, dict[str, Profile]]":
    """Return where registers lie, and the office's own profiles as far as there is a database that is ready."""
    environment = read_environment()
    start_django(environment)
    from lindung.registry.snapshots.vault import office_vault
    from lindung.workflows.save_profile import office_profiles

    return office_vault(), office_profiles() if is_store_ready(environment) else {}
