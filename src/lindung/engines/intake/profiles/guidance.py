"""How a column of a template is filled, in one sentence for the person who types."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from lindung.engines.intake.profiles.common_headers import parsed
from lindung.engines.intake.profiles.profile import Profile
from lindung.engines.intake.profiles.targets import Target
from lindung.vocabulary.language import Words

_SHOWN_CODES = 11


def guidance_of(target: Target, profile: Profile) -> Words:
    """Say what a column holds, how it is written, and whether the list needs it."""
    how = _codes(profile.code_lists.get(target.name, {})) or _by_kind()[target.kind]
    words = target.words
    need = Words("Wajib.", "Required.") if target.name in profile.needs else None
    wish = Words("Sebaiknya diisi.", "Should be filled.") if target.name in profile.expects else None
    weight = need or wish or Words("", "")
    return Words(f"{words.id}. {how.id} {weight.id}".strip(), f"{words.en}. {how.en} {weight.en}".strip())


@cache
def _by_kind() -> Mapping[str, Words]:
    tables = parsed(files(__package__).joinpath("guidance.toml"))
    return {kind: Words(entry["id"], entry["en"]) for kind, entry in tables.items()}


def _codes(codes: Mapping[str, str]) -> Words | None:
    if not codes:
        return None
    listed = ", ".join(f"{code} = {text}" for code, text in list(codes.items())[:_SHOWN_CODES])
    more = ", …" if len(codes) > _SHOWN_CODES else ""
    return Words(f"Kode: {listed}{more}.", f"Codes: {listed}{more}.")
