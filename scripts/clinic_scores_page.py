"""The page of scores: what the clinic finds of planted errors, by code, by reason and by file."""

from collections.abc import Mapping, Sequence
from typing import Final

import polars as pl

from scripts.clinic_scores import Judged, Score, summed, worst_of

_COUNTED: Final = ("planted", "found", "both", "apart")


def page(judged: Sequence[Judged], *, proposal: str, mistyped: str, told: str) -> str:
    """Write the page.

    Args:
        judged: Every list of every seed.
        proposal: File name of the merged proposal.
        mistyped: Name of its copy with mistyped names.
        told: Of which samples it speaks.
    """
    names = [name for name in dict.fromkeys(one.name for one in judged) if name not in {proposal, mistyped}]
    others = "\n".join(_file_line([one for one in judged if one.name == name]) for name in names)
    merged, typed = ([one for one in judged if one.name == name] for name in (proposal, mistyped))
    return f"""# What the clinic finds of planted errors

Written by `scripts/score_clinic.py --write`; repeat it with the same command.
{told}
The registers of deaths, personnel and participants are imported first, as an office would. Everybody in the samples is
invented. E14, E15, E20 and E21 are planted nowhere; a finding of them would count against precision like any other.

*Recall* is the share of the rows with a planted error that were found, *precision* the share of the rows found that
carry one. A row that carries a code by several reasons counts once. Rows that wait for linkage are active participants
whom the roster holds under a damaged NIK: comparing NIKs cannot find them, and they are counted apart. The bars are
held against the sums of all seeds.

**What full marks mean, and what they do not.** The errors are planted by the same written definitions by which the
clinic looks for them, so the first tables show that the way from a cell to a verdict loses and invents nothing: styles
of dates, phones and names, row numbers, joins with registers, doubles over the whole list. They do not show how well
the definitions fit lists of real people, whose truth nobody knows.

## The merged proposal, {_rows(merged):,} rows

{table(merged, [one.by_code for one in merged])}

By reason:

{table(merged, [one.by_reason for one in merged])}

## The same proposal with a letter mistyped in every tenth name

A letter left out, doubled, swapped with the next or replaced, in rows drawn at random, doubles and participants among
them. What is wrong with the rows stays the same, so a finding more is a false one and a finding less a lost one. No
bar: doubles without the same NIK are looked for by the same name, and comparing alike names is linkage's work.

{table(typed, [one.by_code for one in typed], has_bars=False)}

## The other files

Each file as it comes, its profile found by its headers. Counted are pairs of row and reason; the last column names the
reasons of which a row was missed or wrongly found, planted in the file or not.

| file | profile | rows written | rows read | reasons | planted | found | recall | precision | waits | differing |
|---|---|---|---|---|---|---|---|---|---|---|
{others}
"""


def table(judged: Sequence[Judged], parts: Sequence[pl.DataFrame], *, has_bars: bool = True) -> str:
    """Write counts of several seeds as a Markdown table, with the seed that did worst beside the sum."""
    if not judged:
        return "Not measured."
    worst, words = worst_of(parts), _words()
    head = (
        "| | | planted | found | both | recall | precision | worst seed | bar | waits for linkage |\n"
        "|---|---|---|---|---|---|---|---|---|---|\n"
    )
    return head + "\n".join(_line(score, worst[score.label], words, has_bars=has_bars) for score in summed(parts))


def share(value: float | None) -> str:
    """Write a share; one that was rounded never reads as whole."""
    if value is None:
        return "–"
    return f"{value:.4f}" if value == 1 else f"{min(value, 0.9999):.4f}"


def _line(score: Score, worst: Score, words: Mapping[str, str], *, has_bars: bool) -> str:
    has_bar = has_bars and score.bar is not None
    bar = f"{score.bar:.2f} {'held' if score.holds else '**missed**'}" if has_bar else "–"
    low = f"{share(worst.recall)} / {share(worst.precision)}"
    return (
        f"| {score.label} | {words.get(score.label, '')} | {score.planted:,} | {score.found:,} | {score.both:,} "
        f"| {share(score.recall)} | {share(score.precision)} | {low} | {bar} | {score.apart or '–'} |"
    )


def _file_line(mine: Sequence[Judged]) -> str:
    """Write one file's line: every pair of row and reason counts."""
    scores = summed(one.by_reason for one in mine)
    planted, found, both, apart = (sum(getattr(score, part) for score in scores) for part in _COUNTED)
    whole = Score(mine[0].name, planted, found, both, apart)
    differing = ", ".join(score.label for score in scores if score.planted != score.both or score.found != score.both)
    profiles, written = ", ".join(sorted({one.profile for one in mine})), sum(one.rows_written for one in mine)
    return (
        f"| {whole.label} | {profiles} | {written:,} | {_rows(mine):,} | {len(scores)} | {planted:,} "
        f"| {found:,} | {share(whole.recall)} | {share(whole.precision)} | {apart or '–'} | {differing or 'none'} |"
    )


def _rows(judged: Sequence[Judged]) -> int:
    return sum(one.rows for one in judged)


def _words() -> dict[str, str]:
    from lindung.engines.intake.checks.catalogue import codes, reasons

    named = {name: code.words.en for name, code in codes().items()}
    titles = {name: f"{reason.code}: {reason.title.en}" for name, reason in reasons().items()}
    doubles = {f"E05 {kind}": named["E05"] for kind in ("exact", "by name")}
    return {**named, **titles, **doubles}
