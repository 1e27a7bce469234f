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

_NOT_FOR_SPLINK = Words(
    "--splink hanya dengan --engine duckdb.",
    "--splink goes with --engine duckdb only.",
)


def link_two_files(
    sides: tuple[Side, Side], *, out: Path | None, memory: str, for_splink: bool, spark_master: str | None
) -> "tuple[Linked, Outcome]":
    """Link two plain files, each with its column of identifiers and its mapping; nothing is stored in the registry.

    With a master of Spark they are linked there.
    """
    if spark_master is not None and for_splink:
        refuse(_NOT_FOR_SPLINK, code=WRONG_CALL)
    from lindung.engines.linkage.plain_map import parse_map
    from lindung.workflows.linking.files.link_files import FileSide, link_files
    from lindung.workflows.linking.files.link_on_spark import link_files_on_spark

    with refusals(), step_line() as line:
        left, right = (FileSide(path, id_column, parse_map(mapping)) for path, id_column, mapping in sides)
        if spark_master is not None:
            done = link_files_on_spark(left, right, master=spark_master, memory_limit=memory, out=out, told=line)
        else:
            done = link_files(left, right, out=out, memory_limit=memory, threads=2, told=line, for_splink=for_splink)
    if done.links is not None:
        complain(Words(f"Ditulis: {done.links}", f"Written: {done.links}"))
    return done.linked, done.outcome


def link_an_area(
    chosen: Mapping[str, list[str] | None], *, area: str | None, month: str | None, by: str, memory: str,
    out: Path | None,
) -> "tuple[Linked, Outcome]":  # fmt: skip
    """Link the registers of an area and store the result; ``out`` gets the links by rows of snapshots."""
    from lindung.cli.store import open_store

    open_store()
    from lindung.workflows.linking.hand_out_links import write_links
    from lindung.workflows.linking.link_registers import link_registers, registers_of

    moment = now()
    asked = _month(month) if month else Month.of(moment.date())
    with refusals(), step_line() as line:
        registers = registers_of(
            area=area, on=asked.plus(1).first_day, **{name: ids or () for name, ids in chosen.items()}
        )
        done = link_registers(registers, month=asked, by=by or operator(), now=moment, told=line, memory_limit=memory)
        written = write_links(done.linkage, out) if out is not None else []
    stored = done.linkage.manifest.linkage_id
    shown = f"{stored} (lindung link show {stored})"
    complain(Words(f"Tersimpan: {shown}", f"Stored: {shown}"))
    for path in written:
        complain(Words(f"Ditulis: {path}", f"Written: {path}"))
    return done.linked, done.outcome


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except MonthError:
        refuse(Words("--bulan ditulis seperti 2026-11.", "--month is written like 2026-11."), code=WRONG_CALL)
