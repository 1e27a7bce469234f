import re
from pathlib import Path

from lindung.engines.intake.headers import SIMILAR_ENOUGH
from lindung.engines.intake.profiles.profile import shipped_profiles

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "guides" / "profiles.md").read_text(encoding="utf-8")


def test_the_page_lists_every_profile_with_its_register() -> None:
    told = re.findall(r"^\| `(\w+)` \| (\w+) \|", PAGE, re.MULTILINE)
    assert told == [(profile.id, profile.register.value) for profile in shipped_profiles().values()]


def test_the_page_names_the_likeness_that_is_asked_for() -> None:
    assert f"at least {SIMILAR_ENOUGH} alike" in PAGE
