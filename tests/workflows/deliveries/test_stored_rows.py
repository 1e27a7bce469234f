from pathlib import Path

from lindung.registry.snapshots.keys import KeyRing
from lindung.workflows.deliveries.stored_rows import RowStore


def test_two_workbooks_that_arrive_at_once_get_two_places(tmp_path: Path) -> None:
    store = RowStore(tmp_path, KeyRing(tmp_path / "register.key"))
    one, other = store.new_edits(), store.new_edits()
    assert one != other
    one.mkdir()
    other.mkdir()
    later = store.new_edits()
    later.mkdir()
    assert store.kept_edits()[-1] == later
    assert {*store.kept_edits()[:2]} == {one, other}
