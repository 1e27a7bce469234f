"""The commands that look into stored linkages."""

import json
from pathlib import Path

import polars as pl
import pytest

from lindung.registry.snapshots.linkage import Linkage
from lindung.registry.snapshots.vault import office_vault
from lindung.workflows.import_figures import import_figures
from tests.engines.linkage.explaining.test_explain import MODEL
from tests.engines.linkage.listed_people import FIRST_NIK
from tests.sample_areas import store_areas
from tests.workflows.deliveries.conftest import data_directory
from tests.workflows.deliveries.typed import Type, typed
from tests.workflows.linking.stored_linkage import MADE_AT, stored_linkage

pytestmark = pytest.mark.django_db
__all__ = ["data_directory", "typed"]
NIK = str(FIRST_NIK + 4)
FIGURES = (
    "area_name,level,parent,as_of,employed,covered,target_year,target_count,segment,source\n"
    "Kota Semarang,kota,Jawa Tengah,2026-06-30,400,150,2026,200,total,artikel satu\n"
)


@pytest.fixture
def linkage(data_directory: Path) -> Linkage:
    return stored_linkage()


@pytest.fixture
def figures(db: None) -> None:
    store_areas("33.74")
    import_figures(data=FIGURES.encode(), file_name="angka.csv", entered_by="x", door="test", now=MADE_AT)


def test_lists_nothing_before_the_first_linkage(typed: Type, data_directory: Path) -> None:
    told = typed("link", "list")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "No linkage yet" in told.stderr


def test_lists_linkages_with_month_area_and_people(typed: Type, linkage: Linkage) -> None:
    (found,) = json.loads(typed("link", "list", "--json").stdout)
    line = typed("link", "list", "--area", "33").stdout.split()
    assert line[:5] == [
        linkage.manifest.linkage_id,
        "2026-11",
        "33.74",
        str(found["people"]),
        str(found["persons"]["uncovered"]),
    ]
    assert typed("link", "list", "--area", "33.72").stdout == ""


def test_shows_sums_that_add_up(typed: Type, linkage: Linkage) -> None:
    told = typed("link", "show", linkage.manifest.linkage_id).stdout
    found = json.loads(typed("link", "show", linkage.manifest.linkage_id, "--json").stdout)
    assert f"read {found['rows']} rows = {found['people']} people + {found['repeated']} repeated rows." in told
    assert found["rows"] == found["people"] + found["repeated"]
    places = [sum(place["persons"].values()) for place in found["by_place"]["places"]]
    assert sum(places) == sum(found["persons"].values()) == found["people"]
    assert "Workforce of an area as of 2026-11-01" in told
    assert "Too common, not compared (sound of the name, birth): 2 values, 5,000 pairs." in told


def test_shows_a_place_and_writes_its_counts(typed: Type, linkage: Linkage, tmp_path: Path) -> None:
    out = tmp_path / "status.csv"
    done = typed("link", "show", linkage.manifest.linkage_id, "--within", "33.74.15", "--out", str(out))
    assert "33.74.15.1001" in done.stdout
    assert out.read_text("utf-8-sig").splitlines()[0] == "District,Village,Village code,Status,Reason,People"
    assert typed("link", "show", linkage.manifest.linkage_id, "--out", str(out)).exit_code == 2


def test_refuses_an_unknown_linkage(typed: Type, linkage: Linkage) -> None:
    for asked in (
        ("show", "ffffffffffff"),
        ("explain", "ffffffffffff:1:1"),
        ("gap", "33.74", "--cari", "orang", "--linkage", "ffffffffffff"),
    ):
        done = typed("link", *asked)
        assert done.exit_code == 1
        assert "No linkage has this identifier" in done.stderr


def test_searches_by_name_and_masks_the_nik(typed: Type, linkage: Linkage) -> None:
    done = typed("link", "gap", "33.74", "--cari", "orang", "--status", "all")
    assert done.exit_code == 0
    assert f"{NIK[:6]}••••••" in done.stdout
    assert not [digits for digits in done.stdout.split() if digits.isdecimal() and len(digits) == 16]
    found = json.loads(typed("link", "gap", "33.74", "--cari", "orang", "--status", "all", "--json").stdout)
    assert done.stdout.startswith(f"{found['total']} persons; page 1 of {found['pages']}.")
    assert sum(found["by_status"].values()) == sum(place["persons"] for place in found["by_place"]) == found["total"]


def test_is_the_gap_unless_asked_otherwise(typed: Type, linkage: Linkage) -> None:
    found = json.loads(typed("link", "gap", "33.74", "--cari", "orang", "--json").stdout)
    assert {*found["by_status"]} == {"uncovered"}


def test_asks_for_a_nik_instead_of_taking_it_on_the_line(
    typed: Type, linkage: Linkage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lindung.cli.link_look_options.typed_nik", lambda: NIK)
    found = json.loads(typed("link", "gap", "33.74", "--nik", "--status", "all", "--json").stdout)
    assert found["total"] == 1
    assert NIK not in json.dumps(found)


def test_a_place_needs_a_reason(typed: Type, linkage: Linkage) -> None:
    refused = typed("link", "gap", "33.74.15")
    assert refused.exit_code == 1
    assert "Say what the list of this place is opened for" in refused.stderr
    assert typed("link", "gap", "33.74.15", "--why", "kunjungan").exit_code == 0


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("33.74",), 1), (("33.74", "--cari", "si"), 1), (("33.74", "--cari", "orang", "--status", "semua"), 1),
        (("33.74", "--cari", "orang", "--sex", "x"), 1), (("33.72", "--cari", "orang"), 1),
        (("33", "--cari", "orang"), 1), (("semarang", "--cari", "orang"), 2),
        (("33.74", "--cari", "orang", "--full"), 2), (("33.74", "--cari", "orang", "--full", "--out", "x.csv"), 2),
        (("33.74", "--cari", "orang", "--out", "x.pdf"), 2),
    ],
)  # fmt: skip
def test_refuses_to_browse_and_what_it_does_not_know(
    typed: Type, linkage: Linkage, asked: tuple[str, ...], code: int
) -> None:
    done = typed("link", "gap", *asked)
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.strip()


