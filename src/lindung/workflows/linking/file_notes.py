"""What every file made from a linkage says of itself: month, registers with their days, model, sample or not."""

from lindung.registry.snapshots.linkage import LinkageManifest
from lindung.registry.snapshots.vault import office_vault
from lindung.vocabulary.language import Language, Words
from lindung.workflows.linking.look import Source, sources_of
from lindung.workflows.linking.sheets import SAMPLE


def linkage_notes(told: LinkageManifest, language: Language) -> tuple[str, ...]:
    """Return the lines under the title of a file."""
    registers = "; ".join(source_words(source).in_language(language) for source in sources_of(office_vault(), told))
    lines = [
        _LINKAGE.in_language(language).format(
            id=told.linkage_id, month=f"{told.month:%Y-%m}", model=told.model_version, by=told.made_by,
            at=f"{told.made_at:%Y-%m-%d}",
        ),
        f"{_REGISTERS.in_language(language)}: {registers}",
    ]  # fmt: skip
    return (*([SAMPLE.in_language(language)] if told.is_sample else []), *lines)


def source_words(source: Source) -> Words:
    """Name a register with the day its rows are of."""
    if source.register is None or source.as_of is None:
        return Words(f"register {source.snapshot_id} (sudah tidak ada)", f"register {source.snapshot_id} (gone)")
    day = source.as_of.isoformat()
    return Words(f"{source.register.words.id} per {day}", f"{source.register.words.en} as of {day}")


_LINKAGE = Words(
    "Pemadanan {id}, bulan {month}, model {model}, dibuat {at} oleh {by}",
    "Linkage {id}, month {month}, model {model}, made {at} by {by}",
)
_REGISTERS = Words("Sumber", "Sources")
