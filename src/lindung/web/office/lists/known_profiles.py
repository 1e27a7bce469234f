"""Every profile an office can choose: the shipped ones and its own."""

from lindung.engines.intake.profiles.profile import Profile, shipped_profiles
from lindung.workflows.save_profile import office_profiles


def known_profiles() -> dict[str, Profile]:
    """Return all profiles by their identifier."""
    return {**shipped_profiles(), **office_profiles()}
