"""Builds that can become the draft of a release, and what an office wants of the draft."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from lindung.registry.snapshots.coverage_build import BuildManifest, build_of
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.definition import NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import AreaLevel
from lindung.workflows.coverage.errors import CoverageError
from lindung.workflows.coverage.look import builds_shown
from lindung.workflows.coverage.places import DOMICILE


@dataclass(frozen=True)
class DraftWanted:
    """What the draft of a release is to be.

    Attributes:
        build_id: Build it is made of.
        publisher: The office that publishes it, by its full name.
        smallest: k: counts of 1 to k - 1 people are withheld.
        rounding: Published counts are rounded to multiples of it; 1 rounds nothing.
        months: How many of the build's last months it holds.
        down_to: The lowest level of areas in it.
    """

    build_id: str
    publisher: str
    smallest: int
    rounding: int
    months: int
    down_to: AreaLevel

    def as_json(self) -> dict[str, str | int]:
        """Write it down for the queue."""
        return {**asdict(self), "down_to": self.down_to.value}

    @classmethod
    def read(cls, told: Mapping[str, Any]) -> "DraftWanted":  # Any: plain JSON, written by as_json
        """Read what was written down."""
        return cls(**{**told, "down_to": AreaLevel(told["down_to"])})


def draftables() -> list[BuildManifest]:
    """List the builds of which a draft can be made, newest first."""
    return [made for made in builds_shown() if made.basis == DOMICILE]


def draftable(build_id: str) -> BuildManifest:
    """Return the build of a draft to be.

    Raises:
        SnapshotGoneError: There is no such build.
        CoverageError: It counts by another basis than the domicile.
    """
    made = build_of(office_vault(), build_id).manifest
    refuse_undraftable(made)
    return made


def refuse_undraftable(made: BuildManifest) -> None:
    """Raise CoverageError for a build by another basis than the domicile."""
    if made.basis == DOMICILE:
        return
    words = NumeratorBasis(made.basis).words
    raise CoverageError(
        Words(
            f"Hitungan {made.build_id} memuat {words.id}; yang diterbitkan hanya hitungan menurut domisili.",
            f"Build {made.build_id} holds {words.en}; only builds by domicile are released.",
        )
    )
