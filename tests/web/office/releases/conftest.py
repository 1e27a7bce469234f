"""An office whose coverage was counted, and drafts of releases made of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.coverage.draft import draft_release
from tests.workflows.coverage.counted_office import kept_office
from tests.workflows.linking.office_people import NOW

ROOM = "/kantor/rilis/"
Drafter = Callable[..., str]


@pytest.fixture
def build_id(areas: None, settings: LazySettings, tmp_path: Path) -> str:
    """Keep the counted office and return its build; its people are invented, so its releases are samples."""
    return kept_office(settings, tmp_path)


@pytest.fixture
def drafted(build_id: str) -> Drafter:
    """Make a draft of the office's build and return its name."""

    def make(**changed: object) -> str:
        wanted = {
            "build_id": build_id, "publisher": "Disnaker Kota Rekaan", "smallest": 5, "months": 1,
            "down_to": AreaLevel.DISTRICT, "now": NOW + timedelta(hours=1),
        }  # fmt: skip
        return draft_release(**{**wanted, **changed}).slug  # type: ignore[arg-type]  # some of the arguments, by name

    return make
