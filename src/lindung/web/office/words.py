"""Words of the office desk for the choices of reading a file."""

from lindung.engines.intake.conventions import CodeSystem, NumberStyle
from lindung.engines.intake.headers import HowMapped
from lindung.vocabulary.language import Words

NUMBER_STYLES = {
    NumberStyle.PLAIN: Words("323900 dan 44.24 (tanpa pemisah ribuan)", "323900 and 44.24 (no thousands mark)"),
    NumberStyle.ID: Words("323.900 dan 44,24 (cara Indonesia)", "323.900 and 44,24 (Indonesian)"),
    NumberStyle.EN: Words("323,900 dan 44.24 (cara Inggris)", "323,900 and 44.24 (English)"),
}
CODE_SYSTEMS = {
    CodeSystem.KEMENDAGRI: Words("Kemendagri tanpa titik", "Kemendagri without dots"),
    CodeSystem.BPS: Words("BPS", "BPS"),
}
HOW_MAPPED = {
    HowMapped.EXACT: Words("sama persis", "exactly the same"),
    HowMapped.SYNONYM: Words("istilah yang dikenal", "a known wording"),
    HowMapped.SIMILAR: Words("mirip", "similar"),
    HowMapped.GIVEN: Words("dipilih Anda", "chosen by you"),
    HowMapped.IGNORED: Words("sengaja tidak dipakai", "left out on purpose"),
    HowMapped.UNMAPPED: Words("tidak dikenali", "not recognised"),
}
COLUMNS = {
    "area_code": Words("kode wilayah", "area code"),
    "area_name": Words("nama wilayah", "area name"),
    "level": Words("tingkat wilayah", "level of the area"),
    "parent": Words("wilayah di atasnya", "area above"),
    "as_of": Words("tanggal angka", "date of the figure"),
    "employed": Words("jumlah pekerja", "workers"),
    "covered": Words("pekerja terlindungi", "covered workers"),
    "coverage_pct": Words("cakupan, persen", "coverage, percent"),
    "target_year": Words("tahun target", "year of the target"),
    "target_pct": Words("target, persen", "target, percent"),
    "target_count": Words("target, jumlah pekerja", "target, workers"),
    "gap_count": Words("kesenjangan, jumlah pekerja", "gap, workers"),
    "gap_pct": Words("kesenjangan, persen atau poin", "gap, percent or points"),
    "segment": Words("segmen", "segment"),
    "numerator_basis": Words("dasar hitung peserta", "basis of the members"),
    "denominator_kind": Words("jenis penyebut", "kind of denominator"),
    "target_origin": Words("penetap target", "who set the target"),
    "status": Words("status angka", "status of the figure"),
    "source": Words("sumber", "source"),
    "note": Words("catatan", "note"),
}
