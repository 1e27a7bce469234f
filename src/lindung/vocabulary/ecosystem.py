"""Ecosystems: the surroundings through which informal workers are reached together."""

from enum import StrEnum

from lindung.vocabulary.language import Words


class Ecosystem(StrEnum):
    """Where somebody works among others of the kind (ucj.md 6.5), as lists of workers tell it."""

    VILLAGE = "village"
    MARKET = "market"
    FARMERS = "farmers"
    FISHERS = "fishers"
    TRANSPORT = "transport"
    SMALL_FIRMS = "small_firms"
    OTHER = "other"

    @property
    def words(self) -> Words:
        """The ecosystem in both languages."""
        return _WORDS[self]


_WORDS = {
    Ecosystem.VILLAGE: Words("Pemerintahan desa, RT/RW, kader", "Village government, RT/RW, cadres"),
    Ecosystem.MARKET: Words("Pasar dan pedagang", "Markets and traders"),
    Ecosystem.FARMERS: Words("Tani, kebun, ternak", "Farms and livestock"),
    Ecosystem.FISHERS: Words("Nelayan dan perikanan", "Fishers and fish farms"),
    Ecosystem.TRANSPORT: Words("Transportasi dan ojek", "Transport and ride hailing"),
    Ecosystem.SMALL_FIRMS: Words("UMKM, kerajinan, jasa rumahan", "Small firms, crafts, home services"),
    Ecosystem.OTHER: Words("Pekerjaan lain", "Other work"),
}
