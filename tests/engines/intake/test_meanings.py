import polars as pl
import pytest

from lindung.engines.intake.meanings import meanings, values_of
from lindung.vocabulary.definition import DenominatorKind, NumeratorBasis
from lindung.vocabulary.figure_status import FigureStatus
from lindung.vocabulary.segment import Segment
from lindung.vocabulary.target_origin import TargetOrigin


@pytest.mark.parametrize(
    ("column", "vocabulary"),
    [
        ("segment", Segment),
        ("numerator_basis", NumeratorBasis),
        ("denominator_kind", DenominatorKind),
        ("target_origin", TargetOrigin),
        ("status", FigureStatus),
    ],
)
def test_knows_every_value_of_the_vocabulary_and_no_other(column: str, vocabulary: type[Segment]) -> None:
    assert set(values_of(column)) == {member.value for member in vocabulary}


@pytest.mark.parametrize(
    ("column", "word", "value"),
    [
        ("segment", "Semua", "total"),
        ("segment", "PBPU", "BPU"),
        ("segment", "pu", "PU"),
        ("segment", "Jasa Konstruksi", "jakon"),
        ("segment", "Pekerja Migran", "PMI"),
        ("segment", "RT/RW", "rt_rw"),
        ("segment", "guru mengaji", None),
        ("level", "Provinsi", "province"),
        ("level", "Kab.", "kabupaten"),
        ("level", "cabang", "branch"),
        ("level", "Negara", "national"),
        ("level", "pulau", None),
        ("target_origin", "kemendagri", "Kemendagri"),
        ("status", "Sementara", "provisional"),
    ],
)
def test_understands_the_words_of_files(column: str, word: str, value: str | None) -> None:
    assert meanings(column, pl.Series([word]))["value"].to_list() == [value]
