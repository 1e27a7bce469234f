"""What is wrong with the tables of a profile, said before anything is built from them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from lindung.engines.intake.faults import shortened
from lindung.engines.intake.headers import normalised
from lindung.engines.intake.profiles.targets import targets_of
from lindung.vocabulary.language import Words
from lindung.vocabulary.register_kind import RegisterKind

LONGEST_HEADING = 200
MOST_HEADINGS = 2_000
_REQUIRED = ("name", "register", "headers", "needs")

Tables = Mapping[str, Any]  # Any: parsed TOML or JSON has no narrower type


class ProfileError(ValueError):
    """A profile cannot be used or saved; nothing was changed.

    Attributes:
        words: What is wrong and what to do, in both languages.
    """

    def __init__(self, words: Words) -> None:
        """Keep both languages; the English one is the exception's text."""
        super().__init__(words.en)
        self.words = words


def refuse_faulty(tables: Tables, profile_id: str) -> None:
    """Refuse tables that lack a part, name an unknown target, or give one wording two meanings.

    Raises:
        ProfileError: The first fault found.
    """
    _refuse_missing_parts(tables, profile_id)
    targets = targets_of(register_named(tables["register"], profile_id))
    for target in _named_targets(tables):
        if target not in targets:
            name, offered = shortened(target), ", ".join(targets)
            raise ProfileError(
                Words(
                    f"Profil {profile_id}: “{name}” bukan sasaran. Pilih salah satu: {offered}.",
                    f"Profile {profile_id}: “{name}” is no target. Choose one of: {offered}.",
                )
            )
    _refuse_unwieldy(tables, profile_id)
    _refuse_two_meanings(tables, profile_id)


def register_named(name: object, profile_id: str) -> RegisterKind:
    """Return the kind of register a profile names.

    Raises:
        ProfileError: There is no such kind.
    """
    kinds = [kind.value for kind in RegisterKind]
    if name not in kinds:
        raise ProfileError(
            Words(
                f"Profil {profile_id}: jenis register tidak dikenal. Pilih salah satu: {', '.join(kinds)}.",
                f"Profile {profile_id}: the kind of register is unknown. Choose one of: {', '.join(kinds)}.",
            )
        )
    return RegisterKind(name)


def _refuse_missing_parts(tables: Tables, profile_id: str) -> None:
    missing = [part for part in _REQUIRED if not tables.get(part)]
    if missing:
        raise ProfileError(
            Words(
                f"Profil {profile_id} tidak lengkap: {', '.join(missing)} belum ada.",
                f"Profile {profile_id} is incomplete: it lacks {', '.join(missing)}.",
            )
        )


def _refuse_unwieldy(tables: Tables, profile_id: str) -> None:
    texts = [text for _, text in _meanings(tables)]
    if len(texts) > MOST_HEADINGS or any(not normalised(text) or len(text) > LONGEST_HEADING for text in texts):
        raise ProfileError(
            Words(
                f"Profil {profile_id}: judul kolom harus berisi huruf atau angka, paling panjang {LONGEST_HEADING} "
                f"karakter, dan paling banyak {MOST_HEADINGS} judul.",
                f"Profile {profile_id}: a heading must hold letters or digits, be at most {LONGEST_HEADING} characters "
                f"long, and there may be at most {MOST_HEADINGS} of them.",
            )
        )


def _refuse_two_meanings(tables: Tables, profile_id: str) -> None:
    meaning: dict[str, str | None] = {}
    for target, text in _meanings(tables):
        if meaning.setdefault(normalised(text), target) != target:
            raise ProfileError(
                Words(
                    f"Profil {profile_id}: judul “{shortened(text)}” punya dua arti. Pilih salah satu.",
                    f"Profile {profile_id}: the heading “{shortened(text)}” means two things. Choose one.",
                )
            )


def _meanings(tables: Tables) -> Iterator[tuple[str | None, str]]:
    yield from ((target, text) for target, texts in tables["headers"].items() for text in texts)
    yield from ((None, text) for entry in tables.get("ignored", ()) for text in entry["headers"])


def _named_targets(tables: Tables) -> Iterable[str]:
    return (*tables["headers"], *tables["needs"], *tables.get("expects", ()), *tables.get("code_lists", {}))
