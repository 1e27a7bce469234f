"""What each field of a pair adds to its weight, rare values included: the parts of the weight, one for each field."""

from collections.abc import Mapping
from typing import Final

from lindung.engines.linkage.comparisons import COMPARISONS, MISSING
from lindung.engines.linkage.explaining.explain import pair_weight
from lindung.engines.linkage.model import Model

_COMPARISONS: Final = {comparison.name: comparison for comparison in COMPARISONS}


def contributions(
    model: Model, levels: Mapping[str, int], *, weight: float, rarity: Mapping[str, float]
) -> dict[str, float]:
    """Return the bits of each comparison by its name: above zero it speaks for one person, below for two.

    They add up to the weight. Where several fields agree on a value, what is known of how rare it is goes to its field
    and the rest to the first one, the name.

    Args:
        model: What the linkage learnt.
        levels: {comparison: number of its level}.
        weight: The weight stored for the pair.
        rarity: {comparison: bits by which an agreed value is rare}, as far as known.
    """
    told = pair_weight(model, {one.column: levels.get(name, MISSING) for name, one in _COMPARISONS.items()}, weight)
    bits = {field.name: field.bits for field in told.fields if field.bits is not None}
    shared = [field for field in told.fields if field.bits is None]
    for field in shared[1:]:
        bits[field.name] = model.weight(_COMPARISONS[field.name], field.level) + rarity.get(field.name, 0.0)
    for field in shared[:1]:
        bits[field.name] = weight - sum(bits.values())
    return {name: bits[name] for name in _COMPARISONS}
