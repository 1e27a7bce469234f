import pytest

from lindung.engines.coverage.check import check_figures
from lindung.engines.coverage.gap_check import GAP_KINDS
from lindung.engines.coverage.position import IntervalKind, Outlook
from lindung.engines.coverage.positions import area_positions
from lindung.vocabulary.language import Language
from lindung.vocabulary.reason import Reason
from lindung.workflows.wording.conflicts import conflict_sentences
from lindung.workflows.wording.figures import figure_sentences
from lindung.workflows.wording.outlooks import outlook_sentences
from lindung.workflows.wording.templates import placeholders, templates
from tests.sample_figures import figure, ledger


@pytest.mark.parametrize("catalogue", ["clauses", "conflicts", "outlooks", "ranges"])
def test_every_sentence_names_the_same_values_in_both_languages(catalogue: str) -> None:
    for words in templates(catalogue).values():
        assert sorted(placeholders(words[Language.ID])) == sorted(placeholders(words[Language.EN]))


def test_every_kind_of_conflict_has_its_sentence() -> None:
    assert set(templates("conflicts")) == {kind.value for kind in Reason}


def test_every_kind_of_gap_has_its_sentence() -> None:
    said = {code.removeprefix("gap_") for code in templates("clauses") if code.startswith("gap_")}
    assert set(GAP_KINDS) - {"complement"} <= said
    assert "pct_complement" in said


def test_solo_is_said_the_way_a_sekda_reads_it_aloud() -> None:
    solo = figure(
        area_name="Kota Surakarta", as_of="2024-12-17", employed=227_164, covered=100_512, coverage_pct="44.24",
        target_year=2025, target_pct="57.02", target_count=149_607, gap_count=126_652,
    )  # fmt: skip
    said = figure_sentences(check_figures(ledger(solo)).figures).row(0, named=True)
    assert said["sentence_id"] == (
        "Kota Surakarta, 17 Desember 2024: Cakupan 44,24% dipotong, bukan dibulatkan: 100.512 dari 227.164 pekerja "
        "adalah 44,246%. Target 149.607 memerlukan 262.376 pekerja, bukan 227.164; 57,02% dari 227.164 adalah 129.529. "
        "Selisih 126.652 adalah semua pekerja yang belum terlindungi, bukan jarak ke target. Untuk target 2025 masih "
        "perlu 49.095 pekerja menurut jumlah (4.092 per bulan) atau 29.017 menurut persen (2.419 per bulan), 12 bulan "
        "lagi."
    )
    assert "149,607 needs 262,376 workers, not 227,164" in said["sentence_en"]


def test_a_figure_that_says_little_is_still_said() -> None:
    said = figure_sentences(check_figures(ledger(figure(as_of="2023", employed=873_358))).figures)
    assert said.row(0, named=True)["sentence_en"].startswith("Kota Contoh, 2023: 873,358 workers are kept")


def test_conflicts_are_said_with_both_values() -> None:
    checked = check_figures(ledger(figure(coverage_pct="31.36"), figure(coverage_pct="31.60")))
    said = conflict_sentences(checked.conflicts)["text_id"].to_list()
    assert "31,60%" in said[0]
    assert "31,36%" in said[0]


def outlook(*figures: dict[str, object]) -> str:
    """Say the outlook of the one area the statements speak of."""
    positions = area_positions(check_figures(ledger(*figures)))
    return str(outlook_sentences(positions).get_column("outlook_id").item())


def test_every_outlook_has_its_sentence() -> None:
    assert {outlook.value for outlook in Outlook} <= set(templates("outlooks"))
    assert {kind.value for kind in IntervalKind} == set(templates("ranges"))


def test_a_pace_that_is_too_slow_is_said_with_its_range() -> None:
    target = {"target_year": 2025, "target_count": 1_763_259}
    before = figure(as_of="2024-07-31", covered=1_159_887)
    assert outlook(before, figure(as_of="2025-06-30", covered=1_327_000, **target)) == (
        "Dengan laju sekarang target 2025 tidak tercapai: perkiraan Desember 2025 sekitar 1.418.200 pekerja "
        "(1.372.600–1.463.700 bila lajunya separuh sampai satu setengah kali), 345.100 di bawah target."
    )


def test_without_a_pace_the_sentence_foretells_nothing() -> None:
    said = outlook(figure(covered=323_900, target_year=2025, target_count=418_702))
    assert said.startswith("Laju nyata belum diketahui")
    assert "11.851 pekerja per bulan selama 8 bulan" in said


def test_a_percentage_alone_is_said_in_points() -> None:
    assert "20,70 poin di bawah target 2025" in outlook(
        figure(coverage_pct="31.99", target_year=2025, target_pct="52.69")
    )


def test_a_target_in_another_measure_is_not_compared() -> None:
    said = outlook(figure(coverage_pct="37.01", target_year=2025, target_count=57_550_000))
    assert "ukuran yang berbeda" in said
