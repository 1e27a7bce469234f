"""Why a published figure and a count from persons differ, each reason with what it means and who can settle it."""

from enum import StrEnum
from typing import Final

from lindung.vocabulary.language import Words


class DifferenceCode(StrEnum):
    """One line between the two numbers, in the order in which it is read."""

    NOT_AMONG_WORKERS = "not_among_workers"
    POSSIBLE_MATCHES = "possible_matches"
    ON_NO_LIST = "on_no_list"
    NO_WORKERS = "no_workers"
    LIVE_ELSEWHERE = "live_elsewhere"
    DOMICILE_UNKNOWN = "domicile_unknown"
    OTHER_MONTH = "other_month"
    UNEXPLAINED = "unexplained"
    UNEXPLAINED_THEN = "unexplained_then"
    OUTSIDE_SCOPE = "outside_scope"
    NOT_LISTED = "not_listed"

    @property
    def label(self) -> Words:
        """Its name."""
        return _LABELS[self]

    @property
    def meaning(self) -> Words:
        """What it means and who can settle it, in a sentence."""
        return _MEANINGS[self]


_LABELS: Final = {
    DifferenceCode.OTHER_MONTH: Words("Bulannya berbeda", "Another month"),
    DifferenceCode.NOT_AMONG_WORKERS: Words(
        "Peserta yang bukan pekerja di daftar", "Members who are no workers of the list"
    ),
    DifferenceCode.POSSIBLE_MATCHES: Words("Mungkin sama dengan orang di daftar", "Possibly persons of the list"),
    DifferenceCode.ON_NO_LIST: Words("Peserta yang tidak ada di daftar", "Members on no list"),
    DifferenceCode.NO_WORKERS: Words("Meninggal atau di luar cakupan", "Deceased or outside the scope"),
    DifferenceCode.LIVE_ELSEWHERE: Words("Peserta yang tinggal di luar wilayah", "Members who live elsewhere"),
    DifferenceCode.DOMICILE_UNKNOWN: Words("Peserta yang domisilinya tidak diketahui", "Members of unknown domicile"),
    DifferenceCode.UNEXPLAINED: Words("Belum terjelaskan", "Unexplained"),
    DifferenceCode.UNEXPLAINED_THEN: Words("Belum terjelaskan", "Unexplained"),
    DifferenceCode.OUTSIDE_SCOPE: Words("Pekerja di daftar yang di luar cakupan", "Listed workers outside the scope"),
    DifferenceCode.NOT_LISTED: Words("Selisih daftar dengan angka pekerja", "The list against the number of workers"),
}
_MEANINGS: Final = {
    DifferenceCode.OTHER_MONTH: Words(
        "Perubahan cakupan efektif menurut register dari bulan pemadanan ke bulan terdekat dengan angka terbitan.",
        "Change of effective coverage by the registers from the linkage's month to that nearest to the figure.",
    ),
    DifferenceCode.NOT_AMONG_WORKERS: Words(
        "Terlindungi bulan itu tetapi tidak ada di daftar pekerja, meninggal, atau di luar cakupan hukum.",
        "Covered in that month but on no list of workers, deceased, or outside the scope of the law.",
    ),
    DifferenceCode.POSSIBLE_MATCHES: Words(
        "Paling banyak sekian mirip orang di daftar; pembaca memutuskan di Tinjauan, lalu padankan dan hitung lagi.",
        "At most so many resemble persons of the list; readers decide in the review, then link and count again.",
    ),
    DifferenceCode.ON_NO_LIST: Words(
        "Tinggal di wilayah ini dan terlindungi, tetapi daftar pekerja belum memuat mereka; lengkapi daftarnya.",
        "They live here and are covered, but no list holds them: the list of workers is incomplete.",
    ),
    DifferenceCode.NO_WORKERS: Words(
        "Masih aktif di daftar peserta, padahal meninggal atau diatur skema lain; kantor cabang yang memeriksa.",
        "Still active among the members though deceased or in another scheme; the branch office checks.",
    ),
    DifferenceCode.LIVE_ELSEWHERE: Words(
        "Terdaftar atau bekerja di sini tetapi tinggal di wilayah lain; angka terbitan biasanya memuat mereka.",
        "Registered or working here but living elsewhere; published figures usually count them.",
    ),
    DifferenceCode.DOMICILE_UNKNOWN: Words(
        "Daftar peserta tidak menyebut tempat tinggalnya; lengkapi alamatnya agar dapat ditempatkan.",
        "The members' extract does not tell where they live; with an address they can be placed.",
    ),
    DifferenceCode.UNEXPLAINED: Words(
        "Angka terbitan terhadap daftar peserta yang dipakai: tanggal, cara menghitung, atau register yang berbeda.",
        "The published figure against the extract used: another day, another way to count, or another register.",
    ),
    DifferenceCode.UNEXPLAINED_THEN: Words(
        "Peserta yang tinggal di luar wilayah dan yang domisilinya tidak diketahui termasuk di sini: mereka hanya "
        "diketahui pada bulan pemadanan.",
        "Members who live elsewhere or nowhere known are part of this: only the month of the linkage tells them.",
    ),
    DifferenceCode.OUTSIDE_SCOPE: Words(
        "ASN, TNI, Polri, pensiunan, dan yang di luar batas umur: bekerja, tetapi punya skema sendiri.",
        "Civil servants, army, police and those outside the ages: they work, but have schemes of their own.",
    ),
    DifferenceCode.NOT_LISTED: Words(
        "Angka terbitan dikurangi daftar. Di atas nol: daftar belum lengkap. Di bawah nol: daftar memuat lebih banyak.",
        "Published number less the list. Above zero the list is incomplete; below zero it holds more.",
    ),
}
