"""Why an act on a delivery did not happen.

DeliveryError
├── UnknownDeliveryError    nobody knows the identifier
├── WrongStateError         the delivery stands elsewhere: another person was faster, or the step is not due
├── UploadGapError          a chunk does not follow the bytes received so far
└── UploadTooLargeError     the file is larger than the installation accepts
"""

from lindung.vocabulary.language import Words
from lindung.workflows.deliveries.plain import DeliveryState


class DeliveryError(RuntimeError):
    """The act did not happen; nothing was changed.

    Attributes:
        words: What did not happen and what to do, in both languages.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


class UnknownDeliveryError(DeliveryError):
    """No delivery has this identifier."""

    def __init__(self) -> None:
        """Say so without repeating what was asked."""
        super().__init__(
            Words(
                "Kiriman itu tidak ada. Lihat daftarnya: lindung intake list.",
                "There is no such delivery. See the list: lindung intake list.",
            )
        )


class WrongStateError(DeliveryError):
    """The delivery does not stand where the act needs it."""

    def __init__(self, state: DeliveryState) -> None:
        """Name where it stands."""
        super().__init__(
            Words(
                f"Kiriman ini {state.words.id}; langkah itu tidak dapat dilakukan sekarang. Muat ulang halamannya: "
                "mungkin orang lain baru saja mengerjakannya.",
                f"This delivery is {state.words.en}; that step cannot be done now. Load the page again: somebody else "
                "may have done it just before.",
            )
        )
        self.state = state


class UploadGapError(DeliveryError):
    """A chunk does not begin where the received bytes end.

    Attributes:
        received: Bytes received so far; the next chunk begins there.
    """

    def __init__(self, received: int) -> None:
        """Keep where to go on."""
        super().__init__(
            Words(
                f"Potongan berkas tidak berurutan; lanjutkan dari byte {received}.",
                f"The piece of the file is out of order; go on from byte {received}.",
            )
        )
        self.received = received


class UploadTooLargeError(DeliveryError):
    """The file is larger than the installation accepts."""

    def __init__(self, limit: int) -> None:
        """Name the limit."""
        super().__init__(
            Words(
                f"Berkas lebih besar dari batas {limit // 1_000_000} MB. Pecah per kecamatan, simpan sebagai CSV atau "
                "Parquet, atau pakai perintah lindung intake import di server.",
                f"The file is larger than the limit of {limit // 1_000_000} MB. Split it by district, save it as CSV "
                "or Parquet, or use the command lindung intake import on the server.",
            )
        )


NO_MEMORY = Words(
    "Memori komputer tidak cukup untuk berkas ini. Tutup program lain, atau pecah berkasnya per kecamatan.",
    "This computer has not enough memory for the file. Close other programs, or split the file by district.",
)
