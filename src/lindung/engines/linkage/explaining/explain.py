"""Why a pair is linked: what each field says for or against it, in bits that add up to the weight of the pair.

A bit doubles the odds. Where values agree, how much that says depends on how rare the value is; the linkage stores the
weight of the whole pair, so what the rare values add is the whole without the fixed parts. It belongs to the one
field that agrees on a value, or to several together.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lindung.engines.linkage.comparisons import BIRTH, COMPARISONS, MISSING, NIK, PLACE, Comparison, Level
from lindung.engines.linkage.model import Model
from lindung.vocabulary.language import Words

_LACKING: Final = Words("tidak ada di salah satu catatan", "missing in one of the records")
_SETTLED: Final = Words("tidak ditimbang, karena NIK sudah sama", "not weighed, because the NIK is equal")


@dataclass(frozen=True)
class FieldSays:
    """What one field says about a pair.

    Attributes:
        name: Name of the comparison.
        field: What the field is called.
        level: Name of the level; "" where a record lacks the value.
        says: How the two values agree or differ.
        bits: What that adds to the weight; None where it is part of ``rare_bits`` of the explanation.
        same_share: Share of pairs of one person that agree so; None where nothing was compared.
        other_share: The same among pairs of different persons; None where it depends on the value.
    """

    name: str
    field: Words
    level: str
    says: Words
    bits: float | None
    same_share: float | None
    other_share: float | None


@dataclass(frozen=True)
class PairWeight:
    """The weight of a pair taken apart: the bits of the fields and ``rare_bits`` add up to ``bits``.

    Attributes:
        bits: The whole weight.
        fields: What each field says, in the order of the comparisons.
        rare: The fields that agree on a value.
        rare_bits: What agreeing on these values adds, the rarer the more; None where no field or only one does.
    """

    bits: float
    fields: tuple[FieldSays, ...]
    rare: tuple[Words, ...]
    rare_bits: float | None


def pair_weight(model: Model, levels: Mapping[str, int], bits: float) -> PairWeight:
    """Take the weight of a pair apart.

    Args:
        model: What the linkage learnt.
        levels: Number of the level of each comparison, by its column.
        bits: The weight stored for the pair.
    """
    says = [_says(model, comparison, levels) for comparison in COMPARISONS]
    rare = [field for field in says if field.bits is None]
    left = bits - sum(field.bits for field in says if field.bits is not None)
    if len(rare) == 1:
        says = [replace(field, bits=left) if field is rare[0] else field for field in says]
    return PairWeight(bits, tuple(says), tuple(field.field for field in rare), left if len(rare) > 1 else None)


def _says(model: Model, comparison: Comparison, levels: Mapping[str, int]) -> FieldSays:
    number = levels[comparison.column]
    if number == MISSING:
        return FieldSays(comparison.name, comparison.words, "", _LACKING, 0.0, None, None)
    level = comparison.levels[number - 1]
    m = model.m[comparison.name][level.name]
    told = FieldSays(comparison.name, comparison.words, level.name, level.words, None, m, None)
    if comparison is PLACE and levels[NIK.column] == NIK.place("equal"):
        return replace(told, says=_settled(level), bits=0.0)
    if level.bits:
        return told
    context = _context(levels) if comparison is NIK else ""
    u = model.u[f"{comparison.name}.{context}" if context else comparison.name][level.name]
    return replace(told, bits=model.weight(comparison, level.name, context=context), other_share=u)


def _settled(level: Level) -> Words:
    return Words(f"{level.words.id}; {_SETTLED.id}", f"{level.words.en}; {_SETTLED.en}")


def _context(levels: Mapping[str, int]) -> str:
    """Say what else two records agree in, which the NIK repeats."""
    births, places = (levels[one.column] == one.place("equal") for one in (BIRTH, PLACE))
    if births:
        return "both" if places else "birth"
    return "place" if places else "neither"
