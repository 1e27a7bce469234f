"""What the commands about targets print, and how they end when something cannot be done."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import typer

from lindung.cli.area_words import count_in_words
from lindung.cli.speech import REFUSED, WRONG_CALL, complain, current_language, print_json, refuse, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.opendata.queries.target_plan import PlannedShare, PlanSummary
    from lindung.workflows.targets.spread_target import TargetPreview
    from lindung.workflows.targets.store_version import VersionStored


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what a target refuses into its sentence: 1, or 2 for a file that cannot be used."""
    from lindung.engines.intake.faults import FigureFaultsError, UnusableFileError
    from lindung.engines.intake.target_numbers import TargetFileError
    from lindung.workflows.targets.errors import TargetError

    try:
        yield
    except TargetError as error:
        refuse(error.words, code=WRONG_CALL if error.field == "due" else REFUSED)
    except UnusableFileError as error:
        complain(error.words)
        for fault in error.faults[1:] if isinstance(error, FigureFaultsError) else ():
            complain(fault.words)
        if isinstance(error, TargetFileError):
            complain(rows_words(error.rows_read, error.rows_usable, error.rows_refused))
        complain(Words("Tidak ada yang disimpan.", "Nothing was stored."))
        raise typer.Exit(WRONG_CALL) from error


def rows_words(read: int, usable: int, refused: int) -> Words:
    """Say that read is usable plus refused."""
    return Words(
        f"Dibaca {read} baris = dapat dipakai {usable} + ditolak {refused}.",
        f"Read {read} rows = usable {usable} + refused {refused}.",
    )


def print_preview(preview: "TargetPreview") -> None:
    """Show what a spread would give, with what to know about the numbers underneath."""
    print_shares(preview.shares)
    wanted = preview.wanted
    say(
        Words(
            f"Target {preview.area_name} {wanted.due}: {count_in_words(preview.amount.count)} orang, dibagi "
            f"{wanted.rule.words.id}. Belum disimpan.",
            f"Target of {preview.area_name} {wanted.due}: {count_in_words(preview.amount.count)} people, spread "
            f"{wanted.rule.words.en}. Nothing is stored.",
        )
    )
    for remark in preview.remarks:
        complain(remark)


def print_stored(stored: "VersionStored") -> None:
    """Say what was stored and under which number."""
    say(
        Words(
            f"Rencana {stored.plan_id}, versi {stored.version}: {count_in_words(stored.target_count)} orang dibagi ke "
            f"{stored.with_share} dari {stored.areas} wilayah.",
            f"Plan {stored.plan_id}, version {stored.version}: {count_in_words(stored.target_count)} people spread "
            f"over {stored.with_share} of {stored.areas} areas.",
        )
    )


def print_plan(plan: "PlanSummary") -> None:
    """Say one version in a line."""
    state = Words("berlaku", "current") if plan.is_current else Words("diganti", "superseded")
    state = Words("dibatalkan", "undone") if plan.undone_at else state
    said = state.in_language(current_language())
    print(
        f"{plan.plan_id:5} {plan.area_code:13} {plan.area_name:30} {plan.due:7} {plan.origin.value:10} "
        f"v{plan.version:<3} {plan.target_count:>10} {plan.rule.value:12} {said}"
    )


def print_shares(shares: "Iterable[PlannedShare]") -> None:
    """Show shares as a table: workers, covered, share, and an asterisk for those set by hand."""
    heads = Words("pekerja terlindungi target", "workers covered target").in_language(current_language()).split()
    print(f"{'':13} {'':30} {heads[0]:>12} {heads[1]:>12} {heads[2]:>12}")
    for share in shares:
        numbers = (_shown(share.workers), _shown(share.covered), _shown(share.share))
        mark = " *" if share.is_edited else ""
        print(f"{share.code:13} {share.name:30} {numbers[0]:>12} {numbers[1]:>12} {numbers[2]:>12}{mark}")


def plan_json(plan: "PlanSummary") -> dict[str, Any]:  # Any: the JSON contract
    """Return a version for machines."""
    told = asdict(plan)
    told["created_at"] = plan.created_at.isoformat()
    told["undone_at"] = plan.undone_at.isoformat() if plan.undone_at else None
    return told


def shares_json(shares: "Iterable[PlannedShare]") -> list[dict[str, Any]]:  # Any: the JSON contract
    """Return shares for machines."""
    return [asdict(share) for share in shares]


def preview_json(preview: "TargetPreview") -> None:
    """Print a preview for machines."""
    print_json(
        {
            **asdict(preview.wanted), "area_name": preview.area_name, "target_count": preview.amount.count,
            "target_pct": preview.amount.percent, "workers": preview.workers, "covered": preview.covered,
            "as_of": preview.as_of, "replaces_version": preview.replaces_version, "rows_read": preview.rows_read,
            "remarks": [remark.in_language(current_language()) for remark in preview.remarks],
            "shares": shares_json(preview.shares),
        }
    )  # fmt: skip


def _shown(number: int | None) -> str:
    return "-" if number is None else count_in_words(number)
