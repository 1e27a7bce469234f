"""A decision about one pair, made ready to be stored: the keys of both persons, what the reader saw, and where."""

from typing import Any

from lindung.engines.linkage.comparisons import COMPARISONS, MISSING
from lindung.registry.models import PairDecision
from lindung.registry.models.pair_decision import MEMBER_KEYS, WORKER_KEYS, reader_key_of
from lindung.workflows.linking.review.blind_keys import BlindKeys, Keyed, is_drawn, pair_key_of
from lindung.workflows.linking.review.held_pairs import KINDS
from lindung.workflows.linking.review.laid_over import UNKNOWN_LEVEL
from lindung.workflows.linking.review.pair import seen_levels
from lindung.workflows.linking.review.reviewed import Reviewed, ref_of


class Making:
    """Makes a decision about one pair, under the key its thread began with."""

    def __init__(self, one: Reviewed, standing: list[PairDecision]) -> None:
        """Begin with what stands about the pair, the first reading first."""
        self._one, self._pair = one, one.laid.row(0, named=True)
        self._first = standing[0] if standing else None
        key_id = self._first.key_id if self._first else _key_id(one)
        self._blind = BlindKeys.under(one.vault.keys, key_id)
        self._persons = {side: self._keyed(side) for side in KINDS}

    def decision(self, *, replaced: list[PairDecision], **told: Any) -> PairDecision:  # Any: the model's own fields
        """Return a decision that is not stored yet; ``replaced`` are those whose place it takes."""
        pair, manifest = self._pair, self._one.linkage.manifest
        worker, member = self._persons["left"], self._persons["right"]
        key = self._first.pair_key if self._first else pair_key_of(self._blind, worker, member)
        return PairDecision(
            key_id=self._blind.key_id,
            pair_key=key,
            **_columns(WORKER_KEYS, worker),
            **_columns(MEMBER_KEYS, member),
            area_code=pair["village_code"] or manifest.area_code,
            is_sampled=self._first.is_sampled if self._first else is_drawn(self._blind, key),
            evidence=self._evidence(told["verdict"], replaced),
            replaces=replaced[0] if replaced else None,
            linkage_id=manifest.linkage_id,
            pair_ref=ref_of(pair),
            left_snapshot=worker.snapshot, left_row=worker.row, right_snapshot=member.snapshot, right_row=member.row,
            reader_key=reader_key_of(told["reader"]),
            decided_at=told.pop("now"),
            **told,
        )  # fmt: skip

    def _keyed(self, side: str) -> Keyed:
        keys = self._blind.keys(self._one.pairs.side(side), KINDS[side])
        by_kind = dict(keys.select("kind", "key").iter_rows())
        return Keyed(by_kind, self._pair[f"{side}_snapshot"], int(self._pair[f"{side}_row"]))

    def _evidence(self, verdict: str, replaced: list[PairDecision]) -> dict[str, Any]:  # Any: what JSON holds
        """Keep what the reader saw of the agreement, and what led to the same verdict before; no value of a person.

        A list that names somebody twice shows two pairs of the same persons; without the earlier evidence each reading
        of one would ask for the other again.
        """
        known, pair = seen_levels(self._one), self._pair
        before = [old.evidence for old in replaced if old.verdict == verdict]
        return {
            "before": [levels for evidence in before for levels in (evidence["levels"], *evidence["before"])],
            "levels": {
                one.name: UNKNOWN_LEVEL if known[one.name] == MISSING else one.levels[known[one.name] - 1].name
                for one in COMPARISONS
                if one.name in known
            },
            "score": pair["score"], "weight": pair["weight"], "stage": pair["stage"], "decision": pair["decision"],
            "model_version": self._one.linkage.manifest.model_version,
        }  # fmt: skip


def _columns(columns: tuple[str, ...], person: Keyed) -> dict[str, str]:
    return {column: person.by_kind.get(column.split("_")[1], "") for column in columns}


def _key_id(one: Reviewed) -> str:
    """Take the key of the first decision ever made, so that a pair has one key also after the ring got a new one."""
    first = PairDecision.objects.order_by("id").values_list("key_id", flat=True).first()
    return first or one.vault.keys.newest().key_id
