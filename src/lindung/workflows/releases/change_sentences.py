"""What changed between two releases, said to a reader who was not there."""

from collections.abc import Iterable, Iterator

from lindung.opendata.queries.release_info import ReleaseInfo
from lindung.vocabulary.language import Words
from lindung.workflows.releases.changes import CAUSES, Change, ChangeKind

_UNCHANGED = Words("Tidak ada angka yang berubah.", "No number changed.")
_NO_CAUSE = Words(
    "Penyebabnya tidak tercatat: register, pemadanan, program, definisi, dan aturan penutupannya sama.",
    "The cause is not on record: registers, linkage, program, definitions and rule of suppression are the same.",
)
_CAUSE_WORDS = {
    ChangeKind.REGISTERS: Words("register sumbernya lain", "the registers behind it are others"),
    ChangeKind.LINKAGE: Words("pemadanannya lain ({before} → {after})", "the linkage is another ({before} → {after})"),
    ChangeKind.PROGRAM: Words("programnya lain ({before} → {after})", "the program is another ({before} → {after})"),
    ChangeKind.AREAS: Words("daftar wilayahnya lain", "the list of areas is another"),
    ChangeKind.SUPPRESSION_RULE: Words(
        "aturan penutupannya berubah ({before} → {after})", "the rule of suppression changed ({before} → {after})"
    ),
    ChangeKind.DEFINITION: Words("definisi {name_id} berubah", "the definition of {name_en} changed"),
}


def sentences(before: ReleaseInfo, after: ReleaseInfo, changes: tuple[Change, ...]) -> tuple[Words, ...]:
    """Say the changes: what is new, what was revised and by how much, what is hidden or shown now, and why."""
    told = [*_contents(changes), *_revised(after, changes), *_hidden(changes)]
    if not told:
        told = [_UNCHANGED]
    causes = list(_causes(after, changes))
    is_touched = any(change.kind is ChangeKind.REVISED for change in changes)
    if causes:
        told.append(_listed(Words("Yang berbeda di baliknya: ", "What differs behind it: "), causes))
    elif is_touched:
        told.append(_NO_CAUSE)
    return (Words(f"Dibandingkan dengan rilis {before.slug}.", f"Compared with release {before.slug}."), *told)


def _contents(changes: Iterable[Change]) -> Iterator[Words]:
    by_kind: dict[ChangeKind, list[Change]] = {}
    for change in changes:
        by_kind.setdefault(change.kind, []).append(change)
    if months := by_kind.get(ChangeKind.MONTH_ADDED):
        listed = _listed_texts(change.month for change in months)
        yield Words(f"Bulan baru: {listed}.", f"New months: {listed}.")
    if months := by_kind.get(ChangeKind.MONTH_DROPPED):
        listed = _listed_texts(change.month for change in months)
        yield Words(f"Bulan yang tidak lagi dimuat: {listed}.", f"Months no longer included: {listed}.")
    if series := by_kind.get(ChangeKind.SERIES_ADDED):
        listed = _listed_texts(change.indicator for change in series)
        yield Words(f"Seri baru untuk: {listed}.", f"New series of: {listed}.")
    if series := by_kind.get(ChangeKind.SERIES_DROPPED):
        listed = _listed_texts(change.indicator for change in series)
        yield Words(f"Seri yang tidak lagi dimuat, untuk: {listed}.", f"Series no longer included, of: {listed}.")


def _revised(after: ReleaseInfo, changes: Iterable[Change]) -> Iterator[Words]:
    """Say for each indicator how many cells were revised, and the total of the newest month that changed."""
    revised = [change for change in changes if change.kind is ChangeKind.REVISED]
    for indicator in dict.fromkeys(change.indicator for change in revised):
        of_it = [change for change in revised if change.indicator == indicator]
        cells, name = sum(change.cells for change in of_it), after.entry(indicator).name
        total = _newest_total(of_it)
        yield Words(
            f"{name.id}: {_count(cells, '.')} angka direvisi{_moved(total, '.', 'pada', 'dari', 'menjadi')}.",
            f"{name.en}: {_count(cells, ',')} numbers revised{_moved(total, ',', 'in', 'from', 'to')}.",
        )


def _newest_total(revised: list[Change]) -> Change | None:
    totals = [change for change in revised if change.dimension == "total" and change.before != change.after]
    return max(totals, key=lambda change: change.month, default=None)


def _moved(change: Change | None, mark: str, when: str, start: str, end: str) -> str:
    if change is None or not (change.before and change.after):
        return ""
    return (
        f"; total {when} {change.month} {start} {_count(int(change.before), mark)} {end} "
        f"{_count(int(change.after), mark)}"
    )


def _hidden(changes: tuple[Change, ...]) -> Iterator[Words]:
    for kind, said in (
        (ChangeKind.NOW_SUPPRESSED, Words("{n} sel yang dulu terbit kini ditutup.", "{n} cells are now suppressed.")),
        (ChangeKind.NOW_SHOWN, Words("{n} sel yang dulu ditutup kini terbit.", "{n} suppressed cells are now shown.")),
        (ChangeKind.CELLS_ADDED, Words("{n} sel bertambah.", "{n} cells were added.")),
        (ChangeKind.CELLS_DROPPED, Words("{n} sel tidak lagi dimuat.", "{n} cells are no longer included.")),
    ):
        cells = sum(change.cells for change in changes if change.kind is kind)
        if cells:
            yield Words(said.id.format(n=_count(cells, ".")), said.en.format(n=_count(cells, ",")))


def _causes(after: ReleaseInfo, changes: Iterable[Change]) -> Iterator[Words]:
    for change in changes:
        if change.kind in CAUSES:
            said = _CAUSE_WORDS[change.kind]
            name = after.entry(change.indicator).name if change.indicator else Words("", "")
            values = {"before": change.before, "after": change.after, "name_id": name.id, "name_en": name.en}
            yield Words(said.id.format(**values), said.en.format(**values))


def _listed(opening: Words, parts: list[Words]) -> Words:
    return Words(
        opening.id + "; ".join(part.id for part in parts) + ".", opening.en + "; ".join(part.en for part in parts) + "."
    )


def _listed_texts(texts: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(texts))


def _count(value: int, mark: str) -> str:
    return f"{value:,}".replace(",", mark)
