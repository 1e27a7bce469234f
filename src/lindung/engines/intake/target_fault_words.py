"""The sentence for each way a row of numbers for a target can fail."""

from lindung.engines.intake.fault_words import fault_words
from lindung.vocabulary.language import Words

_SENTENCES = {
    "code_missing": Words(
        "kode wilayah kosong. Isi kode Kemendagri bertitik; baris jumlah dan keterangan dihapus.",
        "the area code is empty. Write the dotted Kemendagri code; remove rows of sums and remarks.",
    ),
    "area_twice": Words(
        "wilayah {value} ada lebih dari sekali. Sisakan satu baris.",
        "the area {value} stands more than once. Leave one row.",
    ),
    "number_missing": Words(
        "angkanya kosong. Isi jumlah pekerja dan pekerja terlindungi, atau hapus baris ini.",
        "the number is empty. Write workers and covered workers, or remove this row.",
    ),
    "covered_above_workers": Words(
        "terlindungi {value} lebih banyak daripada pekerjanya. Biasanya peserta dihitung menurut tempat pendaftaran "
        "dan pekerja menurut domisili; pakai dasar yang sama.",
        "{value} covered are more than the workers. Usually members are counted by registering office and workers by "
        "domicile; use one basis.",
    ),
    "unknown_area": Words(
        "kode {value} tidak ada dalam daftar Kemendagri. Periksa apakah ada nol yang hilang.",
        "the code {value} is not in the Kemendagri list. Check whether it lost a zero.",
    ),
    "outside_area": Words(
        "wilayah {value} tidak terletak di wilayah yang targetnya dibagi. Hapus barisnya, atau pilih wilayah lain.",
        "the area {value} does not lie in the area whose target is spread. Remove the row, or choose another area.",
    ),
}


def target_fault_words(reason: str, *, row: int, column: str, value: str) -> Words:
    """Say one fault in both languages, beginning with its row and column."""
    sentence = _SENTENCES.get(reason)
    if sentence is None:
        return fault_words(reason, row=row, column=column, value=value)
    return Words(
        f"Baris {row}, kolom {column}: {sentence.id.format(value=value)}",
        f"Row {row}, column {column}: {sentence.en.format(value=value)}",
    )
