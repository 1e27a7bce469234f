"""What the commands that look into linkages print; every sum shown adds up, every NIK is masked."""

from typing import TYPE_CHECKING

from lindung.cli.speech import complain, current_language, say
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.linking.account.reconcile_area import AreaReconciled
    from lindung.workflows.linking.explain import PairExplained
    from lindung.workflows.linking.look import LinkageShown
    from lindung.workflows.linking.people.count_people import PlaceCount, StatusTable
    from lindung.workflows.linking.people.search_people import Found

_SAMPLE = Words("CONTOH: orang rekaan.", "SAMPLE: invented people.")


def print_linkages(found: "list[LinkageShown]") -> None:
    """List linkages, one a line."""
    if not found:
        complain(
            Words(
                "Belum ada pemadanan. Padankan: lindung link run --wilayah 33.74.",
                "No linkage yet. Link: lindung link run --area 33.74.",
            )
        )
    for one in found:
        uncovered, people = one.persons["uncovered"], one.people  # type: ignore[index]  # a StrEnum is its text
        mark = " *" if one.is_sample else ""
        print(
            f"{one.linkage_id}  {one.month}  {one.area_code:<13} {people:>10,} {uncovered:>10,}  {one.area_name}{mark}"
        )


def print_statuses(found: "LinkageShown") -> None:
    """Say in a few lines how many people a linkage names, by status; the lines add up."""
    _print_rows(found)
    for status, persons in found.persons.items():
        print(f"  {status.words.in_language(current_language()):<36} {persons:>10,}")


def print_linkage(found: "LinkageShown", table: "StatusTable") -> None:
    """Say what a linkage is made of and where its people stand."""
    from lindung.workflows.linking.file_notes import source_words

    language = current_language()
    _print_rows(found)
    for source in found.sources:
        print(f"  {source_words(source).in_language(language)}")
    for left in found.left_out:
        say(
            Words(
                f"  Terlalu umum, tidak dibandingkan ({left.rule.id}): {left.values:,} nilai, {left.pairs:,} pasangan.",
                f"  Too common, not compared ({left.rule.en}): {left.values:,} values, {left.pairs:,} pairs.",
            )
        )
    _print_place(table.whole)
    for reason, persons in table.reasons.items():
        print(f"    {reason.words.in_language(language):<64} {persons:>10,}")
    for place in table.places:
        _print_place(place)


def _print_rows(found: "LinkageShown") -> None:
    if found.is_sample:
        say(_SAMPLE)
    say(
        Words(
            f"{found.area_name}, {found.month}: dibaca {found.rows:,} baris = {found.people:,} orang + "
            f"{found.repeated:,} baris berulang.",
            f"{found.area_name}, {found.month}: read {found.rows:,} rows = {found.people:,} people + "
            f"{found.repeated:,} repeated rows.",
        )
    )


def _print_place(place: "PlaceCount") -> None:
    language = current_language()
    parts = [f"{status.words.in_language(language)} {count:,}" for status, count in place.persons.items()]
    print(f"  {place.code:<14} {place.words.in_language(language):<26} {place.people:>8,} = {' + '.join(parts)}")


def print_found(found: "Found") -> None:
    """Show a page of people."""
    language = current_language()
    say(
        Words(
            f"{found.total:,} orang; halaman {found.page} dari {found.pages}.",
            f"{found.total:,} persons; page {found.page} of {found.pages}.",
        )
    )
    for one in found.people:
        where = f"{one.village.in_language(language)} RT {one.rt or '-'}/RW {one.rw or '-'}"
        print(
            f"  {one.name:<32} {one.nik or '-':<16} {one.age if one.age is not None else '-':>3}  {where:<38} "
            f"{one.status.words.in_language(language)}: {one.reason.words.in_language(language)}"
        )


def print_account(found: "AreaReconciled") -> None:
    """Show the account line by line, and what to keep in mind."""
    language = current_language()
    if found.linkage is not None and found.linkage.is_sample:
        say(_SAMPLE)
    say(found.conclusion)
    for line in found.account.lines:
        print(f"  {line.amount:>+12,}  {line.label.in_language(language)}")
        print(f"                {line.meaning.in_language(language)}")
    if found.account.gap is not None:
        from lindung.workflows.linking.account.sentences import KINDS

        print(f"  {found.account.gap:>+12,}  = {KINDS[found.kind].in_language(language)}")
    for caution in found.cautions:
        complain(caution)


def print_pair(found: "PairExplained") -> None:
    """Explain a pair."""
    from lindung.workflows.linking.explain_words import explained_words, field_words, rare_words

    language = current_language()
    for record in (found.left, found.right):
        if record is not None:
            print(f"  {record.name} · {record.nik or '-'} · {record.birth_year or '-'} · {record.village or '-'}")
    for words in explained_words(found):
        say(words)
    if found.weight is None:
        return
    for field in found.weight.fields:
        said = field_words(field).in_language(language)
        print(f"  {field.field.in_language(language):<18} {field.says.in_language(language):<42} {said}")
    rare = rare_words(found.weight)
    if rare is not None:
        print(f"  {rare.in_language(language)}")
