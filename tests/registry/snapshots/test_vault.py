from pathlib import Path

from django.conf import settings

from lindung.registry.snapshots.vault import office_vault


def test_the_office_keeps_everything_in_its_data_directory_and_no_key_among_the_registers() -> None:
    vault, data = office_vault(), Path(settings.ENVIRONMENT.data_directory)

    assert (vault.registers, vault.deliveries) == (data / "registers", data / "deliveries")
    assert vault.keys.path == data / "register.key"
