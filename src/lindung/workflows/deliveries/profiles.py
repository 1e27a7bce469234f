"""Profiles an installation knows: the shipped ones and the office's own."""

from collections.abc import Sequence
from dataclasses import replace

from lindung.engines.intake.faults import UnusableFileError
from lindung.engines.intake.profiles.choice import ProfileScore, score_profiles
from lindung.engines.intake.profiles.profile import Profile, shipped_profiles
from lindung.engines.intake.sheets.raw import Block
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind
from lindung.workflows.deliveries.plain import CheckOptions
from lindung.workflows.deliveries.stated import Stated

GENERIC = "generic_persons"


def profile_named(name: str, own: dict[str, Profile]) -> Profile:
    """Return a profile, or refuse a name that nobody knows."""
    known = {**shipped_profiles(), **own}
    if name not in known:
        listed = ", ".join(known)
        raise UnusableFileError(
            "no_such_profile",
            Words(f"Profil “{name}” tidak ada. Pilih: {listed}.", f"There is no profile “{name}”. Choose: {listed}."),
        )
    return known[name]


def ranked_profiles(
    blocks: Sequence[Block], own: dict[str, Profile], register: RegisterKind | None
) -> tuple[ProfileScore, ...]:
    """Score the profiles by the headers of a file, best first; a stated register leaves out those of others."""
    known = {**shipped_profiles(), **own}
    return score_profiles([block.headers for block in blocks], known.values(), register)


def with_best_profile(options: CheckOptions, blocks: Sequence[Block], own: dict[str, Profile]) -> CheckOptions:
    """Take the stated profile, or the best one for the stated register."""
    if options.profile:
        return options
    return replace(options, profile=ranked_profiles(blocks, own, options.register)[0].profile.id)


def completed(stated: Stated, blocks: Sequence[Block], own: dict[str, Profile]) -> CheckOptions:
    """Take the stated profile, or the best one, and complete the options with it."""
    name = stated.profile or ranked_profiles(blocks, own, stated.register)[0].profile.id
    profile = profile_named(name, own)
    return stated.with_profile(name, profile.register)
