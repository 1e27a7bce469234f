from pathlib import Path

import polars as pl
import pytest

from lindung.engines.linkage.exchange.faults import ExchangeError, KeyExpiredError, OtherTermsError
from lindung.registry.queries.exchange_log import exchange_lines
from lindung.vocabulary.exchange_status import ExchangeAct
from lindung.vocabulary.language import Language
from lindung.workflows.exchange.key_file import KeyMade
from lindung.workflows.exchange.match_lists import ListsMatched, match_lists
from lindung.workflows.exchange.record import sha256_of
from tests.registry.snapshots.people import FIRST_NIK
from tests.workflows.exchange.two_offices import BY, NOW, asked_in, held_in, key_in, later

pytestmark = pytest.mark.django_db
STATUSES = {
    "A-1": "not found",  # no longer active
    "A-2": "to be checked",  # the register has no NIK of this member
    "A-3": "active until 2026-11",  # earns a wage: known until the month that is asked for
    "A-4": "active until 2026-12",
    "A-5": "active until 2026-12",
    "A-6": "active until 2026-12",
    "A-7": "not found",
    "A-8": "not found",
}


@pytest.fixture
def key(tmp_path: Path) -> KeyMade:
    made = key_in(tmp_path)
    asked_in(tmp_path, made)
    held_in(tmp_path, made)
    return made


def matched(directory: Path, key_id: str, name: str = "status.csv", **changed: object) -> ListsMatched:
    said = {
        "ours": directory / "peserta.parquet", "theirs": directory / "tanya.parquet", "target": directory / name,
        "key_id": key_id, "by": BY, "now": NOW, "language": Language.EN,
    }  # fmt: skip
    return match_lists(**(said | changed))  # type: ignore[arg-type]  # named as declared


def read(path: Path) -> pl.DataFrame:
    return (
        pl.read_excel(path, engine="calamine", read_options={"header_row": 4})
        if path.suffix == ".xlsx"
        else pl.read_csv(path)
    )


@pytest.mark.parametrize("name", ["status.csv", "status.xlsx"])
def test_tells_row_ids_and_statuses_with_totals_that_add_up(tmp_path: Path, key: KeyMade, name: str) -> None:
    done = matched(tmp_path, key.key_id, name)
    told = read(tmp_path / name)
    assert told.columns == ["Row", "Status"]
    assert dict(told.head(8).iter_rows()) == STATUSES
    assert told.tail(1).row(0) == ("Total", "8 = 4 active + 3 not found + 1 to be checked")
    assert done.totals.rows == done.totals.active + done.totals.not_found + done.totals.to_check == 8


def test_the_workbook_counts_on_a_sheet_of_its_own(tmp_path: Path, key: KeyMade) -> None:
    matched(tmp_path, key.key_id, "status.xlsx")
    counted = pl.read_excel(
        tmp_path / "status.xlsx", sheet_name="Summary", engine="calamine", read_options={"header_row": 3}
    )
    assert dict(counted.iter_rows()) == {"active": 4, "not found": 3, "to be checked": 1, "Total": 8}


def test_machines_get_the_month_apart(tmp_path: Path, key: KeyMade) -> None:
    matched(tmp_path, key.key_id, "status.parquet")
    told = pl.read_parquet(tmp_path / "status.parquet")
    assert told.columns == ["row_id", "status", "until"]
    assert told.row(3) == ("A-4", "active", "2026-12")


@pytest.mark.parametrize("name", ["status.csv", "status.xlsx", "status.parquet"])
def test_no_answer_holds_a_number_a_name_or_a_hash(tmp_path: Path, key: KeyMade, name: str) -> None:
    matched(tmp_path, key.key_id, name)
    frames = [pl.read_parquet(tmp_path / name)] if name.endswith("parquet") else [read(tmp_path / name)]
    cells = " ".join(str(cell) for frame in frames for row in frame.iter_rows() for cell in row)
    assert not any(str(FIRST_NIK + number) in cells for number in range(9))
    assert "Rekaan" not in cells
    assert not pl.Series(cells.split()).str.contains(r"[0-9a-f]{32}|[0-9]{10}").any()


def test_the_log_keeps_that_it_was_asked(tmp_path: Path, key: KeyMade) -> None:
    matched(tmp_path, key.key_id)
    line = exchange_lines(1)[0]
    assert (line.act, line.by, line.happened_at, line.key_id) == (ExchangeAct.MATCHED, BY, NOW, key.key_id)
    assert (line.rows_asked, line.rows_found, line.rows_to_check) == (8, 4, 1)
    assert line.file_sha256 == sha256_of((tmp_path / "tanya.parquet").read_bytes())
    assert "Rekaan Ba" not in str(line)


def test_refuses_an_expired_key(tmp_path: Path, key: KeyMade) -> None:
    with pytest.raises(KeyExpiredError):
        matched(tmp_path, key.key_id, now=later(31))
    assert not (tmp_path / "status.csv").exists()


def test_refuses_another_purpose(tmp_path: Path, key: KeyMade) -> None:
    other = key_in(tmp_path, "lain.json", purpose="penagihan")
    asked_in(tmp_path, other, "lain.parquet")
    with pytest.raises(OtherTermsError, match="for different purposes"):
        matched(tmp_path, key.key_id, theirs=tmp_path / "lain.parquet")


@pytest.mark.parametrize("terms", [{"counterpart": "Dinas Rekaan"}, {"expires_on": NOW.date()}])
def test_refuses_another_key(tmp_path: Path, key: KeyMade, terms: dict[str, object]) -> None:
    other = key_in(tmp_path, "lain.json", **terms)
    asked_in(tmp_path, other, "lain.parquet")
    with pytest.raises(OtherTermsError, match="that were agreed on"):
        matched(tmp_path, key.key_id, theirs=tmp_path / "lain.parquet")


def test_refuses_a_key_that_was_not_agreed_on(tmp_path: Path, key: KeyMade) -> None:
    with pytest.raises(OtherTermsError, match="that were agreed on"):
        matched(tmp_path, "00000000")


def test_refuses_two_lists_of_one_side(tmp_path: Path, key: KeyMade) -> None:
    with pytest.raises(OtherTermsError, match="The order is"):
        matched(tmp_path, key.key_id, ours=tmp_path / "tanya.parquet", theirs=tmp_path / "peserta.parquet")


def test_refuses_an_answer_of_another_kind(tmp_path: Path, key: KeyMade) -> None:
    with pytest.raises(ExchangeError, match=r"written as \.xlsx, \.csv or \.parquet"):
        matched(tmp_path, key.key_id, "status.pdf")
    assert len(exchange_lines(10)) == 2  # both lists were hashed, nothing was matched
