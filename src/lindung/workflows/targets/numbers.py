"""Workers and covered workers that a spread rests on.

Of an area counts, in this order: its row in the file of the office; the sum of the areas inside, when the file has all
of them; the ledger; the sum of the areas inside from whatever source, when all of them are known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Final

import polars as pl
from django.db.models import Q

from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.headers import figure_headers, map_headers
from lindung.engines.intake.table import read_table
from lindung.engines.intake.target_numbers import FOUND, TargetNumbers, refuse_faults, target_numbers
from lindung.engines.planning.levels import NUMBERS, filled_from_below
from lindung.opendata.models import Area, AreaPosition
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.definition import Definition, DenominatorKind, NumeratorBasis
from lindung.vocabulary.language import Words
from lindung.vocabulary.target_plan import TargetBasis
from lindung.vocabulary.wilayah import COUNTRY_CODE
from lindung.workflows.targets.errors import TargetError

_SOURCE: Final = ("code", "workers", "covered", "as_of", "basis")


@dataclass(frozen=True)
class NumbersFile:
    """A file of workers and covered workers by area.

    Attributes:
        data: Its content.
        name: Its name.
        numbers: How it writes numbers.
        code_system: Whose area codes it holds, when they have no dots.
        headers: Header of the file -> column, where the found mapping is wrong.
    """

    data: bytes
    name: str
    numbers: NumberStyle = NumberStyle.PLAIN
    code_system: CodeSystem | None = None
    headers: Mapping[str, str] | None = None

    @property
    def sha256(self) -> str:
        """Digest of the content."""
        return sha256(self.data).hexdigest()


@dataclass(frozen=True)
class NumbersKnown:
    """What is known of an area and everything inside.

    Attributes:
        numbers: Columns of ``engines.planning.levels.NUMBERS``, the area itself included.
        names: Name of each area.
        definitions: The different definitions of the figures of the ledger that were taken.
        overruled: ``code``, ``workers``, ``covered`` of the figures of the ledger whose place the file takes.
        rows_read: Rows of the file; all of them were used.
    """

    numbers: pl.DataFrame
    names: Mapping[str, str]
    definitions: tuple[Definition, ...]
    overruled: pl.DataFrame
    rows_read: int


def numbers_known(area_code: str, *, file: NumbersFile | None) -> NumbersKnown:
    """Gather the numbers of an area and of everything inside, down to the villages.

    Raises:
        TargetError: There is no such area.
        UnusableFileError: The file, or rows of it, cannot be used.
    """
    areas = _areas(area_code)
    ledger, definitions = _from_ledger(area_code)
    given = _from_file(areas["code"], file)
    from_file = _placed(areas, given.with_columns(basis=pl.lit(TargetBasis.FILE.value)))
    known = from_file.filter(pl.col("basis") != TargetBasis.UNKNOWN.value).select(*_SOURCE)
    used = ledger.join(known, on="code", how="anti").join(areas, on="code", how="semi")
    return NumbersKnown(
        numbers=_placed(areas, pl.concat([known, used])),
        names=dict(areas.select("code", "name").rows()),
        definitions=tuple(sorted({definitions[code] for code in used["code"]})),
        overruled=ledger.join(known, on="code", how="semi"),
        rows_read=given.height,
    )


def _placed(areas: pl.DataFrame, sources: pl.DataFrame) -> pl.DataFrame:
    """Give each area its numbers, and sums to areas without any; the rest stays unknown."""
    joined = areas.join(sources, on="code", how="left", maintain_order="left").with_columns(
        pl.col("as_of").fill_null(""), pl.col("basis").fill_null(TargetBasis.UNKNOWN.value)
    )
    return filled_from_below(joined.select(*NUMBERS))


def _areas(area_code: str) -> pl.DataFrame:
    """List the area and everything inside: parent, code, level, name."""
    inside = Area.objects.filter(valid_to=None)
    if area_code != COUNTRY_CODE:
        inside = inside.filter(Q(code=area_code) | Q(code__startswith=f"{area_code}."))
    rows = [*inside.order_by("code").values_list("parent_id", "code", "level", "name")]
    if area_code not in {row[1] for row in rows}:
        raise TargetError(
            Words(f"Tidak ada wilayah dengan kode {area_code}.", f"There is no area with the code {area_code}."),
            field="area",
        )
    schema = {"parent": pl.String, "code": pl.String, "level": pl.Int64, "name": pl.String}
    return pl.DataFrame(rows, schema=schema, orient="row").with_columns(pl.col("parent").fill_null(""))


def _from_ledger(area_code: str) -> tuple[pl.DataFrame, dict[str, Definition]]:
    positions = AreaPosition.objects.exclude(employed=None).exclude(covered=None)
    if area_code != COUNTRY_CODE:
        positions = positions.filter(Q(area__code=area_code) | Q(area__code__startswith=f"{area_code}."))
    rows = positions.values_list(
        "area_id", "employed", "covered", "as_of", "numerator_basis", "denominator_kind"
    ).order_by("area_id")
    schema = {"code": pl.String, "workers": pl.Int64, "covered": pl.Int64, "as_of": pl.String}
    frame = pl.DataFrame([row[:4] for row in rows], schema=schema, orient="row")
    definitions = {row[0]: Definition(NumeratorBasis(row[4]), DenominatorKind(row[5])) for row in rows}
    return frame.with_columns(pl.lit(TargetBasis.FIGURES.value).alias("basis")), definitions


def _from_file(inside: pl.Series, file: NumbersFile | None) -> pl.DataFrame:
    columns = {"code": pl.String, "workers": pl.Int64, "covered": pl.Int64, "as_of": pl.String}
    if file is None:
        return pl.DataFrame(schema=columns)
    table = read_table(file.data, name=file.name)
    mapping = map_headers(table.frame.columns, figure_headers(), file.headers)
    read = target_numbers(table, mapping, numbers=file.numbers, code_system=file.code_system)
    refuse_faults(_with_other_areas(read, inside))
    return read.rows.rename({"area_code": "code"}).select(*columns)


def _with_other_areas(read: TargetNumbers, inside: pl.Series) -> TargetNumbers:
    """Note codes that no area has, and areas that lie elsewhere."""
    others = read.rows.filter(pl.col("area_code").is_not_null()).join(
        inside.to_frame("area_code"), on="area_code", how="anti", maintain_order="left"
    )
    is_listed = pl.col("area_code").is_in(gazetteer()["code"].implode())
    reason = pl.when(is_listed).then(pl.lit("outside_area")).otherwise(pl.lit("unknown_area")).alias("reason")
    found = others.select("row", pl.lit("area_code").alias("column"), pl.col("area_code").alias("value"), reason)
    return TargetNumbers(read.rows, pl.concat([read.found, found.select(*FOUND)]), read.headers)
