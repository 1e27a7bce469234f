"""Make a build the draft of a release: what may be public, without small numbers, and attacked as readers would."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Final

import polars as pl

from lindung.engines.coverage.disclosure.audit import audit
from lindung.engines.coverage.disclosure.cells import CELL
from lindung.engines.coverage.disclosure.protect import protect
from lindung.engines.coverage.disclosure.protected import Protected, Released
from lindung.engines.coverage.disclosure.rules import Rules
from lindung.engines.coverage.observations import OBSERVATION
from lindung.engines.linkage.link import Told, quiet
from lindung.opendata.queries.release_area import area_of_release
from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.opendata.queries.stored_release import stored_releases
from lindung.registry.snapshots.coverage_build import BuildManifest, CountedMonths
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month
from lindung.vocabulary.suppression import Suppression
from lindung.vocabulary.wilayah import COUNTRY_CODE, AreaCode, AreaLevel
from lindung.workflows.coverage.draftable import refuse_undraftable
from lindung.workflows.coverage.earlier_release import BUILD, as_readers_have_it
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.held_builds import observations_of
from lindung.workflows.coverage.look import chosen_build, months_of
from lindung.workflows.coverage.public_set import DIMENSIONS, INDICATORS, entries, relations
from lindung.workflows.releases.about import ReleaseAbout
from lindung.workflows.releases.store import store_release

_STEPS: Final = 4


@dataclass(frozen=True)
class Drafted:
    """A draft of a release.

    Attributes:
        slug: Its name; nobody sees it before it is published.
        is_new: Whether it was made now; False when the same draft was there already.
        build: The build it was made of.
        rows: Observations; published + primary + complementary.
        published: Numbers that stay.
        primary: Numbers withheld because they are of few people.
        complementary: Numbers withheld to protect those.
        attacked: Numbers of few people that the attack tried to narrow down.
        known_before: Those of them that the release before gives away by itself; nothing can hide them any more.
        earlier: The release it was protected against too, or None.
    """

    slug: str
    is_new: bool
    build: BuildManifest
    rows: int
    published: int
    primary: int
    complementary: int
    attacked: int
    known_before: int
    earlier: str | None


def draft_release(
    *, build_id: str | None = None, area: str | None = None, publisher: str, smallest: int, rounding: int = 1,
    months: int = 12, down_to: AreaLevel = AreaLevel.VILLAGE, now: datetime, told: Told = quiet,
) -> Drafted:  # fmt: skip
    """Protect the public part of a build, attack it as a reader would, and store it as a draft.

    Args:
        build_id: Build; None for the newest that holds the area.
        area: Area; None for that of the newest build.
        publisher: The office that publishes it.
        smallest: Counts of 1 to smallest - 1 people are withheld.
        rounding: Published counts are rounded to multiples of it; 1 rounds nothing.
        months: How many of the build's last months are released.
        down_to: The lowest level of areas that is released; fewer levels leave fewer small numbers.
        now: This moment.
        told: Told of each step.

    Raises:
        CoverageError: There is no build, or the attack found numbers of few people; nothing was stored.
        ReleaseError: The rows are unfit to be released; nothing was stored.
    """
    vault = office_vault()
    build = chosen_build(build_id, area)
    made, released = build.manifest, months_of(build.manifest)[-months:]
    refuse_undraftable(made)
    known = stored_releases()
    for release in known:
        if _is_the_same(release, made, publisher, smallest, rounding, released, down_to):
            return _drafted(release, made, attacked=0, known_before=0, earlier=release.supersedes, is_new=False)
    told("read", 0, _STEPS)
    rows = _public_rows(observations_of(vault, build), released, down_to)
    rules = Rules(k=smallest, rounding=rounding)
    earlier = next((one for one in known if _stands_beside(one, made)), None)
    previous = None if earlier is None else as_readers_have_it(earlier)
    told("protect", 1, _STEPS)
    protected = protect(rows, relations(), rules, previous)
    told("attack", 2, _STEPS)
    found = audit(protected, rules, previous, is_exhaustive=False)
    recovered = _beyond(found.recovered, previous, rules)
    if recovered.height:
        raise CoverageError(_recovered(recovered.height, earlier))
    told("save", 3, _STEPS)
    about = _about(made, released, publisher, rules, None if earlier is None else earlier.slug)
    stored = store_release(_released_rows(protected), about, now=now)
    release = next(one for one in stored_releases() if one.slug == stored.slug)
    return _drafted(
        release,
        made,
        attacked=found.targets.height,
        known_before=found.recovered.height,
        earlier=None if earlier is None else earlier.slug,
        is_new=True,
    )


def _public_rows(observations: pl.DataFrame, months: tuple[Month, ...], down_to: AreaLevel) -> pl.DataFrame:
    code = pl.col("area_code").cast(pl.String)
    level = pl.when(code == COUNTRY_CODE).then(0).otherwise(code.str.count_matches(".", literal=True) + 1)
    wanted = observations.filter(
        pl.col("month").is_in([month.ordinal for month in months]),
        pl.col("indicator").is_in(INDICATORS),
        pl.col("dimension").is_in([each.value for each in DIMENSIONS]),
        level <= down_to,
    )
    return wanted.select(pl.col(name).cast(kind) for name, kind in OBSERVATION.items())


def _released_rows(protected: Protected) -> pl.DataFrame:
    """Return the rows as they are stored: where either number is withheld, neither is shown."""
    published = Suppression.PUBLISHED.value
    own, base = pl.col("state"), pl.col("denominator_state").fill_null(published)
    state = pl.when(own != published).then(own).when(base != published).then(base).otherwise(pl.lit(published))
    is_shown = pl.col("state") == published
    return protected.observations.with_columns(state=state).select(
        *(
            pl.when(is_shown).then(name).alias(name) if name in {"numerator", "denominator"} else name
            for name in OBSERVATION
        ),
        "state",
    )


def _about(
    made: BuildManifest, months: tuple[Month, ...], publisher: str, rules: Rules, earlier: str | None
) -> ReleaseAbout:
    parts = [part for part in reversed(made.counted_months) if Month.parse(part.last_month) >= months[0]]
    sources = chain.from_iterable((f"linkage:{part.linkage_id}", *_snapshots(part)) for part in parts)
    return ReleaseAbout(
        as_of=months[-1],
        publisher=publisher,
        snapshots=tuple(dict.fromkeys((f"{BUILD}{made.build_id}", *sources))),
        linkage_version=made.model_version,
        code_version=made.code_version,
        is_sample=made.is_sample,
        areas_digest=made.areas_digest,
        smallest=rules.k,
        rounding=rules.rounding,
        supersedes=earlier,
        indicators=entries(),
    )


def _snapshots(part: CountedMonths) -> list[str]:
    return [id_ for ids in part.snapshots.values() for id_ in ids]


def _stands_beside(release: ReleaseInfo, made: BuildManifest) -> bool:
    """Whether readers have the release beside the new one: of the same people, in an area that holds some of them."""
    is_standing = release.released_at is not None and release.withdrawn_at is None
    if not is_standing or release.is_sample != made.is_sample:
        return False
    return area_of_release(release).meets(AreaCode(made.area_code))


def _is_the_same(
    release: ReleaseInfo, made: BuildManifest, publisher: str, smallest: int, rounding: int,
    months: tuple[Month, ...], down_to: AreaLevel,
) -> bool:  # fmt: skip
    return (
        f"{BUILD}{made.build_id}" in release.snapshots
        and (release.publisher, release.smallest) == (publisher, smallest)
        and (release.rounding, release.months) == (rounding, months)
        and max(release.levels) == down_to
        and release.withdrawn_at is None
    )


def _beyond(recovered: pl.DataFrame, previous: Released | None, rules: Rules) -> pl.DataFrame:
    """Leave out what the release before gives away by itself."""
    if previous is None or recovered.is_empty():
        return recovered
    given_away = audit(previous, rules, is_exhaustive=False).recovered
    return recovered.join(given_away, on=[*CELL, "what"], how="anti")


def _drafted(
    release: ReleaseInfo, made: BuildManifest, *, attacked: int, known_before: int, earlier: str | None, is_new: bool
) -> Drafted:
    withheld = release.primary_cells + release.complementary_cells
    return Drafted(
        release.slug, is_new, made, release.rows, release.rows - withheld, release.primary_cells,
        release.complementary_cells, attacked, known_before, earlier,
    )  # fmt: skip


def _recovered(numbers: int, earlier: ReleaseInfo | None) -> Words:
    slug = None if earlier is None else earlier.slug
    beside = Words("", "") if slug is None else Words(f" bersama rilis {slug}", f" with release {slug}")
    return Words(
        f"{numbers} angka kecil dapat dihitung kembali dari rilis ini{beside.id}. Tidak ada yang disimpan. Naikkan "
        "jumlah terkecil (--k), bulatkan ke kelipatan 5 (--bulat 5), atau muat lebih sedikit bulan (--bulan).",
        f"{numbers} small numbers could be computed back from this release{beside.en}. Nothing was stored. Raise "
        "the least count (--k), round to multiples of 5 (--round 5), or take fewer months (--months).",
    )
