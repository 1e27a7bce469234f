"""Recompute what the ledger says of areas whose figures changed."""

import json
from collections.abc import Collection

import polars as pl
from django.db.models import Q, QuerySet

from lindung.engines.coverage.check import CheckedFigures, check_figures, has_mismatch
from lindung.engines.coverage.positions import area_positions
from lindung.opendata.models import AreaPosition, Figure, FigureCheck
from lindung.workflows.figures_json import json_lines
from lindung.workflows.stored_figures import figures_frame
from lindung.workflows.wording.outlooks import outlook_sentences

_SQL_LIST = 20_000  # values in one IN list
_BATCH = 2_000


def recheck_areas(area_codes: Collection[str], branch_names: Collection[str] = ()) -> None:
    """Replace checks and positions of some areas and branches; they are recomputed, never accumulated."""
    codes, names = sorted(area_codes), sorted(branch_names)
    for start in range(0, max(len(codes), 1), _SQL_LIST):
        part = codes[start : start + _SQL_LIST]
        _recheck(Q(area_id__in=part) | Q(area=None, area_name__in=names if start == 0 else []), part)


def recheck_all() -> None:
    """Replace every check and position, for instance after an upgrade that checks more."""
    areas = Figure.objects.exclude(area=None).values_list("area_id", flat=True).order_by("area_id").distinct()
    branches = Figure.objects.filter(area=None).values_list("area_name", flat=True).order_by("area_name").distinct()
    recheck_areas(list(areas), list(branches))


def _recheck(where: Q, area_codes: list[str]) -> None:
    figures = Figure.objects.filter(where)
    FigureCheck.objects.filter(figure__in=figures).delete()
    AreaPosition.objects.filter(area_id__in=area_codes).delete()
    checked = check_figures(_current(figures))
    _store_checks(checked)
    _store_positions(area_positions(checked))


def _current(figures: "QuerySet[Figure]") -> pl.DataFrame:
    return figures_frame(figures.filter(is_current=True).order_by("pk"))


def _store_checks(checked: CheckedFigures) -> None:
    mismatched = set(checked.figures.filter(has_mismatch()).get_column("row"))
    objects = (json.loads(line) for lines in json_lines(checked) for line in lines.splitlines())
    checks = [
        FigureCheck(
            figure_id=found["row"],
            result=found,
            has_mismatch=found["row"] in mismatched,
            conflicts=len(found["conflicts"]),
        )
        for found in objects
    ]
    FigureCheck.objects.bulk_create(checks, batch_size=_BATCH)


def _store_positions(positions: pl.DataFrame) -> None:
    rows = outlook_sentences(positions).rename({"area_code": "area_id"}).rows(named=True)
    AreaPosition.objects.bulk_create((AreaPosition(**row) for row in rows), batch_size=_BATCH)
