"""What the commands about figures print, and how they refuse a file."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

from lindung.cli.speech import WRONG_CALL, complain, current_language, refuse
from lindung.vocabulary.language import Language, Words

if TYPE_CHECKING:
    from lindung.engines.intake.faults import UnusableFileError
    from lindung.workflows.check_figures import FileChecked
    from lindung.workflows.read_figures import ReadingChoices


def choices_of(numbers: str, code_system: str | None, header: list[str] | None, sheet: str | None) -> "ReadingChoices":
    """Turn the options about a file into reading choices; a wrong word ends with 2."""
    from lindung.engines.intake.conventions import CodeSystem, NumberStyle
    from lindung.workflows.read_figures import ReadingChoices

    try:
        return ReadingChoices(
            numbers=NumberStyle(numbers),
            code_system=CodeSystem(code_system) if code_system else None,
            headers=dict(item.split("=", 1) for item in header or []),
            sheet=sheet,
        )
    except ValueError:
        refuse(
            Words(
                "--numbers menerima plain, id atau en; --code-system kemendagri atau bps; --header Judul=kolom.",
                "--numbers takes plain, id or en; --code-system kemendagri or bps; --header Header=column.",
            ),
            code=WRONG_CALL,
        )


def contents_of(file: Path) -> bytes:
    """Read the file, or refuse it when it cannot be opened."""
    from lindung.engines.intake.contents import opened

    with opened(file, file.name) as stream:
        return stream.read()


def refuse_file(error: "UnusableFileError") -> NoReturn:
    """Say what is wrong and where, list the further faults, and end with 2."""
    from lindung.engines.intake.faults import FigureFaultsError

    complain(error.words)
    if isinstance(error, FigureFaultsError):
        for fault in error.faults[1:]:
            complain(fault.words)
        if error.total > len(error.faults):
            rest = error.total - len(error.faults)
            complain(Words(f"... dan {rest} kesalahan lain.", f"... and {rest} further faults."))
    complain(Words("Tidak ada yang disimpan.", "Nothing was stored."))
    raise typer.Exit(WRONG_CALL)


def print_json_array(found: "FileChecked") -> None:
    """One array, one object a line, written as it is made."""
    from lindung.workflows.figures_json import json_lines

    out = sys.stdout.buffer
    out.write(b"[")
    is_first = True
    for lines in json_lines(found.checked):
        body = lines.rstrip(b"\n").replace(b"\n", b",\n")
        out.write((b"\n" if is_first else b",\n") + body)
        is_first = False
    out.write(b"\n]\n")
    out.flush()


def print_figures(found: "FileChecked", limit: int) -> None:
    """Say the figures that say something, contradictions first when there are many."""
    import json as text

    from lindung.workflows.figures_json import json_lines
    from lindung.workflows.notable_figures import notable_figures

    shown = notable_figures(found.checked, limit)
    for lines in json_lines(shown):
        for line in lines.splitlines():
            print_object(text.loads(line))
    hidden = found.checked.figures.height - shown.figures.height
    if hidden:
        complain(
            Words(
                f"{hidden} angka lain tidak ditampilkan (--limit atau --json).",
                f"{hidden} further figures not shown (--limit or --json).",
            )
        )


def print_object(found: dict) -> None:  # type: ignore[type-arg]  # the JSON contract
    """Say one figure, and what contradicts it."""
    language = current_language().value
    print(f"[{found['row']}] {found['sentence'][language]}")
    for conflict in found["conflicts"]:
        rows = f" [{', '.join(map(str, conflict['rows']))}]" if conflict["rows"] else ""
        print(f"    ! {conflict['sentence'][language]}{rows}")


def print_mapping(found: "FileChecked") -> None:
    """Show which header means which column before anything is stored."""
    for mapped in found.mapping.headers:
        target = mapped.target or {Language.ID: "(tidak dipakai)", Language.EN: "(not used)"}[current_language()]
        complain(Words(*(f"{mapped.header} -> {target} ({mapped.how.value} {mapped.score:.2f})",) * 2))


def print_totals(found: "FileChecked") -> None:
    """Say the totals that add up, apart from the results."""
    checked = found.checked
    complain(
        Words(
            f"Dibaca {checked.figures.height} angka; {checked.mismatches} bertentangan dengan dirinya, "
            f"{checked.conflicts.get_column('row').n_unique()} dengan angka lain atau asalnya; "
            f"{found.unknown_areas} wilayahnya tidak dikenali.",
            f"Read {checked.figures.height} figures; {checked.mismatches} contradict themselves, "
            f"{checked.conflicts.get_column('row').n_unique()} another figure or their origin; "
            f"the area of {found.unknown_areas} is not known.",
        )
    )
    for verdict, counts in found.verdicts.items():
        if counts:
            complain(Words(*(f"  {verdict}: {_listed(counts.items())}",) * 2))
    unmapped = found.mapping.unmapped
    if unmapped:
        complain(Words(f"  Kolom tidak dipakai: {', '.join(unmapped)}", f"  Columns not used: {', '.join(unmapped)}"))


def _listed(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(counts))


def totals_words(read: int, new: int, same: int, batch: int | None) -> Words:
    """Say that read is new plus same."""
    number = Words("", "") if batch is None else Words(f" Nomor impor {batch}.", f" Import number {batch}.")
    return Words(
        f"Dibaca {read} = baru {new} + sama {same}.{number.id}", f"Read {read} = new {new} + same {same}.{number.en}"
    )
