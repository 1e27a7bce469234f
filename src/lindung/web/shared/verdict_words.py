"""Verdicts of the check, said so that they can be read aloud."""

from lindung.engines.coverage.position import IntervalKind, Origin
from lindung.vocabulary.language import Words

VERDICTS = {
    "ok": Words("cocok", "agrees"),
    "truncated": Words("dipotong, bukan dibulatkan", "cut off, not rounded"),
    "mismatch": Words("tidak cocok", "does not agree"),
}
UNCHECKED = Words("tidak dapat diperiksa", "cannot be checked")

GAP_KINDS = {
    "to_target": Words("kesenjangan ke target", "gap to the target"),
    "to_all": Words("jarak ke semua pekerja, bukan ke target", "gap to all workers, not to the target"),
    "is_target": Words("ini angka targetnya, bukan kesenjangan", "this is the target itself, not a gap"),
    "complement": Words(
        "100 dikurangi cakupan, bukan jarak ke target", "100 minus coverage, not the gap to the target"
    ),
    "step": Words("selisih dua target tahunan", "step between two yearly targets"),
    "mismatch": Words("tidak cocok dengan hitungan mana pun", "agrees with no way of counting"),
}
GAP_LOOKS = {"to_target": "ok", "mismatch": "mismatch"}

ORIGINS = {
    Origin.PRINTED: Words("tercetak", "as printed"),
    Origin.COMPUTED: Words("dihitung dari jumlah orang", "computed from the counts"),
    Origin.FROM_PERCENT: Words("tersirat dari persen", "implied by the percentage"),
    Origin.FROM_TARGET: Words("tersirat dari target", "implied by the target"),
    Origin.FROM_GAP: Words("tersirat dari kesenjangan", "implied by the gap"),
}

INTERVALS = {
    IntervalKind.STATISTICAL_80: Words("kisaran 80% dari angka-angka sebelumnya", "80% range from the earlier figures"),
    IntervalKind.ASSUMED_HALF: Words(
        "kisaran anggapan: setengah sampai satu setengah kali laju",
        "assumed range: half to one and a half times the pace",
    ),
}
