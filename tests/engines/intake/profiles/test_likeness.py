import pytest

from lindung.engines.intake.profiles.likeness import likest_target
from lindung.engines.intake.profiles.profile import shipped_profiles

VILLAGE_LIST = shipped_profiles()["village_list"]


def test_measures_a_typing_error() -> None:
    # "pekerjan" misses one of the nine letters of "pekerjaan": 2 x 8 letters in common of 8 + 9
    assert likest_target("Pekerjan", VILLAGE_LIST) == ("occupation", round(2 * 8 / 17, 3))


@pytest.mark.parametrize(
    ("header", "because"),
    [
        ("NIP", "short headings differ by one letter and mean something else"),
        ("Desil 2025", "the number says more than its column"),
        ("Pendidikn terakhir", "its likest wording is left out on purpose"),
        ("Warna kesukaan", "nothing is like it"),
    ],
)
def test_finds_none_rather_than_guess(header: str, because: str) -> None:
    assert likest_target(header, VILLAGE_LIST) == (None, 0.0), because
