"""The sentence for each way in which an engine refuses to spread a target."""

from lindung.engines.planning.refusals import SpreadRefusal, SpreadRefusedError
from lindung.opendata.queries.area import areas_of
from lindung.vocabulary.language import Language, Words
from lindung.workflows.targets.errors import TargetError

_SHOWN_NAMES = 5
_SENTENCES = {
    SpreadRefusal.UNKNOWN_NUMBERS: Words(
        "Pekerja atau pekerja terlindungi belum diketahui untuk {count} wilayah di {parent}: {names}. Masukkan "
        "angkanya, beri berkas angka, bagi sampai tingkat di atasnya saja, atau bagi hanya ke yang diketahui.",
        "Workers or covered workers of {count} areas in {parent} are not known: {names}. Enter the figures, give a "
        "file of numbers, spread to the level above only, or spread over what is known.",
    ),
    SpreadRefusal.COVERED_ABOVE_WORKERS: Words(
        "Di {parent}, terlindungi {asked} lebih banyak daripada pekerja {possible}: {names}. Biasanya dasar hitungnya "
        "berbeda; perbaiki angkanya, atau tetapkan sendiri target wilayah itu.",
        "In {parent}, {asked} are covered of {possible} workers: {names}. Usually the bases differ; correct the "
        "figures, or set the target of those areas yourself.",
    ),
    SpreadRefusal.FIXED_BELOW_ZERO: Words(
        "Target {names} di bawah nol. Tulis jumlah orang, nol atau lebih.",
        "The target of {names} is below zero. Write a number of people, zero or more.",
    ),
    SpreadRefusal.FIXED_ABOVE_WORKERS: Words(
        "Target {names} = {asked}, padahal pekerjanya hanya {possible}. Tulis paling banyak {possible}.",
        "The target of {names} is {asked}, but there are {possible} workers only. Write {possible} at most.",
    ),
    SpreadRefusal.FIXED_ABOVE_TARGET: Words(
        "Angka yang ditetapkan di {parent} berjumlah {asked}, lebih dari targetnya {possible}. Turunkan salah satunya, "
        "atau ubah dulu target {parent}.",
        "The numbers set by hand in {parent} add up to {asked}, more than its target {possible}. Lower one of them, or "
        "change the target of {parent} first.",
    ),
    SpreadRefusal.NOBODY_LEFT: Words(
        "Semua wilayah di {parent} sudah ditetapkan dan berjumlah {asked}, bukan {possible}. Lepaskan salah satunya "
        "supaya selisihnya dapat dibagi.",
        "All areas in {parent} are set by hand and add up to {asked} instead of {possible}. Release one of them, so "
        "that the difference can be spread.",
    ),
    SpreadRefusal.FIXED_LEAVE_TOO_LITTLE: Words(
        "Angka yang ditetapkan di {parent} menyisakan {asked} untuk wilayah lainnya, padahal di sana sudah {possible} "
        "yang terlindungi. Turunkan angkanya, atau ubah dulu target {parent}.",
        "The numbers set by hand in {parent} leave {asked} for the others, where {possible} are covered already. Lower "
        "them, or change the target of {parent} first.",
    ),
    SpreadRefusal.TARGET_ABOVE_WORKERS: Words(
        "{parent} harus mencapai {asked}, padahal pekerja di wilayah yang dapat dibagi hanya {possible}. Periksa "
        "jumlah pekerja tiap wilayah, atau turunkan targetnya.",
        "{parent} has to reach {asked}, but the areas it can be spread over have {possible} workers only. Check the "
        "workers of each area, or lower the target.",
    ),
    SpreadRefusal.FIXED_WITHOUT_TARGET: Words(
        "Target {names} ditetapkan, tetapi {parent} sendiri tidak mendapat bagian. Tetapkan dulu target {parent}, atau "
        "lepaskan yang di dalamnya.",
        "The target of {names} is set, but {parent} itself has no share. Set the target of {parent} first, or release "
        "those inside.",
    ),
}


def not_spread(error: SpreadRefusedError) -> TargetError:
    """Say in words why an engine did not spread a target."""
    found = areas_of({error.parent, *error.codes[:_SHOWN_NAMES]})
    shown = [found[code].name if code in found else code for code in error.codes[:_SHOWN_NAMES]]
    names = ", ".join(shown) + (", …" if len(error.codes) > _SHOWN_NAMES else "")
    parent = found[error.parent].name if error.parent in found else error.parent
    sentence = _SENTENCES[error.reason]

    def said(language: Language) -> str:
        numbers = {"asked": _people(error.asked, language), "possible": _people(error.possible, language)}
        counted = _people(len(error.codes), language)
        return sentence.in_language(language).format(parent=parent, names=names, count=counted, **numbers)

    field = "code" if error.reason.value.startswith("fixed") or error.reason is SpreadRefusal.NOBODY_LEFT else "amount"
    return TargetError(Words(said(Language.ID), said(Language.EN)), field=field)


def _people(number: int | None, language: Language) -> str:
    text = "" if number is None else f"{number:,}"
    return text.replace(",", ".") if language is Language.ID else text
