"""What the commands that look into linkages have in common: which linkage, and files that overwrite nothing."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lindung.cli.speech import WRONG_CALL, complain, current_language, refuse
from lindung.cli.written_down import people_shown
from lindung.vocabulary.language import Words

if TYPE_CHECKING:
    from lindung.workflows.linking.look import LinkageShown
    from lindung.workflows.linking.people.asked_people import Asked


def linkage_for(area: str, linkage_id: str | None) -> "LinkageShown":
    """Return the linkage that was named, or the newest that tells about an area."""
    from lindung.vocabulary.wilayah import AreaCode, AreaCodeError
    from lindung.workflows.linking.look import current_linkage_shown, linkage_shown

    try:
        wanted = AreaCode(area)
    except AreaCodeError:
        refuse(_NO_AREA, code=WRONG_CALL)
    found = linkage_shown(linkage_id) if linkage_id else current_linkage_shown(area)
    if found is None or not AreaCode(found.area_code).contains(wanted):
        refuse(
            Words(
                f"Belum ada pemadanan untuk {area}. Padankan dahulu: lindung link run --wilayah {area}.",
                f"There is no linkage for {area} yet. Link first: lindung link run --area {area}.",
            )
        )
    return found


def file_kind(out: Path) -> str:
    """Return xlsx or csv by the name of a file that does not exist yet."""
    kind = out.suffix.lower().removeprefix(".")
    if kind not in {"xlsx", "csv"}:
        refuse(Words("--out berakhir dengan .xlsx atau .csv.", "--out ends with .xlsx or .csv."), code=WRONG_CALL)
    if out.exists():
        raise FileExistsError(17, "exists", str(out))
    return kind


def export_people(out: Path, linkage_id: str, asked: "Asked", *, by: str, at: datetime, is_full: bool) -> None:
    """Write the people somebody asks for, and leave the record of who did it and why on standard error."""
    from lindung.workflows.linking.people.files import write_people
    from lindung.workflows.linking.people.look_line import look_line

    kind = file_kind(out)
    found = write_people(out, linkage_id, asked, kind=kind, language=current_language(), now=at, is_full=is_full)
    people_shown(found)
    line = look_line(act="export", linkage_id=linkage_id, asked=asked, found=found, by=by, now=at, is_full=is_full)
    complain(Words(line, line))
    complain(Words(f"Ditulis: {out} ({found:,} orang)", f"Written: {out} ({found:,} persons)"))


_NO_AREA = Words("Kode wilayah ditulis seperti 33.74.15.", "An area code is written like 33.74.15.")
