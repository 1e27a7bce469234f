"""Load the packaged list of areas into the store."""

from dataclasses import dataclass

from django.db import connection, transaction

from lindung.opendata.models import Area, AreaChange, Branch, BranchArea
from lindung.opendata.table_statistics import refresh_statistics
from lindung.vocabulary.areas.crosswalk import packaged_crosswalk
from lindung.vocabulary.areas.gazetteer import gazetteer
from lindung.vocabulary.areas.records import ChangeKind, branch_services, lineage_steps
from lindung.vocabulary.areas.stock import expected_stock
from lindung.workflows.packaged_areas import holds_packaged_list

_TABLE = "opendata_area"
_COLUMNS = ("code", "name", "kind", "level", "parent_id", "search_name")


@dataclass(frozen=True)
class AreasLoaded:
    """What loading the list did; the areas of the list are new, changed or the same.

    Attributes:
        new: Areas that were not in the store.
        changed: Areas whose name changed.
        same: Areas that were left as they are.
        changes: Steps of lineage written.
        branch_areas: Pairs of branch and area written.
    """

    new: int
    changed: int
    same: int
    changes: int
    branch_areas: int


def load_areas() -> AreasLoaded:
    """Bring the store up to the packaged list; cheap when there is nothing to do.

    What an office added itself (branches, neighbourhoods, areas) stays.
    """
    _end_former_areas()
    new, changed, same = _load_list()
    return AreasLoaded(new=new, changed=changed, same=same, changes=_load_changes(), branch_areas=_load_branches())


def _load_list() -> tuple[int, int, int]:
    if holds_packaged_list():
        return 0, 0, sum(line.areas for line in expected_stock())
    with transaction.atomic():
        stored = set(Area.objects.values_list(*_COLUMNS))
        listed = gazetteer().rows()
        rows = [row for row in listed if row not in stored]
        known = {row[0] for row in stored}
        changed = sum(row[0] in known for row in rows)
        _write(rows)
    return len(rows) - changed, changed, len(listed) - len(rows)


def _end_former_areas() -> None:
    """Give areas of an older list whose code is listed no longer the day on which that ended; their figures stay.

    Only those whose end the lineage tells: what an office added itself is left alone.
    """
    replaced = [step for step in lineage_steps() if step.kind is not ChangeKind.SPLIT]
    ended = {step.predecessor_code: step.happened_on for step in replaced}
    stored = Area.objects.filter(code__in=ended, valid_to=None)
    former = [area for area in stored if area.code not in packaged_crosswalk().listed]
    for area in former:
        area.valid_to = ended[area.code]
    if former:
        Area.objects.bulk_update(former, ["valid_to"])


def _write(rows: list[tuple[str | int | None, ...]]) -> None:
    """Write parents before children, as the list has them; the statement is the same on SQLite and PostgreSQL."""
    quote = connection.ops.quote_name
    columns = ", ".join(quote(column) for column in _COLUMNS)
    values = ", ".join(["%s"] * len(_COLUMNS))
    updates = ", ".join(f"{quote(column)} = excluded.{quote(column)}" for column in _COLUMNS[1:])
    statement = (
        f"INSERT INTO {quote(_TABLE)} ({columns}) VALUES ({values}) "  # noqa: S608 - names of our own table
        f"ON CONFLICT ({quote('code')}) DO UPDATE SET {updates}"
    )
    with connection.cursor() as cursor:
        cursor.executemany(statement, rows)
    if rows:
        refresh_statistics(Area)


def _load_changes() -> int:
    """Write the steps of lineage the store lacks or has otherwise."""
    key = ("area_id", "predecessor_code", "kind")
    rest = ("predecessor_name", "happened_on", "source")
    stored = set(AreaChange.objects.values_list(*key, *rest))
    steps = [
        AreaChange(
            area_id=step.area_code,
            predecessor_code=step.predecessor_code,
            predecessor_name=step.predecessor_name,
            kind=step.kind.value,
            happened_on=step.happened_on,
            source=step.source,
        )
        for step in lineage_steps()
    ]
    missing = [step for step in steps if tuple(getattr(step, name) for name in (*key, *rest)) not in stored]
    AreaChange.objects.bulk_create(
        missing, update_conflicts=True, unique_fields=["area", "predecessor_code", "kind"], update_fields=rest
    )
    return len(missing)


def _load_branches() -> int:
    """Write the branches and their areas the store lacks or has otherwise."""
    services = branch_services()
    stored = set(BranchArea.objects.values_list("branch__name", "branch__source", "area_id", "part"))
    missing = [line for line in services if (line.branch, line.source, line.area_code, line.part) not in stored]
    if not missing:
        return 0
    with transaction.atomic():
        sources = {line.branch: line.source for line in missing}
        Branch.objects.bulk_create(
            [Branch(name=name, source=source) for name, source in sources.items()],
            update_conflicts=True,
            unique_fields=["name"],
            update_fields=["source"],
        )
        ids = dict(Branch.objects.filter(name__in=sources).values_list("name", "pk"))
        BranchArea.objects.bulk_create(
            [BranchArea(branch_id=ids[line.branch], area_id=line.area_code, part=line.part) for line in missing],
            update_conflicts=True,
            unique_fields=["branch", "area"],
            update_fields=["part"],
        )
    return len(missing)
