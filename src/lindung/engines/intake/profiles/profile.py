"""A profile: one kind of file offices hold, with its headings, code lists and what it must bring."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from lindung.engines.intake.headers import normalised
from lindung.engines.intake.profiles.common_headers import common_headers, parsed
from lindung.engines.intake.profiles.profile_faults import refuse_faulty, register_named
from lindung.engines.intake.profiles.targets import Target, targets_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind

MARKS_NEEDED = 3
_SHIPPED_ORDER = (
    "village_list", "opensid_family", "p3ke_individual", "e_rdkk", "payroll", "sponsor_form", "workforce_list",
    "participant_extract", "death_list", "personnel_list", "employer_list", "construction_projects", "generic_persons",
)  # fmt: skip


@dataclass(frozen=True)
class Wording:
    """What one wording of a heading means in a profile.

    Attributes:
        target: The target, or None when the heading is left out on purpose.
        is_own: Whether the profile itself names it, rather than the list that all profiles share.
        why_ignored: Why it is left out, or None.
    """

    target: str | None
    is_own: bool
    why_ignored: Words | None = None


@dataclass(frozen=True)
class Profile:
    """One kind of file.

    Attributes:
        id: Stable name.
        words: What people call it.
        about: What such a file is, in one sentence.
        register: Kind of register it usually fills.
        headers: Wordings of the profile itself by target, the template's heading first.
        code_lists: Text that a code of the file stands for, by target.
        needs: Targets without which the file cannot be checked.
        expects: Targets whose lack is told.
        ignored: Headings left out on purpose, with the reason.
        identifies_by: Headings that make this profile likely.
        marks_needed: How many of them make it certain.
        only_by_marks: Whether a file with fewer of them is most likely of another kind.
        based_on: Profile an office's own one began with, or "".
        is_own: Whether an office made it.
    """

    id: str
    words: Words
    about: Words
    register: RegisterKind
    headers: Mapping[str, tuple[str, ...]]
    code_lists: Mapping[str, Mapping[str, str]]
    needs: tuple[str, ...]
    expects: tuple[str, ...]
    ignored: Mapping[str, Words]
    identifies_by: tuple[str, ...] = ()
    marks_needed: int = MARKS_NEEDED
    only_by_marks: bool = False
    based_on: str = ""
    is_own: bool = False

    @cached_property
    def wordings(self) -> Mapping[str, Wording]:
        """What each normalised wording means: the profile's own first, then those all profiles share."""
        wordings = {normalised(text): Wording(None, is_own=True, why_ignored=why) for text, why in self.ignored.items()}
        wordings |= {normalised(text): Wording(target, is_own=True) for target, text in _each(self.headers)}
        for target, text in _each(common_headers().of(self.register)):
            wordings.setdefault(normalised(text), Wording(target, is_own=False))
        for target in self.targets:
            wordings.setdefault(normalised(target), Wording(target, is_own=False))
        for text, why in common_headers().ignored.items():
            wordings.setdefault(normalised(text), Wording(None, is_own=False, why_ignored=why))
        return MappingProxyType(wordings)

    @cached_property
    def wordings_by_digits(self) -> Mapping[str, tuple[str, ...]]:
        """The normalised wordings by the digits in them; most have none."""
        grouped: dict[str, list[str]] = {}
        for wording in self.wordings:
            grouped.setdefault(digits_of(wording), []).append(wording)
        return {digits: tuple(wordings) for digits, wordings in grouped.items()}

    @property
    def targets(self) -> Mapping[str, Target]:
        """The targets its headings may mean."""
        return targets_of(self.register)

    @property
    def group_words(self) -> frozenset[str]:
        """Normalised words that stand over several headings and may be taken off."""
        return common_headers().groups_of(self.register)

    def stand_ins(self, target: str) -> tuple[str, ...]:
        """Targets of which any one makes the lack of a target good."""
        return common_headers().stand_ins.get(target, ())


@cache
def shipped_profiles() -> Mapping[str, Profile]:
    """Return the profiles that ship with Lindung by id, in the order in which they are offered."""
    folder = files(__package__).joinpath("shipped")
    return MappingProxyType(
        {name: profile_from(parsed(folder.joinpath(f"{name}.toml")), profile_id=name) for name in _SHIPPED_ORDER}
    )


def profile_from(tables: Mapping[str, Any], *, profile_id: str, is_own: bool = False) -> Profile:  # Any: parsed data
    """Build a profile from parsed TOML or stored JSON.

    Raises:
        ProfileError: Something is missing, unknown, or means two things.
    """
    refuse_faulty(tables, profile_id)
    return Profile(
        id=profile_id,
        words=Words(**tables["name"]),
        about=Words(**tables.get("about", tables["name"])),
        register=register_named(tables["register"], profile_id),
        headers=MappingProxyType({target: tuple(texts) for target, texts in tables["headers"].items()}),
        code_lists=MappingProxyType(
            {target: MappingProxyType(dict(codes)) for target, codes in tables.get("code_lists", {}).items()}
        ),
        needs=tuple(tables["needs"]),
        expects=tuple(tables.get("expects", ())),
        ignored=MappingProxyType(
            {text: Words(entry["id"], entry["en"]) for entry in tables.get("ignored", ()) for text in entry["headers"]}
        ),
        identifies_by=tuple(tables.get("identifies_by", ())),
        marks_needed=tables.get("marks_needed", MARKS_NEEDED),
        only_by_marks=tables.get("only_by_marks", False),
        based_on=tables.get("based_on", ""),
        is_own=is_own,
    )


def tables_of(profile: Profile) -> dict[str, Any]:  # Any: becomes JSON
    """Write a profile as the tables from which profile_from builds it again."""
    reasons: dict[Words, list[str]] = {}
    for text, why in profile.ignored.items():
        reasons.setdefault(why, []).append(text)
    return {
        "name": {"id": profile.words.id, "en": profile.words.en},
        "about": {"id": profile.about.id, "en": profile.about.en},
        "register": profile.register.value,
        "headers": {target: list(texts) for target, texts in profile.headers.items()},
        "code_lists": {target: dict(codes) for target, codes in profile.code_lists.items()},
        "needs": list(profile.needs),
        "expects": list(profile.expects),
        "ignored": [{"headers": texts, "id": why.id, "en": why.en} for why, texts in reasons.items()],
        "identifies_by": list(profile.identifies_by),
        "marks_needed": profile.marks_needed,
        "only_by_marks": profile.only_by_marks,
        "based_on": profile.based_on,
    }


def digits_of(wording: str) -> str:
    """Return the digits of a wording in order; a year or a season says more than its column."""
    return re.sub(r"\D", "", wording)


def known_header(text: str) -> bool:
    """Whether a text is a heading that any shipped profile knows; says nothing about what it means."""
    return normalised(text) in _shipped_wordings()


def header_test(profiles: Iterable[Profile]) -> Callable[[str], bool]:
    """Return the test of known_header, widened by the wordings of more profiles, such as an office's own."""
    known = _shipped_wordings().union(*(profile.wordings for profile in profiles))
    return lambda text: normalised(text) in known


@cache
def _shipped_wordings() -> frozenset[str]:
    return frozenset().union(*(profile.wordings for profile in shipped_profiles().values()))


def _each(headers: Mapping[str, tuple[str, ...]]) -> Iterable[tuple[str, str]]:
    return ((target, text) for target, texts in headers.items() for text in texts)
