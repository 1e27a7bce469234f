"""Which heading of a list means which target: every heading is shown, none is passed over in silence."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lindung.engines.intake.faults import UnusableFileError, shortened
from lindung.engines.intake.grid import column_letter
from lindung.engines.intake.headers import HowMapped, normalised
from lindung.engines.intake.profiles.likeness import likest_target
from lindung.engines.intake.profiles.profile import Profile
from lindung.vocabulary.language import Words

_SURENESS = {HowMapped.GIVEN: 3, HowMapped.EXACT: 2, HowMapped.SYNONYM: 1, HowMapped.SIMILAR: 0}
_READ_BY_NOBODY = "ignored"
_LONGEST_GROUP = 4  # words


@dataclass(frozen=True)
class RosterHeader:
    """One heading of a list with what it is taken to mean.

    Attributes:
        position: Place of the column; ``s<position>`` holds its texts.
        header: Heading as the file writes it, made distinct: the second "NAMA" is "NAMA (2)", a nameless one "Kolom C".
        target: What it means, or None.
        how: exact (the profile's own), synonym (usual elsewhere), similar, given, ignored or unmapped.
        score: 1 for a sure match, the likeness for a similar one, 0 for none.
        remark: Why it is left out, or None.
    """

    position: int
    header: str
    target: str | None
    how: HowMapped
    score: float
    remark: Words | None = None


@dataclass(frozen=True)
class RosterMapping:
    """Every heading of one table with its target.

    Attributes:
        headers: In the order of the file.
        missing_needs: Targets without which the file cannot be checked.
        missing_expects: Targets whose lack is told.
        problems: What stands against checking, each in one sentence.
    """

    headers: tuple[RosterHeader, ...]
    missing_needs: tuple[str, ...]
    missing_expects: tuple[str, ...]
    problems: tuple[Words, ...]
    _unread: frozenset[str] = frozenset()

    @property
    def by_target(self) -> dict[str, int]:
        """Position of the column that gives each target; the first one where a problem names several."""
        positions: dict[str, int] = {}
        for mapped in self.headers:
            if mapped.target is not None and mapped.target not in self._unread:
                positions.setdefault(mapped.target, mapped.position)
        return positions

    @property
    def unmapped(self) -> tuple[str, ...]:
        """Headings that nothing is known about; to be shown."""
        return tuple(mapped.header for mapped in self.headers if mapped.how is HowMapped.UNMAPPED)

    @property
    def missing(self) -> tuple[str, ...]:
        """Targets that are needed or expected and that no heading gives."""
        return self.missing_needs + self.missing_expects


def map_roster_headers(
    headers: Sequence[str], profile: Profile, overrides: Mapping[str, str] | None = None
) -> RosterMapping:
    """Find the target of each heading; overrides are {heading: target} and win, "" leaves a heading out.

    An override for a heading this table lacks is passed over, because a file may hold several tables;
    strange_overrides tells those that no table has.

    Raises:
        UnusableFileError: An override names an unknown target.
    """
    given = overrides or {}
    _refuse_unknown_targets(given, profile)
    names = distinct_headers(headers)
    chosen = _chosen(names, given)
    read = tuple(
        _read(position, name, header, profile, chosen)
        for position, (name, header) in enumerate(zip(names, headers, strict=True))
    )
    unread = frozenset(name for name, target in profile.targets.items() if target.kind == _READ_BY_NOBODY)
    settled, problems = _settled(read, profile, unread)
    given_targets = {mapped.target for mapped in settled}
    missing_needs = _missing(profile.needs, profile, given_targets)
    missing_expects = _missing(profile.expects, profile, given_targets)
    problems += tuple(_lacks(target, profile) for target in missing_needs)
    return RosterMapping(settled, missing_needs, missing_expects, problems, unread)


def distinct_headers(headers: Sequence[str]) -> tuple[str, ...]:
    """Name every column once: the second "NAMA" is "NAMA (2)", a nameless one in the third column is "Kolom C"."""
    names: dict[str, None] = {}
    next_number: Counter[str] = Counter()
    for position, header in enumerate(headers):
        name = free = " ".join(header.split()) or f"Kolom {column_letter(position)}"
        while free in names:
            next_number[name] += 1
            free = f"{name} ({next_number[name] + 1})"
        names[free] = None
    return tuple(names)


def strange_overrides(blocks: Sequence[Sequence[str]], overrides: Mapping[str, str]) -> tuple[Words, ...]:
    """Say which overrides name a heading that no table of the file has."""
    names = {name for headers in blocks for name in distinct_headers(headers)}
    known = names | {normalised(name) for name in names}
    return tuple(
        Words(
            f"Berkas tidak punya kolom “{shortened(header)}”. Kolom yang ada: {_listed(sorted(names))}.",
            f"The file has no column “{shortened(header)}”. Its columns: {_listed(sorted(names))}.",
        )
        for header in overrides
        if header not in known and normalised(header) not in known
    )


def _chosen(names: Sequence[str], overrides: Mapping[str, str]) -> dict[str, str]:
    """Give the override of each heading; one that is no heading to the letter may be one but for case and dots."""
    loose = {normalised(header): target for header, target in overrides.items() if header not in names}
    return {
        name: overrides[name] if name in overrides else loose[normalised(name)]
        for name in names
        if name in overrides or normalised(name) in loose
    }


def _read(position: int, name: str, header: str, profile: Profile, chosen: Mapping[str, str]) -> RosterHeader:
    if name in chosen:
        target = chosen[name] or None
        return RosterHeader(position, name, target, HowMapped.GIVEN, 1.0)
    wording = profile.wordings.get(normalised(name)) or profile.wordings.get(normalised(header))
    if wording is not None:
        return _known(position, name, wording.target, wording.why_ignored, is_own=wording.is_own)
    if target := _below_a_group(header, profile):
        return RosterHeader(position, name, target, HowMapped.SYNONYM, 1.0)
    target, score = likest_target(header, profile)
    how = HowMapped.UNMAPPED if target is None else HowMapped.SIMILAR
    return RosterHeader(position, name, target, how, score)


def _known(position: int, name: str, target: str | None, why: Words | None, *, is_own: bool) -> RosterHeader:
    if target is None:
        return RosterHeader(position, name, None, HowMapped.IGNORED, 1.0, why)
    return RosterHeader(position, name, target, HowMapped.EXACT if is_own else HowMapped.SYNONYM, 1.0)


def _below_a_group(header: str, profile: Profile) -> str | None:
    """Look up "ALAMAT DESA/KEL" as "DESA/KEL": two header rows were joined, the upper word names a group."""
    words = header.split()
    for end in range(min(len(words) - 1, _LONGEST_GROUP), 0, -1):
        if normalised(" ".join(words[:end])) in profile.group_words:
            wording = profile.wordings.get(normalised(" ".join(words[end:])))
            if wording is not None and wording.target is not None:
                return wording.target
    return None


def _settled(
    read: Sequence[RosterHeader], profile: Profile, unread: frozenset[str]
) -> tuple[tuple[RosterHeader, ...], tuple[Words, ...]]:
    """Let the surest heading of each target win; where two are equally sure, a person decides."""
    claims: dict[str, list[RosterHeader]] = defaultdict(list)
    for mapped in read:
        if mapped.target is not None and mapped.target not in unread:
            claims[mapped.target].append(mapped)
    losers: dict[int, RosterHeader] = {}
    problems = []
    for target, claimants in claims.items():
        ranked = sorted(claimants, key=_sureness, reverse=True)
        if len(ranked) > 1 and _sureness(ranked[0]) == _sureness(ranked[1]):
            problems.append(_two_for_one(target, claimants, profile))
        else:
            losers |= {loser.position: loser for loser in (_beaten(mapped, ranked[0]) for mapped in ranked[1:])}
    return tuple(losers.get(mapped.position, mapped) for mapped in read), tuple(problems)


def _sureness(mapped: RosterHeader) -> tuple[int, float]:
    return _SURENESS[mapped.how], mapped.score


def _beaten(mapped: RosterHeader, winner: RosterHeader) -> RosterHeader:
    name = shortened(winner.header)
    remark = Words(
        f"Artinya sudah diambil dari “{name}”, yang lebih pasti.",
        f"Its meaning is taken from “{name}”, which is surer.",
    )
    return replace(mapped, target=None, how=HowMapped.UNMAPPED, score=0.0, remark=remark)


def _missing(wanted: Sequence[str], profile: Profile, given: set[str | None]) -> tuple[str, ...]:
    return tuple(target for target in wanted if not given & {target, *profile.stand_ins(target)})


def _two_for_one(target: str, claimants: Sequence[RosterHeader], profile: Profile) -> Words:
    words = profile.targets[target].words
    listed = _listed([mapped.header for mapped in claimants])
    return Words(
        f"Kolom {listed} sama-sama dibaca sebagai {words.id}. Pilih satu saja dan abaikan yang lain.",
        f"The columns {listed} all read as {words.en}. Choose one and leave the others out.",
    )


def _lacks(target: str, profile: Profile) -> Words:
    words = profile.targets[target].words
    return Words(
        f"Tidak ada kolom {words.id}. Pilih kolom yang berisi {words.id}, atau pakai templat.",
        f"There is no column for {words.en}. Choose the column that holds it, or use the template.",
    )


def _refuse_unknown_targets(overrides: Mapping[str, str], profile: Profile) -> None:
    for header, target in overrides.items():
        if target and target not in profile.targets:
            offered = ", ".join(profile.targets)
            raise UnusableFileError(
                "unknown_target",
                Words(
                    f"“{shortened(target)}” bukan sasaran daftar ini. Pilih salah satu: {offered}.",
                    f"“{shortened(target)}” is no target of this list. Choose one of: {offered}.",
                ),
                column=header,
            )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"“{shortened(name)}”" for name in names[:20])
    return f"{shown}, …" if len(names) > 20 else shown
