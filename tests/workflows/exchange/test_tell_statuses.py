from pathlib import Path

import polars as pl
import pytest

from lindung.engines.linkage.exchange.faults import ExchangeError, PersonalDataError
from lindung.engines.linkage.exchange.status_file import StatusTotals
from lindung.registry.queries.exchange_log import exchange_lines
from lindung.vocabulary.exchange_status import ExchangeAct
from lindung.vocabulary.language import Language
from lindung.workflows.exchange.tell_statuses import tell_statuses
from tests.workflows.exchange.test_match_lists import STATUSES
from tests.workflows.exchange.two_offices import BY, MAP, NOW, PERIOD, participants, village_list

pytestmark = pytest.mark.django_db


def told(directory: Path, **changed: object) -> StatusTotals:
    said = {
        "source": village_list(directory), "target": directory / "status.csv", "snapshot_ids": [participants()],
        "mapping": MAP, "id_column": "NO", "purpose": "status desa", "counterpart": "Sekaran", "period": PERIOD,
        "by": BY, "now": NOW, "language": Language.EN, "secret": b"e" * 32,
    }  # fmt: skip
    return tell_statuses(**(said | changed))  # type: ignore[arg-type]  # named as declared


def test_tells_a_village_what_two_offices_would_tell_each_other(tmp_path: Path) -> None:
    totals = told(tmp_path)
    assert dict(pl.read_csv(tmp_path / "status.csv").head(8).iter_rows()) == STATUSES
    assert (totals.rows, totals.active, totals.not_found, totals.to_check) == (8, 4, 3, 1)


def test_speaks_indonesian_as_well(tmp_path: Path) -> None:
    told(tmp_path, language=Language.ID)
    assert "A-4,aktif sampai 2026-12" in (tmp_path / "status.csv").read_text("utf-8-sig")


def test_the_log_keeps_that_it_was_told(tmp_path: Path) -> None:
    told(tmp_path)
    (line,) = exchange_lines(10)
    assert (line.act, line.key_id, line.counterpart) == (ExchangeAct.TOLD, "", "Sekaran")
    assert (line.rows_asked, line.rows_found, line.rows_to_check) == (8, 4, 1)


def test_refuses_row_ids_that_name_somebody(tmp_path: Path) -> None:
    with pytest.raises(PersonalDataError):
        told(tmp_path, id_column="NIK")
    assert not (tmp_path / "status.csv").exists()


def test_refuses_to_tell_for_no_purpose(tmp_path: Path) -> None:
    with pytest.raises(ExchangeError, match="Say the purpose"):
        told(tmp_path, purpose="")
