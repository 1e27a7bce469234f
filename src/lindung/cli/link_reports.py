"""What the commands of linkage print."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from lindung.cli.speech import say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.engines.linkage.judging.evaluate import Evaluation, Quality
    from lindung.engines.linkage.link import Linked
    from lindung.engines.linkage.outcome import Outcome, SideCount


def outcome_object(linked: "Linked", outcome: "Outcome") -> dict[str, Any]:  # Any: what JSON holds
    """Return a linkage for machines."""
    return {
        "left": asdict(outcome.left),
        "right": asdict(outcome.right),
        "pairs": [
            {"stage": stage, "decision": decision, "pairs": pairs} for (stage, decision), pairs in outcome.pairs.items()
        ],
        "rules": [asdict(rule) for rule in (*linked.rules, *linked.double_rules)],
        "expected": {stage: prior.expected for stage, prior in linked.priors.items()},
        "model_version": linked.model.version,
    }


def print_outcome(linked: "Linked", outcome: "Outcome") -> None:
    """Say what came of a linkage; both sides add up."""
    left, right = outcome.left, outcome.right
    say(
        Words(
            f"Kiri {_sum(left, ('padan', 'perlu diperiksa', 'tidak ada'))}\n"
            f"Kanan {_sum(right, ('padan', 'perlu diperiksa', 'tidak ada'))}",
            f"Left {_sum(left, ('matched', 'to be checked', 'none'))}\n"
            f"Right {_sum(right, ('matched', 'to be checked', 'none'))}",
        )
    )
    for (stage, decision), pairs in outcome.pairs.items():
        print(f"  {stage:<12} {decision:<9} {pairs:>11,}")
    for rule in (*linked.rules, *linked.double_rules):
        if rule.capped_values:
            say(
                Words(
                    f"  Aturan {rule.rule}: {rule.capped_values} nilai terlalu umum, {rule.capped_pairs:,} pasangan "
                    "tidak dilihat.",
                    f"  Rule {rule.rule}: {rule.capped_values} values are too common, {rule.capped_pairs:,} pairs "
                    "were not looked at.",
                )
            )


def _sum(side: "SideCount", names: tuple[str, str, str]) -> str:
    matched, possible, without = names
    return f"{side.rows:,} = {matched} {side.matched:,} + {possible} {side.possible:,} + {without} {side.without:,}."


def evaluation_object(told: "Evaluation") -> dict[str, Any]:  # Any: what JSON holds
    """Return how good links are for machines."""
    return {
        **_quality(told.whole),
        "by_stage": {stage: _quality(quality) for stage, quality in told.by_stage.items()},
        "by_cut": told.by_cut.to_dicts(),
        "reliability": told.reliability.to_dicts(),
        "calibration_error": told.calibration_error,
        "not_found": told.not_found,
        "wrong_uncovered": told.wrong_uncovered,
        "missed": told.missed,
    }


def _quality(told: "Quality") -> dict[str, float]:
    return {**asdict(told), "precision": told.precision, "recall": told.recall, "f1": told.f1}


def print_evaluation(told: "Evaluation", left_rows: int) -> None:
    """Say how good links are."""
    whole = told.whole
    say(
        Words(
            f"Presisi {whole.precision:.5f}, recall {whole.recall:.5f}, F1 {whole.f1:.5f}: {whole.right:,} benar dari "
            f"{whole.pairs:,} pasangan; kebenaran memuat {whole.true:,}.",
            f"Precision {whole.precision:.5f}, recall {whole.recall:.5f}, F1 {whole.f1:.5f}: {whole.right:,} right of "
            f"{whole.pairs:,} pairs; the truth holds {whole.true:,}.",
        )
    )
    for stage, quality in told.by_stage.items():
        print(f"  {stage:<12} {quality.pairs:>11,} {quality.precision:.5f}")
    say(
        Words(
            f"Tidak ditemukan {told.not_found:,} baris, {told.wrong_uncovered:,} di antaranya salah; "
            f"{told.missed:,} dari {left_rows:,} baris dipadankan padahal tidak ada. Galat kalibrasi "
            f"{told.calibration_error:.4f}.",
            f"Not found {told.not_found:,} rows, {told.wrong_uncovered:,} of them wrongly; "
            f"{told.missed:,} of {left_rows:,} rows were matched to nobody's entry. Calibration error "
            f"{told.calibration_error:.4f}.",
        )
    )
