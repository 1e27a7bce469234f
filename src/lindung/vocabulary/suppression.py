"""What becomes of a number when coverage is released to everybody."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class Suppression(StrEnum):
    """Whether a number is released, and if not, why; the reason stays in the office."""

    PUBLISHED = "published"
    PRIMARY = "primary"
    COMPLEMENTARY = "complementary"

    @property
    def words(self) -> Words:
        """The state in both languages."""
        return _WORDS[self]


_WORDS = {
    Suppression.PUBLISHED: Words("diterbitkan", "published"),
    Suppression.PRIMARY: Words("ditahan karena sedikit orang", "withheld, few people"),
    Suppression.COMPLEMENTARY: Words("ditahan untuk melindungi angka lain", "withheld to protect another number"),
}
