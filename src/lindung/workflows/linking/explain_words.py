"""An explained pair in sentences that somebody can read to a village clerk."""

from typing import Final

from lindung.engines.linkage.explaining.explain import FieldSays, PairWeight
from lindung.engines.linkage.explaining.odds import Rivals
from lindung.vocabulary.language import Words
from lindung.workflows.linking.explain import PairExplained
from lindung.workflows.linking.spoken_numbers import (
    spoken_bits,
    spoken_count,
    spoken_decimal,
    spoken_share,
    spoken_times,
)

STAGES: Final = {
    "nik": Words(
        "NIK keduanya sama, dan nama atau tanggal lahir menguatkannya.",
        "Both have the same NIK, and name or birth date confirm it.",
    ),
    "residue": Words(
        "NIK-nya tidak sama atau tidak ada; keduanya dicocokkan dari nama, tanggal lahir, desa, dan lainnya.",
        "The NIK is not equal or missing; both were compared by name, birth date, village and the rest.",
    ),
    "double": Words(
        "Salah satunya sudah cocok dengan orang lain; ini mungkin catatan gandanya, jadi orang yang memutuskan.",
        "One of them is matched to somebody else already; this may be a second entry, so a person decides.",
    ),
    "doubtful": Words(
        "NIK dan tanggal lahir sama tetapi namanya berbeda; NIK bisa tertukar, jadi orang yang memutuskan.",
        "NIK and birth date are equal but the names differ; the NIK may be another's, so a person decides.",
    ),
    "same_person": Words(
        "Pasangan ini ikut karena barisnya orang yang sama dengan baris lain yang cocok; tidak dibandingkan sendiri.",
        "This pair came with another: its row is the same person as a row that matched; it was not compared itself.",
    ),
    "decided": Words(
        "Orang yang menyatukan keduanya; pemadanan sendiri tidak menemukan pasangan ini.",
        "A person brought both together; the linkage itself did not find this pair.",
    ),
}
_DECISIONS: Final = {
    "match": Words("dianggap orang yang sama", "taken for one person"),
    "possible": Words("perlu diperiksa orang", "to be reviewed by a person"),
    "refused": Words("dianggap dua orang", "taken for two people"),
}
_DECIDED: Final = {
    "same": Words("Petugas memutuskan: orang yang sama.", "An officer decided: one person."),
    "different": Words("Petugas memutuskan: orang yang berbeda.", "An officer decided: different people."),
    "unsure": Words("Petugas membacanya dan belum yakin.", "An officer read it and was not sure."),
}
_LEARNT: Final = Words(
    "Peluangnya dipelajari dari desa: seberapa sering pasangan begini tinggal di satu desa.",
    "The chance is learnt from the villages: how often such pairs live in one village.",
)
_SAYS_NOTHING: Final = 0.05


def explained_words(told: PairExplained) -> list[Words]:
    """Say what a pair rests on, the outcome first."""
    lines = [_outcome(told), STAGES[told.stage]]
    if told.decided:
        lines.append(_DECIDED[told.decided])
    if told.stage == "doubtful":
        lines.append(_LEARNT)
    elif told.weight is not None:
        lines.append(_total(told.weight, told.expected_bits))
    return [*lines, rivals_words(told.rivals)]


def field_words(field: FieldSays) -> Words:
    """Say what one field adds; "" where it is told together with others."""
    if field.bits is None:
        return Words("dihitung bersama, lihat kelangkaan", "counted together, see rarity")
    if abs(field.bits) < _SAYS_NOTHING:
        return Words("tidak menambah apa-apa", "adds nothing")
    bits, times = spoken_bits(field.bits), spoken_times(field.bits)
    if field.bits > 0:
        return Words(
            f"{bits.id} bit: {times.id} kali lebih mungkin satu orang",
            f"{bits.en} bits: {times.en} times likelier one person",
        )
    return Words(
        f"{bits.id} bit: {times.id} kali lebih mungkin orang lain", f"{bits.en} bits: {times.en} times likelier another"
    )


def rare_words(weight: PairWeight) -> Words | None:
    """Say what it adds that the agreed values are rare; None where one field tells it alone."""
    if weight.rare_bits is None:
        return None
    fields_id = ", ".join(words.id for words in weight.rare)
    fields_en = ", ".join(words.en for words in weight.rare)
    bits, times = spoken_bits(weight.rare_bits), spoken_times(weight.rare_bits)
    if weight.rare_bits <= _SAYS_NOTHING:
        return Words(
            f"Kelangkaan yang sama ({fields_id}): {bits.id} bit; nilainya terlalu umum untuk berarti.",
            f"Rarity of what agrees ({fields_en}): {bits.en} bits; the values are too common to mean anything.",
        )
    return Words(
        f"Kelangkaan yang sama ({fields_id}): {bits.id} bit; semakin jarang nilainya, semakin kuat. Kebetulan sama "
        f"seperti ini 1 banding {times.id}.",
        f"Rarity of what agrees ({fields_en}): {bits.en} bits; the rarer the values, the stronger. Agreeing so by "
        f"chance is 1 in {times.en}.",
    )


def rivals_words(rivals: Rivals) -> Words:
    """Say who else came into question."""
    if rivals.are_none or rivals.best_score is None:
        return Words("Tidak ada catatan lain yang mirip keduanya.", "No other record resembles either of them.")
    left, right = spoken_count(rivals.of_left), spoken_count(rivals.of_right)
    best = spoken_share(rivals.best_score)
    return Words(
        f"Saingannya: {left.id} catatan lain mirip baris daftar dan {right.id} baris lain mirip pesertanya; yang "
        f"terkuat berpeluang {best.id}.",
        f"Rivals: {left.en} other records resemble the row of the list and {right.en} other rows resemble the member; "
        f"the strongest has a chance of {best.en}.",
    )


def _outcome(told: PairExplained) -> Words:
    decision, share = _DECISIONS[told.decision], spoken_share(told.score)
    return Words(
        f"Pasangan ini {decision.id}: peluang keduanya satu orang {share.id}.",
        f"This pair is {decision.en}: the chance that both are one person is {share.en}.",
    )


def _total(weight: PairWeight, start: float) -> Words:
    begun, bits, sum_ = spoken_times(start), spoken_bits(weight.bits), spoken_decimal(weight.bits + start)
    return Words(
        f"Sebelum dibandingkan, peluang dua catatan sembarang satu orang kira-kira 1 banding {begun.id} "
        f"({spoken_bits(start).id} bit). Semua isian bersama {bits.id} bit; jumlahnya {sum_.id} bit.",
        f"Before comparing, the chance that two records taken at random are one person is about 1 in {begun.en} "
        f"({spoken_bits(start).en} bits). All fields together give {bits.en} bits; that makes {sum_.en} bits.",
    )
