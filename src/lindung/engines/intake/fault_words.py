"""The sentence for each way a cell can fail to say a figure: the place, what happened, what to do."""

from lindung.vocabulary.language import Words

_SENTENCES = {
    "number_style": Words(
        "“{value}” bisa dibaca dua cara atau tidak cocok dengan cara tulis angka berkas ini. Pilih cara Indonesia "
        "(--numbers id) bila titik = ribuan dan koma = desimal (418.702 dan 44,24), atau cara Inggris (--numbers en).",
        "“{value}” reads in two ways or does not fit how this file writes numbers. Choose the Indonesian way "
        "(--numbers id) when dots are thousands and commas decimals (418.702 and 44,24), or English (--numbers en).",
    ),
    "not_a_number": Words(
        "“{value}” bukan angka. Tulis angkanya saja, atau kosongkan; penjelasan masuk ke kolom catatan.",
        "“{value}” is no number. Write the number only, or leave it empty; explanations belong in the note.",
    ),
    "negative": Words(
        "“{value}” negatif; jumlah dan persen tidak pernah di bawah nol. Tulis kesenjangan tanpa tanda minus.",
        "“{value}” is negative; counts and percentages are never below zero. Write a gap without a minus sign.",
    ),
    "count_too_large": Words(
        "“{value}” lebih dari 1.000.000.000 orang. Periksa kelebihan angka atau angka yang tertempel.",
        "“{value}” is more than 1,000,000,000 people. Look for extra or glued digits.",
    ),
    "percent_too_large": Words(
        "“{value}” lebih dari 1.000 persen. Periksa tanda desimalnya, atau pindahkan ke kolom jumlah.",
        "“{value}” is more than 1,000 percent. Check the decimal sign, or move it to a column of counts.",
    ),
    "percent_in_count": Words(
        "“{value}” adalah persen, padahal kolom ini berisi jumlah orang. Pindahkan ke kolom persen.",
        "“{value}” is a percentage in a column of people. Move it to the column of percentages.",
    ),
    "part_of_a_person": Words(
        "“{value}” bukan bilangan bulat, padahal kolom ini berisi jumlah orang. Bila titik atau koma itu pemisah "
        "ribuan, pilih cara Indonesia (--numbers id) atau Inggris (--numbers en).",
        "“{value}” is no whole number in a column of people. If that dot or comma separates thousands, choose "
        "the Indonesian (--numbers id) or the English way (--numbers en).",
    ),
    "percent_cell_format": Words(
        "“{value}” tampaknya sel berformat persen: Excel menyimpan 44,24% sebagai 0,4424. Ubah format kolom menjadi "
        "angka (44,24), atau tulis sebagai teks dengan tanda % bila memang di bawah 1 persen.",
        "“{value}” seems to be a cell in percent format: Excel stores 44.24% as 0.4424. Format the column as number "
        "(44.24), or write text with a % sign if it really is below 1 percent.",
    ),
    "two_gaps": Words(
        "“{value}” adalah kesenjangan dalam persen, tetapi kolom kesenjangan persen juga terisi. Kosongkan salah satu.",
        "“{value}” is a gap in percent, but the column for gaps in percent is filled as well. Empty one of them.",
    ),
    "not_a_year": Words(
        "“{value}” bukan tahun target. Tulis tahun empat angka antara 2000 dan 2100, misalnya 2025.",
        "“{value}” is no target year. Write four digits between 2000 and 2100, for instance 2025.",
    ),
    "no_date": Words(
        "tanggal angka kosong. Angka tanpa tanggal tidak bisa dibandingkan; isi misalnya 2025, 2025-04 atau "
        "2025-04-30.",
        "the date of the figure is empty. A figure without a date compares with nothing; write for instance 2025, "
        "2025-04 or 2025-04-30.",
    ),
    "not_a_date": Words(
        "“{value}” bukan tanggal. Tulis misalnya 2025, 2025-04, 30/04/2025 atau 30 April 2025.",
        "“{value}” is no date. Write for instance 2025, 2025-04, 30/04/2025 or 30 April 2025.",
    ),
    "two_digit_year": Words(
        "“{value}” memakai tahun dua angka. Tulis tahun empat angka, misalnya 30/04/2025.",
        "“{value}” has a year of two digits. Write four, for instance 30/04/2025.",
    ),
    "impossible_date": Words(
        "tanggal “{value}” tidak ada di kalender. Urutannya hari, bulan, tahun (30/04/2025).",
        "the date “{value}” is not in the calendar. The order is day, month, year (30/04/2025).",
    ),
    "code_system_unstated": Words(
        "kode “{value}” tanpa titik. Kode BPS dan Kemendagri mirip tetapi menunjuk wilayah lain; nyatakan dengan "
        "--code-system kemendagri atau bps, dengan judul kolom kode_kemendagri, atau tulis bertitik (33.74).",
        "the code “{value}” has no dots. BPS and Kemendagri codes look alike but name other places; state "
        "--code-system kemendagri or bps, or the header kode_kemendagri, or write dots (33.74).",
    ),
    "bps_codes": Words(
        "“{value}” dinyatakan sebagai kode BPS. Kode BPS tidak diterjemahkan karena menunjuk wilayah lain; ganti "
        "dengan kode Kemendagri, atau hapus kolom kode dan pakai nama wilayah.",
        "“{value}” is stated to be a BPS code. BPS codes are not translated, as they name other places; use "
        "Kemendagri codes, or drop the code column and use area names.",
    ),
    "code_is_a_number": Words(
        "kode “{value}” tersimpan sebagai bilangan, dan bilangan kehilangan nol (33.10 menjadi 33.1). Format kolom "
        "kode sebagai teks lalu isi ulang.",
        "the code “{value}” is stored as a number, and numbers lose zeros (33.10 becomes 33.1). Format the code "
        "column as text and fill it in again.",
    ),
    "no_area_code": Words(
        "“{value}” bukan kode wilayah Kemendagri. Bentuknya 33, 33.74, 33.74.01 atau 33.74.01.1001; periksa apakah "
        "kolom kehilangan nol.",
        "“{value}” is no Kemendagri area code. Codes look like 33, 33.74, 33.74.01 or 33.74.01.1001; check whether "
        "the column lost zeros.",
    ),
    "no_area": Words(
        "nama dan kode wilayah kosong. Isi nama wilayah; bila baris ini hanya keterangan, hapus.",
        "name and code of the area are empty. Write the area's name; if the row is only a remark, remove it.",
    ),
    "total_row": Words(
        "“{value}” adalah baris penjumlahan, bukan wilayah. Hapus baris itu, atau ganti dengan nama wilayahnya.",
        "“{value}” is a row of sums, not an area. Remove the row, or write the name of its area.",
    ),
    "unknown_word": Words(
        "“{value}” tidak dikenali. Pilih salah satu: {choices}.",
        "“{value}” is not known. Choose one of: {choices}.",
    ),
    "too_long": Words(
        "teks “{value}” terlalu panjang (paling banyak {limit} huruf). Singkatkan.",
        "the text “{value}” is too long (at most {limit} characters). Shorten it.",
    ),
}


def fault_words(reason: str, *, row: int, column: str, value: str, choices: str = "", limit: int = 0) -> Words:
    """Say one fault in both languages, beginning with its row and column."""
    sentence = _SENTENCES[reason]
    filled = {"value": value, "choices": choices, "limit": limit}
    return Words(
        f"Baris {row}, kolom {column}: {sentence.id.format(**filled)}",
        f"Row {row}, column {column}: {sentence.en.format(**filled)}",
    )
