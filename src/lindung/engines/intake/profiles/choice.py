"""Which profile a file most likely follows, and why."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lindung.engines.intake.headers import HowMapped, normalised
from lindung.engines.intake.profiles.mapping import RosterMapping, map_roster_headers
from lindung.engines.intake.profiles.profile import Profile
from lindung.engines.intake.profiles.profile_faults import ProfileError
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind

# Weights were set by hand on the headings of the shipped profiles; they rank, they measure nothing.
_HEADING_WEIGHT = {
    HowMapped.EXACT: 1.0,
    HowMapped.SYNONYM: 0.7,
    HowMapped.IGNORED: 0.7,
    HowMapped.SIMILAR: 0.4,
    HowMapped.UNMAPPED: 0.0,
}
_SHARE_OF_HEADINGS, _SHARE_OF_MARKS = 0.6, 0.4
_WITHOUT_A_NEED = 0.25
_UNCERTAIN = 0.8  # a list with a heading or two of a special file is a plain list first
_SAME_REGISTER = 0.15
_MOST_SCORED = 300  # headings; a sheet may have 16,384 columns


@dataclass(frozen=True)
class ProfileScore:
    """How well a profile explains the headings of a file.

    Attributes:
        profile: The profile.
        score: 0 to 1.
        known: Headings it knows, those left out on purpose included.
        headings: Headings of the file, each wording once.
        marks: Headings found that are typical of it.
        words: The reasons in one sentence.
    """

    profile: Profile
    score: float
    known: int
    headings: int
    marks: int
    words: Words


def score_profiles(
    blocks: Sequence[Sequence[str]], profiles: Iterable[Profile], register: RegisterKind | None = None
) -> tuple[ProfileScore, ...]:
    """Rank profiles by the headings of all tables of a file, best first; equal ones keep the order given.

    With a register only profiles with the same targets are ranked, and those of that very register come a little
    before the others.
    """
    headings = _distinct(blocks)
    fitting = (profile for profile in profiles if register is None or _same_targets(profile.register, register))
    scores = [_score(headings, profile, register) for profile in fitting]
    return tuple(sorted(scores, key=lambda score: -score.score))


def choose_profile(
    blocks: Sequence[Sequence[str]], profiles: Iterable[Profile], register: RegisterKind | None = None
) -> Profile:
    """Return the profile that explains a file's headings best.

    Raises:
        ProfileError: No profile fits the register.
    """
    scores = score_profiles(blocks, profiles, register)
    if not scores:
        raise ProfileError(Words("Tidak ada profil untuk register ini.", "There is no profile for this register."))
    return scores[0].profile


def _score(headings: Sequence[str], profile: Profile, register: RegisterKind | None) -> ProfileScore:
    mapping = map_roster_headers(headings, profile)
    known = sum(mapped.how is not HowMapped.UNMAPPED for mapped in mapping.headers)
    marks = len({normalised(mark) for mark in profile.identifies_by} & {normalised(heading) for heading in headings})
    is_asked_for = profile.register is register
    score = _SHARE_OF_HEADINGS * _share_known(mapping) + _SHARE_OF_MARKS * _certainty(marks, profile)
    if {normalised(heading) for heading in headings} == {normalised(texts[0]) for texts in profile.headers.values()}:
        score = 1.0  # the profile's own template
    elif mapping.missing_needs or (_is_too_plain(profile, marks) and not is_asked_for):
        score *= _WITHOUT_A_NEED
    elif profile.identifies_by and marks < profile.marks_needed:
        score *= _UNCERTAIN
    if is_asked_for and not mapping.missing_needs:
        score += _SAME_REGISTER
    words = _reasons(known, len(headings), marks, mapping, profile)
    return ProfileScore(profile, round(min(score, 1.0), 3), known, len(headings), marks, words)


def _share_known(mapping: RosterMapping) -> float:
    weights = [_HEADING_WEIGHT[mapped.how] for mapped in mapping.headers]
    return sum(weights) / len(weights) if weights else 0.0


def _certainty(marks: int, profile: Profile) -> float:
    """One typical heading among several is easily met by chance, so certainty grows with the square."""
    return min(1.0, marks / profile.marks_needed) ** 2


def _is_too_plain(profile: Profile, marks: int) -> bool:
    """Whether a file lacks the headings without which nobody should take it for one of the profile's."""
    return profile.only_by_marks and marks < profile.marks_needed


def _reasons(known: int, headings: int, marks: int, mapping: RosterMapping, profile: Profile) -> Words:
    lacking = [profile.targets[target].words for target in mapping.missing_needs]
    without_id = f" Tidak ada kolom {', '.join(words.id for words in lacking)}." if lacking else ""
    without_en = f" There is no column for {', '.join(words.en for words in lacking)}." if lacking else ""
    typical_id = f", {marks} di antaranya khas berkas ini" if marks else ""
    typical_en = f", {marks} of them typical of this kind of file" if marks else ""
    return Words(
        f"{known} dari {headings} judul dikenal{typical_id}.{without_id}",
        f"{known} of {headings} headings are known{typical_en}.{without_en}",
    )


def _same_targets(one: RegisterKind, other: RegisterKind) -> bool:
    return one is other or (one.is_about_persons and other.is_about_persons)


def _distinct(blocks: Sequence[Sequence[str]]) -> list[str]:
    """Return the headings of all tables, each wording once, nameless columns left out."""
    texts = {normalised(text): text for headers in reversed(blocks) for text in reversed(headers) if normalised(text)}
    return list(reversed(texts.values()))[:_MOST_SCORED]
