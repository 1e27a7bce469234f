"""Pages are tested with a few areas and figures, and with plain static files."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.http import urlencode

from lindung.registry.models.account import Account
from lindung.vocabulary.role import Role
from lindung.workflows.import_figures import FiguresImported, import_figures
from tests.sample_accounts import account_with
from tests.sample_areas import store_areas

NOW = datetime(2026, 1, 5, 2, 30, tzinfo=UTC)
HEADER = (
    "area_name,level,parent,as_of,employed,covered,coverage_pct,target_year,target_pct,target_count,gap_count,segment,"
    "target_origin,source,note\n"
)
FIGURES = HEADER + (
    "Kota Semarang,kota,Jawa Tengah,2025-04-30,,323900,,2025,55.32,418702,94802,total,region,artikel satu,\n"
    "Kota Semarang,kota,Jawa Tengah,2025-12,262166,38108,14.54,,,,,informal,,https://contoh.id/informal,catatan\n"
    "Kota Surakarta,kota,Jawa Tengah,2024-12-17,227164,100512,44.24,2025,57.02,149607,126652,total,,artikel dua,\n"
    "Kabupaten Semarang,kabupaten,Jawa Tengah,2022-12-31,,,40.69,,,,,total,,=artikel tiga,\n"
    "Jawa Tengah,province,Indonesia,2025-07-30,12800000,4500000,35.41,,,,,total,,https://contoh.id/jateng,\n"
    "Semarang Tengah,kecamatan,Kota Semarang,2025-04-30,26161,15227,58.20,2025,55.32,14472,,total,,contoh,\n"
    "Tembalang,kecamatan,Kota Semarang,2025-04-30,87505,35565,40.64,2025,55.32,48408,12843,total,,contoh,\n"
    "Mijen,kecamatan,Kota Semarang,2025-04-30,38340,12312,32.11,2025,55.32,21210,8898,total,,contoh,\n"
    "Cabang Surakarta,branch,Jawa Tengah,2024-12-17,,619470,,,,,,total,,contoh cabang,\n"
)


@pytest.fixture(autouse=True)
def static_files(settings: LazySettings, tmp_path: Path) -> None:
    """Serve static files from the package; nothing has to be collected for a test."""
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path


@pytest.fixture(autouse=True)
def data_directory(settings: LazySettings, tmp_path: Path) -> Path:
    """Keep uploads in a directory of the test's own."""
    directory = tmp_path / "data"
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, data_directory=directory)
    return directory


@pytest.fixture
def areas(db: None) -> None:
    """Store Jawa Tengah's Kota Semarang, Kota Surakarta and Kabupaten Semarang with all that lies in them."""
    store_areas("33.74", "33.72", "33.22")


@pytest.fixture
def import_rows(areas: None) -> Callable[[str], FiguresImported]:
    """Import rows of a CSV file."""

    def run(text: str) -> FiguresImported:
        return import_figures(
            data=text.encode(), file_name="angka.csv", entered_by="Petugas Contoh", door="test", now=NOW
        )

    return run


@pytest.fixture
def figures(import_rows: Callable[[str], FiguresImported]) -> FiguresImported:
    """Store the sample figures."""
    return import_rows(FIGURES)


@pytest.fixture
def reader() -> Client:
    """Read pages without having signed in."""
    return Client(REMOTE_ADDR="10.0.0.7", headers={"host": "localhost"})


@pytest.fixture
def editor(db: None) -> Client:
    """Read and write pages as somebody of the office that owns the lists, for the whole country."""
    return signed_in(account_with(Role.MANPOWER))


@pytest.fixture
def keeper(db: None) -> Client:
    """Sign in as somebody who keeps the accounts of the whole country and may do nothing else."""
    return signed_in(account_with(Role.ADMINISTRATOR, login="pengelola", name="Pengelola Contoh"))


@pytest.fixture
def elsewhere(db: None) -> Client:
    """Sign in as somebody who may do everything in Kota Surakarta, and nothing in Kota Semarang."""
    return signed_in(account_with(Role.MANPOWER, "33.72", login="surakarta", name="Petugas Surakarta"))


def signed_in(account: Account) -> Client:
    """Return a browser in which somebody has signed in."""
    client = Client(REMOTE_ADDR="127.0.0.1", headers={"host": "localhost:8000"})
    client.force_login(account)
    return client


def is_led_to_sign_in(reader: Client, address: str) -> bool:
    """Whether somebody who has not signed in is asked to, and comes back to the page afterwards."""
    answer = reader.get(address)
    return (answer.status_code, answer.headers.get("Location")) == (302, f"/masuk/?{urlencode({'next': address})}")
