"""How firm a figure is; every screen says it beside the date."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class FigureStatus(StrEnum):
    """What the source says of a figure's firmness."""

    PUBLISHED = "published"
    PROVISIONAL = "provisional"
    FINAL = "final"
    SAMPLE = "sample"

    @property
    def words(self) -> Words:
        """The status in both languages."""
        return _WORDS[self]


_WORDS = {
    FigureStatus.PUBLISHED: Words("angka terbitan", "published figure"),
    FigureStatus.PROVISIONAL: Words("angka sementara", "provisional figure"),
    FigureStatus.FINAL: Words("angka tetap", "final figure"),
    FigureStatus.SAMPLE: Words("data contoh", "sample data"),
}
