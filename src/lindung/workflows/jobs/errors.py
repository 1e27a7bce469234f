"""Why work cannot be asked for or changed."""

from lindung.vocabulary.language import Words


class JobError(ValueError):
    """A sentence for whoever asked."""

    def __init__(self, words: Words) -> None:
        """Keep the sentence."""
        super().__init__(words.en)
        self.words = words


class UnknownJobError(JobError):
    """No work has this identifier."""

    def __init__(self) -> None:
        """Say where to look."""
        super().__init__(
            Words(
                "Pekerjaan dengan tanda itu tidak ada. Lihat daftarnya: lindung jobs list.",
                "No work has this identifier. See the list: lindung jobs list.",
            )
        )


OVER = Words(
    "Pekerjaan itu sudah berakhir; tidak ada yang dapat dibatalkan.", "That work is over; there is nothing to cancel."
)
NOT_OVER = Words("Pekerjaan itu belum berakhir.", "That work is not over yet.")
UNTOLD_END = Words(
    "Prosesnya berhenti tanpa kabar; mungkin memori komputer habis. Tidak ada yang tersimpan setengah jalan. Minta "
    "lagi ketika pekerjaan lain selesai.",
    "Its process ended without a word; the computer may have run out of memory. Nothing was stored half-way. Ask again "
    "when other work is done.",
)
TRIED_ENOUGH = Words(
    "Terhenti berkali-kali sebelum selesai. Periksa memori dan ruang simpan (lindung doctor), lalu minta lagi.",
    "Ended several times before it was done. Look at memory and free space (lindung doctor), then ask again.",
)
NO_MEMORY = Words(
    "Memori komputer tidak cukup. Tidak ada yang tersimpan setengah jalan.",
    "The computer has not enough memory. Nothing was stored half-way.",
)


def unexpected(kind: str) -> Words:
    """Say that something unforeseen happened, without what an error's text may hold of people's data."""
    return Words(
        f"Terhenti karena kesalahan yang tidak terduga ({kind}). Tidak ada yang tersimpan setengah jalan.",
        f"Stopped on an unexpected error ({kind}). Nothing was stored half-way.",
    )
