"""How much longer some work takes, in words."""

import pytest
from django.utils import translation

from lindung.web.office.lists.time_left import time_left


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (None, ""),
        (0.4, "sebentar lagi"),
        (7.9, "sekitar 7 detik lagi"),
        (43, "sekitar 45 detik lagi"),
        (59, "sekitar 60 detik lagi"),
        (90, "sekitar 2 menit lagi"),
        (7200, "sekitar 2 jam lagi"),
    ],
)
def test_says_the_time_left_in_steps_people_use(seconds: float | None, words: str) -> None:
    with translation.override("id"):
        assert time_left(seconds) == words


def test_tells_one_from_several_in_english() -> None:
    with translation.override("en"):
        assert time_left(1.2) == "about 1 second left"
        assert time_left(40) == "about 40 seconds left"
