"""What each deed means and where it is done, so that nobody has to know the name of a page."""

from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from lindung.vocabulary.language import Words
from lindung.vocabulary.role import Deed


@dataclass(frozen=True)
class Place:
    """A page on which a deed is done.

    Attributes:
        view: Name of its address.
        label: What it is called, in the wording of the catalogue.
    """

    view: str
    label: str

    @property
    def words(self) -> str:
        """What it is called in the language of the page."""
        return gettext(self.label)


@dataclass(frozen=True)
class DeedHelp:
    """How a deed is explained.

    Attributes:
        means: What one does or sees, in plain words.
        places: Pages on which it is done.
        where: Said instead when it has no page of its own, or None.
        command: Command that does it on the computer that serves Lindung, or "".
        howto: The job that shows it step by step, or "".
    """

    means: Words
    places: tuple[Place, ...] = ()
    where: Words | None = None
    command: str = ""
    howto: str = ""


DEED_HELP: Final[dict[Deed, DeedHelp]] = {
    Deed.SEE_TOTALS: DeedHelp(
        Words(
            "Melihat berapa yang terlindungi dan berapa yang belum di wilayah Anda, tanpa nama orang.",
            "See how many are covered and how many are not in your areas, without names of people.",
        ),
        (Place("coverage", "Cakupan"), Place("targets", "Target"), Place("linkages", "Pemadanan")),
    ),
    Deed.ENTER_FIGURES: DeedHelp(
        Words(
            "Mencatat angka yang sudah diterbitkan, dengan sumbernya, satu per satu atau dari berkas.",
            "Record figures that were published, with their source, one by one or from a file.",
        ),
        (Place("enter_figure", "Masukkan angka"), Place("import_figures", "Impor")),
        howto="masukkan-angka",
    ),
    Deed.SET_TARGETS: DeedHelp(
        Words(
            "Menetapkan target wilayah dan membaginya sampai kelurahan.",
            "Set the target of an area and spread it down to the villages.",
        ),
        (Place("target_new", "Bagi target"), Place("targets", "Target")),
        howto="bagi-target",
    ),
    Deed.SEND_LISTS: DeedHelp(
        Words(
            "Mengirim daftar orang, melihat putusan tiap baris, dan mengembalikan yang perlu diperbaiki ke desa.",
            "Send lists of people, see the verdict of every row, and return to the villages what needs repair.",
        ),
        (Place("list_new", "Kirim daftar"), Place("lists", "Klinik daftar")),
        howto="kirim-daftar",
    ),
    Deed.SAVE_REGISTERS: DeedHelp(
        Words(
            "Menyimpan baris yang siap sebagai register, memadankannya, dan menghitung cakupan.",
            "Save rows that are ready as a register, link registers, and count coverage.",
        ),
        (Place("registers", "Register"), Place("linkages", "Pemadanan"), Place("coverage", "Cakupan")),
        howto="simpan-register",
    ),
    Deed.SEE_PEOPLE: DeedHelp(
        Words(
            "Mencari orang menurut nama, NIK, atau desa, dengan keperluan yang dicatat; NIK disamarkan.",
            "Search people by name, NIK or village, for a purpose that is kept on record; NIKs are masked.",
        ),
        (Place("linkages", "Pemadanan"),),
        howto="cari-belum-terlindungi",
    ),
    Deed.REVEAL_NUMBER: DeedHelp(
        Words(
            "Menampilkan NIK lengkap satu orang bila memang perlu. Siapa dan untuk apa dicatat; jumlahnya tiap jam "
            "dibatasi.",
            "Show the whole NIK of one person where it is needed. Who and what for is on record; how many in an hour "
            "is limited.",
        ),
        where=Words(
            "Tombolnya ada di sebelah orang yang ditemukan di Pemadanan, dan di halaman pasangan bagi yang meninjau.",
            "Its button stands beside a person found in Linkage, and on the page of a pair for those who review.",
        ),
        howto="cari-belum-terlindungi",
    ),
    Deed.REVIEW_PAIRS: DeedHelp(
        Words(
            "Memutuskan apakah dua catatan yang mirip itu orang yang sama.",
            "Settle whether two similar records are one person.",
        ),
        (Place("review", "Tinjauan"),),
        howto="tinjau-pasangan",
    ),
    Deed.PUBLISH: DeedHelp(
        Words(
            "Menerbitkan hitungan sebagai data terbuka, tanpa angka kecil yang dapat membuka identitas orang.",
            "Release a count as open data, without the small numbers that could give people away.",
        ),
        (Place("publishing", "Data terbuka"),),
        howto="terbitkan-data-terbuka",
    ),
    Deed.KEEP_ACCOUNTS: DeedHelp(
        Words(
            "Mengundang orang, memberi dan mengakhiri peran, membuat tautan kata sandi baru.",
            "Invite people, give roles and end them, make links for a new password.",
        ),
        (Place("accounts", "Akun"),),
        howto="kelola-akun",
    ),
    Deed.READ_AUDIT: DeedHelp(
        Words(
            "Membaca siapa melakukan atau melihat apa, kapan, dan untuk apa.",
            "Read who did or saw what, when, and what for.",
        ),
        (Place("audit", "Jejak audit"),),
    ),
    Deed.READ_ORIGIN: DeedHelp(
        Words(
            "Mengikuti sebuah angka ke hitungan, register, dan berkas asalnya, dan memeriksa keutuhannya.",
            "Follow a number to its count, its registers and their files, and check that they are whole.",
        ),
        (Place("coverage", "Cakupan"), Place("linkages", "Pemadanan")),
        howto="telusuri-angka",
    ),
    Deed.PROTECT_DATA: DeedHelp(
        Words(
            "Menjawab permintaan orang atas datanya, mencatat kegagalan pelindungan, menjaga jadwal retensi.",
            "Answer people's requests for their data, record breaches, keep the retention schedule.",
        ),
        (Place("protection", "Data pribadi"),),
        howto="jawab-permintaan",
    ),
}
"""Every deed; a test refuses one that is missing here."""
