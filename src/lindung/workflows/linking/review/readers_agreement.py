"""How far the readers of the review agree with each other."""

from dataclasses import dataclass

from lindung.engines.linkage.judging.agreement import Agreement, agreement
from lindung.registry.models import PairDecision
from lindung.vocabulary.wilayah import AreaCode


@dataclass(frozen=True)
class ReadersAgreement:
    """First and second readings compared.

    Attributes:
        drawn: Pairs drawn in advance: what to expect of all the others.
        all_read_twice: These and the pairs whose first reader was not sure, which are the harder ones.
    """

    drawn: Agreement
    all_read_twice: Agreement


def readers_agreement(area: str | None = None) -> ReadersAgreement:
    """Compare the standing first and second readings of pairs whose worker lives in an area, or of all."""
    standing = PairDecision.objects.standing().filter(reading__in=(1, 2)).order_by("reading")
    inside = None if area is None else AreaCode(area)
    by_pair: dict[str, list[tuple[str, bool]]] = {}
    for key, code, verdict, is_sampled in standing.values_list("pair_key", "area_code", "verdict", "is_sampled"):
        if inside is None or inside.contains(AreaCode(code)):
            by_pair.setdefault(key, []).append((verdict, is_sampled))
    twice = [(first, second) for first, second in (read for read in by_pair.values() if len(read) == 2)]
    return ReadersAgreement(
        drawn=agreement((first[0], second[0]) for first, second in twice if first[1]),
        all_read_twice=agreement((first[0], second[0]) for first, second in twice),
    )