def test_writes_a_masked_file_and_leaves_a_record(typed: Type, linkage: Linkage, tmp_path: Path) -> None:
    out = tmp_path / "kesenjangan.csv"
    done = typed("link", "gap", "33.74.15", "--why", "kunjungan desa", "--by", "Petugas Rekaan", "--out", str(out))
    record, written = done.stderr.splitlines()
    told = json.loads(record)
    assert (told["act"], told["by"], told["why"], told["full_nik"]) == (
        "export",
        "Petugas Rekaan",
        "kunjungan desa",
        False,
    )
    text = out.read_text("utf-8-sig")
    assert text.splitlines()[-1].startswith(f"Total,{told['found']},")
    assert f"({told['found']} persons)" in written
    assert NIK[:10] not in text


def test_writes_the_whole_nik_only_with_a_reason(typed: Type, linkage: Linkage, tmp_path: Path) -> None:
    out = tmp_path / "lengkap.csv"
    asked = ("link", "gap", "33.74", "--cari", "orang", "--status", "all", "--full", "--out", str(out))
    done = typed(*asked, "--why", f"lampiran SK {NIK}")
    assert json.loads(done.stderr.splitlines()[0])["full_nik"] is True
    assert NIK in out.read_text("utf-8-sig")
    assert NIK not in done.stderr + done.stdout


def test_overwrites_nothing(typed: Type, linkage: Linkage, tmp_path: Path) -> None:
    out = tmp_path / "ada.csv"
    out.write_text("milik orang")
    done = typed("link", "gap", "33.74", "--cari", "orang", "--out", str(out))
    assert done.exit_code == 2
    assert out.read_text() == "milik orang"


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize(("kind", "gap"), [("to_all", 250), ("to_target", 50)])
def test_reconciles_to_the_person(typed: Type, linkage: Linkage, kind: str, gap: int) -> None:
    told = json.loads(typed("link", "reconcile", "33.74", "--kind", kind, "--json").stdout)
    assert told["gap"] == sum(line["amount"] for line in told["lines"]) == gap
    done = typed("link", "reconcile", "33.74", "--kind", kind)
    assert done.exit_code == 0
    assert f"{gap:>+12,}  = " in done.stdout


def test_says_what_is_missing_and_ends_with_one(typed: Type, linkage: Linkage, figures: None) -> None:
    done = typed("link", "reconcile", "33.74.15")
    assert done.exit_code == 1
    assert "cannot be reconciled yet. No number of workers" in done.stdout


@pytest.mark.usefixtures("figures")
@pytest.mark.parametrize(
    ("asked", "code"), [(("33.74", "--kind", "gap"), 2), (("33.74.99",), 1), (("33.74", "--out", "x.pdf"), 2)]
)
def test_refuses_a_wrong_reconciliation(typed: Type, linkage: Linkage, asked: tuple[str, ...], code: int) -> None:
    assert typed("link", "reconcile", *asked).exit_code == code


@pytest.mark.usefixtures("figures")
def test_writes_the_account(typed: Type, linkage: Linkage, tmp_path: Path) -> None:
    out = tmp_path / "rekonsiliasi.csv"
    assert typed("link", "reconcile", "33.74", "--out", str(out)).exit_code == 0
    assert out.read_text("utf-8-sig").splitlines()[-1] == "Not yet covered,250,,"


def test_explains_a_pair(typed: Type, linkage: Linkage) -> None:
    done = typed("link", "explain", f"{linkage.manifest.linkage_id}:1:1")
    assert "This pair is taken for one person" in done.stdout
    assert "Rarity of what agrees (name, birth date, village)" in done.stdout
    assert str(FIRST_NIK) not in done.stdout
    told = json.loads(typed("link", "explain", f"{linkage.manifest.linkage_id}:1:1", "--json").stdout)
    bits = sum(field["bits"] or 0 for field in told["weight"]["fields"]) + told["weight"]["rare_bits"]
    assert bits == pytest.approx(told["weight"]["bits"])


def test_explains_a_pair_of_files(typed: Type, linkage: Linkage, tmp_path: Path) -> None:
    links, model = tmp_path / "links.parquet", tmp_path / "model.json"
    pl.concat([*linkage.table(office_vault(), "links")]).write_parquet(links)
    model.write_text(MODEL.to_json())
    done = typed("link", "explain", "--links", str(links), "--model", str(model), "1:1")
    assert done.exit_code == 0
    assert "This pair is taken for one person" in done.stdout


@pytest.mark.parametrize("asked", [("x",), ("a:1",), ("1:1", "--links", "l.parquet"), ("a:1:1:1",)])
def test_a_wrong_call_to_explain_ends_with_two(typed: Type, linkage: Linkage, asked: tuple[str, ...]) -> None:
    assert typed("link", "explain", *asked).exit_code == 2
