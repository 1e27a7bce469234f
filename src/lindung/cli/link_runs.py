"""The two ways to link: plain files, or the registers of an area."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from lindung.cli.clock import now, operator
from lindung.cli.link_refusals import refusals
from lindung.cli.speech import WRONG_CALL, complain, refuse
from lindung.cli.step_line import step_line
from lindung.vocabulary.language import Words
from lindung.vocabulary.month import Month, MonthError

if TYPE_CHECKING:
    from lindung.engines.linkage.link import Linked
    from lindung.engines.linkage.outcome import Outcome

Side = tuple[Path, str, str]


def link_two_files(sides: tuple[Side, Side], *, out: Path | None, memory: str) -> "tuple[Linked, Outcome]":
    """Link two plain files, each with its column of identifiers and its mapping; nothing is stored in the registry."""
    from lindung.engines.linkage.plain_map import parse_map
    from lindung.workflows.linking.link_files import FileSide, link_files

    with refusals(), step_line() as line:
        left, right = (FileSide(path, id_column, parse_map(mapping)) for path, id_column, mapping in sides)
        done = link_files(left, right, out=out, memory_limit=memory, threads=2, told=line)
    if done.links is not None:
        complain(Words(f"Ditulis: {done.links}", f"Written: {done.links}"))
    return done.linked, done.outcome


def link_an_area(
    chosen: Mapping[str, list[str] | None], *, area: str, month: str | None, by: str, memory: str, out: Path | None
) -> "tuple[Linked, Outcome]":
    """Link the registers of an area and store the result."""
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.linking.link_registers import link_registers, registers_of

    moment = now()
    asked = _month(month) if month else Month.of(moment.date())
    if out is not None:
        refuse(
            Words(
                "--out hanya untuk dua berkas: hasil register disimpan tersegel. Ekspor: lindung link gap.",
                "--out is for two files only: what comes of registers is stored sealed. Export: lindung link gap.",
            ),
            code=WRONG_CALL,
        )
    with refusals(), step_line() as line:
        registers = registers_of(
            area=area, on=asked.plus(1).first_day, **{name: ids or () for name, ids in chosen.items()}
        )
        done = link_registers(
            registers, area=area, month=asked, by=by or operator(), now=moment, told=line, memory_limit=memory
        )
    stored = done.linkage.manifest.linkage_id
    complain(
        Words(f"Tersimpan: {stored} (lindung link show {stored})", f"Stored: {stored} (lindung link show {stored})")
    )
    return done.linked, done.outcome


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except MonthError:
        refuse(Words("--bulan ditulis seperti 2026-11.", "--month is written like 2026-11."), code=WRONG_CALL)
