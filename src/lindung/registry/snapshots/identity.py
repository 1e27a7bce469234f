"""Which row of two snapshots is the same person, employer or project, as expressions of SQL."""

from collections.abc import Collection

from lindung.registry.snapshots.sql import quoted
from lindung.vocabulary.register_kind import RegisterKind

_PLACE = {"row", "file_row"}
_DERIVED = {"name_key", "nik_number", "nik_short", "nik_birth", "nik_sex", "nik_regency", "kk_number", "phone_number"}
_FAULT_END = "_fault"
_WITHOUT_NUMBER = "1::UBIGINT << 63"


def identity(register: RegisterKind, columns: Collection[str]) -> str:
    """Tell a row's identity as a 64-bit number: the NIK, or else a hash with the highest bit set.

    Persons without a sound NIK are the same by compared name, birth date and village; employers by NPP and projects by
    project number, or else by compared name and village.
    """
    if register.is_about_persons:
        sound = "nik_fault IS NULL AND nik_number IS NOT NULL" if "nik_fault" in columns else "nik_number IS NOT NULL"
        return (
            f"CASE WHEN {sound} THEN nik_number::UBIGINT ELSE {_hashed('name_key', 'birth_date', 'village_code')} END"
        )
    number = "npp" if register is RegisterKind.EMPLOYERS else "project_number"
    return f"CASE WHEN {number} IS NULL THEN {_hashed('name_key', 'village_code')} ELSE {_hashed(number)} END"


def business_columns(columns: Collection[str]) -> list[str]:
    """Name the columns in which a difference counts: not the place in the file, not what is derived from others."""
    return [name for name in columns if name not in _PLACE and name not in _DERIVED and not name.endswith(_FAULT_END)]


def row_hash(columns: Collection[str]) -> str:
    """Tell 64 bits of a row's business columns."""
    return f"hash({', '.join(quoted(name) for name in columns)})" if columns else "0::UBIGINT"


def has_death(columns: Collection[str]) -> str:
    """Ask whether a row notes a death."""
    noted = {"life_note": "life_note = 'deceased'", "died_on": "died_on IS NOT NULL"}
    asked = [text for name, text in noted.items() if name in columns]
    return f"coalesce({' OR '.join(asked)}, false)" if asked else "false"


def _hashed(*columns: str) -> str:
    return f"(hash({', '.join(columns)}) | ({_WITHOUT_NUMBER}))"
