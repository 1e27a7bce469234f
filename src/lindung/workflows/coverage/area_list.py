"""The list of areas that a build was counted with, and whether it is still today's."""

from collections.abc import Iterable, Sequence
from functools import cache

from lindung.engines.coverage.observations import is_unknown
from lindung.engines.coverage.rollup.areas import AreaIndex
from lindung.opendata.models import Area
from lindung.registry.snapshots.coverage_build import BuildManifest
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import lineage_steps
from lindung.vocabulary.language import Words
from lindung.vocabulary.wilayah import COUNTRY_CODE

UNKNOWN_PLACE = Words("tempat tidak diketahui", "place unknown")


def codes_in(root: str) -> Sequence[str]:
    """List the codes of an area and all below it, by the list of today."""
    codes = gazetteer()["code"]
    inside = (codes == root) | codes.str.starts_with(f"{root}.")
    return codes.to_list() if root == COUNTRY_CODE else codes.filter(inside).to_list()


def is_other_list(made: BuildManifest) -> bool:
    """Whether the areas of a build were listed otherwise than they are today."""
    return made.areas_digest != _digest_today(made.area_code)


def names_of(codes: Iterable[str]) -> dict[str, Words]:
    """Return the names of areas and of unknown children; an area that is listed no longer goes by its last name.

    A code whose name nobody recorded stands for itself.
    """
    asked = list(codes)
    known = {step.predecessor_code: step.predecessor_name for step in lineage_steps()}
    known |= dict(Area.objects.filter(code__in=asked).values_list("code", "name"))
    return {
        code: UNKNOWN_PLACE if is_unknown(code) else Words(known.get(code, code), known.get(code, code))
        for code in asked
    }


@cache
def _digest_today(root: str) -> str:
    return AreaIndex.of(codes_in(root), root=root).digest
