"""Steps of long work, as terminals and pages say them."""

from typing import Final

from lindung.vocabulary.language import Words

_STEPS: Final = {
    "read": Words("Membaca", "Reading"),
    "persons": Words("Mencari orang yang sama di satu register", "Looking for people entered twice"),
    "nik": Words("Memadankan NIK", "Matching NIKs"),
    "weights": Words("Belajar bobot dari data", "Learning weights from the data"),
    "residue": Words("Memadankan sisanya", "Matching the rest"),
    "left_over": Words("Mencari di antara yang tersisa", "Looking among what is left over"),
    "scores": Words("Menghitung skor", "Computing scores"),
    "deaths": Words("Memadankan kematian", "Matching deaths"),
    "personnel": Words("Memadankan ASN, TNI, Polri", "Matching civil servants, military, police"),
    "status": Words("Menetapkan status", "Settling the status"),
    "settle": Words("Menyiapkan bulan kepesertaan", "Preparing months of membership"),
    "count": Words("Menghitung", "Counting"),
    "protect": Words("Menutup angka kecil", "Withholding small numbers"),
    "attack": Words("Menyerang seperti pembaca", "Attacking as a reader would"),
    "save": Words("Menyimpan", "Saving"),
}


def step_words(step: str) -> Words:
    """Say a step; one that has no sentence is said by its code."""
    return _STEPS.get(step, Words(step, step))
