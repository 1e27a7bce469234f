"""Why a target was not spread, changed or taken back; nothing is stored then.

TargetError               words, and the field of a form they belong to
└── TargetGoneError       the version does not count any more
"""

from lindung.vocabulary.language import Words


class TargetError(ValueError):
    """Nothing was stored.

    Attributes:
        words: What did not happen and what to do, in both languages.
        field: The field it is about: area, due, amount, rule, file, code, decree, entered_by, or "".
    """

    def __init__(self, words: Words, *, field: str = "") -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words
        self.field = field


class TargetGoneError(TargetError):
    """The version does not count any more: changed, taken back, or never there."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            Words(
                "Versi rencana target ini tidak berlaku lagi: sudah diubah atau dibatalkan orang lain. Buka versi "
                "terbarunya lalu mulai dari sana.",
                "This version of the target plan does not count any more: somebody changed it or took it back. Open "
                "the newest version and start from there.",
            )
        )


def nothing_inside() -> TargetError:
    """Say that there is nothing to spread a target over."""
    return TargetError(
        Words(
            "Wilayah ini tidak dapat dibagi sampai tingkat itu: tidak ada wilayah di dalamnya. Pilih wilayah yang "
            "lebih besar, atau tingkat yang lebih dalam.",
            "This area cannot be spread down to that level: there is no area inside. Choose a larger area, or a "
            "deeper level.",
        ),
        field="area",
    )


def nobody_known() -> TargetError:
    """Say that no area inside has numbers."""
    return TargetError(
        Words(
            "Belum ada satu pun wilayah di dalamnya yang diketahui pekerja dan terlindunginya, jadi tidak ada yang "
            "dapat dibagi. Masukkan angkanya atau beri berkas angka.",
            "Of no area inside are workers and covered workers known, so nothing can be spread. Enter the figures or "
            "give a file of numbers.",
        ),
        field="file",
    )
